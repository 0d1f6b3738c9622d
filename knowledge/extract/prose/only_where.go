package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
)

// onlyWhere tells that a permission that stands right behind a ban is for nothing but some
// devices, networks or parts of the app.
func (s *sentence) onlyWhere(c *claim.Claim) bool {
	last := s.topic.last
	if last == nil || last.Do != knowledge.Ban || last.Passage != s.passage || c.Dated || len(c.Scope.Terms) == 0 {
		return false
	}
	for d := range c.Scope.Terms {
		if d != knowledge.Device && d != knowledge.Network && d != knowledge.Component {
			return false
		}
	}
	return true
}

// keepOnly keeps that all others may not, where a document of home's own allows
// something to nobody but the people that it names, or nowhere but where it says: "allowed
// for the design team only", "may only be used on laptops".
func (s *sentence) keepOnly(c *claim.Claim, st *stance) {
	switch people := s.people(c.Scope.Terms); {
	case c.Do != knowledge.Allow && c.Do != knowledge.Restrict || !s.own():
		return
	case people && !s.onlyBeside(c.End, c.To), !people && !s.onlyThere(c, st):
		return
	case !people:
		c.Do = knowledge.Allow // its limits are all that it is bound to
	}
	ban := *c
	ban.Do, ban.Rest, ban.Terms = knowledge.Ban, true, nil
	ban.Scope = knowledge.Scope{Except: c.Scope.Terms.Clone()}
	s.keep(ban)
}

// onlyThere tells that what is let so is so in nothing but the one respect that is told, and
// without a condition: "may only be used for public data".
func (s *sentence) onlyThere(c *claim.Claim, st *stance) bool {
	only := st.only
	for i := c.End; i < c.To; i++ {
		only = only || s.in(i, "only") && !s.in(i-1, "not")
	}
	return only && len(c.Terms) == 0 && len(c.Scope.Terms) == 1 && len(c.Scope.Except) == 0
}

// onlyBeside tells that "only" stands with people between the tokens, and not with a
// case: "only for drivers", "for drivers only".
func (s *sentence) onlyBeside(from, to int) bool {
	for i := from; i < to; i++ {
		if !s.in(i, "only") || s.in(i-1, "not") {
			continue
		}
		if s.in(i+1, "for-word", "to-word") && s.peopleSoon(i+2) || (i+1 >= to || s.mark(i+1)) && s.peopleAt(i-1) {
			return true
		}
	}
	return false
}

// onlyElse tells that "only" stands between the tokens with something else than people:
// "only for drafting".
func (s *sentence) onlyElse(from, to int) bool {
	for i := from; i < to; i++ {
		if s.in(i, "only") && !s.in(i-1, "not") {
			return !s.onlyBeside(from, to)
		}
	}
	return false
}

// stillMay tells that the permission is one that goes on: "may still use".
func (s *sentence) stillMay(st *stance) bool {
	return s.between(st.left, st.at, "still-word")
}

// peopleSoon tells that people are named from the token on, before anything that is said
// of them.
func (s *sentence) peopleSoon(from int) bool {
	for i := from; i < min(len(s.tokens), from+mostWords) && !s.mark(i) && !s.in(i, "preposition", "clause"); i++ {
		if s.peopleAt(i) {
			return true
		}
	}
	return false
}

// peopleAt tells that the token belongs to a name of people or a part of a body, or is a
// noun for such.
func (s *sentence) peopleAt(i int) bool {
	if m := s.at(i); m != nil {
		return len(m.bodies) > 0 || slices.ContainsFunc(m.terms, func(e *knowledge.Entity) bool {
			return e.Kind == knowledge.AudienceKind || e.Kind == knowledge.UnitKind
		})
	}
	return s.in(i, "unit-head-noun", "audience-head-noun", "persons-noun", "own-people") || s.peopleNoun(i) || i > 0 && s.strange(i)
}
