package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// answered reads, in a document of home's own, what a question and the first sentence of
// its answer say together, as the statement that they make: "Can I use Pigeon? No." The
// question stands before the part at the place, or over the passage that the part begins.
// It tells whether the part is read with that.
func (r *Reader) answered(p *knowledge.Passage, t *topic, parts []form.Piece, i int) bool {
	if !t.own || t.quiz == p.ID || askedByOthers(p.Title) {
		return false
	}
	start, asked := parts[i].Start, ""
	if i > 0 {
		start, asked = parts[i-1].Start, parts[i-1].Text
	} else if r.BeginsSection(p) {
		asked = form.LastHeading(p.Title)
	}
	asked, answer := language.Unlabelled(asked), language.Unlabelled(parts[i].Text)
	said := language.Restate(asked, answer)
	if said == "" {
		return false
	}
	if whom := language.Whom(asked, answer); whom != "" && !r.sentence(p, t, form.Piece{Text: whom, Start: start}).plainPeople() || takenBackIn(parts[i+1:]) || r.quizTitle(p, t) {
		return false
	}
	s := r.sentence(p, t, form.Piece{Text: said, Start: start})
	s.moments()
	s.tell()
	for _, c := range s.read {
		inTerms(c, language.BesideYes(answer))
		c.Words = p.Text[start : parts[i].Start+len(parts[i].Text)]
	}
	t.note(s)
	r.Claims = append(r.Claims, s.read...)
	return len(s.read) > 0
}

// inTerms makes the condition of what is let, of what the answer says beside yes and nobody knows
// what it limits: "yes, with your own account".
func inTerms(c *claim.Claim, limit string) {
	if c.Do == knowledge.Allow && limit != "" && c.Scope.IsZero() && slices.Equal(c.Doubts, []string{claim.ForWhatHolds}) {
		c.Do, c.Terms, c.Granted, c.Doubts = knowledge.Restrict, []knowledge.Condition{{Name: limit}}, true, nil
	}
}

// askedByOthers tells that a heading says that its questions are those of people who don't
// work there: "Questions from customers". Who asks there is "I".
func askedByOthers(title string) bool {
	return slices.ContainsFunc(form.Headings(title), func(heading string) bool {
		return language.NotStaff(heading) && language.Naming("question-head").In(form.LowersOf(heading))
	})
}

// takenBackIn tells that what stands behind an answer, up to the next question, takes it back.
func takenBackIn(parts []form.Piece) bool {
	for _, part := range parts {
		if strings.HasSuffix(strings.TrimRight(part.Text, "* "), "?") {
			return false
		}
		if language.TakesBack(part.Text) {
			return true
		}
	}
	return false
}

// quizTitle tells that a heading over the passage says that its questions are a quiz's.
func (r *Reader) quizTitle(p *knowledge.Passage, t *topic) bool {
	s := r.sentence(p, t, form.Piece{Text: p.Title})
	return s.hasAny("quiz-lead")
}

// plainPeople tells that the words are nothing but people of home's whom a noun or a team
// names, joined by and or commas, or everybody or nobody.
func (s *sentence) plainPeople() bool {
	if language.EverybodyOrNobody(s.Text) {
		return true
	}
	from, n := 0, len(s.tokens)
	if s.in(0, "only") {
		from = 1
	}
	for i := from; i <= n; i++ {
		if i < n && !s.in(i, "and") && !s.mark(i) {
			continue
		}
		if i > from && !s.somePeople(from, i, from == 0 && i == n) || i == from && i < n && !s.in(i, "and") {
			return false
		}
		from = i + 1
	}
	return true
}

// somePeople tells that the tokens name people of home's: a noun for them at the end, or a
// team's name, which one capital at the head of the answer, where it is alone, is not.
func (s *sentence) somePeople(from, to int, alone bool) bool {
	if s.in(from, "determiner") && !s.in(from, "some", "few", "no-word") {
		from++
	}
	capitals := to > from
	for i := from; i < to; i++ {
		if m := s.at(i); m != nil && slices.ContainsFunc(m.bodies, func(e *knowledge.Entity) bool { return e.ID != s.Base.Home && e.Kind != knowledge.UnitKind }) {
			return false
		}
		if !s.compound(i) && (s.adverb(i) || s.in(i, "some", "few", "preposition", "determiner", "clause", "not", "no-word", "except")) {
			return false
		}
		capitals = capitals && (s.tokens[i].Upper || s.compound(i))
	}
	for i := from; i < to; i++ {
		if s.to(i, "persons-noun", "audience-head-noun", "unit-head-noun", "home-part-noun") == to {
			return true
		}
		if m := s.at(i); m != nil && len(m.terms) > 0 && m.To == to {
			return true
		}
	}
	return capitals && !(alone && to == from+1) && s.capital(from)
}

// answers tells that the passage, in a document of home's own, answers a question, which
// says with it what neither says by itself.
func (r *Reader) answers(p *knowledge.Passage) bool {
	if !strings.Contains(p.Text, "?") && !strings.HasSuffix(p.Title, "?") || !r.topicOf(p).own {
		return false
	}
	parts := form.Split(p.Text)
	for i := range parts {
		if i > 0 && language.Restate(parts[i-1].Text, parts[i].Text) != "" {
			return true
		}
	}
	return len(parts) > 0 && r.BeginsSection(p) && language.Restate(form.LastHeading(p.Title), parts[0].Text) != ""
}
