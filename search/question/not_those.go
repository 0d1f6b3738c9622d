package question

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// notThose files people among whom somebody is said not to be, "I'm not a contractor", "anyone
// not in Labs", as left out of those who ask. Who doesn't work here at all is an outsider, and
// what somebody else isn't, or was not, tells nothing of who asks. It reports whether the name
// is of such.
func (p *parser) notThose(m language.Mention, e *knowledge.Entity) bool {
	from, ok := p.notAmong(m)
	if !ok {
		return false
	}
	switch {
	case p.anyAt(from, m.From, "once-word") || p.anothers(from-1): // who wasn't one once may be one now
	case e.Standard && ownPeople[e.ID] || p.rulesHome(e):
		p.q.Where[knowledge.Audience] = addID(p.q.Where[knowledge.Audience], knowledge.Outsiders)
	case e.Kind == knowledge.Government:
		p.q.leaveOut(knowledge.Place, e.ID)
	case e.Kind == knowledge.UnitKind:
		p.q.leaveOut(knowledge.Unit, e.ID)
	case e.Kind.Acts():
	default:
		p.q.leaveOut(dimensionOf(e), e.ID)
	}
	p.use(from, m.To)
	p.apart = append(p.apart, [2]int{from, m.To})
	p.reading.Cues = slices.DeleteFunc(p.reading.Cues, func(c language.CueAt) bool { return from <= c.From && c.To <= m.To })
	return true
}

// ownPeople are the terms that anybody uses for all who work for a body.
var ownPeople = map[knowledge.EntityID]bool{"staff": true, "employees": true}

// notAmong tells that the name is of people among whom somebody is said not to be, and where
// the words begin that say so.
func (p *parser) notAmong(m language.Mention) (from int, ok bool) {
	e := p.base.Entity(m.Entities[0])
	if e == nil || e.Kind.Used() {
		return 0, false
	}
	if from, ok := p.peopleOutside(m, e); ok {
		return from, true
	}
	tokens := p.reading.Tokens
	at, belongs, towards := m.From-1, false, false
	for ; at >= 0; at-- {
		t := tokens[at]
		belongs = belongs || language.Says("belonging", t.Stem)
		towards = towards || language.Listed("belonging-to", t.Norm)
		if !language.Says("belonging", t.Stem) && !language.Listed("belonging-to", t.Norm) && !language.Listed("among", t.Norm) {
			break
		}
	}
	if at < 0 {
		return 0, false
	}
	if language.Listed("non-prefix", tokens[at].Norm) && at == m.From-1 {
		return at, true
	}
	if e.Kind != knowledge.AudienceKind && !e.Kind.Acts() {
		return 0, false
	}
	if language.Listed("joins-names", tokens[at].Norm) { // "neither a manager nor a driver"
		for _, o := range p.reading.Mentions {
			if o.To == at {
				return p.notAmong(o)
			}
		}
	}
	if !p.deniesBeing(at) {
		return 0, false
	}
	return p.somebody(at, m.To, belongs, towards)
}

// peopleOutside tells that people are said to be outside home, or a body above it, and where the
// words begin that say so: "someone outside Acme", "people from outside of Acme".
func (p *parser) peopleOutside(m language.Mention, e *knowledge.Entity) (from int, ok bool) {
	c, out := p.leavesOut(m)
	if !out || !p.reading.At(c.From, "outside-of") || !p.rulesHome(e) {
		return 0, false
	}
	from = c.From
	if from > 0 && p.at(from-1, "keeping-from") {
		from--
	}
	return from, from > 0 && p.somebodyAt(from-1)
}

// rulesHome tells that the body is home, or one above it.
func (p *parser) rulesHome(e *knowledge.Entity) bool {
	return e.ID == p.base.Home || p.base.Home != "" && e.Kind.Acts() && slices.Contains(p.base.Above(p.base.Home, knowledge.LastDay-1), e.ID)
}

// deniesBeing tells that the token denies what stands behind it of somebody.
func (p *parser) deniesBeing(at int) bool {
	return p.at(at, "denying-being") || p.at(at, "lacking-word") && p.is(at+1, "being")
}

// somebody tells that it is said of people that they are not what stands behind the denial at the
// token, or, where they belong, that they don't belong to it, and where that begins: "I'm not",
// "who don't work for", "anyone not in". Only what belongs is denied to be for, or with, somebody.
func (p *parser) somebody(denial, behind int, belongs, towards bool) (from int, ok bool) {
	tokens := p.reading.Tokens
	at := denial - 1
	for at >= 0 && (language.Says("belonging", tokens[at].Stem) || language.Listed("among", tokens[at].Norm)) {
		belongs = belongs || language.Says("belonging", tokens[at].Stem)
		at--
	}
	if towards && !belongs {
		return 0, false
	}
	if at == 0 && p.at(at, "being") && behind < len(tokens) && tokens[behind].Word {
		return 0, false // "aren't contractors allowed to"
	}
	if p.at(at, "being") || p.at(at, "am") || belongs && p.at(at, "belonging-helper") {
		at--
	} else if last := p.at(behind, "being") && at >= 0 && p.somebodyAt(at); p.at(denial, "none-of") && !p.longer(denial) && !last {
		return 0, false // "we have no contractors", but "who no contractors are", in the order of German
	}
	switch {
	case at < 0 || !tokens[at].Word:
		return at + 1, true // "not a manager, may I"
	case p.at(at, "opening-relative"):
		return at, true
	}
	return at + 1, p.at(at, "in-the-role") || p.at(denial, "lacking-word") || p.somebodyAt(at)
}

// anothers tells that the noun for people at the token is of somebody else than who asks what
// they may: "my boss is not a contractor, may I".
func (p *parser) anothers(at int) bool {
	return p.at(at-1, "possessive") && p.asksOfOneself()
}

// asksOfOneself tells that who asks, asks what they may themselves.
func (p *parser) asksOfOneself() bool {
	for i, t := range p.reading.Tokens {
		if i > 0 && p.reading.At(i-1, "may") && language.Says("oneself", t.Stem) {
			return true
		}
	}
	return false
}

// anyAt tells that one of the tokens is a word of the list.
func (p *parser) anyAt(from, to int, list string) bool {
	for i := from; i < to; i++ {
		if p.at(i, list) {
			return true
		}
	}
	return false
}

// at tells that the token is a word of the list.
func (p *parser) at(i int, list string) bool {
	return i >= 0 && i < len(p.reading.Tokens) && language.Listed(list, p.reading.Tokens[i].Norm)
}

// somebodyAt tells that a word or name for people ends at the token.
func (p *parser) somebodyAt(at int) bool {
	if language.Says("who-word", p.reading.Tokens[at].Stem) || p.reading.At(at, "employees") || p.reading.At(at, "person-noun") {
		return true
	}
	return slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool {
		e := p.base.Entity(m.Entities[0])
		return m.To == at+1 && e != nil && e.Kind == knowledge.AudienceKind
	})
}
