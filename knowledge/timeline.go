package knowledge

import (
	"cmp"
	"slices"
)

// Timeline is the events that have a bearing on one app, whoever did them.
type Timeline struct {
	base   *Base
	App    EntityID
	Events []*Event // in order of their first possible day
}

// Timeline gathers the events on the app.
func (b *Base) Timeline(app EntityID) *Timeline {
	t := &Timeline{base: b, App: app, Events: b.EventsOn(app)}
	slices.SortStableFunc(t.Events, CompareEvents)
	return t
}

// CompareEvents orders events for telling: by day, by order within the day,
// named before naming, then by id.
func CompareEvents(x, y *Event) int {
	return cmp.Or(
		cmp.Compare(x.Announced.First, y.Announced.First),
		cmp.Compare(x.Announced.Last, y.Announced.Last),
		cmp.Compare(x.Order, y.Order),
		cmp.Compare(x.Announced.Minute, y.Announced.Minute),
		cmp.Compare(x.Do.level(), y.Do.level()),
		cmp.Compare(x.ID, y.ID),
	)
}

// level puts rules before what undoes or changes them.
func (a Act) level() int {
	if a.Rule() || a.Speaking() {
		return 0
	}
	return 1
}

// Actors lists the bodies that have an event of their own in the timeline.
func (t *Timeline) Actors() []EntityID {
	var list []EntityID
	for _, e := range t.Events {
		if !slices.Contains(list, e.By) {
			list = append(list, e.By)
		}
	}
	return list
}

// By lists the timeline's events that the actor did, and those of others that
// name one of them.
func (t *Timeline) By(actor EntityID) []*Event {
	mine := make([]bool, len(t.Events))
	for more := true; more; { // names may lead through several events
		more = false
		for i, e := range t.Events {
			if !mine[i] && (e.By == actor || t.namesOne(e, mine)) {
				mine[i] = true
				more = more || t.named(e.ID)
			}
		}
	}
	list := make([]*Event, 0, len(t.Events))
	for i, e := range t.Events {
		if mine[i] {
			list = append(list, e)
		}
	}
	return list
}

func (t *Timeline) named(id EventID) bool { return len(t.base.Naming(id)) > 0 }

func (t *Timeline) namesOne(e *Event, of []bool) bool {
	return len(e.Names) > 0 && slices.ContainsFunc(e.Names, func(id EventID) bool {
		i := slices.Index(t.Events, t.base.Event(id))
		return i >= 0 && of[i]
	})
}

// At computes what stands in the case at the end of the day, from what was
// announced by the day known. It depends on nothing but the records and its
// arguments: no file order, no clock, no score.
func (t *Timeline) At(c Case, day, known Day) Standing {
	s := Standing{Day: day, Known: known}
	cut := cutter{t.base, day}
	bodies := t.bodies(c, day)
	points, ok := cut.points(t.App, t.stated(c, bodies), eventsOf(bodies))
	if !ok {
		s.Cells = []Cell{{App: t.App, Status: Unsettled}}
		return s
	}
	merged := make([]possible, len(points))
	for i, b := range bodies {
		for j, r := range t.possibilities(b, points, cut, known, &s) {
			if i == 0 {
				merged[j] = r
			} else {
				merged[j] = merged[j].with(r)
			}
		}
	}
	for j, r := range merged {
		s.Cells = append(s.Cells, r.cell(points[j]))
	}
	return s
}

// stated gives what the case states: where other bodies than the actor bind
// it, also that it is the actor's.
func (t *Timeline) stated(c Case, bodies []body) Terms {
	if len(c.Where[Unit]) > 0 || !slices.ContainsFunc(bodies, func(b body) bool { return !b.self }) {
		return c.Where
	}
	stated := Terms{Unit: {c.Actor}}
	for d, terms := range c.Where {
		if d != Unit {
			stated[d] = terms
		}
	}
	return stated
}

func eventsOf(bodies []body) []*Event {
	if len(bodies) == 1 {
		return bodies[0].events
	}
	var all []*Event
	for _, b := range bodies {
		all = append(all, b.events...)
	}
	return all
}

// possibilities evaluates one body's events at each point, in every choice. Points
// that the scope of a denial tells apart, or of what dates another event, are
// evaluated apart.
func (t *Timeline) possibilities(b body, points []point, cut cutter, known Day, s *Standing) []possible {
	list := make([]possible, len(points))
	for _, group := range t.groups(b, points, cut) {
		concerns := func(e *Event) bool {
			return e.Scope.IsZero() || slices.ContainsFunc(group, func(j int) bool { return t.reaches(e, points[j], cut) })
		}
		choices, supports, ok := t.choices(b.events, b.day, known, concerns)
		if !ok {
			for _, j := range group {
				list[j].lost = true
			}
			continue
		}
		for _, c := range choices {
			w := t.world(b, c, supports, cut, known)
			for _, j := range group {
				o := w.at(points[j])
				list[j].add(o.cell(w, points[j]), c.doubts)
				s.beside(w, o, points[j])
			}
		}
	}
	return list
}

func (t *Timeline) reaches(e *Event, p point, cut cutter) bool {
	return cut.covers(e.Scope, t.base.AppsOf(e), p, own{})
}

// groups parts the points, by place in the list, along the scopes of denials
// and of events that name one whose day is not known.
func (t *Timeline) groups(b body, points []point, cut cutter) [][]int {
	groups := [][]int{make([]int, len(points))}
	for j := range points {
		groups[0][j] = j
	}
	for _, e := range b.events {
		if e.Scope.IsZero() || e.Do != Deny && !slices.ContainsFunc(e.Names, t.undated) {
			continue
		}
		var parted [][]int
		for _, g := range groups {
			var in, out []int
			for _, j := range g {
				if t.reaches(e, points[j], cut) {
					in = append(in, j)
				} else {
					out = append(out, j)
				}
			}
			parted = append(parted, in, out)
		}
		groups = slices.DeleteFunc(parted, func(g []int) bool { return len(g) == 0 })
	}
	return groups
}

func (t *Timeline) undated(id EventID) bool {
	e := t.base.Event(id)
	return e != nil && !e.Announced.Exact()
}

// beside notes what is announced, considered, said and guessed at, at the
// point.
func (s *Standing) beside(w *world, o outcome, p point) {
	for _, e := range o.pending {
		s.Announced = addEvent(s.Announced, e)
	}
	for _, n := range w.nodes {
		if n.support == affirmed && !n.Do.Speaking() && !n.Do.Undoing() || n.announced > w.day || n.announced > w.known {
			continue
		}
		if !w.binds(n.terms, n, p) {
			continue
		}
		switch {
		case n.Do.Speaking() && n.Do != Consider:
		case n.support == speculated:
			s.Speculated = addEvent(s.Speculated, n.Event)
		case n.Do != Consider && (n.support == divided || n.support == fallen):
			s.Disputed = addEvent(s.Disputed, n.Event)
		}
		switch {
		case n.out || n.mute || w.taken(n, p):
		case n.Do == Consider && !w.dropped(n, p):
			s.Considered = addEvent(s.Considered, n.Event)
		case n.Do == Warn || n.Do == Advise || n.Do == Deny:
			s.Said = addEvent(s.Said, n.Event)
		case n.Do.Undoing() && w.now(n, p).start > w.day && n.Do != Withdraw && w.awaited(n):
			s.Ending = addEvent(s.Ending, n.Event)
		}
	}
}

// awaited tells that the undoing names a rule of the body.
func (w *world) awaited(u *node) bool {
	return slices.ContainsFunc(u.named, func(n *node) bool { return n.act != "" && slices.Contains(n.naming, u) })
}

func addEvent(list []*Event, e *Event) []*Event {
	if slices.Contains(list, e) {
		return list
	}
	return append(list, e)
}

// dropped tells that what was considered was later done by the same actor, or
// that the rule which it was to undo is undone otherwise.
func (w *world) dropped(c *node, p point) bool {
	of := c.Of
	switch {
	case of == "" && len(c.named) > 0:
		of = Lift
	case of == "":
		of = Ban
	}
	return slices.ContainsFunc(w.nodes, func(n *node) bool {
		if n.By != c.By || n == c || c.after(n) || !w.exists(n) || n.announced > w.day || !w.meets(n.terms, p) {
			return false
		}
		if of.Rule() {
			return n.act == of
		}
		ends := n.Do == of || (of == Lift || of == Withdraw) && (n.Do == Lift || n.Do == Withdraw)
		return ends && slices.ContainsFunc(n.named, func(x *node) bool { return slices.Contains(c.named, x) })
	})
}
