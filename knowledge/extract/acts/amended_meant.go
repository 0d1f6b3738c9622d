package acts

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// meant tells the readings that are meant, and whether they are surely; nil where no
// document is.
func (a *amendment) meant(docs []ground.Document) (is func(*knowledge.Reading) bool, surely bool) {
	if a.ofOthers() {
		return nil, false
	}
	var parts, texts []language.Cited
	for _, c := range a.Cites {
		if c.Part {
			parts = append(parts, c)
		} else {
			texts = append(texts, c)
		}
	}
	if len(parts) == 0 {
		return a.whole(texts, docs)
	}
	in, surely := a.texts(texts, docs)
	if len(texts) == 0 && len(in) > 1 { // of the chapters of one handbook
		in = slices.DeleteFunc(in, func(d ground.Document) bool { return !a.has(d, parts, true) })
		surely = len(in) == 1
	}
	named := len(in) > 0
	if len(in) == 0 && len(texts) == 0 && !a.ofAnother(parts) {
		in, surely = a.holding(parts, docs)
	}
	var of []part
	for _, d := range in {
		for _, c := range parts {
			found, sure := a.partsCited(c, d, named)
			of, surely = append(of, found...), surely && sure
		}
	}
	if len(of) == 0 {
		return nil, false
	}
	return func(x *knowledge.Reading) bool {
		return slices.ContainsFunc(of, func(p part) bool { return p.has(x.Passage, x.Words) })
	}, surely
}

// ofOthers tells that what is cited is somebody else's: "Acme's Circular 7", "Circular 7 of
// Acme".
func (a *amendment) ofOthers() bool {
	if len(a.Cites) == 0 {
		return false
	}
	head, rest := a.said.Text[:a.Cites[0].Start], a.said.Text[a.Cites[len(a.Cites)-1].End:]
	if before := language.Tokenize(head); len(before) > 0 && a.othersName(head) || len(before) > 0 && strings.ContainsAny(before[len(before)-1].Text, "'’") && !a.ownName(head) {
		return true
	}
	behind := language.Tokenize(rest)
	return len(behind) > 1 && behind[0].Norm == "of" && a.othersName(rest[:behind[min(4, len(behind)-1)].End])
}

// othersName tells that the text names another body, and ownName that it names the one whose
// document it is.
func (a *amendment) othersName(text string) bool {
	return slices.ContainsFunc(a.Lexicon.Mentions(text), func(id knowledge.EntityID) bool {
		e := a.Base.Entity(id)
		return e != nil && e.Kind.Acts() && id != a.Publisher(a.by) && id != a.Base.Home && !slices.Contains(a.Over(a.Base.Home), id)
	})
}

func (a *amendment) ownName(text string) bool {
	return slices.ContainsFunc(a.Lexicon.Mentions(text), func(id knowledge.EntityID) bool { return id == a.Publisher(a.by) || id == a.Base.Home })
}

// whole are all readings of the documents that are cited, or else named.
func (a *amendment) whole(texts []language.Cited, docs []ground.Document) (is func(*knowledge.Reading) bool, surely bool) {
	var all []ground.Document
	surely = true
	for _, c := range texts {
		in, sure := a.citedIn(c, a.by, docs)
		all, surely = append(all, in...), surely && sure
	}
	if len(texts) == 0 {
		meant := a.meantBy(a.Named, a.by, docs)
		for _, d := range docs {
			if sure, is := meant[d.ID]; is {
				all, surely = append(all, d), surely && sure
			}
		}
	}
	if len(all) == 0 {
		return nil, false
	}
	return func(x *knowledge.Reading) bool {
		p := a.Base.Passage(x.Passage)
		return p != nil && slices.ContainsFunc(all, func(d ground.Document) bool { return d.ID == p.Source })
	}, surely
}

// texts are the documents in which the parts are that are cited: the one that is cited with
// them, or else that the sentence names, the line that leads in to it, the headings above it,
// or the title of its document.
func (a *amendment) texts(cited []language.Cited, docs []ground.Document) (in []ground.Document, surely bool) {
	if len(cited) > 0 {
		in, surely = a.citedIn(cited[0], a.by, docs)
		return in, surely && len(cited) == 1
	}
	for _, text := range []string{a.said.Text, a.leadIn(), a.passage.Title, a.by.Title} {
		for _, d := range docs {
			if a.mayAmend(a.by, d) && a.names(text, d) {
				in = append(in, d)
			}
		}
		if len(in) > 0 {
			return in, len(in) == 1
		}
	}
	return nil, false
}

// leadIn is the clause before a colon that leads in to the sentence: "Circular 7 changes as
// follows:". What else stands before it needn't be what it is about.
func (a *amendment) leadIn() string {
	line, _, led := strings.Cut(a.passage.Text[:a.said.Start], ":")
	if !led {
		return ""
	}
	return line[strings.LastIndex(line, ". ")+1:]
}

// names tells that the text names the document by its title, or its number.
func (a *amendment) names(text string, d ground.Document) bool {
	text = strings.ToLower(text)
	titles := a.titles(d)
	for _, title := range titles {
		title, _, _ := strings.Cut(strings.ToLower(title.text), ":")
		title, _, _ = strings.Cut(title, ",")
		if len(strings.Fields(title)) > 1 && strings.Contains(text, strings.TrimSpace(title)) {
			return true
		}
	}
	return slices.ContainsFunc(language.Citations(text), func(c language.Cited) bool { return !c.Part && citedBy(c, titles) > 0 })
}

// ofAnother tells that what is cited is said to be of a text that isn't known: "Article 6 of
// the regulation", "Article 6 GDPR".
func (a *amendment) ofAnother(parts []language.Cited) bool {
	rest := a.said.Text[parts[len(parts)-1].End:]
	tokens := language.Tokenize(rest)
	return len(tokens) > 0 && tokens[0].Word && (tokens[0].Norm == "of" && !language.OfThisText(rest) || tokens[0].Upper)
}

// holding are the documents that have all of the parts, where nothing says in which of them
// those are: the document itself where it has them elsewhere than where it says so, or else
// any that may be meant.
//
// Only whom a part doesn't apply to is surely told by the document itself that has it.
func (a *amendment) holding(parts []language.Cited, docs []ground.Document) (in []ground.Document, surely bool) {
	for _, d := range docs {
		switch own := d.ID == a.by.ID; {
		case own && a.Does == language.ExceptsFrom && a.has(d, parts, true):
			return []ground.Document{d}, true
		case own && a.has(d, parts, false):
			return []ground.Document{d}, false
		case a.mayAmend(a.by, d) && a.has(d, parts, true):
			in = append(in, d)
		}
	}
	return in, false
}

// has tells that the document has all of the parts, and, unless they may be here, where it
// doesn't say what is done to them.
func (a *amendment) has(d ground.Document, parts []language.Cited, here bool) bool {
	return !slices.ContainsFunc(parts, func(c language.Cited) bool {
		found, _ := a.partsCited(c, d, false)
		return !slices.ContainsFunc(found, func(p part) bool { return here || p.passage.ID != a.passage.ID })
	})
}
