package lint

import (
	"slices"

	"policybot/knowledge"
)

// collections checks that nobody is told half: whoever sees an event sees what
// undoes or changes it, and its evidence.
func (c *checker) collections() {
	access := map[knowledge.Collection]knowledge.Access{
		"":             {Everyone: true},
		knowledge.Open: {Everyone: true},
	}
	for _, a := range c.base.Settings.Collections {
		access[a.Name] = a
	}
	sees := func(seen, also knowledge.Collection) bool {
		return seen == also || covers(access[also], access[seen])
	}
	for _, e := range c.base.Events {
		for _, n := range c.named(e) {
			if changes(e.Do) && !sees(n.Collection, e.Collection) {
				c.findings.Errorf(e.Origin, "%s is in the collection %s, and not all who see %s (%s) may see it: they would be told what no longer holds", e.ID, e.Collection, n.ID, nameOf(n.Collection))
			}
		}
		c.seenSources(e.Origin, string(e.ID), e.Collection, e.Reports, sees)
		c.seenEntities(e, sees)
	}
	for _, f := range c.base.Facts {
		c.seenSources(f.Origin, string(f.ID), f.Collection, f.Reports, sees)
	}
}

// changes tells that an act changes what is to be said of the event it names.
func changes(a knowledge.Act) bool {
	return a.NeedsName() || a.Rule() || a == knowledge.Deny
}

func (c *checker) seenSources(at knowledge.Origin, what string, in knowledge.Collection, reports []knowledge.Report, sees func(a, b knowledge.Collection) bool) {
	for _, r := range reports {
		if s := c.base.Source(r.Source); s != nil && !sees(in, s.Collection) {
			c.findings.Warnf(at, "not all who see %s (%s) may see its source %s (%s)", what, nameOf(in), s.ID, s.Collection)
		}
	}
}

func (c *checker) seenEntities(e *knowledge.Event, sees func(a, b knowledge.Collection) bool) {
	for _, id := range append([]knowledge.EntityID{e.By}, e.Apps...) {
		if x := c.base.Entity(id); x != nil && !sees(e.Collection, x.Collection) {
			c.findings.Warnf(e.Origin, "%s (%s) tells all who see it of %s, which is in the collection %s", e.ID, nameOf(e.Collection), id, x.Collection)
		}
	}
}

// covers tells that whoever may see b may see a.
func covers(a, b knowledge.Access) bool {
	if a.Everyone || b.Everyone {
		return a.Everyone
	}
	within := func(inner, outer []string) bool {
		return !slices.ContainsFunc(inner, func(s string) bool { return !slices.Contains(outer, s) })
	}
	return within(b.Groups, a.Groups) && within(b.Channels, a.Channels)
}

func nameOf(c knowledge.Collection) knowledge.Collection {
	if c == "" {
		return knowledge.Open
	}
	return c
}
