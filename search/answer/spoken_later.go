package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// later is a sentence of a document that is later than another.
type later struct {
	passage *knowledge.Passage
	words   string
}

// spokenLater is a sentence of a later document, or under a later day of a log, that names what
// the guide is on or for, as the question does, where no record knows that: what it says of it
// may have changed.
func (w *writer) spokenLater(g guide, all []guide) (later, bool) {
	p := w.Passage(g.Passage)
	for _, m := range w.q.Missing {
		numbered := m.Role == question.ScopeRole && strings.ContainsAny(m.Text, "0123456789") // and means nothing else
		if !names(g.Words, m.Text) {
			continue
		}
		for _, x := range w.Passages {
			if !strings.Contains(strings.ToLower(x.Text), strings.ToLower(m.Text)) || x.Past() || !w.logsLater(p, x) && !(numbered && x.Source != p.Source && p.Date.Last < x.Date.First && x.Date.Last <= w.at.Day) {
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

// logsLater tells that both stand in a log, the other one under a later day, which isn't to come.
func (w *writer) logsLater(p, other *knowledge.Passage) bool {
	was, since := loggedOn(p), loggedOn(other)
	return p.Source == other.Source && !was.IsZero() && !since.IsZero() && was.Last < since.First && since.Last <= w.at.Day
}

// loggedOn is the day that the heading above the passage is, or zero.
func loggedOn(p *knowledge.Passage) knowledge.Date {
	headings := strings.Split(p.Title, " › ")
	return language.HeadingDate(headings[len(headings)-1])
}

// names tells that the text has the name, as words of its own.
func names(text, name string) bool {
	has := stem.Of(text)
	for s := range stem.Of(name) {
		if !has[s] {
			return false
		}
	}
	return true
}
