package lint

import (
	"slices"

	"policybot/knowledge"
)

// owners checks that nobody is asked twice, and that who is asked about a
// collection may see it: to a channel that may not, what is in it isn't passed
// on.
func (c *checker) owners() {
	access := map[knowledge.Collection]knowledge.Access{}
	for _, a := range c.base.Settings.Collections {
		access[a.Name] = a
		c.eachOnce(knowledge.Origin{File: "knowledge.yaml"}, "collection "+string(a.Name), a.Owners)
		c.ownersSee(knowledge.Origin{File: "knowledge.yaml"}, "collection "+string(a.Name), a.Owners, a)
	}
	for _, e := range c.base.Entities {
		c.eachOnce(e.Origin, string(e.ID), e.Owners)
		if a, limited := access[e.Collection]; limited {
			c.ownersSee(e.Origin, string(e.ID), e.Owners, a)
		}
	}
}

func (c *checker) eachOnce(at knowledge.Origin, what string, owners []knowledge.Owner) {
	for i, o := range owners {
		if slices.Contains(owners[:i], o) {
			c.findings.Warnf(at, "%s names the owner %s twice", what, o)
		}
	}
}

func (c *checker) ownersSee(at knowledge.Origin, what string, owners []knowledge.Owner, a knowledge.Access) {
	for _, o := range owners {
		if o.Channel() && !a.Everyone && !slices.Contains(a.Channels, string(o)) {
			c.findings.Warnf(at, "%s has the owner %s, a channel where the collection %s may not be shown: what is in it isn't passed on there", what, o, a.Name)
		}
	}
}
