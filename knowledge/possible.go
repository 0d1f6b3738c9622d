package knowledge

import "slices"

// possible is all that a point may come to: one cell for each status that some
// choice gives.
type possible struct {
	cells     []Cell
	firm      int  // how many of them come without doubting a disputed event
	contested bool // of several bodies: one of them was contested
	lost      bool // there were too many choices to try
}

// add notes what one choice comes to. Choices come in order of their doubts.
func (r *possible) add(c Cell, doubts int) {
	i := slices.IndexFunc(r.cells, c.same)
	if i < 0 {
		r.cells = append(r.cells, c)
	} else {
		r.cells[i].agree(c)
	}
	if doubts == 0 {
		r.firm = len(r.cells)
	}
}

// same tells that two cells come to one answer.
func (c Cell) same(d Cell) bool {
	if c.Status != d.Status || c.Some != d.Some {
		return false
	}
	return !c.Status.Undone() || c.Act == d.Act
}

// agree keeps of two cells with one status what holds in both: the exemptions
// that both know, and the conditions of either.
func (c *Cell) agree(d Cell) {
	if len(c.Conditional) > 0 {
		c.Conditional = slices.DeleteFunc(slices.Clone(c.Conditional), func(e *Event) bool { return !slices.Contains(d.Conditional, e) })
	}
	for _, x := range d.Conditions {
		if !slices.Contains(c.Conditions, x) {
			c.Conditions = append(slices.Clip(c.Conditions), x)
		}
	}
}

// with merges what two bodies come to that both bind: in each case the
// strictest stands.
func (r possible) with(o possible) possible {
	m := possible{contested: r.isContested() || o.isContested(), lost: r.lost || o.lost}
	for _, a := range r.cells {
		for _, b := range o.cells {
			m.add(strictest(a, b), 0)
		}
	}
	return m
}

func (r possible) isContested() bool { return r.contested || len(r.cells) > 1 && r.firm == 1 }

// cell is what it comes to at the point as one cell.
func (r possible) cell(p point) Cell {
	where := p.where()
	for i := range r.cells {
		r.cells[i].Where = where
	}
	switch {
	case r.lost:
		return Cell{Where: where, App: p.app, Status: Unsettled, Either: r.cells}
	case len(r.cells) == 0:
		return Cell{Where: where, App: p.app}
	case len(r.cells) == 1:
		return r.cells[0]
	case r.isContested():
		return Cell{Where: where, App: p.app, Status: Contested, Either: r.cells}
	}
	return Cell{Where: where, App: p.app, Status: Unsettled, Either: r.cells}
}

func (p point) where() map[Dimension]EntityID {
	where := make(map[Dimension]EntityID, len(p.terms))
	for d, t := range p.terms {
		where[d] = t[0]
	}
	return where
}

// strictest is the stricter of two bodies' cells, with the other's rule beside
// it where that stands too.
func strictest(a, b Cell) Cell {
	if b.strictness() > a.strictness() {
		a, b = b, a
	}
	if b.Status.Stands() && b.Rule != nil {
		a.Also = append(slices.Clip(a.Also), b.Rule)
	}
	for _, e := range b.Also {
		a.Also = append(slices.Clip(a.Also), e)
	}
	return a
}

// cell tells the outcome at the point, but for where it is.
func (o outcome) cell(w *world, p point) Cell {
	c := Cell{App: p.app, Status: o.status, Conditional: o.conditional}
	for _, u := range o.undone {
		c.Undone = append(c.Undone, u.told())
	}
	if o.rule == nil {
		return c
	}
	c.Rule, c.Act, c.Some, c.Conditions = o.rule.Event, o.rule.act, o.terms.scope.Some, o.terms.conditions
	c.Scope, c.Until = o.terms.scope, o.terms.until
	if o.by != nil {
		c.By = o.by.Event
	}
	if o.status.Stands() {
		c.ForSome = w.forSome(o.rule, p)
	}
	return c
}

func (u undone) told() Undone {
	t := Undone{Rule: u.rule.Event, How: u.how}
	if u.by != nil {
		t.By = u.by.Event
	}
	return t
}
