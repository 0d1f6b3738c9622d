package layout

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// classText is what a document says that a class of data is.
type classText struct {
	class, said string
	passage     *knowledge.Passage
}

// learnClasses proposes for data what a document says to be of its classes: "Confidential – marks,
// contracts". What the lexicon knows for data already is kept as more of the class. One class alone
// may be spoken of for anything.
func (l *Reader) learnClasses(passages []*knowledge.Passage) {
	l.ofClass = map[knowledge.EntityID][]knowledge.EntityID{}
	var list []classText
	for _, p := range passages {
		list = append(list, classesIn(p)...)
	}
	if !slices.ContainsFunc(list, func(c classText) bool { return !strings.EqualFold(c.class, list[0].class) }) {
		return
	}
	for _, c := range list {
		class := l.dataOf(c.class, c.passage)
		for _, name := range listed(c.said) {
			if id := l.knownData(name, c.passage); id != "" && id != class {
				l.ofClass[class] = ground.AppendNew(l.ofClass[class], id)
			} else if id == "" && class != "" {
				l.within(class, name, c.passage)
			}
		}
	}
}

// within proposes data of a class, by a name that is an everyday word as well.
func (l *Reader) within(class knowledge.EntityID, name string, p *knowledge.Passage) {
	e := &knowledge.Entity{ID: knowledge.EntityID(knowledge.Slug(name)), Kind: knowledge.DataKind, In: []knowledge.Link{{To: class}}}
	e.Names = []knowledge.Name{{Text: name, AsWritten: !strings.Contains(name, " ")}}
	switch other := l.Parts[e.ID]; {
	case other != nil && other.Kind == e.Kind: // of several classes, the rule on each holds
		other.In = append(other.In, e.In...)
	case l.Entity(e.ID) == nil && len(l.Lexicon.Names(name)) == 0:
		l.Propose(p, e)
	}
}

// classesIn are the classes of data that a passage tells what they are: in a row, in its lines, or in
// a sentence, "Internal is everyday work, Confidential is grades and contracts".
func classesIn(p *knowledge.Passage) (list []classText) {
	if row := form.Cells(p.Text); row != nil {
		at := slices.IndexFunc(row, func(c form.Cell) bool { return language.Ruling("class-examples").Has(strings.ToLower(c.Head)) })
		if at > 0 && (headedBy("data-head", strings.ToLower(row[0].Head)) || language.Ruling("turned-head").Has(strings.ToLower(row[0].Head))) && form.BareClass(row[0].Text) {
			list = append(list, classText{row[0].Text, row[at].Text, p})
		}
		return list
	}
	for line := range strings.SplitSeq(p.Text, "\n") {
		line = strings.TrimPrefix(strings.TrimSpace(line), "- ")
		if class, said := labelled(line); form.BareClass(class) {
			list = append(list, classText{class, said, p})
			continue
		}
		list = append(list, classesToldIn(line, p)...)
	}
	return list
}

// classesToldIn are those that a sentence tells with a verb, each up to the next.
func classesToldIn(line string, p *knowledge.Passage) (list []classText) {
	words, _ := form.Scan(line)
	low := form.Lowers(words)
	from := -1
	end := func(to int) {
		if n := len(list); from >= 0 {
			list[n-1].said = strings.TrimRight(line[words[from].Start:to], " ,;.")
		}
	}
	for i := range words {
		n := language.Ruling("class-is").At(low, i+1)
		if n == 0 || i+1+n >= len(words) || !form.BareClass(words[i].Text) || !words[i].Upper {
			continue
		}
		end(words[i].Start)
		from = i + 1 + n
		list = append(list, classText{words[i].Text, "", p})
	}
	end(len(line))
	return list
}

// listed are the things that a text lists by nothing but their names, in the plural: "marks",
// "unpublished results".
func listed(text string) (names []string) {
	text = firstSentence(text)
	for _, mark := range []string{" and ", " or ", "; ", " & "} {
		text = strings.ReplaceAll(text, mark, ", ")
	}
	for name := range strings.SplitSeq(text, ", ") {
		words, _ := form.Scan(name)
		low := form.Lowers(words)
		for n := language.Ruling("class-lead").At(low, 0); n > 0; n = language.Ruling("class-lead").At(low, 0) {
			words, low = words[n:], low[n:]
		}
		if len(low) > 0 && isThings(low) {
			names = append(names, strings.Join(low, " "))
		}
	}
	return names
}

// isThings tells that the words are a noun in the plural, or one for data, with at most two words
// that say which.
func isThings(low []string) bool {
	const most = 3
	last := low[len(low)-1]
	plural := strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss")
	return len(low) <= most && (plural || language.Ruling("data-word").Has(last)) && !language.Ruling("time-units").Has(last) &&
		!slices.ContainsFunc(low, func(w string) bool { return language.Stop(w) || form.SaysElse(w) })
}
