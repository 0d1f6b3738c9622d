package extract

import (
	"policybot/knowledge"
)

// inCase makes of what will be done in a case that needn't come a plan with that as its
// condition: "it will be blocked if it misses the deadline".
func (s *sentence) inCase(c *claim) {
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
		if c.do == knowledge.Consider || c.do.Speaking() || end-from > mostCase || i > 0 && !s.mark(end) {
			c.doubt("in which case it will be so")
			return
		}
		c.of, c.do = c.do, knowledge.Consider
		if i == 0 && s.norm(end) != "," {
			c.doubt("in which case it will be so")
			return
		}
		c.terms, c.granted = []knowledge.Condition{{Name: s.words(i, end)}}, true
		return
	}
}
