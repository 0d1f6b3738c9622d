package question

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// removal reads questions of which the ban is only the word for removing
// something: whether one may leave it undone asks whether the app may be kept,
// and whether it is allowed, or forbidden, tells of no rule on the app.
func (p *parser) removal() (beyond string) {
	if p.q.Act != knowledge.Ban && p.q.Act != knowledge.Allow || !slices.Contains([]Intent{Did, Is, May, IsFact}, p.q.Intent) {
		return ""
	}
	for _, r := range p.reading.Cues {
		if r.Cue != "removal" {
			continue
		}
		for _, g := range p.reading.Cues {
			judged, denied := p.judged(g, r)
			switch {
			case !judged:
			case denied && g.Cue == "ban":
				return ""
			case denied:
				p.q.Intent, p.q.Act, p.q.Verb = May, "", ""
				p.q.Denies, p.q.Negative, p.q.Flips = false, false, false
				return ""
			case p.q.Intent != IsFact:
				return textOf(p.reading.Tokens[r.From:r.To])
			}
		}
	}
	return ""
}

// judged tells that what the one cue says, that something is forbidden, allowed
// or may be done, is said of the removal, and whether of not doing it.
func (p *parser) judged(g, r language.CueAt) (judged, denied bool) {
	if g.Cue != "ban" && g.Cue != "allow" && g.Cue != "may" || g.From < r.To && r.From < g.To || p.reading.At(g.From, "removal") {
		return false, false
	}
	from, to := g.To, r.From
	if r.From < g.From {
		from, to = r.To, g.From
		denied = r.From > 0 && p.reading.Tokens[r.From-1].Norm == "not"
	} else {
		denied = slices.ContainsFunc(p.reading.Tokens[g.To:], func(t language.Token) bool { return t.Norm == "not" })
	}
	people := g.Cue != "may" || p.reading.At(g.From, "allow")
	for i := min(from, g.From); i < to; i++ {
		people = people || p.people(i)
		if i >= from && !p.between(i) {
			return false, false
		}
	}
	return people && p.permits(g), denied
}

func (p *parser) people(i int) bool {
	return p.reading.At(i, "self") || p.reading.At(i, "employees") || language.Listed("people-in-general", p.reading.Tokens[i].Norm)
}

// permits tells that the cue isn't one by which people are told to do something.
func (p *parser) permits(g language.CueAt) bool {
	return g.Cue != "may" || p.reading.Tokens[g.From].Norm != "should"
}

// between tells that the token may stand between a removal and what is said of
// it: a name, people, or a small word.
func (p *parser) between(i int) bool {
	return p.mentioned(i) || p.people(i) || p.reading.At(i, "aux-is") ||
		language.Listed("beside-removal", p.reading.Tokens[i].Norm)
}
