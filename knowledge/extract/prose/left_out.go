package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// keepExcept keeps the claim, and what a ban of home's own leaves out as an exemption
// from it: whoever asks for that gets an answer. What is let so, "but not on private
// phones", is banned there.
func (s *sentence) keepExcept(c *claim.Claim) {
	if at := s.deniesRest(c); at >= 0 {
		s.keepDenied(c, at)
		return
	}
	except := c.Scope.Except
	if c.Do != knowledge.Ban || !s.own() || len(except) == 0 || c.Adds != nil || c.Rest {
		s.keep(*c)
		return
	}
	c.Scope.Except = nil
	s.keep(*c)
	s.keepExempt(*c, except)
	s.topic.last = s.read[len(s.read)-2]
}

// deniesRest is where words begin, behind what is let or before it, that deny it of what they
// leave out, or -1: "but not on private phones", "unless you are a contractor".
func (s *sentence) deniesRest(c *claim.Claim) int {
	if c.Do != knowledge.Allow && c.Do != knowledge.Restrict || !s.own() || len(c.Scope.Except) != 1 {
		return -1
	}
	if s.in(c.CondFrom, "unless-word") && c.CondFrom < c.CondTo && len(c.Terms) == 0 {
		return c.CondFrom
	}
	for i := c.End; i < c.To; i++ {
		if to := s.to(i, "except"); to > 0 && s.in(to-1, "not") {
			return i
		}
	}
	return -1
}

// keepDenied keeps what the claim lets, and what the words from the token on deny of it. What
// is told behind them, from when or until when and on which condition, is of that alone.
func (s *sentence) keepDenied(c *claim.Claim, at int) {
	rest := *c
	rest.Do, rest.Terms, rest.Rest, rest.Scope = knowledge.Ban, nil, true, knowledge.Scope{Terms: c.Scope.Except.Clone()}
	for _, d := range []knowledge.Dimension{knowledge.Audience, knowledge.Unit} {
		if people := c.Scope.Terms[d]; s.people(c.Scope.Terms) && len(people) > 0 && !s.people(rest.Scope.Terms) {
			rest.Scope.Terms[d] = people
		}
	}
	if c.CondFrom > at && len(c.Terms) > 0 {
		rest.Do, rest.Terms = knowledge.Restrict, s.deniedTerms(c)
		c.Do, c.Terms = knowledge.Allow, nil
	}
	for i := at; i < c.To; i++ {
		if s.timeAt(i) {
			c.From, c.Until = knowledge.Date{}, knowledge.Date{}
		}
	}
	s.keep(*c)
	s.keep(rest)
	s.topic.last = s.read[len(s.read)-2]
}

// deniedTerms are the conditions of the claim as those on which what it denies is let.
func (s *sentence) deniedTerms(c *claim.Claim) []knowledge.Condition {
	switch i := c.CondFrom; {
	case s.in(i, "approval-noun"), s.approved(i):
		return c.Terms
	case s.in(i, "unless-word"):
		return []knowledge.Condition{{Name: s.words(i+1, c.CondTo)}}
	default:
		return []knowledge.Condition{{Name: language.Deny(s.words(i, c.CondTo))}}
	}
}

// keepExempt keeps the exemption of the terms from a ban that was kept.
func (s *sentence) keepExempt(c claim.Claim, terms knowledge.Terms) {
	c.Do, c.Undoes, c.Presupposes, c.Scope = knowledge.Exempt, knowledge.Ban, true, knowledge.Scope{Terms: terms}
	c.Order++
	s.keep(c)
}
