package knowledge

import "slices"

// terms are the parts of an event that amendments and clarifications change.
type terms struct {
	scope      Scope
	apps       []EntityID
	from       Day // as stated, if it is
	start      Day // from, but never before the event was announced
	until      Day
	conditions []Condition
	fromSaid   bool
	untilSaid  bool
	by         *node // the last amendment that counts
}

// history gives the terms of n up to a day: as announced and clarified, then
// as each amendment left them.
func (w *world) history(n *node, p point, day Day) []terms {
	if !n.changed && n.anew == nil {
		return n.unchanged
	}
	t := n.terms
	if n.anew != nil {
		t = w.inherit(t, n, p, day)
	}
	list := []terms{t}
	if !n.changed {
		return list
	}
	for _, c := range n.naming {
		if c.Do == Clarify && w.changes(c, p) {
			list[0] = list[0].clarified(c, w.now(c, p), n.announced)
		}
	}
	for _, a := range n.naming {
		if a.Do == Amend && a.announced <= day && w.changes(a, p) {
			if t, ok := list[len(list)-1].amended(a, w.now(a, p), day); ok {
				list = append(list, t)
			}
		}
	}
	return list
}

// now gives the terms of n on the day asked about.
func (w *world) now(n *node, p point) terms {
	list := w.history(n, p, w.day)
	return list[len(list)-1]
}

// inherit fills in what a reinstatement leaves unsaid with the rule's terms as
// they were by then.
func (w *world) inherit(t terms, n *node, p point, day Day) terms {
	h := w.history(n.anew, p, min(day, n.announced))
	rule := h[len(h)-1]
	if len(n.Scope.Terms) == 0 && len(n.Scope.Except) == 0 {
		some := n.Scope.Some
		t.scope = rule.scope
		t.scope.Some = t.scope.Some || some
	}
	if len(n.Apps) == 0 {
		t.apps = rule.apps
	}
	if len(n.Conditions) == 0 {
		t.conditions = rule.conditions
	}
	return t
}

// changes tells that a clarification or amendment counts at the point. One for
// a part that nobody named changes no part that somebody asks about.
func (w *world) changes(m *node, p point) bool {
	return w.exists(m) && !m.Scope.Some && !w.taken(m, p)
}

// clarified gives the terms as they are always to have been meant.
func (t terms) clarified(c *node, with terms, announced Day) terms {
	if with.fromSaid {
		t.from, t.start, t.fromSaid = with.from, max(with.from, announced), true
	}
	return t.with(c, with)
}

// amended applies an amendment and tells whether it counts by the day. Its
// effective date moves the rule's start where the rule has not begun or
// nothing else changes, and otherwise is when the change begins.
func (t terms) amended(a *node, with terms, day Day) (terms, bool) {
	others := !with.scope.IsZero() || with.untilSaid || len(with.conditions) > 0 || len(a.Apps) > 0
	switch {
	case !with.fromSaid:
	case others && t.start <= a.announced:
		if with.start > day {
			return t, false
		}
	default:
		t.from, t.start, t.fromSaid = with.from, with.start, true
	}
	t.by = a
	return t.with(a, with), true
}

func (t terms) with(m *node, with terms) terms {
	t.scope = t.scope.restated(with.scope)
	if len(m.Apps) > 0 {
		t.apps = m.Apps
	}
	if with.untilSaid {
		t.until, t.untilSaid = with.until, true
	}
	if len(with.conditions) > 0 {
		t.conditions = with.conditions
	}
	return t
}

// restated gives the scope with each dimension that another one states taken
// from there; what that leaves unsaid stays as it was, and is never widened.
func (s Scope) restated(o Scope) Scope {
	if len(o.Terms) == 0 && len(o.Except) == 0 {
		return s
	}
	terms, except := Terms{}, Terms{}
	for _, d := range Dimensions() {
		switch {
		case len(o.Terms[d]) > 0:
			terms[d], except[d] = o.Terms[d], o.Except[d]
		case len(o.Except[d]) > 0:
			terms[d], except[d] = s.Terms[d], o.Except[d]
		default:
			terms[d], except[d] = s.Terms[d], s.Except[d]
		}
		if len(terms[d]) == 0 {
			delete(terms, d)
		}
		if len(except[d]) == 0 {
			delete(except, d)
		}
	}
	return Scope{Terms: terms, Except: except, Some: s.Some}
}

// covered gives the place in the history of the last terms that covered the
// point, or -1.
func (w *world) covered(history []terms, n *node, p point) int {
	for i, t := range slices.Backward(history) {
		if w.binds(t, n, p) {
			return i
		}
	}
	return -1
}

// binds tells that the event, on these terms, covers the point and reaches
// whom the case asks about.
func (w *world) binds(t terms, n *node, p point) bool {
	if !w.body.self {
		t.scope = w.body.placed(t.scope)
		if !w.body.reaches(t.scope) && !w.body.spares(n, t.scope) {
			return false
		}
	}
	limits := n.act == Ban || n.act == Restrict
	return w.cut.covers(t.scope, t.apps, p, own{devices: w.employer && limits, people: w.employer && (limits || n.act == Allow)})
}

// meets tells that an undoing, on these terms, covers the point: whom it
// reaches is for the rule to say.
func (w *world) meets(t terms, p point) bool {
	if !w.body.self {
		t.scope = w.body.placed(t.scope)
	}
	return w.cut.covers(t.scope, t.apps, p, own{})
}
