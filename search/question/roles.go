package question

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// role is somebody or something named, and where.
type role struct {
	m language.Mention
	e *knowledge.Entity
}

// roles sorts the names of the question into who acts, on which app, where,
// and who else is spoken of. Kinds decide; where a name could be several
// things, its place does.
func (p *parser) roles(before *Question) {
	bodies, apps := p.sorted(before)
	apps = p.withoutReplaced(apps)
	switch {
	case len(bodies) == 0 && len(apps) > 1 && apps[0].e != apps[1].e && p.appActs(apps[0].m, apps[1].m):
		bodies, apps = apps[:1], apps[1:]
	case len(bodies) > 0 && len(apps) > 0 && p.swapped(apps[0].m, bodies[0].m):
		bodies, apps = apps[:1], bodies[:1]
	}
	p.assign(bodies)
	for _, r := range apps {
		if len(apps) > 1 && p.channelOf(r.m) {
			p.q.Others, p.q.Loose = addID(p.q.Others, r.e.ID), addID(p.q.Loose, r.e.ID)
			continue
		}
		p.q.Apps = addID(p.q.Apps, r.e.ID)
	}
	p.narrowApps()
	p.appOfPart()
	p.placeIn(bodies)
	for _, m := range p.reading.Mentions {
		if e := p.base.Entity(m.Entities[0]); e != nil && e.Kind == knowledge.AudienceKind && !m.Generic {
			p.ofUnit(m)
		}
	}
}

// appOfPart takes for the app the one whose part is named, where no app is: "is the live map
// banned".
func (p *parser) appOfPart() {
	parts := slices.DeleteFunc(slices.Clone(p.q.Where[knowledge.Component]), func(id knowledge.EntityID) bool {
		e := p.base.Entity(id)
		return e == nil || e.Standard // "recording" is a part of many
	})
	if len(p.q.Apps) > 0 || len(parts) == 0 {
		return
	}
	var apps []knowledge.EntityID
	for _, e := range p.base.Events {
		if slices.ContainsFunc(parts, func(id knowledge.EntityID) bool { return slices.Contains(e.Scope.Terms[knowledge.Component], id) }) {
			for _, app := range e.Apps {
				apps = addID(apps, app)
			}
		}
	}
	if len(apps) == 1 {
		p.q.Apps = apps
	}
}

// placeIn takes a government "in" whose state something is asked about for its place, too, where
// somebody else has a rule on the app for everybody there, or it is asked who has.
func (p *parser) placeIn(bodies []role) {
	for _, r := range bodies {
		if r.e.Kind != knowledge.Government || !p.inside(r.m) || !slices.Contains(p.q.Actors, r.e.ID) {
			continue
		}
		if p.wh() == "who" || slices.ContainsFunc(p.q.Apps, func(app knowledge.EntityID) bool {
			return slices.ContainsFunc(p.base.EventsOn(app), func(e *knowledge.Event) bool {
				return e.By != r.e.ID && slices.Contains(e.Scope.Terms[knowledge.Place], r.e.ID) && slices.Contains(e.Scope.Terms[knowledge.Unit], knowledge.Anyone)
			})
		}) {
			p.q.Where[knowledge.Place] = addID(p.q.Where[knowledge.Place], r.e.ID)
		}
	}
}

// sorted gives the bodies and apps that are named, and files persons and terms
// of scopes where they belong.
func (p *parser) sorted(before *Question) (bodies, apps []role) {
	end := 0 // of the longer name last passed over
	for _, m := range p.reading.Mentions {
		e := p.choose(m, before)
		if e == nil || m.From < end || p.aside(m.From) && !e.Kind.Used() {
			continue
		}
		if from, to, ok := p.larger(m); ok {
			p.part(from, to, e)
			end = to
			continue
		}
		p.use(m.From, m.To)
		p.note(m, e, before)
		switch {
		case p.notThose(m, e):
		case p.elsewhere(m, e):
		case e.Kind == knowledge.UnitKind && p.dealsWith(m):
			p.q.Others = addID(p.q.Others, e.ID)
		case e.Kind == knowledge.UnitKind && p.wh() == "" && !p.has("aux-did") && p.leftOut(m, e): // "people outside Labs"
		case e.Kind.Used():
			apps = append(apps, role{m, e})
		case e.Kind == knowledge.Person && !p.rules(m):
			p.q.Others = addID(p.q.Others, e.ID)
		case e.Kind.Acts():
			bodies = append(bodies, role{m, e})
		default:
			p.scope(m, e)
		}
	}
	return bodies, apps
}

// note keeps how a name was read where it wasn't written out.
func (p *parser) note(m language.Mention, e *knowledge.Entity, before *Question) {
	spoken := before != nil && (slices.Contains(before.Actors, e.ID) || slices.Contains(before.Apps, e.ID))
	if m.Generic && !spoken {
		p.q.Loose = addID(p.q.Loose, e.ID)
	}
	if m.Slip {
		p.q.Notes = append(p.q.Notes, Note{Slip, m.Text, e.Name()})
	}
}

// rules tells that the one named is asked to have set a rule, and not to have
// said something.
func (p *parser) rules(m language.Mention) bool {
	return p.verb.at >= 0 && p.subject(m) && rules[language.Cue(p.verb.name)].Rule() && !p.has("said")
}

// organization makes an actor of whom the unit belongs to, where nobody else is
// named: what a rule does to its units is for it to say.
func (p *parser) organization(unit *knowledge.Entity, bodies []role) {
	if len(bodies) > 1 {
		return
	}
	if above := p.base.Above(unit.ID, knowledge.LastDay-1); len(above) > 0 {
		p.q.Actors = addID(p.q.Actors, above[0])
	}
}

// withThem tells that "with" or "to" stands before the name, with an article or the like between.
func (p *parser) withThem(at int) bool {
	i := at - 1
	for i >= 0 && language.Listed("before-company", p.reading.Tokens[i].Norm) {
		i--
	}
	return i >= 0 && (language.Listed("with-whom", p.reading.Tokens[i].Norm) || language.Listed("sent-to", p.reading.Tokens[i].Norm))
}

// purposeWith tells that the name only says with whom that is which stands behind it: "in the
// client meeting".
func (p *parser) purposeWith(m language.Mention) bool {
	return slices.ContainsFunc(p.reading.Mentions, func(o language.Mention) bool {
		e := p.base.Entity(o.Entities[0])
		return o.From == m.To && e != nil && e.Kind == knowledge.PurposeKind
	})
}

// dealsWith tells that whoever asks says that they have to do with a team, or were once in it, rather
// than that they are of it: "I work with Sales", "I was in Sales until May".
func (p *parser) dealsWith(m language.Mention) bool {
	i := m.From - 1
	for i >= 0 && language.Listed("before-company", p.reading.Tokens[i].Norm) {
		i--
	}
	if !p.has("may") || i < 1 {
		return false
	}
	if tokens := p.reading.Tokens; language.Listed("with-whom", tokens[i].Norm) {
		return !language.Listed("am-with", tokens[i-1].Norm)
	}
	if language.Prepositional(p.reading.Tokens[i].Norm) {
		i--
	}
	return p.onceThere(i) || i >= 0 && language.Listed("there-person", p.reading.Tokens[i].Norm) && (p.beforeMayI(m) || p.withThem(i))
}

// onceThere tells that the words up to the token say where somebody was who asks, and isn't any more.
func (p *parser) onceThere(to int) bool {
	once := false
	for i := to; i >= 0; i-- {
		t := p.reading.Tokens[i]
		if language.Says("oneself", t.Stem) {
			return once
		}
		once = once || language.Listed("once-doing", t.Norm)
		if !once && !language.Listed("doing-there", t.Norm) {
			return false
		}
	}
	return false
}

// beforeMayI tells that the name stands before the question whether whoever asks may do something.
func (p *parser) beforeMayI(m language.Mention) bool {
	ask := p.asksAt()
	return m.To <= ask && p.reading.At(ask, "may") && p.reading.At(ask+1, "self")
}

func addID(list []knowledge.EntityID, id knowledge.EntityID) []knowledge.EntityID {
	if slices.Contains(list, id) {
		return list
	}
	return append(list, id)
}
