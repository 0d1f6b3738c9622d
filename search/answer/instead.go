package answer

import (
	"slices"
	"strings"

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

// insteadIn are those of a document that tell it in a line.
func (w *writer) insteadIn(id knowledge.SourceID) (list []*knowledge.Passage) {
	for _, id := range w.PassagesOf(id) {
		if p := w.Passage(id); w.InTime(p) && w.insteadLine(p) != "" {
			list = append(list, p)
		}
	}
	return list
}

// insteadLine is the sentence or row of the passage that offers something in place of the app asked
// about, or "": the app is named there, or is what the title, the heading, the passage before or a
// sentence before is about.
func (w *writer) insteadLine(p *knowledge.Passage) string {
	if !w.asksInstead() {
		return ""
	}
	about := w.namesOnly(w.Source(p.Source).Title) || w.namesOnly(p.Title) || w.namedBefore(p)
	for _, s := range sentence.Lines(p.Text) {
		apps := w.appsIn(w.Lexicon.Mentions(s))
		named := slices.Contains(apps, w.Q.Apps[0])
		if w.offers(s, about || named) {
			return strings.TrimPrefix(strings.TrimSpace(s), "- ")
		}
		about = named || about && len(apps) == 0
	}
	return ""
}

// namedBefore tells that the passage right before this one names the app asked about.
func (w *writer) namedBefore(p *knowledge.Passage) bool {
	all := w.PassagesOf(p.Source)
	i := slices.Index(all, p.ID) - 1
	return i >= 0 && slices.Contains(w.appsIn(w.Lexicon.Mentions(w.Passage(all[i]).Text)), w.Q.Apps[0])
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

// offers tells that the sentence offers something. What is named in place of which is told apart: what
// comes in place of the app asked about, not what that comes in place of.
func (w *writer) offers(text string, about bool) bool {
	r := w.Lexicon.Read(text, w.At.Day)
	low := make([]string, len(r.Tokens))
	for i, t := range r.Tokens {
		low[i] = t.Norm
	}
	gone, other := -1, -1
	for _, m := range r.Mentions {
		switch {
		case slices.Contains(m.Entities, w.Q.Apps[0]):
			if (language.Ruling("takes-place-of").Before(low, m.From) > 0 || language.Ruling("gives-way-to").At(low, m.To) > 0) && !deniedBeside(low, m.From) {
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
	return about && (tellsAny(low, "in-its-place") || other >= 0 && tellsAny(low, "offers") || offersName(r.Tokens, low))
}

// tellsAny tells that a phrase of the list stands among the words, and nothing beside it denies it.
func tellsAny(low []string, list string) bool {
	for i := range low {
		if language.Ruling(list).At(low, i) > 0 && !deniedBeside(low, i) {
			return true
		}
	}
	return false
}

// deniedBeside tells that a word in the clause of the token denies what it says: "there is no alternative",
// but not "it may not be used: use Owl instead".
func deniedBeside(low []string, at int) bool {
	mark := func(w string) bool { return strings.Trim(w, ",;:!?") == "" }
	from, to := at, at
	for from > 0 && !mark(low[from-1]) {
		from--
	}
	for to < len(low) && !mark(low[to]) {
		to++
	}
	return language.Ruling("offers-not").In(low[from:to])
}

// offersName tells that a name stands right behind the words that offer something.
func offersName(tokens []language.Token, low []string) bool {
	for i := range low {
		if n := language.Ruling("offers").At(low, i); n > 0 && i+n < len(tokens) && tokens[i+n].Upper && !deniedBeside(low, i) {
			return true
		}
	}
	return false
}
