package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/search/question"
)

// later is a sentence of a document that is later than another.
type later struct {
	passage *knowledge.Passage
	words   string
}

// spokenLater is a sentence of a later document that names what the guide is for, as the
// question does, where no record knows that: what it says of it may have changed.
func (w *writer) spokenLater(g guide, all []guide) (later, bool) {
	p := w.Passage(g.Passage)
	for _, m := range w.q.Missing {
		if m.Role != question.ScopeRole || !strings.ContainsAny(m.Text, "0123456789") || !names(g.Words, m.Text) {
			continue // a name with a number means nothing else
		}
		for _, x := range w.Passages {
			if !strings.Contains(strings.ToLower(x.Text), strings.ToLower(m.Text)) || x.Source == p.Source || x.Past() || x.Date.First <= p.Date.Last || x.Date.Last > w.at.Day {
				continue
			}
			for s, rest := firstLine(x.Text); s != ""; s, rest = firstLine(rest) {
				if names(s, m.Text) && !slices.ContainsFunc(all, func(o guide) bool { return o.Passage == x.ID && o.verdict == g.verdict }) {
					return later{x, s}, true
				}
			}
		}
	}
	return later{}, false
}

// names tells that the text has the name, as words of its own.
func names(text, name string) bool {
	has := stems(text)
	for s := range stems(name) {
		if !has[s] {
			return false
		}
	}
	return true
}
