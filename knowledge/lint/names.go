package lint

import "policybot/knowledge"

// names checks what events name: that they name what they must, that it is
// something their act can touch, that it came before, and that they have a say
// in it.
func (c *checker) names() {
	for _, e := range c.base.Events {
		if e.Do.NeedsName() && len(e.Names) == 0 {
			c.findings.Errorf(e.Origin, "%s is a %s and names no event: add \"names\" with what it undoes or changes", e.ID, e.Do)
		}
		for _, id := range e.Names {
			if c.base.Event(id) == nil {
				c.findings.Errorf(e.Origin, "\"names\" of %s names %s, which is not on record", e.ID, id)
			}
		}
		for _, n := range c.named(e) {
			c.touches(e, n)
			c.follows(e, n)
			c.entitled(e, n)
		}
		c.speech(e)
	}
}

// touches checks that the act can do anything to what it names.
func (c *checker) touches(e, n *knowledge.Event) {
	setsStatus := n.Do.Rule() || n.Do == knowledge.Reinstate
	switch {
	case e.Do == knowledge.Exempt && !setsStatus:
		c.findings.Errorf(e.Origin, "%s exempts from %s, which is a %s and no rule: name the rule", e.ID, n.ID, n.Do)
	case e.Do == knowledge.Reinstate && c.ruleOf(n) == nil:
		c.findings.Errorf(e.Origin, "%s reinstates %s, which leads to no rule: name the rule that stands anew", e.ID, n.ID)
	case e.Do == knowledge.Lift && n.Do.Speaking():
		c.findings.Errorf(e.Origin, "%s lifts %s, which is a %s and sets nothing that could be lifted: use withdraw, or name the rule", e.ID, n.ID, n.Do)
	}
}

// follows checks that an act comes after what it names. A denial may come
// first: of what somebody was about to be said to have done.
func (c *checker) follows(e, n *knowledge.Event) {
	if e.Do == knowledge.Deny || !earlier(e, n) {
		return
	}
	if e.Announced == n.Announced {
		c.findings.Errorf(e.Origin, "\"names\" of %s names %s, which by its order comes later that day: give %s an order above %d", e.ID, n.ID, e.ID, n.Order)
		return
	}
	c.findings.Errorf(e.Origin, "\"names\" of %s names %s, which comes later: %s, not by %s", e.ID, n.ID, n.Announced, e.Announced)
}

// earlier tells that e was surely announced before n.
func earlier(e, n *knowledge.Event) bool {
	a, b := e.Announced, n.Announced
	switch {
	case a.IsZero() || b.IsZero():
		return false
	case a.Last != b.First || !a.Exact() || !b.Exact():
		return a.Last < b.First
	case a.Precision == knowledge.MinutePrecision && b.Precision == knowledge.MinutePrecision && a.Minute != b.Minute:
		return a.Minute < b.Minute
	}
	return e.Order < n.Order
}

// entitled checks that who undoes or changes an act did it or stands above who
// did: by anybody else it would be ignored.
func (c *checker) entitled(e, n *knowledge.Event) {
	if e.Do.Speaking() || e.By == n.By {
		return
	}
	if e.Do == knowledge.Reinstate {
		rule := c.ruleOf(n)
		if rule == nil || rule.By == e.By {
			return
		}
		n = rule
	}
	if c.above(e.By, n.By, e.Announced) {
		return
	}
	if e.Do.Rule() {
		c.findings.Warnf(e.Origin, "%s by %s names %s by %s and replaces nothing: each body's rules stand by themselves", e.ID, e.By, n.ID, n.By)
		return
	}
	c.findings.Errorf(e.Origin, "%s by %s names %s by %s and would be ignored: only the actor or a body above it undoes or changes an act; if %s was above %s that day, say so with \"under\"", e.ID, e.By, n.ID, n.By, e.By, n.By)
}

// ruleOf follows names to the rule at their end, or gives nil. It gives up on
// circles, which are reported elsewhere.
func (c *checker) ruleOf(e *knowledge.Event) *knowledge.Event {
	const longest = 64 // no honest record undoes an undoing as often
	for range longest {
		if e == nil || e.Do.Rule() {
			return e
		}
		e = c.base.Named(e)
	}
	return nil
}

// speech checks what acts of speaking are about.
func (c *checker) speech(e *knowledge.Event) {
	switch {
	case e.Do == knowledge.Consider && e.Of == "" && len(e.Names) == 0:
		c.findings.Errorf(e.Origin, "%s considers nothing: say with \"of\" which act is considered", e.ID)
	case e.Of != "" && !e.Do.Speaking():
		c.findings.Warnf(e.Origin, "\"of\" of %s has no meaning with a %s", e.ID, e.Do)
	case e.Of.Undoing() && len(e.Names) == 0:
		c.findings.Warnf(e.Origin, "%s speaks of a %s and names no event: add \"names\" with what would be undone", e.ID, e.Of)
	}
}
