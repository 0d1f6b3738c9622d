package answer

import (
	"slices"

	"policybot/search/answer/stem"
	"policybot/search/question"
)

// lackingNames tells of which names in the question no record speaks, where the answer quotes
// nothing with them: what is said of a name that a quote has would be false.
func (w *writer) lackingNames() {
	for _, m := range w.Q.Missing {
		switch quoted := w.quotesName(m.Text); {
		case quoted && len(w.parts) > 1:
			lacking := w.in.Say("lacking.name", "name", m.Text)
			w.parts = slices.DeleteFunc(w.parts, func(s string) bool { return s == lacking })
		case !quoted && m.Role == question.ScopeRole:
			w.caveat("note.scope", "words", m.Text)
		}
	}
}

// quotesName tells that a quote of the answer has all words of the name.
func (w *writer) quotesName(name string) bool {
	return slices.ContainsFunc(w.out.Evidence, func(e Evidence) bool {
		said := stem.Of(e.Quote)
		for s := range stem.Of(name) {
			if !said[s] {
				return false
			}
		}
		return true
	})
}
