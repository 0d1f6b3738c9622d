package knowledge

import (
	"cmp"
	"slices"
)

// maxChoices bounds how many ways coarse dates and disputed events are played
// through. Beyond it the first ones are taken, spread over every date.
const maxChoices = 4096

// choices gives every way to read the events' coarse dates that could matter
// on the day, each once with and once without every disputed event. Nothing is
// undone before it is done. Days that can't be told apart are tried once.
func (t *Timeline) choices(events []*Event, day, known Day) []choice {
	acts, changes := []Day{day, known}, []Day{day}
	for _, e := range events {
		ends := []Day{e.Announced.First - 1, e.Announced.First, e.Announced.Last - 1, e.Announced.Last}
		acts = append(acts, ends...)
		if e.Do.Changing() {
			changes = append(changes, ends...)
		}
	}
	list := []choice{{}}
	for _, e := range events {
		list = multiply(list, dates(e.Announced, acts), func(c *choice, d Day) { c.announced = append(c.announced, d) })
		list = multiply(list, dates(e.From, changes), func(c *choice, d Day) { c.from = append(c.from, d) })
		list = multiply(list, dates(e.Until, changes), func(c *choice, d Day) { c.until = append(c.until, d) })
	}
	if possible := slices.DeleteFunc(slices.Clone(list), func(c choice) bool { return !t.possible(c, events) }); len(possible) > 0 {
		list = possible
	}
	for i, e := range events {
		if t.disputed(e, events, known) {
			list = multiply(list, []Day{0, 1}, func(c *choice, d Day) {
				if d == 1 {
					c.fallen = append(c.fallen, i)
				}
			})
		}
	}
	return list
}

// choice is one reading of a timeline: a day for each date of each event, in
// the order of the events, and which disputed events fall.
type choice struct {
	announced, from, until []Day
	fallen                 []int
}

func multiply(list []choice, days []Day, set func(*choice, Day)) []choice {
	if len(list)*len(days) > maxChoices {
		days = []Day{days[0], days[len(days)-1]}
		if len(list)*2 > maxChoices {
			days = days[:1]
		}
	}
	if len(days) == 1 {
		for i := range list {
			set(&list[i], days[0])
		}
		return list
	}
	out := make([]choice, 0, len(list)*len(days))
	for _, c := range list {
		for _, d := range days {
			n := choice{slices.Clone(c.announced), slices.Clone(c.from), slices.Clone(c.until), slices.Clone(c.fallen)}
			set(&n, d)
			out = append(out, n)
		}
	}
	return out
}

// dates gives one day for each stretch of d that the marks tell apart, in
// order. A mark parts itself and all before it from what comes after.
func dates(d Date, marks []Day) []Day {
	list := []Day{d.First}
	for _, m := range marks {
		if d.First <= m && m < d.Last {
			list = append(list, m+1)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// possible tells that in this choice nothing is undone or changed before it is
// announced, and acts of known order keep it.
func (t *Timeline) possible(c choice, events []*Event) bool {
	for i, u := range events {
		for j, n := range events {
			if slices.Contains(u.Names, n.ID) && c.announced[i] < c.announced[j] {
				return false
			}
		}
	}
	return true
}

// disputed tells that reports of the highest tier divide on the event.
func (t *Timeline) disputed(e *Event, events []*Event, known Day) bool {
	return t.base.support(e, denials(e, events, known), known) == divided
}

func denials(e *Event, events []*Event, known Day) []*Event {
	var list []*Event
	for _, d := range events {
		if d.Do == Deny && slices.Contains(d.Names, e.ID) && d.Announced.First <= known {
			list = append(list, d)
		}
	}
	return list
}

// world builds the timeline's nodes for one choice.
func (t *Timeline) world(events []*Event, c choice, cut cutter, day, known Day) *world {
	w := &world{cut: cut, day: day, known: known}
	all := make([]*node, len(events))
	for i, e := range events {
		n := &node{Event: e, announced: c.announced[i], start: c.announced[i], until: LastDay,
			scope: e.Scope, apps: t.base.AppsOf(e), conditions: e.Conditions,
			startSaid: !e.From.IsZero(), endSet: !e.Until.IsZero()}
		if n.startSaid {
			n.start = max(c.from[i], n.announced)
		}
		if n.endSet {
			n.until = c.until[i]
		}
		n.support = t.base.support(e, denials(e, events, known), known)
		n.out = n.support == fallen || n.support == speculated || slices.Contains(c.fallen, i)
		t.asRule(n)
		all[i] = n
	}
	link(all)
	w.nodes = all
	slices.SortStableFunc(w.nodes, (*node).compare)
	for _, n := range w.nodes {
		slices.SortStableFunc(n.naming, (*node).compare)
	}
	return w
}

// asRule sets the act of a rule; a reinstatement does anew the rule that it
// names, with that rule's scope where it states none.
func (t *Timeline) asRule(n *node) {
	switch {
	case n.Do.Rule():
		n.act = n.Do
	case n.Do == Reinstate:
		rule := t.base.RuleOf(n.Event)
		if rule == nil {
			return
		}
		n.act = rule.Do
		if n.scope.IsZero() {
			n.scope = rule.Scope
		}
		if len(n.conditions) == 0 {
			n.conditions = rule.Conditions
		}
	}
}

// link ties each node to those it names. A lifting that names a rule also ends
// the reinstatements of that rule before it.
func link(nodes []*node) {
	byID := map[EventID]*node{}
	for _, n := range nodes {
		byID[n.ID] = n
	}
	tie := func(u, n *node) {
		if !slices.Contains(u.named, n) {
			u.named = append(u.named, n)
			n.naming = append(n.naming, u)
		}
	}
	for _, u := range nodes {
		for _, id := range u.Names {
			if n := byID[id]; n != nil {
				tie(u, n)
			}
		}
	}
	for _, r := range nodes {
		if r.Do != Reinstate {
			continue
		}
		for _, rule := range slices.Clone(r.named) {
			for _, u := range slices.Clone(rule.naming) {
				if u.Do == Lift && cmp.Compare(r.announced, u.announced) < 0 {
					tie(u, r)
				}
			}
		}
	}
}
