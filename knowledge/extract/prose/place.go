package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// ruledState is the state whose rules for everybody the claim may tell, or "".
func (s *sentence) ruledState(c *claim.Claim) knowledge.EntityID {
	e := s.Entity(c.By)
	if e != nil && (language.PartOfState(e.Name()) || len(s.kinds[e.ID]) > 0 && e.Kind != knowledge.Government) {
		if state := s.regulatesHere(e.ID); state != "" && s.countrywide(c) {
			return state
		}
		e = s.regulates(e)
	}
	if s.forStaff(c) || s.own() && c.By == s.Base.Home && !s.countrywide(c) {
		return "" // what a city writes to its own people is for them
	}
	if e == nil || e.Kind != knowledge.Government || c.Do == knowledge.Warn || c.Do.NeedsName() && c.Do != knowledge.Reinstate || c.Do == knowledge.Deny {
		return ""
	}
	return e.ID
}

// countrywide tells that the words that tell of the act say that it holds in the country.
func (s *sentence) countrywide(c *claim.Claim) bool {
	return s.between(c.Left, c.To, "countrywide")
}

// forStaff tells that the words that tell of the act name people who work for a body: "told
// its employees", "bars state employees".
func (s *sentence) forStaff(c *claim.Claim) bool {
	return s.between(c.Left, c.To, "own-staff")
}

// regulates is the state for all of which a body of it sets rules, or nil where
// the body's rules are for its own people.
func (r *Reader) regulates(e *knowledge.Entity) *knowledge.Entity {
	if e == nil || !language.Regulates(e.Name()) && !slices.ContainsFunc(r.kinds[e.ID], language.Regulates) {
		return nil
	}
	for _, id := range r.Over(e.ID) {
		if x := r.Entity(id); x != nil && x.Kind == knowledge.Government && !language.PartOfState(x.Name()) {
			return x
		}
	}
	return nil
}
