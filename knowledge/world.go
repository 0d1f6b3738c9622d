package knowledge

import (
	"cmp"
	"slices"
)

// node is an event of one body's timeline, with one choice of days for its
// dates.
type node struct {
	*Event
	act               Act // a rule's own, or that of the rule that a reinstatement does anew
	announced         Day
	start, until      Day
	support           support
	out               bool // counts for nothing in this choice: guessed at, denied, or disputed and taken as denied
	mute              bool // speech of somebody else than the body
	placed            bool // the records place the actor in the rule's place
	named, naming     []*node
	apps              []EntityID
	scope             Scope
	conditions        []Condition
	startSaid, endSet bool
}

// before orders the acts of one timeline: by day, then by minute or order
// within the day, then an event before those that name it.
func (n *node) before(m *node) bool { return n.compare(m) < 0 }

func (n *node) compare(m *node) int {
	if c := cmp.Compare(n.announced, m.announced); c != 0 {
		return c
	}
	if n.Announced.Precision == MinutePrecision && m.Announced.Precision == MinutePrecision {
		if c := cmp.Compare(n.Announced.Minute, m.Announced.Minute); c != 0 {
			return c
		}
	}
	if c := cmp.Compare(n.Order, m.Order); c != 0 {
		return c
	}
	switch {
	case slices.Contains(m.named, n):
		return -1
	case slices.Contains(n.named, m):
		return 1
	}
	if c := cmp.Compare(n.start, m.start); c != 0 {
		return c
	}
	return cmp.Compare(n.ID, m.ID)
}

// world is one body's timeline with every date chosen and every dispute
// decided, on one day.
type world struct {
	cut        cutter
	nodes      []*node
	day, known Day
	employer   bool // the body employs people, rather than governing a place
}

// exists tells that the event is known of and doesn't fall.
func (w *world) exists(n *node) bool { return !n.out && n.announced <= w.known }

// terms are the parts of an event that amendments and clarifications change.
type terms struct {
	scope        Scope
	apps         []EntityID
	start, until Day
	conditions   []Condition
	by           *node // the last amendment that counts
}

// termsOf gives the terms of n on the day: as announced, as clarified from the
// first day, as amended since.
func (w *world) termsOf(n *node, p point) (original, now terms) {
	now = terms{n.scope, n.apps, n.start, n.until, n.conditions, nil}
	original = now
	for _, clarifying := range []bool{true, false} {
		for _, m := range n.naming {
			if m.Do.Changing() && (m.Do == Clarify) == clarifying && w.exists(m) && !w.taken(m, p) {
				now = w.change(now, m)
			}
		}
		if clarifying {
			original = now
		}
	}
	return original, now
}

// change applies an amendment or clarification. An amendment counts from its
// own day; its effective date moves the rule's start where the rule has not
// begun or nothing else changes, and otherwise is when the change begins.
func (w *world) change(t terms, m *node) terms {
	others := !m.Scope.IsZero() || !m.Until.IsZero() || len(m.Conditions) > 0 || len(m.Apps) > 0
	if m.Do == Amend {
		if m.announced > w.day {
			return t
		}
		if others && m.startSaid && t.start <= m.announced {
			if m.start > w.day {
				return t
			}
		} else if m.startSaid {
			t.start = m.start
		}
		t.by = m
	} else if m.startSaid {
		t.start = m.start
	}
	if !m.Scope.IsZero() {
		t.scope = m.Scope
	}
	if len(m.Apps) > 0 {
		t.apps = m.Apps
	}
	if m.endSet {
		t.until = m.until
	}
	if len(m.Conditions) > 0 {
		t.conditions = m.Conditions
	}
	return t
}

// live tells that an undoing has effect at the point on the day.
func (w *world) live(u *node, p point) bool {
	if !w.exists(u) || !w.cut.covers(u.scope, u.apps, p, false) {
		return false
	}
	if u.Do != Withdraw && (u.announced > w.day || u.start > w.day || w.day > u.until) {
		return false
	}
	return !w.taken(u, p)
}

// taken tells that the event was withdrawn or has been ended at the point.
func (w *world) taken(n *node, p point) bool {
	by, _ := w.undoing(n, p)
	return by != nil
}

// undoing finds what took the event away at the point: a withdrawal first,
// since it reaches every day, then the latest lifting.
func (w *world) undoing(n *node, p point) (by *node, how Status) {
	for _, u := range n.naming {
		switch {
		case u.Do == Withdraw && w.live(u, p):
			return u, Withdrawn
		case u.Do == Lift && w.live(u, p):
			by, how = u, Lifted
		}
	}
	return by, how
}

// outcome is what one body's timeline comes to at one point.
type outcome struct {
	status      Status
	rule, by    *node
	conditions  []Condition
	conditional []*Event
	undone      []Undone
	pending     []*Event
}

// standing is a rule in force at a point, with its terms.
type standing struct {
	*node
	terms
}

// at evaluates the timeline at the point.
func (w *world) at(p point) outcome {
	var o outcome
	var stand []standing
	for _, n := range w.nodes {
		if n.act == "" || !w.exists(n) || n.announced > w.day {
			continue
		}
		original, now := w.termsOf(n, p)
		if n.placed {
			now.scope = without(now.scope, Place)
			original.scope = without(original.scope, Place)
		}
		if !w.cut.covers(now.scope, now.apps, p, w.employer && n.act != Allow) {
			if now.by != nil && original.start <= w.day && w.cut.covers(original.scope, original.apps, p, w.employer && n.act != Allow) {
				o.undone = append(o.undone, Undone{n.Event, now.by.Event, Lifted})
			}
			continue
		}
		switch by, how := w.undoing(n, p); {
		case by != nil:
			o.undone = append(o.undone, Undone{n.Event, by.Event, how})
		case now.start > w.day:
			o.pending = append(o.pending, n.Event)
		case w.day > now.until:
			u := Undone{Rule: n.Event, How: Ended}
			if now.by != nil {
				u.By = now.by.Event
			}
			o.undone = append(o.undone, u)
		default:
			stand = append(stand, standing{n, now})
		}
	}
	slices.Reverse(o.undone)
	w.decide(&o, w.unreplaced(stand), p)
	return o
}

func without(s Scope, d Dimension) Scope {
	s.Terms = s.Terms.Clone()
	delete(s.Terms, d)
	return s
}

// unreplaced drops the rules that yield to another: one for a part that nobody
// named to any that names the case, and an earlier one to a later one that is
// at least as strict, lies inside its scope, or names it.
func (w *world) unreplaced(stand []standing) []standing {
	if slices.ContainsFunc(stand, func(s standing) bool { return !s.scope().Some }) {
		stand = slices.DeleteFunc(stand, func(s standing) bool { return s.scope().Some })
	}
	var left []standing
	for _, e := range stand {
		if !slices.ContainsFunc(stand, func(l standing) bool { return w.replaces(l, e) }) {
			left = append(left, e)
		}
	}
	return left
}

func (s standing) scope() Scope { return s.terms.scope }

func (w *world) replaces(l, e standing) bool {
	if !e.before(l.node) {
		return false
	}
	return l.act.Strictness() >= e.act.Strictness() || slices.Contains(l.named, e.node) ||
		w.cut.inside(l.scope(), e.scope()) && w.appsInside(l.terms.apps, e.terms.apps)
}

func (w *world) appsInside(inner, outer []EntityID) bool {
	for _, a := range inner {
		if !slices.ContainsFunc(outer, func(o EntityID) bool { return w.cut.base.Within(a, o, w.cut.day) }) {
			return false
		}
	}
	return true
}

// decide sets what stands: the strictest of the rules left that no exemption
// opens. Where none is left, the latest one undone tells how.
func (w *world) decide(o *outcome, rules []standing, p point) {
	var best *standing
	var opened, opening *node
	for i := range rules {
		r := &rules[i]
		exempt, conditional := w.exemptions(r.node, p)
		if exempt != nil {
			opened, opening = r.node, exempt
			continue
		}
		if best == nil || r.act.Strictness() > best.act.Strictness() ||
			r.act.Strictness() == best.act.Strictness() && best.before(r.node) {
			best = r
			o.conditional = conditional
		}
	}
	switch {
	case best != nil && (best.act != Allow || opening == nil):
		o.rule, o.conditions = best.node, best.terms.conditions
		o.status = map[Act]Status{Ban: Banned, Restrict: Restricted, Allow: Allowed}[best.act]
	case opening != nil:
		o.status, o.rule, o.by, o.conditional = Exempted, opened, opening, nil
	case len(o.undone) > 0:
		u := o.undone[w.mostTold(o.undone)]
		o.status = u.How
		o.rule, o.by = w.find(u.Rule), w.find(u.By)
	}
}

// mostTold is the place of the latest ban in the list, or of the latest rule
// where no ban is in it: a ban taken back is what people must hear of.
func (w *world) mostTold(list []Undone) int {
	return max(0, slices.IndexFunc(list, func(u Undone) bool { return w.find(u.Rule).act == Ban }))
}

func (w *world) find(e *Event) *node {
	for _, n := range w.nodes {
		if n.Event == e {
			return n
		}
	}
	return nil
}

// exemptions finds what opens the rule at the point: an exemption without
// conditions, or those that have some.
func (w *world) exemptions(rule *node, p point) (open *node, conditional []*Event) {
	for _, u := range rule.naming {
		if u.Do != Exempt || !w.live(u, p) {
			continue
		}
		_, now := w.termsOf(u, p)
		if now.start > w.day || w.day > now.until || !w.cut.covers(now.scope, now.apps, p, false) {
			continue
		}
		if len(now.conditions) == 0 {
			open = u
		} else {
			conditional = append(conditional, u.Event)
		}
	}
	return open, conditional
}
