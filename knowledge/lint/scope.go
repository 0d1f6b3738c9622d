package lint

import (
	"slices"

	"policybot/knowledge"
)

// inside tells that the inner scope is surely within the outer one.
func (c *checker) inside(inner, outer knowledge.Scope, day knowledge.Day) bool {
	for d, terms := range outer.Terms {
		if !inner.States(d) || !c.eachWithin(d, inner.Terms[d], terms, day) {
			return false
		}
	}
	for d, out := range outer.Except {
		if !c.eachWithin(d, out, inner.Except[d], day) && !(inner.States(d) && c.disjoint(d, inner.Terms[d], out, day)) {
			return false
		}
	}
	return true
}

func (c *checker) eachWithin(d knowledge.Dimension, terms, others []knowledge.EntityID, day knowledge.Day) bool {
	for _, t := range terms {
		if !slices.ContainsFunc(others, func(o knowledge.EntityID) bool {
			return t == o || d == knowledge.Unit && o == knowledge.Anyone || d != knowledge.Version && c.base.Within(t, o, day)
		}) {
			return false
		}
	}
	return true
}

// apart tells that no case is in both scopes: in some dimension neither's
// terms lie in the other's.
func (c *checker) apart(a, b knowledge.Scope, day knowledge.Day) bool {
	for d, terms := range a.Terms {
		if d != knowledge.Version && b.States(d) && c.disjoint(d, terms, b.Terms[d], day) {
			return true
		}
	}
	return false
}

func (c *checker) disjoint(d knowledge.Dimension, a, b []knowledge.EntityID, day knowledge.Day) bool {
	for _, t := range a {
		for _, o := range b {
			one, other := []knowledge.EntityID{t}, []knowledge.EntityID{o}
			if c.eachWithin(d, one, other, day) || c.eachWithin(d, other, one, day) {
				return false
			}
		}
	}
	return true
}
