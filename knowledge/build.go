package knowledge

import "slices"

// world builds a body's timeline for one choice.
func (t *Timeline) world(b body, c choice, supports [][]support, cut cutter, known Day) *world {
	w := &world{cut: cut, day: b.day, known: known, nodes: make([]*node, 0, len(b.events))}
	for i, e := range b.events {
		n := node{Event: e, announced: c.announced[i], support: supports[i][0], out: c.out[i], terms: t.termsIn(e, c, i)}
		for _, s := range supports[i][1:] {
			n.support = max(n.support, s)
		}
		if e.Do.Rule() {
			n.act = e.Do
		}
		for range max(1, t.rulesAnew(e)) {
			w.nodes = append(w.nodes, &node{})
			*w.nodes[len(w.nodes)-1] = n
		}
	}
	link(w.nodes)
	b.entitle(w)
	slices.SortStableFunc(w.nodes, (*node).compare)
	for _, n := range w.nodes {
		slices.SortStableFunc(n.naming, (*node).compare)
		n.unchanged = []terms{n.terms}
		n.changed = slices.ContainsFunc(n.naming, func(m *node) bool { return m.Do.Changing() })
	}
	return w
}

// termsIn gives the terms of event i as announced, in the choice.
func (t *Timeline) termsIn(e *Event, c choice, i int) terms {
	x := terms{scope: e.Scope, apps: t.base.AppsOf(e), start: c.announced[i], until: LastDay, conditions: e.Conditions,
		fromSaid: !e.From.IsZero(), untilSaid: !e.Until.IsZero()}
	if x.fromSaid {
		x.from = c.from[i]
		x.start = max(x.from, x.start)
	}
	if x.untilSaid {
		x.until = c.until[i]
	}
	return x
}

// rulesAnew counts the rules that a reinstatement names.
func (t *Timeline) rulesAnew(e *Event) int {
	if e.Do != Reinstate {
		return 0
	}
	return len(e.Names)
}

// link ties each node to those it names, never in a circle, and each
// reinstatement to the rule that it does anew. A lifting or withdrawal that
// names a rule also takes away the reinstatements of that rule before it.
func link(nodes []*node) {
	byID := make(map[EventID][]*node, len(nodes))
	for _, n := range nodes {
		byID[n.ID] = append(byID[n.ID], n)
	}
	for _, u := range nodes {
		names := u.Names
		if u.Do == Reinstate && len(names) > 0 { // one node for each of its names
			i := slices.Index(byID[u.ID], u)
			names = names[i : i+1]
		}
		for _, id := range names {
			for _, n := range byID[id] {
				tie(u, n)
			}
		}
	}
	var anew []*node
	for _, n := range nodes {
		n.depth = n.depthFrom()
		if n.Do == Reinstate {
			if n.anew = n.rule(n.announced); n.anew != nil {
				n.act = n.anew.Do
				anew = append(anew, n)
			}
		}
	}
	for _, r := range anew {
		for _, n := range r.line() {
			for _, u := range slices.Clone(n.naming) {
				if (u.Do == Lift || u.Do == Withdraw) && u.after(r) {
					tie(u, r)
				}
			}
		}
	}
}

func tie(u, n *node) {
	if u != n && !slices.Contains(u.named, n) && !n.leadsTo(u) {
		u.named = append(u.named, n)
		n.naming = append(n.naming, u)
	}
}

// leadsTo tells that the names of n lead to m.
func (n *node) leadsTo(m *node) bool {
	return slices.ContainsFunc(n.named, func(x *node) bool { return x == m || x.leadsTo(m) })
}

func (n *node) depthFrom() int {
	d := 0
	for _, x := range n.named {
		d = max(d, 1+x.depthFrom())
	}
	return d
}

// line lists the rule that a reinstatement does anew, and the reinstatements
// of it that lie between.
func (n *node) line() []*node {
	var list []*node
	for _, x := range n.named {
		if x.Do.Rule() || x.Do == Reinstate {
			list = append(list, x)
		}
		list = append(list, x.line()...)
	}
	return list
}

// rule is the first rule that the names of n lead to, through nothing that
// was announced after the day.
func (n *node) rule(by Day) *node {
	for _, x := range n.named {
		switch {
		case x.announced > by:
		case x.Do.Rule():
			return x
		default:
			if r := x.rule(by); r != nil {
				return r
			}
		}
	}
	return nil
}
