package lint

import "policybot/knowledge"

// kinds checks that references lead to the kind of entity that is meant: a
// body acts, an app is used, a device is a device.
func (c *checker) kinds() {
	if id := c.base.Home; id != "" {
		c.body(knowledge.Origin{File: "knowledge.yaml"}, "home", id)
	}
	for _, e := range c.base.Events {
		c.body(e.Origin, "\"by\" of "+string(e.ID), e.By)
		c.apps(e)
		c.terms(e, e.Scope.Terms)
		c.terms(e, e.Scope.Except)
		if e.Do == knowledge.Restrict && len(e.Conditions) == 0 {
			c.findings.Warnf(e.Origin, "%s is a restrict without conditions: say with \"conditions\" what allows the use", e.ID)
		}
	}
	for _, e := range c.base.Entities {
		for _, l := range e.In {
			c.in(e, l)
		}
		for _, l := range e.Under {
			c.body(e.Origin, "\"under\" of "+string(e.ID), l.To)
		}
		if len(e.Under) > 0 && !e.Kind.Acts() {
			c.findings.Errorf(e.Origin, "%s is of the kind %s: only a body stands under another", e.ID, e.Kind)
		}
	}
}

func (c *checker) body(at knowledge.Origin, what string, id knowledge.EntityID) {
	switch e := c.base.Entity(id); {
	case e == nil:
		c.findings.Errorf(at, "%s names %s, which is not on record", what, id)
	case !e.Kind.Acts():
		c.findings.Errorf(at, "%s names %s, which is of the kind %s: name a company, organization, unit, government or person", what, id, e.Kind)
	}
}

func (c *checker) apps(e *knowledge.Event) {
	apps := c.base.AppsOf(e)
	if len(apps) == 0 {
		c.findings.Errorf(e.Origin, "%s is about no app: add \"app\"", e.ID)
	}
	for _, id := range e.Apps {
		if a := c.base.Entity(id); a == nil {
			c.findings.Errorf(e.Origin, "\"app\" of %s names %s, which is not on record", e.ID, id)
		} else if !a.Kind.Used() {
			c.findings.Errorf(e.Origin, "\"app\" of %s names %s, which is of the kind %s: name an app or a class of apps", e.ID, id, a.Kind)
		}
	}
}

func (c *checker) terms(e *knowledge.Event, terms knowledge.Terms) {
	for _, d := range knowledge.Dimensions() {
		for _, id := range terms[d] {
			t := c.base.Entity(id)
			if d == knowledge.Version || t == nil || fits(d.KindOf(), t.Kind) {
				continue
			}
			c.findings.Warnf(e.Origin, "%q of %s names %s, which is of the kind %s", string(d), e.ID, id, t.Kind)
		}
	}
}

// fits tells that an entity of the kind may stand where another is meant: a
// government for its land, a body for its people.
func fits(meant, kind knowledge.Kind) bool {
	switch {
	case meant == kind:
		return true
	case meant == knowledge.PlaceKind:
		return kind == knowledge.Government
	case meant == knowledge.UnitKind || meant == knowledge.AudienceKind:
		return kind.Acts()
	}
	return false
}

// in checks that an entity lies in something of its own nature.
func (c *checker) in(e *knowledge.Entity, l knowledge.Link) {
	w := c.base.Entity(l.To)
	if w == nil {
		return
	}
	ok := fits(e.Kind, w.Kind)
	switch {
	case e.Kind.Used():
		ok = w.Kind.Used()
	case e.Kind.Acts():
		ok = w.Kind.Acts() || w.Kind == knowledge.PlaceKind || e.Kind == knowledge.Person
	}
	if !ok {
		c.findings.Errorf(e.Origin, "%s is of the kind %s and can't lie in %s, of the kind %s", e.ID, e.Kind, l.To, w.Kind)
	}
}
