package question

import (
	"slices"
	"strings"

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

// assign makes actors of the bodies that act, and the others what a rule is
// asked to reach, a place, or just somebody named.
func (p *parser) assign(bodies []role) {
	defer p.reachNamed()
	subject := slices.ContainsFunc(bodies, func(r role) bool { return p.subject(r.m) })
	for _, r := range bodies {
		switch {
		case r.e.Kind == knowledge.UnitKind && p.behind(r.m, "for-whom-asked") && p.verb.at >= 0 && r.m.From >= p.verb.to && p.wh() != "":
			p.reach(r.e)
			p.organization(r.e, bodies)
		case r.e.Kind == knowledge.UnitKind && p.letOff(r.m):
			p.reach(r.e)
			p.organization(r.e, bodies)
		case len(bodies) > 1 && p.toldTo(r.m):
			p.q.Others, p.q.Loose = addID(p.q.Others, r.e.ID), addID(p.q.Loose, r.e.ID)
		case len(bodies) > 1 && p.onlySpeaks(r.m):
			p.q.Others = addID(p.q.Others, r.e.ID)
		case len(bodies) > 1 && p.likened(r.m):
			p.q.Others = addID(p.q.Others, r.e.ID)
		case len(bodies) > 1 && p.reached(r.m) && !slices.Contains(p.q.Actors, r.e.ID):
			p.reach(r.e)
		case r.e.Kind == knowledge.Government && len(bodies) > 1 && p.inside(r.m):
			p.q.Where[knowledge.Place] = addID(p.q.Where[knowledge.Place], r.e.ID)
		case r.m.Slip && p.behind(r.m, "before-after"):
			p.q.Others = addID(p.q.Others, r.e.ID) // "after leasing" tells when, of whoever's rule
		case subject && !p.subject(r.m):
			p.q.Others = addID(p.q.Others, r.e.ID)
		default:
			p.q.Actors = addID(p.q.Actors, r.e.ID)
		}
	}
}

// appActs tells that of two apps the first acts on the second: it stands
// before the verb, and the other behind it.
func (p *parser) appActs(first, second language.Mention) bool {
	return p.verb.at >= 0 && !p.verb.passive && first.To <= p.verb.at && second.From >= p.verb.to && !p.joined(first, second)
}

// swapped tells that an app is asked to have acted on a body: "did the app ban
// the bank".
func (p *parser) swapped(app, body language.Mention) bool {
	v := p.verb
	told := v.at >= 0 && body.From >= v.at && body.To <= v.to // "tell Acme's staff to remove"
	if v.at < 0 || v.passive || app.To > v.at || body.From < v.to && !told || !rules[language.Cue(v.name)].Rule() {
		return false
	}
	for i, t := range p.reading.Tokens[:v.at] {
		if language.Listed("passive-verb", t.Norm) || i == 0 && !p.reading.At(0, "aux-did") {
			return false
		}
	}
	return told || p.joinedTo(v.to, body.From)
}

// joinedTo tells that nothing but an article stands between the tokens.
func (p *parser) joinedTo(from, to int) bool {
	for _, t := range p.reading.Tokens[from:to] {
		if !language.Listed("article", t.Norm) {
			return false
		}
	}
	return true
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

// letOff tells that the one named is exempted, and does not exempt: "until when
// was the desk let off".
func (p *parser) letOff(m language.Mention) bool {
	return p.verb.name == "exempt" && !p.verb.passive && m.To <= p.verb.at && (p.reading.At(m.From-1, "aux-is") || m.From > 1 && p.reading.At(m.From-2, "aux-is"))
}

// toldTo tells that the one named is whom somebody told what is asked about:
// "who told the paper that".
func (p *parser) toldTo(m language.Mention) bool {
	return m.From > 0 && language.Listed("told-word", p.reading.Tokens[m.From-1].Norm) &&
		m.To < len(p.reading.Tokens) && p.reading.Tokens[m.To].Norm == "that"
}

// onlySpeaks tells that the one named says what is asked about: "a friend at
// Acme says it is banned".
func (p *parser) onlySpeaks(m language.Mention) bool {
	said := p.first("said")
	return said >= 0 && p.verb.at > said && m.To <= said
}

// likened tells that the one named is only likened to another: "as it is at".
func (p *parser) likened(m language.Mention) bool {
	return slices.ContainsFunc(p.reading.Cues, func(c language.CueAt) bool {
		return c.Cue == "like" && c.To <= m.From && m.From-c.To <= 1
	})
}

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

// joined tells that only "and", "or" and the like stand between two names.
func (p *parser) joined(a, b language.Mention) bool {
	for _, t := range p.reading.Tokens[a.To:b.From] {
		if t.Word && !language.Listed("joins-names", t.Norm) {
			return false
		}
	}
	return true
}

// subject tells that the name stands where the one who acts does: before the
// verb, or behind "by" in the passive.
func (p *parser) subject(m language.Mention) bool {
	if p.verb.at < 0 {
		return true
	}
	if p.verb.passive {
		return m.From > p.verb.at
	}
	return m.To <= p.verb.at
}

// behind tells that a word of the list stands right before the name, an article
// aside.
func (p *parser) behind(m language.Mention, list string) bool {
	for i := m.From - 1; i >= 0; i-- {
		n := p.reading.Tokens[i].Norm
		if language.Listed("before-name", n) {
			continue
		}
		return language.Listed(list, n)
	}
	return false
}

// inside tells that the name stands for a place in which something is so.
func (p *parser) inside(m language.Mention) bool {
	return p.behind(m, "inside-of")
}

// channelOf tells that the app only says where something is asked or told: "which
// Pigeon channel".
func (p *parser) channelOf(m language.Mention) bool {
	if m.From == 0 || m.To == len(p.reading.Tokens) || p.wh() != "which" && p.wh() != "what" {
		return false
	}
	return language.Says("meeting-place", p.reading.Tokens[m.To].Stem)
}

// narrowApps drops a class where an app inside it is named too: "Pigeon, the
// messenger" is one app.
func (p *parser) narrowApps() {
	all := p.q.Apps
	p.q.Apps = slices.DeleteFunc(slices.Clone(all), func(a knowledge.EntityID) bool {
		return slices.ContainsFunc(all, func(b knowledge.EntityID) bool { return a != b && p.base.Within(b, a, knowledge.LastDay-1) })
	})
}

// scope adds a term to the scope that is stated. A body's staff are its own
// people, which says nothing more.
func (p *parser) scope(m language.Mention, e *knowledge.Entity) {
	if e.Standard && (e.ID == "staff" || e.ID == "employees") && m.To-m.From == 1 {
		return
	}
	if p.behind(m, "lacking-word") || p.hasNone(m) {
		p.q.Notes = append(p.q.Notes, Note{Kind: LeftOut, Words: m.Text})
		return
	}
	if p.leftOut(m, e) {
		return
	}
	if p.company(m, e) {
		p.q.Notes = append(p.q.Notes, Note{Kind: LeftOut, Words: m.Text})
		return
	}
	for _, d := range knowledge.Dimensions() {
		if d.KindOf() == e.Kind {
			if apart := !slices.ContainsFunc(p.q.Where[d], func(t knowledge.EntityID) bool {
				return p.base.Within(t, e.ID, knowledge.LastDay-1) || p.base.Within(e.ID, t, knowledge.LastDay-1)
			}); apart && len(p.q.Where[d]) > 0 {
				p.q.Either = d
			}
			p.q.Where[d] = addID(p.q.Where[d], e.ID)
			return
		}
	}
	p.q.Others = addID(p.q.Others, e.ID)
}

// hasNone tells that somebody says that they have none of what is named: "we have no contractors".
func (p *parser) hasNone(m language.Mention) bool {
	return m.From > 1 && p.is(m.From-1, "no") && language.Listed("has-word", p.reading.Tokens[m.From-2].Norm)
}

// company tells that the people named are those with whom whoever asks would use something,
// and not those who may: "may I record a call with customers", "may I send it to customers", "customer waiting, may I".
func (p *parser) company(m language.Mention, e *knowledge.Entity) bool {
	apart := (p.withThem(m.From) || p.purposeWith(m)) && p.has("may") && p.has("self")
	return e.Kind == knowledge.AudienceKind && (apart || p.busy(m)) && p.base.Within(e.ID, knowledge.Outsiders, knowledge.LastDay-1)
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

// busy tells that nothing is said before the name of people, and behind it, before what is asked,
// what they are doing or where they are: "customer on the phone, may I".
func (p *parser) busy(m language.Mention) bool {
	tokens := p.reading.Tokens
	if m.From > 0 && tokens[m.From-1].Word || m.To == len(tokens) {
		return false
	}
	if strings.HasSuffix(tokens[m.To].Norm, "ing") {
		return true
	}
	from, to := p.clauseAt(m.From, p.asksAt())
	return language.Prepositional(tokens[m.To].Norm) && from == m.From && to < len(tokens) && (!tokens[to].Word || strings.ContainsAny(p.reading.Text[tokens[to-1].End:tokens[to].Start], "-–—"))
}

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

func addID(list []knowledge.EntityID, id knowledge.EntityID) []knowledge.EntityID {
	if slices.Contains(list, id) {
		return list
	}
	return append(list, id)
}
