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
	slices.SortStableFunc(t.Events, compareEvents)
	return t
}

// compareEvents orders events for telling: by day, by order within the day,
// named before naming, then by id.
func compareEvents(x, y *Event) int {
	return cmp.Or(
		cmp.Compare(x.Announced.First, y.Announced.First),
		cmp.Compare(x.Announced.Last, y.Announced.Last),
		cmp.Compare(x.Announced.Minute, y.Announced.Minute),
		cmp.Compare(x.Order, y.Order),
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
	mine := map[EventID]bool{}
	for range t.Events { // names may lead through several events
		n := len(mine)
		for _, e := range t.Events {
			if e.By == actor || slices.ContainsFunc(e.Names, func(id EventID) bool { return mine[id] }) {
				mine[e.ID] = true
			}
		}
		if len(mine) == n {
			break
		}
	}
	return slices.DeleteFunc(slices.Clone(t.Events), func(e *Event) bool { return !mine[e.ID] })
}

// At computes what stands in the case at the end of the day, from what was
// announced by the day known. It depends on nothing but the records and its
// arguments: no file order, no clock, no score.
func (t *Timeline) At(c Case, day, known Day) Standing {
	s := Standing{Day: day, Known: known}
	cut := cutter{t.base, day}
	bodies := t.bodies(c, day)
	var all []*Event
	for _, b := range bodies {
		all = append(all, b.events...)
	}
	stated := c.Where
	if len(stated[Unit]) == 0 && slices.ContainsFunc(bodies, func(b body) bool { return !b.self }) {
		stated = stated.Clone()
		if stated == nil {
			stated = Terms{}
		}
		stated[Unit] = []EntityID{c.Actor}
	}
	points, ok := cut.points(t.App, stated, all)
	if !ok {
		s.Cells = []Cell{{App: t.App, Status: Unsettled}}
		return s
	}
	cells := make([][]Cell, len(points))
	for _, b := range bodies {
		for i, cell := range t.cells(b, points, cut, day, known, &s) {
			cells[i] = append(cells[i], cell)
		}
	}
	for i, of := range cells {
		s.Cells = append(s.Cells, strictest(of, points[i]))
	}
	return s
}

// cells evaluates one body's events at each point, in every choice.
func (t *Timeline) cells(b body, points []point, cut cutter, day, known Day, s *Standing) []Cell {
	cells := make([]Cell, len(points))
	either := make([][]Cell, len(points))
	disputes := make([][]int, len(points))
	for i, c := range t.choices(b.events, day, known) {
		w := t.world(b.events, c, cut, day, known)
		b.entitle(w)
		for j, p := range points {
			o := w.at(p)
			cell := o.cell(p)
			if i == 0 {
				cells[j] = cell
			}
			if !slices.ContainsFunc(either[j], cell.same) {
				either[j] = append(either[j], cell)
				disputes[j] = append(disputes[j], len(c.fallen))
			}
			s.beside(w, o, p)
		}
	}
	for j := range cells {
		if len(either[j]) < 2 {
			continue
		}
		how := Unsettled
		if slices.Max(disputes[j]) > 0 {
			how = Contested
		}
		cells[j] = Cell{Where: cells[j].Where, App: cells[j].App, Status: how, Either: either[j]}
	}
	return cells
}

// same tells that two readings of a cell come to one answer.
func (c Cell) same(d Cell) bool {
	return c.Status == d.Status && c.Rule == d.Rule && c.By == d.By && len(c.Conditional) == len(d.Conditional)
}

func (o outcome) cell(p point) Cell {
	c := Cell{App: p.app, Status: o.status, Conditions: o.conditions, Conditional: o.conditional, Undone: o.undone, Where: map[Dimension]EntityID{}}
	for d, t := range p.terms {
		c.Where[d] = t[0]
	}
	if o.rule != nil {
		c.Rule, c.Act, c.Some = o.rule.Event, o.rule.act, o.rule.scope.Some
	}
	if o.by != nil {
		c.By = o.by.Event
	}
	return c
}

// strictest merges what several bodies' timelines come to at one point.
func strictest(cells []Cell, p point) Cell {
	if len(cells) == 0 {
		return outcome{}.cell(p)
	}
	best := 0
	for i, c := range cells {
		if c.Status.strictness() > cells[best].Status.strictness() {
			best = i
		}
	}
	for i, c := range cells { // what isn't known may be stricter than what is
		if (c.Status == Contested || c.Status == Unsettled) && cells[best].Status != Banned {
			best = i
		}
	}
	cell := cells[best]
	for i, c := range cells {
		if i != best && c.Status.Stands() && c.Rule != nil {
			cell.Also = append(cell.Also, c.Rule)
		}
	}
	return cell
}

// beside notes what is announced, considered, said and guessed at, at the
// point.
func (s *Standing) beside(w *world, o outcome, p point) {
	for _, e := range o.pending {
		s.Announced = addEvent(s.Announced, e)
	}
	for _, n := range w.nodes {
		if n.announced > w.day || n.announced > w.known {
			continue
		}
		scope, apps := n.scope, n.apps
		if !w.cut.covers(scope, apps, p, w.employer && (n.act == Ban || n.act == Restrict)) {
			continue
		}
		switch {
		case n.Do.Speaking():
		case n.support == speculated:
			s.Speculated = addEvent(s.Speculated, n.Event)
		case n.support == divided || n.support == fallen:
			s.Disputed = addEvent(s.Disputed, n.Event)
		}
		switch {
		case n.out || n.mute || w.taken(n, p):
		case n.Do == Consider && !w.dropped(n):
			s.Considered = addEvent(s.Considered, n.Event)
		case n.Do == Warn || n.Do == Advise || n.Do == Deny:
			s.Said = addEvent(s.Said, n.Event)
		}
	}
}

func addEvent(list []*Event, e *Event) []*Event {
	if slices.Contains(list, e) {
		return list
	}
	return append(list, e)
}

// dropped tells that what was considered was later done by the same actor.
func (w *world) dropped(c *node) bool {
	of := c.Of
	if of == "" {
		of = Ban
	}
	return slices.ContainsFunc(w.nodes, func(n *node) bool {
		if n.By != c.By || !c.before(n) || !w.exists(n) || n.announced > w.day {
			return false
		}
		if of.Rule() {
			return n.act == of
		}
		return n.Do == of && slices.ContainsFunc(n.named, func(x *node) bool { return slices.Contains(c.named, x) })
	})
}
