package question

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// reached tells that the name stands behind "cover" or "apply to".
func (p *parser) reached(m language.Mention) bool {
	at := p.first("cover")
	return at >= 0 && m.From > at && p.verb.at >= 0
}

// reachNamed moves those to what a rule is asked to reach whom a rule of the
// actors names in its scope: "did the regulator ban it in banks".
func (p *parser) reachNamed() {
	named := func(id knowledge.EntityID) bool {
		for _, actor := range p.q.Actors {
			for _, e := range p.base.EventsBy(actor) {
				if slices.Contains(e.Scope.Terms[knowledge.Unit], id) || slices.Contains(e.Scope.Terms[knowledge.Place], id) {
					return true
				}
			}
		}
		return false
	}
	if !rules[language.Cue(p.verb.name)].Rule() {
		return // whose rule was undone is another thing
	}
	p.q.Others = slices.DeleteFunc(p.q.Others, func(id knowledge.EntityID) bool {
		e := p.base.Entity(id)
		is := e != nil && e.Kind.Acts() && e.Kind != knowledge.Person && named(id) && !slices.Contains(p.q.Loose, id)
		if is {
			p.reach(e)
		}
		return is
	})
}

// reach adds a body to what a rule is asked to reach.
func (p *parser) reach(e *knowledge.Entity) {
	d := knowledge.Unit
	if e.Kind == knowledge.Government {
		d = knowledge.Place
	}
	p.q.Where[d] = addID(p.q.Where[d], e.ID)
}
