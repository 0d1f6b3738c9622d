package question

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// leftOut files a term that the scope is asked about without: "outside the EU",
// "everywhere but in the EU". It reports whether the name is one.
func (p *parser) leftOut(m language.Mention, e *knowledge.Entity) bool {
	c, ok := p.leavesOut(m)
	if !ok {
		return false
	}
	for _, d := range knowledge.Dimensions() {
		if d.KindOf() != e.Kind {
			continue
		}
		if p.q.Outside == nil {
			p.q.Outside = knowledge.Terms{}
		}
		p.q.Outside[d] = addID(p.q.Outside[d], e.ID)
		p.q.Save = p.q.Save || !p.reading.At(c.From, "outside-of")
		p.use(c.From, m.To)
		return true
	}
	return false
}

// leavesOut is the cue right before the name, small words aside, that leaves it out.
func (p *parser) leavesOut(m language.Mention) (language.CueAt, bool) {
	for i := m.From - 1; i >= 0 && i >= m.From-mostBeside; i-- {
		for _, c := range p.reading.Cues {
			if c.Cue == "but-not" && c.To == i+1 {
				return c, true
			}
		}
		if !language.Stop(p.reading.Tokens[i].Norm) {
			break
		}
	}
	return language.CueAt{}, false
}

// leaves tells that the cue leaves a term out of the scope that is asked about.
func (p *parser) leaves(c language.CueAt) bool {
	return len(p.q.Outside) > 0 && slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool {
		left, ok := p.leavesOut(m)
		return ok && left == c && p.used[c.From]
	})
}
