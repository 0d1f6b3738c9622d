package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// offices notes for whom the people act whom the sentence names with their office:
// "Mara Vale, the prime minister", "its president, Mara Vale".
func (s *sentence) offices() {
	for i := range s.tokens {
		m := s.at(i)
		if m == nil || m.From != i || len(m.bodies) == 0 || m.bodies[0].Kind != knowledge.Person || len(m.bodies[0].Under) > 0 {
			continue
		}
		if body := s.employer(m); body != "" {
			s.employers[m.bodies[0].ID] = body
		}
	}
}

// employer is the body that the named person acts for, as the words beside the name
// tell it, or "".
func (s *sentence) employer(m *mention) knowledge.EntityID {
	if s.norm(m.To) == "," {
		to := m.To + 1
		for to < len(s.tokens) && !s.mark(to) {
			to++
		}
		if s.officeIn(m.To+1, to) >= 0 {
			return s.officeOf(m.To+1, to, m.From)
		}
	}
	to := m.From
	if s.norm(to-1) == "," {
		to--
	}
	from := to
	for from > 0 && !s.mark(from-1) && !s.timeAt(from-1) && from > to-mostWords-2 {
		from--
	}
	if at := s.officeIn(from, to); at >= 0 && (to == m.From || s.in(from, "determiner") || s.possessive(from)) && s.lastOffice(at, to) {
		return s.officeOf(from, to, from)
	}
	return ""
}

// officeIn is where an office is named between the tokens, or -1.
func (s *sentence) officeIn(from, to int) int {
	for i := from; i < to; i++ {
		if s.in(i, "office-noun", "title", "state-office-noun") {
			return i
		}
		if s.in(i, "relative", "be", "have") {
			return -1
		}
	}
	return -1
}

// lastOffice tells that the office at the token ends right before the name.
func (s *sentence) lastOffice(at, to int) bool {
	for i := at; i < to; i++ {
		if s.to(i, "office-noun", "title", "state-office-noun") == to {
			return true
		}
	}
	return false
}

// officeOf is the body that has the office named between the tokens. Judges judge
// for themselves, unless their court is named.
func (s *sentence) officeOf(from, to, before int) knowledge.EntityID {
	judge, state := false, false
	for i := from; i < to; i++ {
		judge = judge || s.in(i, "judge-noun", "justice-noun")
		state = state || s.in(i, "state-office-noun")
	}
	for i := from; i < to; i++ {
		if m := s.at(i); m != nil && len(m.bodies) > 0 && m.bodies[0].Kind != knowledge.Person && (!judge || s.Judges(m.bodies[0].ID)) {
			return m.bodies[0].ID
		}
	}
	switch {
	case judge:
		return ""
	case s.in(from, "own-pronoun") || s.in(from, "a-word") && s.mouthpieceIn(from, to):
		if body := s.namedBefore(before, notPerson); body != "" {
			return body
		}
		body, doubt := s.topic.theBody(s.Reader, notPerson, false)
		if doubt != "" {
			return ""
		}
		return body
	case state, to == from+1 && s.in(from, "state-title") && s.ofState():
		return s.stateNow(before)
	case s.in(from, "the-word"):
		if body := s.namedBefore(before, notPerson); body != "" {
			return body
		}
		if body, doubt := s.topic.theBody(s.Reader, notPerson, false); doubt == "" {
			return body
		}
	}
	return ""
}

// mouthpieceIn tells that somebody is named between the tokens who only speaks for
// others.
func (s *sentence) mouthpieceIn(from, to int) bool {
	return s.between(from, to, "speaker-noun")
}

// ofState tells that a state acted last, or nobody did.
func (s *sentence) ofState() bool {
	e := s.Entity(s.topic.actor)
	return e == nil || e.Kind == knowledge.Government
}

// stateNow is the state that was named last before the token, or "".
func (s *sentence) stateNow(before int) knowledge.EntityID {
	state := func(e *knowledge.Entity) bool {
		return e != nil && e.Kind == knowledge.Government && !language.PartOfState(e.Name())
	}
	for i := before - 1; i >= 0; i-- {
		if m := s.at(i); m != nil && len(m.bodies) > 0 && state(m.bodies[0]) {
			return m.bodies[0].ID
		}
	}
	for _, id := range slices.Backward(s.topic.bodies) {
		if state(s.Entity(id)) {
			return id
		}
	}
	return ""
}

// personMeant is the person that "he" stands for before the token, as the body that
// the person acts for; "" where nobody was named.
func (s *sentence) personMeant(i int) knowledge.EntityID {
	for j := i - 1; j >= 0; j-- {
		if m := s.at(j); m != nil && len(m.bodies) > 0 && m.bodies[0].Kind == knowledge.Person && !s.possessive(m.To-1) {
			return s.above(m.bodies[0])
		}
	}
	if e := s.Entity(s.topic.person); e != nil && s.topic.personIn == s.passage.ID {
		return s.above(e)
	}
	if e := s.Entity(s.topic.onlyOne()); e != nil && e.Kind == knowledge.Organization && s.in(i, "party-member") {
		return e.ID // the office of a person whose name isn't known for one
	}
	return ""
}
