package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/ground"
)

// party is who stands in a place of a sentence: a body that acts, or people whom
// a rule is for.
type party struct {
	from, to int // tokens; from == to: nobody stands there
	body     knowledge.EntityID
	others   []knowledge.EntityID // that act with it
	home     bool                 // "we": whoever speaks
	persons  bool                 // people, rather than a body; body is then whose they are
	audience []knowledge.EntityID
	group    knowledge.EntityID // people or bodies that are on no record
	groupOf  knowledge.Dimension
	apps     []knowledge.EntityID
	twin     []knowledge.EntityID // that have the name of the body
	thing    bool                 // what is used stands there by a pronoun or noun: "the app"
	name     string               // that nobody declares
	person   bool                 // and is a person's
	pronoun  bool                 // it, they
	nobody   bool                 // "no employee"
	only     bool                 // "only managers"
	some     bool
	staff    int             // behind the token of a noun for all who work there, beside others: "employees and contractors"
	left     knowledge.Terms // whom it leaves out of the people
	relative bool            // by which or who
	rule     *ruleNoun
	barred   knowledge.EntityID // the body itself that a rule is for, of another one
	doubt    string
}

func (p party) empty() bool { return p.from == p.to }

// party reads who stands between the tokens.
func (s *sentence) party(from, to int) party {
	p := party{from: from, to: to}
	if from == to {
		return p
	}
	for i := from; i < to; {
		i = s.member(&p, i, to)
	}
	if p.body == "" && !p.persons && len(p.apps) == 0 && p.rule == nil {
		s.standIn(&p)
	}
	if p.body == "" && len(p.apps) == 0 && p.rule == nil && !p.home && !p.pronoun && !p.thing && (!p.persons || len(p.audience) == 0) {
		s.groupIn(&p)
	}
	if p.persons && p.body == "" {
		s.owner(&p)
	}
	if p.body == "" && !p.persons && len(p.apps) == 0 && p.rule == nil && !p.home && !p.pronoun && !p.thing {
		p.name, p.person = s.properName(from, to)
	}
	return p
}

// member takes in what begins at the token, and gives the token behind it.
func (s *sentence) member(p *party, i, to int) int {
	if end := s.to(i, "nobody"); end > 0 {
		p.nobody, p.persons = true, true
		return end
	}
	if s.in(i, "only") {
		p.only = true
	}
	if s.in(i, "own-staff") && !s.prepositional(i, p.from) {
		p.staff = i + 1
	}
	if end := s.to(i, "some"); end > 0 && end < to {
		p.some = true
	}
	if m := s.at(i); m != nil {
		s.named(p, m)
		return m.To
	}
	if r := s.ruleAt(i, to); r != nil && !s.prepositional(i, p.from) {
		p.rule = r
		return max(r.to, i+1)
	}
	if end := s.partToo(p, i, to); end > 0 {
		return end
	}
	if s.in(i, "persons-noun") && !s.prepositional(i, p.from) && !s.bodyAt(i+1) && !s.in(i, "mouthpiece-noun") && !s.ofOffice(i) {
		p.persons = true
	}
	return i + 1
}

// partToo takes in another part of the state whose part acts, behind "and": "Osteria's
// police and its environment ministry"; and gives the token behind it.
func (s *sentence) partToo(p *party, i, to int) int {
	if p.body == "" || !s.in(i, "and") || !s.in(i+1, "own-pronoun") {
		return 0
	}
	for _, id := range append([]knowledge.EntityID{p.body}, s.Over(p.body)...) {
		e := s.Entity(id)
		if e == nil || e.Kind != knowledge.Government {
			continue
		}
		for j := i + 2; j < min(to, i+6) && !s.mark(j); j++ {
			if end := s.to(j, "part-of-state-noun"); end > 0 && end <= to {
				p.others = ground.AppendNew(p.others, s.stateBody(e, strings.ToLower(s.words(i+2, end))))
				return end
			}
		}
	}
	return 0
}

// ofOffice tells that it is the office of somebody, rather than who has it: "the prime
// minister's office".
func (s *sentence) ofOffice(i int) bool { return s.possessive(i) && s.in(i+1, "part-of-state-noun") }

// named takes in a name.
func (s *sentence) named(p *party, m *mention) {
	behind := s.prepositional(m.From, p.from)
	switch {
	case len(m.bodies) > 0 && s.joinedTo(p, m):
		p.others = ground.AppendNew(p.others, s.above(m.bodies[0]))
	case len(m.bodies) > 0 && behind && s.judgeBefore(p.from, m.From):
		// a judge in Ruritania isn't Ruritania
	case len(m.bodies) > 0 && (p.body == "" || !behind):
		p.twin = idsOf(m.apps)
		p.body = s.pick(p, m.bodies)
		p.body = s.branchOf(s.partOf(p.body, m.To, p.to), m, p)
		if m.bodies[0].Kind == knowledge.Government && m.To < p.to && s.in(m.To, "body-noun") && !s.in(m.To, "state-noun") && !s.possessive(m.To-1) {
			p.body = "" // the US giant
		}
		if m.To < p.to && (s.in(m.To, "persons-noun") && !s.in(m.To, "mouthpiece-noun") || s.audienceAt(m.To)) {
			p.persons = true
		}
	case len(m.apps) > 0 && len(m.bodies) == 0 && s.in(m.To, "app-part-noun") && m.To < p.to:
	case len(m.apps) > 0 && s.appLeftOut(m.From):
		p.doubt = "which apps are excepted"
	case len(m.apps) > 0 && len(m.bodies) == 0:
		if !behind || s.back(m.From, "use-of") >= 0 || s.in(m.From-1, "such-as") || s.in(m.From-1, "of-word") && s.in(m.From-2, "component-noun", "use-noun") || s.vendorAhead(p.from, m.From-1) {
			for _, a := range m.apps {
				p.apps = ground.AppendNew(p.apps, a.ID)
			}
			if len(m.apps) > 1 {
				p.doubt = "which of two that are called " + m.Text
			}
		}
	}
	for _, t := range m.terms {
		if t.Kind == knowledge.AudienceKind && !behind {
			p.persons = true
			switch {
			case s.own() && m.To < p.to && s.in(m.To, "whereabouts"):
				p.audience = ground.AppendNew(p.audience, s.newTerm(knowledge.Audience, m.From, m.To+1)) // "drivers abroad"
			case !s.generic(m):
				p.audience = ground.AppendNew(p.audience, t.ID)
			}
		}
	}
}

// judgeBefore tells that a judge or court without a name heads the phrase between the
// tokens.
func (s *sentence) judgeBefore(from, to int) bool {
	for i := from; i < to; i++ {
		if s.in(i, "judge-noun") && s.at(i) == nil && !s.prepositional(i, from) {
			return true
		}
	}
	return false
}

// joinedTo tells that the name stands beside that of the body: "Acme and Globex".
func (s *sentence) joinedTo(p *party, m *mention) bool {
	if p.body == "" || m.From <= p.from {
		return false
	}
	i := m.From - 1
	for i > p.from && s.at(i) == nil && (s.in(i, "determiner", "own") || s.plainWord(i)) && i > m.From-4 {
		i--
	}
	last := i - 1
	if s.in(i, "and") && s.norm(last) == "," {
		last-- // "Acme, Globex, and Initech"
	}
	return (s.in(i, "join") || s.norm(i) == "," && m.To < p.to) && s.bodyAt(last) && !s.possessive(last)
}

// generic tells that the term says no more than the actor's own people.
func (s *sentence) generic(m *mention) bool { return m.To-m.From == 1 && s.in(m.From, "own-people") }

func (s *sentence) audienceAt(i int) bool {
	m := s.at(i)
	return m != nil && slices.ContainsFunc(m.terms, func(t *knowledge.Entity) bool { return t.Kind == knowledge.AudienceKind })
}

// pick is the one of several bodies with the name that is meant.
func (s *sentence) pick(p *party, bodies []*knowledge.Entity) knowledge.EntityID {
	if len(bodies) > 1 {
		for _, id := range slices.Backward(s.topic.bodies) {
			if slices.ContainsFunc(bodies, func(e *knowledge.Entity) bool { return e.ID == id }) {
				return id
			}
		}
		p.doubt = "which of those that are called " + bodies[0].Name()
	}
	return s.above(bodies[0])
}

// above is the body itself, or for a person the body that it speaks for.
func (s *sentence) above(e *knowledge.Entity) knowledge.EntityID {
	if e.Kind == knowledge.Person && len(e.Under) > 0 {
		return e.Under[0].To
	}
	if body := s.employers[e.ID]; body != "" {
		return body
	}
	return e.ID
}

// prepositional tells that the word hangs on a preposition in the phrase.
func (s *sentence) prepositional(i, from int) bool {
	for j := i - 1; j >= from; j-- {
		switch {
		case s.timeAt(j):
			return false // "in August Acme"
		case s.in(j, "preposition"):
			return true
		case s.mark(j), s.timeAt(j), s.at(j) != nil && !s.possessive(j), s.in(j, "and"):
			return false
		}
	}
	return false
}

// namedBefore is the body named last before the token that hangs on nothing, and
// fits.
func (s *sentence) namedBefore(i int, fits func(*knowledge.Entity) bool) knowledge.EntityID {
	for j := i - 1; j >= 0; j-- {
		m := s.at(j)
		if m == nil || len(m.bodies) == 0 || s.prepositional(m.From, 0) || s.possessive(m.To-1) {
			continue
		}
		if e := s.Entity(s.above(m.bodies[0])); e != nil && fits(e) {
			return e.ID
		}
	}
	return ""
}

// besides are the bodies that the sentence names together with the one.
func (s *sentence) besides(body knowledge.EntityID) []knowledge.EntityID {
	for i := range s.tokens {
		if m := s.at(i); m != nil && m.From == i && len(m.bodies) > 0 && s.above(m.bodies[0]) == body && i > 1 && s.in(i-1, "join") && s.bodyAt(i-2) {
			return []knowledge.EntityID{s.above(s.at(i - 2).bodies[0])}
		}
	}
	return nil
}

func notPerson(e *knowledge.Entity) bool { return e.Kind != knowledge.Person }

// ofOthers tells that the party is somebody else than us, whoever calls them ours: "our
// customers", "our sister company".
func (s *sentence) ofOthers(p party) bool {
	return s.in(p.to-1, "business-noun") || s.back(p.to, "outside-body") >= 0 || s.in(p.to-1, "body-noun") && s.in(p.to-2, "sibling-body")
}

// owner reads whose people they are: "staff at Acme", "its employees".
func (s *sentence) owner(p *party) {
	for i := p.from; i < p.to; i++ {
		switch {
		case s.bodyAt(i):
			p.body = s.above(s.at(i).bodies[0])
			return
		case s.in(i, "we", "us-home") && s.own():
			p.home = !s.ofOthers(*p)
			return
		case s.in(i, "whose-people") && s.strange(i+2) && s.in(i+3, "of-state-noun") && i+3 < p.to:
			p.body = s.strangerBody(party{from: i + 1, to: i + 4}) // "members of the Tarnish government"
			return
		case s.in(i, "whose-people") && i+1 < p.to:
			if p.name, p.person = s.properName(i+1, p.to); p.name != "" {
				return
			}
		}
	}
}
