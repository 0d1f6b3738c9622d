package knowledge

import "slices"

// disagreeing gives the readings' events, and to those that tell the opposite of
// each other the other's report as a denial: two documents, each of which has a
// rule of one actor on one app for the same case, stand at the same time, and
// neither says that it changes the other. Then neither is taken as what holds, unless one stands in
// a source of a higher tier. That isn't so where the other was made later, and not by the press: a
// mail of today isn't outranked by the handbook of last year.
func (b *Base) disagreeing(events []*Event) []*Event {
	list := slices.Clone(events)
	on := map[EntityID][]int{}
	met := map[[2]int]bool{}
	for i, e := range events {
		for _, app := range e.Apps {
			for _, j := range on[app] {
				if b.opposite(e, events[j]) && !met[[2]int{j, i}] {
					level := b.overtakes(e, events[j]) || b.overtakes(events[j], e)
					list[i], list[j] = denied(list[i], events[j], level), denied(list[j], e, level)
					met[[2]int{j, i}] = true
				}
			}
			on[app] = append(on[app], i)
		}
	}
	return list
}

// opposite tells that one of the rules bans what the other lets people do, in the
// same case and on the same days, in another document.
func (b *Base) opposite(e, other *Event) bool {
	return e.By == other.By && e.Do.Rule() && other.Do.Rule() && (e.Do == Ban) != (other.Do == Ban) &&
		e.Scope.same(other.Scope) && e.overlaps(other) && !sharesSource(e, other) &&
		!slices.Contains(e.Names, other.ID) && !slices.Contains(other.Names, e.ID) &&
		!b.endedBefore(e, other) && !b.endedBefore(other, e) && !e.changes(other) && !other.changes(e)
}

// overtakes tells that the rule was announced after the other one, in a source of a lower tier that isn't
// the press.
func (b *Base) overtakes(e, other *Event) bool {
	tier, ok := b.tierOf(e)
	over, known := b.tierOf(other)
	return ok && known && other.Announced.Last < e.Announced.First && over.Rank() < tier.Rank() && tier != ReportingTier && tier != OpinionTier
}

// tierOf is the highest tier of the sources that tell the event.
func (b *Base) tierOf(e *Event) (best Tier, ok bool) {
	for _, r := range e.Reports {
		if s := b.Source(r.Source); s != nil && !r.Denies && (!ok || s.Tier.Rank() < best.Rank()) {
			best, ok = s.Tier, true
		}
	}
	return best, ok
}

// changes tells that the rule was announced after the other one, for a day that was still to
// come: until then the other one stands.
func (e *Event) changes(other *Event) bool {
	return other.Announced.Last < e.Announced.First && e.From.First > e.Announced.Last
}

// endedBefore tells that the rule was undone by its actor before the other was
// announced: then they followed each other.
func (b *Base) endedBefore(e, other *Event) bool {
	return slices.ContainsFunc(b.Naming(e.ID), func(u *Event) bool {
		return (u.Do == Withdraw || u.Do == Lift) && u.Announced.First <= other.Announced.Last
	})
}

func (e *Event) overlaps(other *Event) bool {
	before := func(x, y *Event) bool { return !x.Until.IsZero() && x.Until.Last < y.Start().First }
	return !before(e, other) && !before(other, e)
}

func sharesSource(e, other *Event) bool {
	return slices.ContainsFunc(e.Reports, func(r Report) bool {
		return slices.ContainsFunc(other.Reports, func(o Report) bool { return o.Source == r.Source })
	})
}

// maxDenials bounds how many reports are told against one event: one is enough to
// doubt it.
const maxDenials = 8

// denied is the event with the reports of another one against it.
func denied(e, other *Event, level bool) *Event {
	if len(e.Reports) > 0 && e.Reports[len(e.Reports)-1].Denies && len(e.Reports) >= maxDenials {
		return e
	}
	doubted := *e
	doubted.Reports = slices.Clone(e.Reports)
	for _, r := range other.Reports {
		if !r.Denies {
			r.Denies, r.Level = true, level
			doubted.Reports = append(doubted.Reports, r)
		}
	}
	return &doubted
}

// same tells that two scopes name the same terms.
func (s Scope) same(o Scope) bool {
	return s.Some == o.Some && s.Terms.same(o.Terms) && s.Except.same(o.Except)
}

func (t Terms) same(o Terms) bool {
	for _, d := range Dimensions() {
		for _, id := range t[d] {
			if !slices.Contains(o[d], id) {
				return false
			}
		}
		if len(t[d]) < len(o[d]) {
			return false
		}
	}
	return true
}
