package question

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// roles sorts the names of the question into who acts, on which app, where,
// and who else is spoken of. Kinds decide; where a name could be several
// things, its place does.
func (p *parser) roles(before *Question) {
	type role struct {
		m language.Mention
		e *knowledge.Entity
	}
	var bodies, apps []role
	longer := 0 // the end of the longer name last passed over
	for _, m := range p.reading.Mentions {
		e := p.choose(m, before)
		if e == nil || m.From < longer {
			continue
		}
		if from, to, ok := p.larger(m); ok {
			p.part(from, to, e)
			longer = to
			continue
		}
		p.use(m.From, m.To)
		if m.Generic {
			p.q.Loose = addID(p.q.Loose, e.ID)
		}
		if m.Slip {
			p.q.Notes = append(p.q.Notes, "I read “"+m.Text+"” as "+e.Name()+".")
		}
		switch {
		case e.Kind.Used():
			apps = append(apps, role{m, e})
		case e.Kind == knowledge.Person && !(p.verb.at >= 0 && p.subject(m) && rules[language.Cue(p.verb.name)].Rule() && !p.has("said")):
			p.q.Others = addID(p.q.Others, e.ID)
		case e.Kind.Acts():
			bodies = append(bodies, role{m, e})
		default:
			p.scope(m, e)
		}
	}
	// An app before the verb with another one after it is the one who acts.
	if len(bodies) == 0 && len(apps) > 1 && p.verb.at >= 0 && !p.verb.passive && apps[0].m.To <= p.verb.at && apps[1].m.From >= p.verb.to && !p.joined(apps[0].m, apps[1].m) {
		bodies, apps = apps[:1], apps[1:]
	}
	if len(apps) > 0 && len(bodies) > 0 && p.swapped(apps[0].m, bodies[0].m) {
		bodies, apps = apps[:1], bodies[:1]
	}
	subject := slices.ContainsFunc(bodies, func(r role) bool { return p.subject(r.m) })
	for _, r := range bodies {
		switch {
		case len(bodies) > 1 && p.reached(r.m) && !slices.Contains(p.q.Actors, r.e.ID):
			p.reach(r.e)
		case r.e.Kind == knowledge.Government && len(bodies) > 1 && p.behind(r.m, "in", "within", "across", "inside"):
			p.q.Where[knowledge.Place] = addID(p.q.Where[knowledge.Place], r.e.ID)
		case subject && !p.subject(r.m):
			p.q.Others = addID(p.q.Others, r.e.ID)
		default:
			p.q.Actors = addID(p.q.Actors, r.e.ID)
		}
	}
	for _, r := range apps {
		p.q.Apps = addID(p.q.Apps, r.e.ID)
	}
	p.narrowApps()
}

// larger tells that the name is only a part of a longer one that no record
// knows, such as "Bank of" and the name of a country, or an app with another
// word behind it: that is somebody or something else.
func (p *parser) larger(m language.Mention) (from, to int, ok bool) {
	from, to = m.From, m.To
	if m.Generic || p.titled() {
		return from, to, false
	}
	for to < len(p.reading.Tokens) && p.partOfName(to) && !p.lex.Knows(p.reading.Tokens[to]) {
		to++
	}
	if from >= 2 && p.reading.Tokens[from-1].Norm == "of" && p.partOfName(from-2) && !p.reading.At(from-2, "government-noun") {
		from -= 2
	}
	return from, to, from < m.From || to > m.To
}

// partOfName tells that the token is written as a part of a name, and means
// nothing else.
func (p *parser) partOfName(i int) bool {
	t := p.reading.Tokens[i]
	return t.Word && t.Upper && !p.begins(i) && !p.cued(i) && !language.Stop(t.Norm) && !isNumber(t.Norm) && !language.Weekday(t.Norm) && !p.inTime(i) && !p.mentioned(i)
}

func (p *parser) mentioned(i int) bool {
	return slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool { return m.From <= i && i < m.To })
}

// titled tells that most words begin with a capital, so that capitals mean
// nothing.
func (p *parser) titled() bool {
	words, upper := 0, 0
	for _, t := range p.reading.Tokens {
		if t.Word && !language.Stop(t.Norm) {
			words++
			if t.Upper {
				upper++
			}
		}
	}
	return p.shouted() || words > 3 && upper == words
}

// part files a longer name as missing, in the role of the name inside it.
func (p *parser) part(from, to int, e *knowledge.Entity) {
	role := OtherRole
	switch {
	case e.Kind.Used():
		role = AppRole
	case e.Kind.Acts():
		role = ActorRole
	}
	p.q.Missing = append(p.q.Missing, Missing{textOf(p.reading.Tokens[from:to]), role})
	p.use(from, to)
}

// swapped tells that an app is asked to have acted on a body: "did the app ban
// the bank".
func (p *parser) swapped(app, body language.Mention) bool {
	v := p.verb
	if v.at < 0 || v.passive || app.To > v.at || body.From < v.to || !rules[language.Cue(v.name)].Rule() {
		return false
	}
	for i, t := range p.reading.Tokens[:v.at] {
		if slices.Contains([]string{"is", "are", "was", "were", "be", "been", "being", "get", "got", "gets"}, t.Norm) || i == 0 && !p.reading.At(0, "aux-did") {
			return false
		}
	}
	return p.joinedTo(v.to, body.From)
}

// joinedTo tells that nothing but an article stands between the tokens.
func (p *parser) joinedTo(from, to int) bool {
	for _, t := range p.reading.Tokens[from:to] {
		if !slices.Contains([]string{"the", "a", "an"}, t.Norm) {
			return false
		}
	}
	return true
}

// reached tells that the name stands behind "cover" or "apply to".
func (p *parser) reached(m language.Mention) bool {
	at := p.first("cover")
	return at >= 0 && m.From > at && p.verb.at >= 0
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
		if t.Word && !slices.Contains([]string{"and", "or", "nor", "both", "also"}, t.Norm) {
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

// behind tells that one of the words stands right before the name, an article
// aside.
func (p *parser) behind(m language.Mention, words ...string) bool {
	for i := m.From - 1; i >= 0; i-- {
		n := p.reading.Tokens[i].Norm
		if n == "the" || n == "all" || n == "of" {
			continue
		}
		return slices.Contains(words, n)
	}
	return false
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
	if e.Standard && (e.ID == "staff" || e.ID == "employees") {
		return
	}
	for _, d := range knowledge.Dimensions() {
		if d.KindOf() == e.Kind {
			if len(p.q.Where[d]) > 0 && p.behind(m, "and", "or", "nor") {
				p.q.Either = d
			}
			p.q.Where[d] = addID(p.q.Where[d], e.ID)
			return
		}
	}
	p.q.Others = addID(p.q.Others, e.ID)
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
		return nil
	}
	acting := p.verb.at >= 0 && p.subject(m) || p.behind(m, "by", "at")
	for _, e := range list {
		if e.Kind.Acts() == acting {
			return e
		}
	}
	return list[0]
}

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
