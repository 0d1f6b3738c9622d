package knowledge

import (
	"cmp"
	"slices"
)

// node is an event of one body's timeline, with one choice of days for its
// dates. A reinstatement of several rules is a node for each.
type node struct {
	*Event
	act           Act // a rule's own, or that of the rule that a reinstatement does anew
	announced     Day
	support       support
	out           bool    // counts for nothing in this choice: guessed at, denied, or disputed and taken as denied
	mute          bool    // speech of somebody else than the body
	changed       bool    // some event amends or clarifies it
	depth         int     // how many names lead on from it
	terms         terms   // as announced
	unchanged     []terms // those alone, the history of what nothing changes
	anew          *node   // the rule that a reinstatement does anew
	named, naming []*node
}

// compare puts nodes in order for telling: the later last, and of one moment
// the stricter last.
func (n *node) compare(m *node) int {
	return cmp.Or(
		cmp.Compare(n.announced, m.announced),
		cmp.Compare(n.Order, m.Order),
		cmp.Compare(n.Announced.Minute, m.Announced.Minute),
		cmp.Compare(n.depth, m.depth),
		cmp.Compare(n.act.Strictness(), m.act.Strictness()),
		cmp.Compare(n.terms.start, m.terms.start),
		cmp.Compare(n.ID, m.ID),
	)
}

// after tells that n is known to come later than m: by day, then by order
// within the day, then by the minute.
func (n *node) after(m *node) bool {
	c := cmp.Or(cmp.Compare(n.announced, m.announced), cmp.Compare(n.Order, m.Order))
	if c == 0 && n.Announced.Precision == MinutePrecision && m.Announced.Precision == MinutePrecision {
		c = cmp.Compare(n.Announced.Minute, m.Announced.Minute)
	}
	return c > 0
}

// world is one body's timeline with every date chosen and every dispute
// decided, on one day.
type world struct {
	cut        cutter
	nodes      []*node
	day, known Day
	body       body
	employer   bool // the body employs people, rather than governing a place
}

// exists tells that the node is known of and doesn't fall.
func (w *world) exists(n *node) bool { return !n.out && n.announced <= w.known }

// live tells that an undoing has effect at the point on the day. One for a
// part that nobody named undoes no part that somebody asks about.
func (w *world) live(u *node, p point) bool {
	if !w.exists(u) {
		return false
	}
	now := w.now(u, p)
	if now.scope.Some || !w.meets(now, p) {
		return false
	}
	if u.Do != Withdraw && (now.start > w.day || w.day > now.until) {
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
// since it reaches every day, then the latest that ended it there.
func (w *world) undoing(n *node, p point) (by *node, how Status) {
	for _, u := range n.naming {
		switch {
		case u.Do == Withdraw && w.live(u, p):
			return u, Withdrawn
		case (u.Do == Lift || w.carves(u, n, p)) && w.live(u, p):
			by, how = u, Lifted
		}
	}
	return by, how
}

// carves tells that u is an exemption that leaves the point out of what n does
// rather than opening it: one from a permission, or from an undoing.
func (w *world) carves(u, n *node, p point) bool {
	return u.Do == Exempt && (n.act == Allow || n.act == "") && len(w.now(u, p).conditions) == 0
}

// outcome is what one body's timeline comes to at one point.
type outcome struct {
	status      Status
	rule, by    *node
	terms       terms // of the rule
	conditional []*Event
	undone      []undone
	pending     []*Event
}

type undone struct {
	rule, by *node
	how      Status
	terms    terms
}

// standing is a rule in force at a point, with its terms.
type standing struct {
	*node
	now terms
}

// at evaluates the timeline at the point.
func (w *world) at(p point) outcome {
	var o outcome
	var stand []standing
	for _, n := range w.nodes {
		if n.act == "" || !w.exists(n) || n.announced > w.day {
			continue
		}
		h := w.history(n, p, w.day)
		last := len(h) - 1
		i := w.covered(h, n, p)
		if i < 0 {
			continue
		}
		now := h[i]
		by, how := w.undoing(n, p)
		switch {
		case by != nil:
			o.undone = append(o.undone, undone{n, by, how, now})
		case i < last && now.start <= w.day:
			o.undone = append(o.undone, undone{n, h[i+1].by, Lifted, now})
		case i < last:
		case now.start > w.day:
			o.pending = append(o.pending, n.Event)
		case w.day > now.until && n.Fades:
		case w.day > now.until:
			o.undone = append(o.undone, undone{n, now.by, Ended, now})
		default:
			stand = append(stand, standing{n, now})
		}
	}
	slices.Reverse(o.undone)
	w.decide(&o, w.unreplaced(stand), p)
	return o
}

// unreplaced drops the rules that yield to another: one for a part that nobody
// named to any that names the case, and an earlier one to a later one that is
// at least as strict, lies inside its scope, or names it.
func (w *world) unreplaced(stand []standing) []standing {
	if len(stand) < 2 {
		return stand
	}
	if slices.ContainsFunc(stand, func(s standing) bool { return !s.now.scope.Some }) {
		stand = slices.DeleteFunc(stand, func(s standing) bool { return s.now.scope.Some })
	}
	left := make([]standing, 0, len(stand))
	for _, e := range stand {
		if !slices.ContainsFunc(stand, func(l standing) bool { return w.replaces(l, e) }) {
			left = append(left, e)
		}
	}
	if len(left) == 0 { // records that contradict themselves free nobody
		return stand
	}
	return left
}

func (w *world) replaces(l, e standing) bool {
	names := slices.Contains(l.named, e.node)
	if !l.after(e.node) {
		return names && !e.after(l.node)
	}
	if names || l.act.Strictness() >= e.act.Strictness() {
		return true
	}
	if !w.cut.appsInside(l.now.apps, e.now.apps) {
		return false
	}
	// A rule on one app of a class speaks of that app; what the rule on the class
	// leaves out besides doesn't make it a wider one.
	return w.cut.inside(l.now.scope, e.now.scope) ||
		!w.cut.appsInside(e.now.apps, l.now.apps) && w.cut.termsInside(l.now.scope, e.now.scope)
}

// decide sets what stands: the strictest of the rules left that no exemption
// opens. Where none is left, the latest one undone tells how.
func (w *world) decide(o *outcome, rules []standing, p point) {
	var best, opened *standing
	var opening *node
	for i := range rules {
		r := &rules[i]
		exempt, conditional := w.exemptions(r.node, p)
		if exempt != nil {
			opened, opening = r, exempt
			continue
		}
		if best == nil || r.act.Strictness() >= best.act.Strictness() { // rules come in order
			best = r
			o.conditional = conditional
		}
	}
	switch {
	case best != nil && (best.act != Allow || opening == nil):
		o.status, o.rule, o.terms = statusOf(best.act), best.node, best.now
	case opening != nil:
		o.status, o.rule, o.terms, o.by, o.conditional = Exempted, opened.node, opened.now, opening, nil
	case len(o.undone) > 0:
		u := o.undone[mostTold(o.undone)]
		o.status, o.rule, o.terms, o.by = u.how, u.rule, u.terms, u.by
	}
}

func statusOf(a Act) Status {
	switch a {
	case Ban:
		return Banned
	case Restrict:
		return Restricted
	}
	return Allowed
}

// mostTold is the place of the latest ban in the list, or of the latest rule
// where no ban is in it: a ban taken back is what people must hear of.
func mostTold(list []undone) int {
	return max(0, slices.IndexFunc(list, func(u undone) bool { return u.rule.act == Ban }))
}

// exemptions finds what opens the rule at the point: an exemption without
// conditions, or those that have some. A permission has nothing to open.
func (w *world) exemptions(rule *node, p point) (open *node, conditional []*Event) {
	if rule.act == Allow {
		return nil, nil
	}
	for _, u := range rule.naming {
		switch {
		case u.Do != Exempt || !w.live(u, p):
		case len(w.now(u, p).conditions) == 0:
			open = u
		default:
			conditional = append(conditional, u.Event)
		}
	}
	return open, conditional
}

// forSome lists what undoes or changes the rule for a part that nobody named.
func (w *world) forSome(rule *node, p point) []*Event {
	var list []*Event
	for _, u := range rule.naming {
		if (u.Do.Undoing() || u.Do.Changing()) && u.Scope.Some && u.announced <= w.day && w.exists(u) &&
			u.terms.start <= w.day && w.day <= u.terms.until && w.meets(u.terms, p) && !w.taken(u, p) {
			list = addEvent(list, u.Event)
		}
	}
	return list
}
