package lint

import (
	"slices"

	"policybot/knowledge"
)

// openTerms notes terms that nobody declared and that lie under nothing, so that a
// slip such as "work-machines" is seen, and warns of an exemption that opens
// the whole of its rule, which is what a lifting is for.
func (c *checker) openTerms() {
	for _, e := range c.base.Entities {
		if e.Implied && len(e.In) == 0 && e.Kind != knowledge.Class {
			c.findings.Notef(e.Origin, "%s is a %s term of its own here, under nothing; declare it, or see policybot terms for those built in", e.ID, e.Kind)
		}
	}
	for _, e := range c.base.Events {
		if e.Do == knowledge.Exempt && e.Scope.IsZero() && len(e.Apps) == 0 && len(e.Conditions) == 0 && slices.ContainsFunc(c.named(e), func(n *knowledge.Event) bool { return n.Do.Rule() }) {
			c.findings.Warnf(e.Origin, "exemption %s has neither scope nor conditions, so it opens all of what it names; where that is meant, lift it", e.ID)
		}
	}
}
