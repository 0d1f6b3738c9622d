package knowledge

import "slices"

// maxChoices bounds how many ways coarse dates and disputed events are played
// through. Beyond it nothing is settled.
const maxChoices = 16384

// choice is one way to take a timeline, in the order of its events: a day for
// each date, and which of them count for nothing.
type choice struct {
	announced, from, until []Day
	out                    []bool
	doubts                 int // disputed events that are taken as denied
}

func (c choice) clone() choice {
	c.announced, c.from, c.until, c.out = slices.Clone(c.announced), slices.Clone(c.from), slices.Clone(c.until), slices.Clone(c.out)
	return c
}

// chooser lists the choices for one body's events.
type chooser struct {
	*Timeline
	events     []*Event
	supports   [][]support
	day, known Day
	concerns   func(*Event) bool // whether an event reaches what is asked about
	ties       [][2]int          // an event, and one that it undoes, changes or replaces
	roots      [][]EventID       // the rules that each event's names lead to
	coarse     map[int]bool      // events whose day matters and is not known
}

// choices gives every way to read the events' coarse dates that could matter
// on the day, with and without every disputed event. Nothing is undone before
// it is done. Days that can't be told apart are tried once. It reports false
// where there are too many.
func (t *Timeline) choices(events []*Event, day, known Day, concerns func(*Event) bool) ([]choice, [][]support, bool) {
	c := &chooser{Timeline: t, events: events, day: day, known: known, concerns: concerns}
	n := len(events)
	days := make([]Day, 3*n)
	list := []choice{{announced: days[:n:n], from: days[n : 2*n : 2*n], until: days[2*n:], out: make([]bool, n)}}
	list, ok := c.bySupport(list)
	if ok && c.survey() {
		list, ok = c.byDate(list)
		return list, c.supports, ok
	}
	for i, e := range events {
		list[0].announced[i], list[0].from[i], list[0].until[i] = span(e.Announced).First, e.From.First, e.Until.First
	}
	for _, o := range list[1:] { // exact dates are the same in every choice
		copy(o.announced, list[0].announced)
		copy(o.from, list[0].from)
		copy(o.until, list[0].until)
	}
	return list, c.supports, ok
}

// span is the date, or all days for one that is unknown.
func span(d Date) Date {
	if d.IsZero() {
		return Date{First: FirstDay, Last: LastDay, Precision: SpanPrecision}
	}
	return d
}

// bySupport splits the choices by which disputed events are taken as denied.
func (c *chooser) bySupport(list []choice) ([]choice, bool) {
	c.supports = make([][]support, len(c.events))
	for i, e := range c.events {
		c.supports[i] = c.Timeline.supports(e, c.known, c.concerns)
		var options []func(*choice)
		in, out := false, false
		for _, s := range c.supports[i] {
			switch {
			case s == affirmed && !in:
				in = true
				options = append(options, func(*choice) {})
			case s == divided && e.Do.Speaking(): // changes nothing either way
			case s == divided:
				options = append(options, func(*choice) {}, func(o *choice) { o.out[i] = true; o.doubts++ })
			case s != affirmed && !out:
				out = true
				options = append(options, func(o *choice) { o.out[i] = true })
			}
		}
		if e.Do.Speaking() && len(options) > 1 {
			options = options[:1]
		}
		list = multiply(list, options)
		if len(list) > maxChoices {
			return list[:1], false
		}
	}
	slices.SortStableFunc(list, func(x, y choice) int { return x.doubts - y.doubts })
	return list, true
}

func multiply(list []choice, options []func(*choice)) []choice {
	switch len(options) {
	case 0:
		return list
	case 1:
		for i := range list {
			options[0](&list[i])
		}
		return list
	}
	out := make([]choice, 0, len(list)*len(options))
	for _, o := range list {
		for _, set := range options {
			n := o.clone()
			set(&n)
			out = append(out, n)
		}
	}
	return out
}

// survey notes which coarse dates matter, and tells that there are any.
func (c *chooser) survey() bool {
	c.coarse = nil
	any := false
	for i, e := range c.events {
		if !c.matters(i) {
			continue
		}
		if !span(e.Announced).Exact() {
			if c.coarse == nil {
				c.coarse = map[int]bool{}
			}
			c.coarse[i] = true
		}
		any = any || c.coarse[i] || e.From.First != e.From.Last || e.Until.First != e.Until.Last
	}
	return any
}

// matters tells that the event can change what stands.
func (c *chooser) matters(i int) bool {
	e := c.events[i]
	return !e.Do.Speaking() && span(e.Announced).First <= c.known && slices.ContainsFunc(c.supports[i], func(s support) bool { return s == affirmed || s == divided })
}

// byDate splits the choices by the days that coarse dates may mean.
func (c *chooser) byDate(list []choice) ([]choice, bool) {
	c.relate()
	for i, e := range c.events {
		var ok bool
		if list, ok = c.split(list, c.daysOf(i), func(o *choice, d Day) { o.announced[i] = d }); !ok {
			return list, false
		}
		list = c.possible(list, i)
		if list, ok = c.split(list, c.startsOf(i, e.From), func(o *choice, d Day) { o.from[i] = d }); !ok {
			return list, false
		}
		if list, ok = c.split(list, c.endsOf(i, e.Until), func(o *choice, d Day) { o.until[i] = d }); !ok {
			return list, false
		}
	}
	return list, true
}

func (c *chooser) split(list []choice, days []Day, set func(*choice, Day)) ([]choice, bool) {
	if len(list)*len(days) > maxChoices {
		return list[:1], false
	}
	options := make([]func(*choice), len(days))
	for i, d := range days {
		options[i] = func(o *choice) { set(o, d) }
	}
	return multiply(list, options), true
}

// relate notes what each event's names lead to, and what must keep its order.
func (c *chooser) relate() {
	c.roots = make([][]EventID, len(c.events))
	for i, u := range c.events {
		c.roots[i] = c.rootsOf(u, nil)
		for j, n := range c.events {
			if c.tells(i) && slices.Contains(u.Names, n.ID) && mayUndo(c.base, u, n, u.Announced.Last) && span(u.Announced).Last >= span(n.Announced).First {
				c.ties = append(c.ties, [2]int{i, j})
			}
		}
	}
}

// tells reports that event i may tell when what it names was done: one that has no
// effect yet, or none here or on what is named, changes nothing that stands.
func (c *chooser) tells(i int) bool {
	e := c.events[i]
	switch {
	case !c.matters(i), !e.From.IsZero() && e.From.First > c.day, e.Do == Exempt && len(e.Conditions) > 0,
		!e.Do.Changing() && !c.concerns(e):
		return false
	}
	return !e.Scope.Some || e.Do.Rule() || e.Do == Reinstate
}

func (c *chooser) rootsOf(e *Event, seen []EventID) []EventID {
	if e == nil || slices.Contains(seen, e.ID) {
		return seen
	}
	seen = append(seen, e.ID)
	for _, n := range e.Names {
		seen = c.rootsOf(c.base.Event(n), seen)
	}
	return seen
}

// related tells that the order of two events can change what stands.
func (c *chooser) related(i, j int) bool {
	rule := func(e *Event) bool { return e.Do.Rule() || e.Do == Reinstate }
	if !c.matters(i) || !c.matters(j) {
		return false
	}
	return rule(c.events[i]) && rule(c.events[j]) ||
		slices.ContainsFunc(c.roots[i], func(r EventID) bool { return slices.Contains(c.roots[j], r) })
}

// possible drops the choices in which event i undoes, changes or replaces what
// comes later, or is itself undone too early. Where that leaves none, the
// records contradict themselves, and all are kept.
func (c *chooser) possible(list []choice, i int) []choice {
	wrong := func(o choice) bool {
		return slices.ContainsFunc(c.ties, func(t [2]int) bool {
			return max(t[0], t[1]) == i && !o.out[t[0]] && o.announced[t[0]] < o.announced[t[1]]
		})
	}
	if !slices.ContainsFunc(list, func(o choice) bool { return !wrong(o) }) {
		return list
	}
	return slices.DeleteFunc(list, wrong)
}

// daysOf samples the days on which event i may have been announced: beside
// the day asked about and what was known, its order among related events
// matters.
func (c *chooser) daysOf(i int) []Day {
	d := span(c.events[i].Announced)
	if !c.coarse[i] {
		return []Day{d.First}
	}
	marks, n := []Day{c.day, c.known}, 0
	for j, e := range c.events {
		if !c.related(i, j) {
			continue
		}
		o := span(e.Announced)
		marks = append(marks, o.First-1, o.Last)
		if c.coarse[j] && o.First <= d.Last && d.First <= o.Last {
			n++
		}
	}
	return samples(d, marks, n)
}

// startsOf samples the days on which event i may take effect: whether that was
// before a change of it was announced matters too.
func (c *chooser) startsOf(i int, d Date) []Day {
	if !c.matters(i) {
		return []Day{d.First}
	}
	marks, n := []Day{c.day}, 1
	for j, e := range c.events {
		if e.Do.Changing() && c.related(i, j) {
			marks = append(marks, span(e.Announced).First-1, span(e.Announced).Last)
			if c.coarse[j] {
				n++
			}
		}
	}
	return samples(d, marks, n)
}

func (c *chooser) endsOf(i int, d Date) []Day {
	if !c.matters(i) {
		return []Day{d.First}
	}
	return samples(d, []Day{c.day - 1}, 1) // what ends on the day still stands on it
}

// samples gives the first n days of every stretch of d that the marks part. A
// mark parts itself and all before it from what comes after.
func samples(d Date, marks []Day, n int) []Day {
	if d.First == d.Last {
		return []Day{d.First}
	}
	starts := []Day{d.First}
	for _, m := range marks {
		if d.First <= m && m < d.Last {
			starts = append(starts, m+1)
		}
	}
	slices.Sort(starts)
	starts = append(slices.Compact(starts), d.Last+1)
	var list []Day
	for i, s := range starts[:len(starts)-1] {
		for k := range Day(n) {
			if s+k < starts[i+1] {
				list = append(list, s+k)
			}
		}
	}
	return list
}
