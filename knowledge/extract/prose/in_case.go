package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
)

// inCase makes of what will be done in a case that needn't come a plan with that as its
// condition: "it will be blocked if it misses the deadline".
func (s *sentence) inCase(c *claim.Claim) {
	for i := range s.tokens {
		from := s.to(i, "if-word")
		if i == 0 {
			from = s.to(i, "if-word", "unless-word")
		}
		if from == 0 {
			continue
		}
		end := from
		for end < len(s.tokens) && !s.mark(end) && !(i == 0 && s.anyAct(end) != nil && s.in(end-1, "will")) {
			end++
		}
		if c.Do == knowledge.Consider || c.Do.Speaking() || end-from > mostCase || i > 0 && !s.mark(end) {
			c.Doubt("in which case it will be so")
			return
		}
		c.Of, c.Do = c.Do, knowledge.Consider
		if i == 0 && s.norm(end) != "," {
			c.Doubt("in which case it will be so")
			return
		}
		c.Terms, c.Granted = []knowledge.Condition{{Name: s.words(i, end)}}, true
		return
	}
}
