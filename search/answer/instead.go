package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/sentence"
)

// asksInstead tells that the question is what is to be used in place of one app.
func (w *writer) asksInstead() bool {
	return w.Q.Implied && w.Q.Words[0].Text == "alternative" && len(w.Q.Apps) == 1
}

// instead are the passages that tell what takes the place of the app asked about, in the
// documents of which some were found.
func (w *writer) instead() []*knowledge.Passage {
	var list []*knowledge.Passage
	looked := map[knowledge.SourceID]bool{}
	for _, id := range w.Found {
		p := w.Passage(knowledge.PassageID(id))
		if p == nil || looked[p.Source] {
			continue
		}
		looked[p.Source] = true
		list = append(list, w.insteadIn(p.Source)...)
	}
	return list[:min(len(list), maxTold)]
}

// insteadIn are those of a document: what it says of the app itself, and what it says of "it"
// right behind.
func (w *writer) insteadIn(id knowledge.SourceID) (list []*knowledge.Passage) {
	titled, before := w.namesOnly(w.Source(id).Title), false
	for _, id := range w.PassagesOf(id) {
		p := w.Passage(id)
		if !w.InTime(p) {
			continue
		}
		apps := w.appsIn(w.Lexicon.Mentions(p.Text))
		named := slices.Contains(apps, w.Q.Apps[0])
		if (named || before || titled) && w.offered(p, titled || before) || w.tellsInstead(p) != "" {
			list = append(list, p)
		}
		before = named
	}
	return list
}

// namesOnly tells that the app asked about is the only one that the words name.
func (w *writer) namesOnly(words string) bool {
	apps := w.appsIn(w.Lexicon.Mentions(words))
	return len(apps) == 1 && apps[0] == w.Q.Apps[0]
}

func (w *writer) appsIn(ids []knowledge.EntityID) []knowledge.EntityID {
	return slices.DeleteFunc(slices.Clone(ids), func(id knowledge.EntityID) bool {
		e := w.Entity(id)
		return e == nil || !e.Kind.Used()
	})
}

// offered tells that a sentence of the passage offers something in place of the app, which is
// what the document is about or one of its sentences before.
func (w *writer) offered(p *knowledge.Passage, about bool) bool {
	for _, s := range sentence.Lines(p.Text) {
		apps := w.appsIn(w.Lexicon.Mentions(s))
		named := slices.Contains(apps, w.Q.Apps[0])
		if w.offers(s, about || named) {
			return true
		}
		about = named || about && len(apps) == 0
	}
	return false
}

// offers tells that the sentence does so. What is named in place of which is told apart: what
// comes in place of the app asked about, not what that comes in place of.
func (w *writer) offers(text string, about bool) bool {
	r := w.Lexicon.Read(text, w.At.Day)
	var low []string
	for _, t := range r.Tokens {
		low = append(low, t.Norm)
	}
	if language.Ruling("offers-not").In(low) {
		return false
	}
	gone, other := -1, -1
	for _, m := range r.Mentions {
		switch {
		case slices.Contains(m.Entities, w.Q.Apps[0]):
			if language.Ruling("takes-place-of").Before(low, m.From) > 0 || language.Ruling("gives-way-to").At(low, m.To) > 0 {
				return true
			}
			gone = m.From
		case len(w.appsIn(m.Entities)) > 0:
			other = m.From
		}
	}
	if other >= 0 && gone > other || gone >= 0 && language.Ruling("offers").Before(low, gone) > 0 {
		return false
	}
	return about && (language.Ruling("in-its-place").In(low) || other >= 0 && language.Ruling("offers").In(low) || offersName(r.Tokens, low))
}

// offersName tells that a name stands right behind the words that offer something.
func offersName(tokens []language.Token, low []string) bool {
	for i := range low {
		if n := language.Ruling("offers").At(low, i); n > 0 && i+n < len(tokens) && tokens[i+n].Upper {
			return true
		}
	}
	return false
}
