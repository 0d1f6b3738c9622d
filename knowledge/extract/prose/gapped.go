package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
)

// gapped reads what a sentence tells of others by the verb of the act told last, with a
// time for each: "Pigeon was blocked on 9 August, Dove on 8 October and Owl ten days
// later", "Acme banned it in May, Globex in June".
func (s *sentence) gapped() {
	if len(s.read) == 0 || s.own() || s.question() {
		return
	}
	last := s.read[len(s.read)-1]
	if !last.Do.Rule() || last.Adds != nil || !last.Dated {
		return
	}
	for at := s.gapAt(last.End); at >= 0; {
		at = s.gapBehind(s.sameVerb(last, at))
	}
	s.onceMore(last)
	s.followedBy(last)
}

// onceMore reads when the same was done again: "was blocked in March 2022 and again in May 2023".
func (s *sentence) onceMore(last *claim.Claim) {
	for i := last.End; i < len(s.tokens); i++ {
		end := s.to(i, "again")
		if end == 0 || !s.in(i-1, "and") || !s.timeAt(i-2) {
			continue
		}
		if when := s.whenBehind(end); when != nil && when.bearing == onThen && when.date.First > last.Announced.Last {
			c := s.likeLast(last, i, when.to)
			c.Announced, c.Dated, c.Scope = when.date, true, last.Scope
			s.keepLike(last, c)
		}
		return
	}
}

// followedBy reads who did the same next: "followed by Globex on 5 May".
func (s *sentence) followedBy(last *claim.Claim) {
	for i := last.End; i < len(s.tokens); i++ {
		to := s.to(i, "followed-by")
		if to == 0 || !s.bodyAt(to) {
			continue
		}
		n := s.at(to)
		c := s.likeLast(last, to, n.To)
		if c.By = s.above(n.bodies[0]); c.By == last.By {
			return
		}
		c.Announced = s.writtenOn()
		anchor, _ := s.anchor()
		if m := s.whenBehind(n.To); m != nil && m.bearing == onThen {
			c.Announced, c.Dated, c.To = m.date, true, m.to
		} else if m != nil {
			c.Announced, c.Dated, c.To = m.after(last.Announced, anchor.Last), true, m.to
		}
		if c.Announced.First > last.Announced.Last || c.Dated && !c.Announced.IsZero() {
			s.keepLike(last, c)
		}
		return
	}
}

// likeLast is a claim of the same act as the claim's, told between the tokens.
func (s *sentence) likeLast(last *claim.Claim, from, to int) claim.Claim {
	return claim.Claim{
		Do: last.Do, By: last.By, Apps: last.Apps, Scope: s.scopeAsOf(last), Certainty: last.Certainty, Doubts: last.Doubts,
		Passage: s.passage, Seq: len(s.topic.order), Left: from, To: to, End: to,
	}
}

// keepLike keeps it with the words from those of the other claim on.
func (s *sentence) keepLike(last *claim.Claim, c claim.Claim) {
	c.Words = s.words(min(last.Left, c.Left), c.To)
	c.State = s.ruledState(&c)
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
func (s *sentence) sameVerb(last *claim.Claim, at int) int {
	n, when := s.at(at), s.whenBehind(s.at(at).To)
	c := s.likeLast(last, at, when.to)
	switch {
	case len(n.apps) > 0:
		c.Apps, c.Scope = idsOf(n.apps)[:1], knowledge.Scope{Terms: last.Scope.Terms.Clone(), Some: last.Scope.Some}
	case s.above(n.bodies[0]) == last.By:
		return when.to
	default:
		c.By = s.above(n.bodies[0])
	}
	if c.Announced, c.Dated = when.date, true; when.bearing == laterThen {
		anchor, _ := s.anchor()
		c.Announced = when.after(last.Announced, anchor.Last)
	}
	if c.Announced.IsZero() {
		return when.to
	}
	s.keepLike(last, c)
	return when.to
}
