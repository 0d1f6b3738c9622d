package question

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// choose picks what a name means. A shared name is an app behind the verb and
// a body before it; a kind or sector means the one entity on record that it
// fits, or the one just spoken of.
func (p *parser) choose(m language.Mention, before *Question) *knowledge.Entity {
	var list []*knowledge.Entity
	for _, id := range m.Entities {
		if e := p.base.Entity(id); e != nil && (!m.Generic || p.onRecord(e)) {
			list = append(list, e)
		}
	}
	if declared := slices.DeleteFunc(slices.Clone(list), func(e *knowledge.Entity) bool { return e.Standard }); len(declared) > 0 {
		list = declared // what the records declare goes before the terms that anybody uses
	}
	if len(list) == 1 {
		return list[0]
	}
	if len(list) == 0 {
		return nil
	}
	if m.Generic {
		if before != nil {
			for _, e := range list {
				if slices.Contains(before.Actors, e.ID) || slices.Contains(before.Apps, e.ID) {
					return e
				}
			}
		}
		p.vague(m, list)
		return nil
	}
	acting := p.verb.at >= 0 && p.subject(m) || p.behind(m, "who-did")
	if acting && !p.behind(m, "who-did") && p.ruledOn(m) && p.onlyApp(m, before) {
		acting = false
	}
	for _, e := range list {
		if e.Kind.Acts() == acting {
			return e
		}
	}
	return list[0]
}

// ruledOn tells that the name stands where what is ruled on may: in the passive, without a
// verb, or in "the Pigeon ban".
func (p *parser) ruledOn(m language.Mention) bool {
	if p.verb.passive || p.verb.at < 0 || p.reading.At(m.From-1, "aux-is") {
		return true
	}
	for i := max(0, m.From-2); i < m.From; i++ {
		if language.Says("determiner-word", p.reading.Tokens[i].Stem) {
			return true
		}
	}
	return false
}

// onlyApp tells that the name is the only one in the question that may be an app's, and
// that none was spoken of: "is Pigeon banned" asks for no rule of the Pigeon team's.
func (p *parser) onlyApp(m language.Mention, before *Question) bool {
	if before != nil && len(before.Apps) > 0 {
		return false
	}
	return !slices.ContainsFunc(p.reading.Mentions, func(o language.Mention) bool {
		return o.From != m.From && slices.ContainsFunc(o.Entities, func(id knowledge.EntityID) bool {
			e := p.base.Entity(id)
			return e != nil && e.Kind.Used()
		})
	})
}

// vague keeps that a kind or sector fits several bodies or apps.
func (p *parser) vague(m language.Mention, fits []*knowledge.Entity) {
	if len(p.q.Between) > 0 || len(fits) > maxBetween {
		return
	}
	p.q.Vague = p.reading.Text[p.reading.Tokens[m.From].Start:p.reading.Tokens[m.To-1].End]
	for _, e := range fits {
		p.q.Between = append(p.q.Between, e.ID)
	}
}

// maxBetween bounds between how many a question may be left open: more are no
// choice but a list.
const maxBetween = 8

// onRecord tells that policy is recorded of the entity.
func (p *parser) onRecord(e *knowledge.Entity) bool {
	if e.Kind.Used() {
		return e.Kind == knowledge.App && len(p.base.EventsOn(e.ID)) > 0
	}
	return e.Kind.Acts() && len(p.base.EventsBy(e.ID)) > 0
}
