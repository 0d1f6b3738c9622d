package lint

import (
	"strings"

	"policybot/knowledge"
)

// amended looks for amendments of a scope that don't repeat what the rule leaves out: that stays left
// out, which whoever wrote them may not know.
func (c *checker) amended() {
	for _, e := range c.base.Events {
		if e.Do != knowledge.Amend || len(e.Scope.Terms)+len(e.Scope.Except) == 0 {
			continue
		}
		for _, rule := range c.named(e) {
			for _, d := range knowledge.Dimensions() {
				left := c.leftOutBefore(rule, e, d)
				if len(left) == 0 || e.Scope.States(d) || len(e.Scope.Except[d]) > 0 {
					continue
				}
				c.findings.Warnf(e.Origin, "%s doesn't repeat that %s leaves out %s, which stays left out: repeat it to say so, or set the rule anew without it", e.ID, rule.ID, listOf(left))
			}
		}
	}
}

// leftOutBefore is what the rule leaves out in the dimension when the amendment changes it, by the
// last change that states the dimension.
func (c *checker) leftOutBefore(rule, amend *knowledge.Event, d knowledge.Dimension) []knowledge.EntityID {
	last := rule
	for _, n := range c.base.Naming(rule.ID) {
		states := n.Scope.States(d) || len(n.Scope.Except[d]) > 0
		if n.Do.Changing() && states && knowledge.CompareEvents(n, amend) < 0 && (last == rule || knowledge.CompareEvents(last, n) < 0) {
			last = n
		}
	}
	return last.Scope.Except[d]
}

func listOf(ids []knowledge.EntityID) string {
	var words []string
	for _, id := range ids {
		words = append(words, string(id))
	}
	return strings.Join(words, ", ")
}
