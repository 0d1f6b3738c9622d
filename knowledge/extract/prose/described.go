package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// describeBodies notes what the bodies are that the sentence names beside a noun for them:
// "the data agency, Wren", "Wren, the telecoms regulator".
func (s *sentence) describeBodies() {
	for i := range s.tokens {
		m := s.at(i)
		if m == nil || m.From != i || len(m.bodies) == 0 || m.bodies[0].Kind == knowledge.Person {
			continue
		}
		from, to := s.appositive(m)
		for j := from; j < to; j++ {
			if s.in(j, "preposition", "relative") {
				break
			}
			if s.in(j, "body-noun", "state-noun") {
				s.kinds[m.bodies[0].ID] = ground.AppendNew(s.kinds[m.bodies[0].ID], s.tokens[j].Stem)
				s.partOfState(m.bodies[0], j, from, to)
				if s.in(j, "enterprise-noun") {
					s.firms[m.bodies[0].ID] = true
				}
			}
		}
	}
}

// partOfState notes the state of a body that is on no record, where the words
// between the tokens say what part of one it is: the state that they name, or the
// only one that was spoken of.
func (s *sentence) partOfState(e *knowledge.Entity, noun, from, to int) {
	if !e.Proposed || len(e.Under) > 0 || e.Kind == knowledge.Government || !s.in(noun, "part-of-state-noun") {
		return
	}
	var states []knowledge.EntityID
	for i := from; i < to; i++ {
		if m := s.at(i); m != nil && len(m.bodies) > 0 && m.bodies[0].Kind == knowledge.Government {
			states = ground.AppendNew(states, m.bodies[0].ID)
		}
	}
	if state := s.stateBefore(from); len(states) == 0 && state != "" && s.norm(1+s.headEnd(0)) == "," {
		states = append(states, state) // "In Ruritania, the data agency Wren"
	}
	for _, id := range s.topic.bodies {
		if x := s.Entity(id); x != nil && x.Kind == knowledge.Government && len(states) == 0 {
			states = append(states, id)
		} else if x != nil && x.Kind == knowledge.Government && !slices.Contains(states, id) && !s.bodyAt(from) {
			return // one of several
		}
	}
	if len(states) == 1 {
		s.PartsOf[e.ID] = states[0]
	}
}

// headEnd is the last token of the name of a state that a preposition at the token leads to.
func (s *sentence) headEnd(i int) int {
	if m := s.at(i + 1); m != nil {
		return m.To - 1
	}
	return i
}

// namedInside is the name that stands by itself between the commas at the tokens, or
// nil.
func (s *sentence) namedInside(from, to int) *mention {
	if s.norm(from) != "," || s.norm(to-1) != "," || to-from < 3 {
		return nil
	}
	i := s.bare(from + 1)
	if m := s.at(i); m != nil && len(m.bodies) > 0 && m.From == i && m.To == to-1 {
		return m
	}
	return nil
}

// appositive is the phrase with an article that a comma parts from the name, behind
// it or before it.
func (s *sentence) appositive(m *mention) (from, to int) {
	if s.norm(m.To) == "," && (s.in(m.To+1, "determiner") || s.possessive(m.To+1)) {
		from, to = m.To+1, m.To+2
		for to < len(s.tokens) && !s.mark(to) {
			to++
		}
		return from, to
	}
	if to = m.From; s.in(to-1, "body-noun", "state-noun") && s.at(to-1) == nil {
		if from := s.determinedAt(to - 1); from >= 0 && s.in(from, "the-word") {
			return from, to // "the data agency Wren"
		}
	}
	if s.in(to-1, "determiner") {
		to--
	}
	if s.norm(to-1) != "," {
		return m.From, m.From
	}
	to--
	from = to
	for from > 0 && !s.mark(from-1) && !s.timeAt(from-1) && from > to-mostWords-2 && !s.in(from, "determiner") && !s.possessive(from) {
		from--
	}
	if !s.in(from, "determiner") && !s.possessive(from) {
		return m.From, m.From
	}
	return from, to
}

// bodyMeant is the body that the noun with an article stands for, from the token to
// its end: one that is called so, or else one that may be.
func (s *sentence) bodyMeant(p *party, i, end int) (knowledge.EntityID, string) {
	if id := s.calledSo(p, i, end); id != "" {
		return id, ""
	}
	if s.in(i, "judge-noun") {
		return "", ""
	}
	if state := s.Entity(s.stateNow(i)); s.ofOffice(i-1) && state != nil {
		return s.stateBody(state, s.words(p.from+1, end)), "" // "the prime minister's office"
	}
	fits := func(e *knowledge.Entity) bool {
		return s.fits(i)(e) && !s.namedOtherwise(e, p.from, i) && !s.otherPart(e, end-1)
	}
	if body := s.namedBefore(i, fits); body != "" {
		return body, ""
	}
	body, doubt := s.topic.theBody(s.Reader, fits, s.own())
	if body == "" && !s.own() && s.in(i, "state-itself-noun") {
		return s.stateNow(i), ""
	}
	if e := s.Entity(body); !s.own() && s.in(i, "part-of-state-noun") && i > p.from+1 && (e == nil || e.Kind != knowledge.Government) {
		return "", "" // the town council is none that was spoken of
	}
	if e := s.Entity(body); e != nil && e.Kind == knowledge.Government && s.knowsOther(e, p.from, i) {
		return s.stateBody(e, strings.ToLower(s.words(p.from+1, end))), doubt
	}
	return body, doubt
}

// knowsOther tells that another part of the state was spoken of that has the noun in its
// name: then the finance ministry isn't just the state.
func (s *sentence) knowsOther(state *knowledge.Entity, from, noun int) bool {
	return slices.ContainsFunc(s.topic.bodies, func(id knowledge.EntityID) bool {
		e := s.Entity(id)
		return e != nil && slices.Contains(s.Over(id), state.ID) && s.namedOtherwise(e, from, noun)
	})
}

// otherPart tells that the noun at the token is for another part of a state than the name of
// the body says that it is: "the regulator" is no parliament.
func (s *sentence) otherPart(e *knowledge.Entity, noun int) bool {
	return !s.own() && e.Kind != knowledge.Government && s.in(noun, "part-of-state-noun") && language.PartOfState(e.Name()) && !hasStem(e.Name(), s.tokens[noun].Stem) && !slices.Contains(s.kinds[e.ID], s.tokens[noun].Stem)
}

// calledSo is the body named last that goes by the noun at the token.
func (s *sentence) calledSo(p *party, i, end int) knowledge.EntityID {
	if !s.in(i, "state-noun", "judge-noun") && !s.in(end-1, "state-noun", "judge-noun") {
		return ""
	}
	stem := s.tokens[end-1].Stem
	fits := func(e *knowledge.Entity) bool {
		return e != nil && e.Kind != knowledge.Person && !s.namedOtherwise(e, p.from, i) && (slices.Contains(s.kinds[e.ID], stem) || hasStem(e.Name(), stem))
	}
	if body := s.namedBefore(i, fits); body != "" {
		return body
	}
	for _, id := range slices.Backward(s.topic.bodies) {
		if fits(s.Entity(id)) {
			return id
		}
	}
	return ""
}

// namedOtherwise tells that the words between the tokens, which say of which kind the
// body is, are none of a name that has the noun behind them: the finance ministry isn't
// "the Ministry of Defence".
func (s *sentence) namedOtherwise(e *knowledge.Entity, from, noun int) bool {
	if !s.in(noun, "part-of-state-noun") || !hasStem(e.Name(), s.tokens[noun].Stem) {
		return false
	}
	told := false
	for i := from; i < noun; i++ {
		t := s.tokens[i]
		if !t.Word || language.Stop(t.Norm) || s.in(i, "determiner", "adverb", "own", "rank", "pointing") || language.Naming("vague").Has(t.Norm) || s.at(i) != nil || s.timeAt(i) {
			continue
		}
		if hasStem(e.Name(), t.Stem) {
			return false
		}
		told = true
	}
	return told
}

func hasStem(name, stem string) bool {
	return slices.ContainsFunc(language.Tokenize(name), func(t language.Token) bool { return t.Stem == stem })
}

// strangerBody is a body of a state or a judge that is told of without a name, "a
// federal judge", "the town council", which is proposed by these words.
func (s *sentence) strangerBody(p party) knowledge.EntityID {
	if p.empty() || s.own() || !s.in(p.from, "the-word", "a-word", "an-word") {
		return ""
	}
	head := p.from + 1
	for head < p.to && !s.in(head, "part-of-state-noun", "judge-noun") && !(s.in(head, "of-state-noun") && s.strange(head-1)) {
		if s.mark(head) || s.in(head, "preposition", "determiner") || s.at(head) != nil && len(s.at(head).bodies) == 0 {
			return ""
		}
		head++
	}
	if head == p.to || s.in(head, "judge-noun") && s.in(p.from, "the-word") && head == p.from+1 || !s.in(head, "judge-noun") && head == p.from+1 {
		return ""
	}
	for head+1 < p.to && s.in(head+1, "part-of-state-noun", "judge-noun") {
		head++
	}
	end := head + 1
	if s.in(end, "preposition") && p.to <= end+mostWords+1 {
		end = p.to
	} else if end < p.to && !s.mark(end) {
		return ""
	}
	for s.strange(end-1) && s.strange(end+1) && language.Naming("particle").Has(s.norm(end)) {
		end += 2 // "a judge in Sao Bram do Colm"
	}
	name := s.words(p.from+1, end)
	kind := knowledge.Organization
	if s.in(head, "justice-noun") || s.in(head, "judge-noun") && s.norm(head) == "judge" {
		kind = knowledge.Person
	}
	return s.propose(&knowledge.Entity{ID: knowledge.EntityID(knowledge.Slug(name)), Kind: kind, Names: []knowledge.Name{{Text: name}}})
}
