package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
)

// takenFrom reads from what something is taken, behind the token, in a document of home's own:
// from where it is used, from a list of what is allowed, or from one of what is banned, by which
// the ban ends. What is taken from anything else, such as an agenda, needn't be banned. It gives
// where that ends.
func (s *sentence) takenFrom(c *claim.Claim, at int) int {
	end := max(s.to(at, "from-word"), s.to(at, "off"))
	if !s.own() || end == 0 || s.timeSoon(at) || s.whereUsed(end) {
		return at
	}
	for i := end; i < end+mostWords && !s.mark(i) && !s.in(i, "preposition"); i++ {
		banned := max(s.listOfBanned(i), s.to(i, "ban-list-noun"))
		if banned > 0 && c.Do == knowledge.Ban {
			c.Do, c.Undoes, c.Presupposes = knowledge.Lift, knowledge.Ban, true
			return banned
		}
		if s.listOf(i, "permitted-still") > 0 || s.in(i, "permit-list-noun") {
			return at
		}
	}
	c.Doubt("whether it is use that is meant")
	return at
}
