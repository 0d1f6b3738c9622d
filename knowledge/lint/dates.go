package lint

import "policybot/knowledge"

// dates checks the dates of each record among themselves.
func (c *checker) dates() {
	for _, e := range c.base.Events {
		c.eventDates(e)
	}
	for _, s := range c.base.Sources {
		if before(s.Retracted, s.Date) {
			c.findings.Errorf(s.Origin, "source %s was retracted on %s, before its date %s", s.ID, s.Retracted, s.Date)
		}
	}
	for _, e := range c.base.Entities {
		for _, n := range e.Names {
			if before(n.Until, n.From) {
				c.findings.Errorf(e.Origin, "the name %q of %s ends (%s) before it begins (%s)", n.Text, e.ID, n.Until, n.From)
			}
		}
		for _, links := range [][]knowledge.Link{e.In, e.Under} {
			for _, l := range links {
				if before(l.Until, l.From) {
					c.findings.Errorf(e.Origin, "the link of %s to %s ends (%s) before it begins (%s)", e.ID, l.To, l.Until, l.From)
				}
			}
		}
	}
}

func (c *checker) eventDates(e *knowledge.Event) {
	switch {
	case e.Announced.IsZero():
		c.findings.Errorf(e.Origin, "%s has no date on which it was announced, so it would never count", e.ID)
	case before(e.Until, e.Start()):
		c.findings.Errorf(e.Origin, "%s ends (%s) before it begins (%s)", e.ID, e.Until, e.Start())
	case before(e.From, e.Announced):
		c.findings.Warnf(e.Origin, "%s takes effect (%s) before it was announced (%s): it counts from its announcement", e.ID, e.From, e.Announced)
	}
	if before(e.Reviewed, e.Announced) {
		c.findings.Warnf(e.Origin, "%s was reviewed (%s) before it was announced (%s)", e.ID, e.Reviewed, e.Announced)
	}
}

// before tells that both dates are known and every day of a is before b.
func before(a, b knowledge.Date) bool {
	return !a.IsZero() && !b.IsZero() && a.Last < b.First
}
