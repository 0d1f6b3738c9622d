package extract

import (
	"policybot/knowledge"
)

// gapped reads what a sentence tells of others by the verb of the act told last, with a
// time for each: "Pigeon was blocked on 9 August, Dove on 8 October and Owl ten days
// later", "Acme banned it in May, Globex in June".
func (s *sentence) gapped() {
	if len(s.read) == 0 || s.own() || s.question() {
		return
	}
	last := s.read[len(s.read)-1]
	if !last.do.Rule() || last.adds != nil || !last.dated {
		return
	}
	for at := s.gapAt(last.end); at >= 0; {
		at = s.gapBehind(s.sameVerb(last, at))
	}
	s.followedBy(last)
}

// followedBy reads who did the same next: "followed by Globex on 5 May".
func (s *sentence) followedBy(last *claim) {
	for i := last.end; i < len(s.tokens); i++ {
		to := s.to(i, "followed-by")
		if to == 0 || !s.bodyAt(to) {
			continue
		}
		n := s.at(to)
		c := s.likeLast(last, to, n.To)
		if c.by = s.above(n.bodies[0]); c.by == last.by {
			return
		}
		c.announced = s.writtenOn()
		anchor, _ := s.anchor()
		if m := s.whenBehind(n.To); m != nil && m.bearing == onThen {
			c.announced, c.dated, c.to = m.date, true, m.to
		} else if m != nil {
			c.announced, c.dated, c.to = m.after(last.announced, anchor.Last), true, m.to
		}
		if c.announced.First > last.announced.Last || c.dated && !c.announced.IsZero() {
			s.keepLike(last, c)
		}
		return
	}
}

// likeLast is a claim of the same act as the claim's, told between the tokens.
func (s *sentence) likeLast(last *claim, from, to int) claim {
	return claim{
		do: last.do, by: last.by, apps: last.apps, scope: s.scopeAsOf(last), certainty: last.certainty, doubts: last.doubts,
		passage: s.passage, seq: len(s.topic.order), left: from, to: to, end: to,
	}
}

// keepLike keeps it with the words from those of the other claim on.
func (s *sentence) keepLike(last *claim, c claim) {
	c.words = s.words(min(last.left, c.left), c.to)
	c.state = s.ruledState(&c)
	s.keep(c)
}

// othersAt is where it is told behind the verb that ends at the token what others did next,
// or -1.
func (s *sentence) othersAt(end int) int {
	for i := end; i < len(s.tokens); i++ {
		if to := s.to(i, "followed-by"); to > 0 && s.bodyAt(to) {
			return i
		}
	}
	return s.gapAt(end)
}

// gapAt is where the first name stands to which such a part of the sentence is about, behind
// the verb that ends at the token and a time of its own, or -1.
func (s *sentence) gapAt(end int) int {
	for _, m := range s.times {
		if m.from >= end && m.bearing != untilThen {
			return s.gapBehind(m.to)
		}
	}
	return -1
}

// gapBehind is where a name begins behind a comma or "and" that a time follows, in what
// the sentence tells behind the token, or -1.
func (s *sentence) gapBehind(from int) int {
	for i := from; i > 0 && i < len(s.tokens); i++ {
		if s.mark(i) && s.norm(i) != "," {
			return -1
		}
		m := s.at(i)
		if m == nil || m.From != i || !s.in(i-1, "and") && s.norm(i-1) != "," || len(m.apps) == 0 && len(m.bodies) == 0 {
			continue
		}
		if when := s.whenBehind(m.To); when != nil && !s.possessive(m.To-1) {
			return i
		}
	}
	return -1
}

// whenBehind is the time by which nothing but a preposition stands behind a name that
// ends at the token, and with which its part of the sentence ends; or nil.
func (s *sentence) whenBehind(i int) *moment {
	if s.in(i, "on") && !s.timeAt(i) {
		i++
	}
	m := s.momentAt(i)
	if m == nil || m.bearing != onThen && (m.bearing != laterThen || m.same) || !s.mark(m.to) && !s.in(m.to, "and") {
		return nil
	}
	return m
}

// sameVerb keeps the act of the claim, done to or by whoever is named at the token, and
// gives where that ends.
func (s *sentence) sameVerb(last *claim, at int) int {
	n, when := s.at(at), s.whenBehind(s.at(at).To)
	c := s.likeLast(last, at, when.to)
	switch {
	case len(n.apps) > 0:
		c.apps, c.scope = idsOf(n.apps)[:1], knowledge.Scope{Terms: last.scope.Terms.Clone(), Some: last.scope.Some}
	case s.above(n.bodies[0]) == last.by:
		return when.to
	default:
		c.by = s.above(n.bodies[0])
	}
	if c.announced, c.dated = when.date, true; when.bearing == laterThen {
		anchor, _ := s.anchor()
		c.announced = when.after(last.announced, anchor.Last)
	}
	if c.announced.IsZero() {
		return when.to
	}
	s.keepLike(last, c)
	return when.to
}
