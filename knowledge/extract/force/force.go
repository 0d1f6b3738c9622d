package force

import (
	"cmp"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// Force tells which of a document's passages don't say what holds.
type Force struct {
	filed     bool                 // where documents are that don't
	notices   []*knowledge.Passage // at its head, that say so
	passages  map[knowledge.PassageID]string
	order     []*knowledge.Passage
	statuses  []*status
	retracted map[knowledge.PassageID][]said // what isn't so, by what stands beside it
}

// mostNotice is how many passages at the head of a document may say that it doesn't
// hold.
const mostNotice = 3

// whoseWords is in doubt of what somebody else may have written.
const whoseWords = "whose words they are"

// Of looks at what a document says of itself: in its title and the names of
// its folders, at its head, in its headings, in lines that lead in to examples, and in
// those that give a status, but for the rules that its structure tells by such a line. One that
// says since when another has taken its place held until then.
func Of(src *knowledge.Source, passages []*knowledge.Passage, rules []*claim.Rule) Force {
	f := Force{passages: map[knowledge.PassageID]string{}, order: passages, retracted: retracted(passages)}
	ended := over(src, passages)
	if !ended {
		f.statuses = statuses(passages, rules)
	}
	f.filed = !ended && src != nil && (language.OutOfForce(src.Title) || language.StatusLine(src.Note) == language.Lapsed || filedAway(src.ID))
	passed := false       // what follows was passed on
	lead, below := "", "" // what the passage before says of the next one, and one of all under a heading
	for i, p := range passages {
		if !ended && cmp.Or(p.No, i+1) <= mostNotice && slices.ContainsFunc(form.Split(p.Text), func(s form.Piece) bool { return language.PutsOutOfForce(s.Text) }) {
			f.notices = append(f.notices, p)
		}
		switch {
		case slices.ContainsFunc(strings.Split(p.Title, " › "), func(h string) bool {
			return (language.OutOfForce(h) || language.HeldUntil(h, p.Date.First)) && !(ended && h == src.Title)
		}):
			f.passages[p.ID] = "whether it holds: its heading says that it doesn't"
		case passed || isMail(src) && language.PassesOnMail(p.Text):
			passed = true
			f.passages[p.ID] = whoseWords
		case lead != "":
			f.passages[p.ID] = lead
		case below != "" && p.Title == below:
			f.passages[p.ID] = "whether it holds: what stands above says that it doesn't"
		}
		lead = leadsTo(p.Text)
		if slices.ContainsFunc(form.Split(p.Text), func(s form.Piece) bool { return language.PutsBelowOutOfForce(s.Text) }) {
			below = p.Title
		}
	}
	return f
}

// leadsTo is why what follows a passage may not say what holds, as a line at its end says, or "".
func leadsTo(text string) string {
	switch {
	case language.LeadsToExample(text):
		return "whether it is an example"
	case language.LeadsToOthers(text):
		return whoseWords
	}
	return ""
}

// isMail tells that the document is a mail, by who sent it.
func isMail(src *knowledge.Source) bool {
	if src == nil {
		return false
	}
	_, host := form.Sender(src.Publisher)
	return host != ""
}

// over tells that the document says since when another has taken its place: it stood until then.
func over(src *knowledge.Source, passages []*knowledge.Passage) bool {
	if src == nil || len(passages) == 0 || !passages[0].Past() {
		return false
	}
	head := src.Note
	for _, p := range passages[:min(len(passages), mostNotice)] {
		head += "\n" + p.Text
	}
	return language.Superseded(head).Shift(-1) == passages[0].Until
}

// filedAway tells that a folder of the document, or its file, is named as what
// doesn't hold: its id has both names, with points between.
func filedAway(id knowledge.SourceID) bool {
	names := strings.Split(string(id), ".")
	return slices.ContainsFunc(names[:len(names)-1], language.FiledAway)
}

// Doubt is why the words, in the passage, may not say what holds, or "".
func (f Force) Doubt(p *knowledge.Passage, words string) string {
	if f.filed {
		return "whether it holds: its document is filed or titled as one that doesn't"
	}
	if slices.ContainsFunc(f.notices, func(n *knowledge.Passage) bool { return n.Stood().Overlaps(p.Stood()) }) {
		return "whether it holds: its document says that it doesn't"
	}
	if d := f.passages[p.ID]; d != "" {
		return d
	}
	if f.lapsed(p, words) {
		return "whether it holds: its status says that it doesn't"
	}
	if d := f.takesBack(p, words); d != "" {
		return d
	}
	if language.Shows(sentenceAround(p.Text, words)) || underExample(p.Text, words) {
		return "whether it is an example"
	}
	return ""
}

// underExample tells that the words stand in a list that a line leads in to as an
// example.
func underExample(text, words string) bool {
	example := false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case language.LeadsToExample(line):
			example = true
		case !strings.HasPrefix(line, "- "):
			example = false
		}
		if example && strings.Contains(line, words) {
			return true
		}
	}
	return false
}

// sentenceAround is the sentence of the text in which the words stand.
func sentenceAround(text, words string) string {
	at := strings.Index(text, words)
	if at < 0 {
		return words
	}
	for _, s := range form.Split(text) {
		if s.Start <= at && at < s.Start+len(s.Text) {
			return s.Text
		}
	}
	return words
}

// Weigh casts doubt on all that the document tells of what may not hold.
func (f Force) Weigh(all *claim.Found, passages []*knowledge.Passage) {
	of := map[knowledge.PassageID]*knowledge.Passage{}
	for _, p := range passages {
		of[p.ID] = p
	}
	for _, x := range all.Guidance {
		if d := f.Doubt(of[x.Passage], x.Words); d != "" {
			x.Doubts = append(x.Doubts, d)
		}
	}
	for _, t := range all.Rules {
		if d := f.Doubt(t.Passage, t.Words); d != "" {
			t.Doubts = append(t.Doubts, d)
		}
	}
	for _, c := range all.Claims {
		c.Doubt(f.Doubt(c.Passage, c.Words))
	}
}

// From is the day from which a document says at its head that it holds, or zero.
func From(passages []*knowledge.Passage, day knowledge.Day) knowledge.Date {
	for _, p := range passages[:min(len(passages), mostNotice)] {
		for _, s := range form.Split(p.Text) {
			if from := language.EffectiveFrom(s.Text, day); !from.IsZero() {
				return from
			}
		}
	}
	return knowledge.Date{}
}
