package sentence

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// Quote is words of a passage.
type Quote struct {
	Passage *knowledge.Passage
	Words   string
}

// SpokenLater is a sentence of a later document, or under a later day of a log, that names what
// the guide is on or for, as the question does, where no record knows that: what it says of it
// may have changed.
func (j *Judge) SpokenLater(g Guide, all []Guide) (Quote, bool) {
	p := j.Passage(g.Passage)
	if q, ok := j.upsetLater(p); ok {
		return q, true
	}
	for _, m := range j.q.Missing {
		numbered := m.Role == question.ScopeRole && strings.ContainsAny(m.Text, "0123456789") // and means nothing else
		if !names(g.Words, m.Text) {
			continue
		}
		for _, x := range j.Passages {
			if !strings.Contains(strings.ToLower(x.Text), strings.ToLower(m.Text)) || x.Past() || !j.logsLater(p, x) && !(numbered && x.Source != p.Source && p.Date.Last < x.Date.First && x.Date.Last <= j.day) {
				continue
			}
			for s, rest := firstLine(x.Text); s != ""; s, rest = firstLine(rest) {
				if names(s, m.Text) && !slices.ContainsFunc(all, func(o Guide) bool { return o.Passage == x.ID && o.Verdict == g.Verdict }) {
					return Quote{x, s}, true
				}
			}
		}
	}
	return Quote{}, false
}

// upsetLater is a line of a later document that names what is asked about, and may say that what
// was told of it before doesn't stand: "Pigeon will not be made available after all".
func (j *Judge) upsetLater(p *knowledge.Passage) (Quote, bool) {
	var asked []string
	for _, m := range j.q.Missing {
		if m.Role == question.AppRole {
			asked = append(asked, m.Text)
		}
	}
	for _, app := range j.q.Apps {
		asked = append(asked, j.AllNames(app)...)
	}
	for _, x := range j.Passages {
		if x.Source == p.Source || x.Past() || p.Date.Last >= x.Date.First || x.Date.Last > j.day {
			continue
		}
		for s, rest := firstLine(x.Text); s != ""; s, rest = firstLine(rest) {
			if slices.ContainsFunc(asked, func(name string) bool {
				return strings.Contains(strings.ToLower(s), strings.ToLower(name)) && names(s, name)
			}) && language.Upsets(s) {
				return Quote{x, s}, true
			}
		}
	}
	return Quote{}, false
}

// logsLater tells that both stand in a log, the other one under a later day, which isn't to come.
func (j *Judge) logsLater(p, other *knowledge.Passage) bool {
	was, since := loggedOn(p), loggedOn(other)
	return p.Source == other.Source && !was.IsZero() && !since.IsZero() && was.Last < since.First && since.Last <= j.day
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
