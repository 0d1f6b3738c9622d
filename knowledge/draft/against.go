package draft

import (
	"fmt"
	"slices"
	"strings"

	"policybot/knowledge"
)

// hold holds the items against the records: first finds those that a record
// tells, and then, among the records that are left, those that tell an act or a
// fact otherwise.
func (d *Proposed) hold() {
	told := map[string]bool{}
	for _, i := range d.Items {
		if i.Record = d.told(i, told); i.Record != "" {
			i.Standing, told[i.Record] = Recorded, true
		}
	}
	for _, i := range d.Items {
		if i.Standing == Recorded {
			continue
		}
		id, how := d.otherwise(i, told)
		switch {
		case d.looks.keys[i.Key]:
			i.Standing, i.Record = Seen, id
		case id != "":
			i.Standing, i.Record, i.Doubts = Differs, id, append(i.Doubts, how)
		}
	}
	for _, i := range d.Items {
		told[i.Record] = true
	}
	for _, e := range d.base.Events {
		if !told[string(e.ID)] {
			d.Untold = append(d.Untold, e)
		}
	}
}

// told is the record that tells what the item does, if there is one: of several
// one that no other item tells.
func (d *Proposed) told(i *Item, told map[string]bool) (id string) {
	if i.Fact != nil {
		for _, f := range d.factsLike(i.Fact) {
			if sameValue(f, i.Fact) {
				return string(f.ID)
			}
		}
		return ""
	}
	for _, e := range d.eventsLike(i) {
		if d.within(d.appsOf(i), d.base.AppsOf(e)) && len(d.differences(i.Event, e)) == 0 && (id == "" || !told[string(e.ID)] && told[id]) {
			id = string(e.ID)
		}
	}
	return id
}

// otherwise is the record that tells the same act or fact otherwise, and how. Of
// several it is the one with the fewest differences.
func (d *Proposed) otherwise(i *Item, told map[string]bool) (id, how string) {
	if i.Fact != nil {
		for _, f := range d.factsLike(i.Fact) {
			if !told[string(f.ID)] {
				return string(f.ID), fmt.Sprintf("the record %s (%s) says %s", f.ID, f.Origin, line(valueWords(f)))
			}
		}
		return "", ""
	}
	fewest := 0
	for _, e := range d.eventsLike(i) {
		if diff := d.differences(i.Event, e); !told[string(e.ID)] && (id == "" || len(diff) < fewest) {
			if len(diff) == 0 {
				diff = []string{"is about " + namesOf(d.base, d.base.AppsOf(e))}
			}
			id, how, fewest = string(e.ID), fmt.Sprintf("the record %s (%s) %s", e.ID, e.Origin, strings.Join(diff, ", ")), len(diff)
		}
	}
	return id, how
}

// eventsLike are the records of the same act of the same actor on one of the
// apps.
func (d *Proposed) eventsLike(i *Item) (list []*knowledge.Event) {
	apps := d.appsOf(i)
	for _, e := range d.base.EventsBy(d.base.Canonical(i.Event.By)) {
		if e.Do == i.Event.Do && e.Of == i.Event.Of && slices.ContainsFunc(d.base.AppsOf(e), func(a knowledge.EntityID) bool { return d.within([]knowledge.EntityID{a}, apps) }) {
			list = append(list, e)
		}
	}
	return list
}

// appsOf are the apps of an item: its own, or those of what it names.
func (d *Proposed) appsOf(i *Item) []knowledge.EntityID {
	return d.appsBehind(i.Event, map[string]bool{})
}

func (d *Proposed) appsBehind(e *knowledge.Event, seen map[string]bool) (apps []knowledge.EntityID) {
	if len(e.Apps) > 0 {
		return e.Apps
	}
	for _, n := range e.Names {
		if seen[string(n)] {
			continue
		}
		seen[string(n)] = true
		if i := d.read[string(n)]; i != nil && i.Event != nil {
			apps = append(apps, d.appsBehind(i.Event, seen)...)
		} else if x := d.base.Event(n); x != nil {
			apps = append(apps, d.base.AppsOf(x)...)
		}
	}
	return apps
}

// within tells that each of the ids is one of the others, by whatever id.
func (d *Proposed) within(ids, others []knowledge.EntityID) bool {
	return !slices.ContainsFunc(ids, func(id knowledge.EntityID) bool {
		return !slices.ContainsFunc(others, func(o knowledge.EntityID) bool { return d.base.Canonical(o) == d.base.Canonical(id) })
	})
}

// differences are how a record tells otherwise what was read: its dates and
// scope, as far as they don't agree.
func (d *Proposed) differences(read, on *knowledge.Event) (list []string) {
	date := func(what string, read, on knowledge.Date) {
		if !read.Agrees(on) {
			list = append(list, fmt.Sprintf("has %s %s and not %s", what, dateWords(on), dateWords(read)))
		}
	}
	date("announced", read.Announced, on.Announced)
	if !read.From.IsZero() || !on.From.IsZero() {
		date("from", read.Start(), on.Start())
	}
	date("until", read.Until, on.Until)
	if !d.sameScope(read.Scope, on.Scope) {
		list = append(list, fmt.Sprintf("has the scope %s and not %s", ScopeWords(on.Scope), ScopeWords(read.Scope)))
	}
	return list
}

func dateWords(d knowledge.Date) string {
	if d.IsZero() {
		return "none"
	}
	return d.String()
}

func (d *Proposed) sameScope(a, b knowledge.Scope) bool {
	return a.Some == b.Some && d.sameTerms(a.Terms, b.Terms) && d.sameTerms(a.Except, b.Except)
}

func (d *Proposed) sameTerms(a, b knowledge.Terms) bool {
	for _, x := range knowledge.Dimensions() {
		if !d.within(a[x], b[x]) || !d.within(b[x], a[x]) {
			return false
		}
	}
	return true
}

// ScopeWords writes a scope as a record does: device company-phone, except
// audience drivers.
func ScopeWords(s knowledge.Scope) string {
	var parts []string
	for _, t := range []struct {
		terms knowledge.Terms
		lead  string
	}{{s.Terms, ""}, {s.Except, "except "}} {
		for _, d := range knowledge.Dimensions() {
			for _, id := range t.terms[d] {
				parts = append(parts, fmt.Sprintf("%s%s %s", t.lead, d, id))
			}
		}
	}
	if s.Some {
		parts = append(parts, "some")
	}
	if len(parts) == 0 {
		return "without a limit"
	}
	return strings.Join(parts, ", ")
}

// factsLike are the records that tell the relation of the same.
func (d *Proposed) factsLike(f *knowledge.Fact) (list []*knowledge.Fact) {
	for _, id := range f.About {
		for _, x := range d.base.FactsAbout(d.base.Canonical(id)) {
			if x.Relation == f.Relation && d.within(f.About, x.About) && !slices.Contains(list, x) {
				list = append(list, x)
			}
		}
	}
	return list
}

func sameValue(a, b *knowledge.Fact) bool {
	holds := func(f *knowledge.Fact) knowledge.Truth {
		if f.Holds == "" {
			return knowledge.Holds
		}
		return f.Holds
	}
	return holds(a) == holds(b) && a.Value.Kind == b.Value.Kind && a.Value.Number == b.Value.Number && a.Value.Unit == b.Value.Unit &&
		a.Value.Date.Agrees(b.Value.Date) && strings.EqualFold(a.Value.Text, b.Value.Text)
}

func valueWords(f *knowledge.Fact) string {
	if f.Text != "" {
		return f.Text
	}
	return f.Value.Text
}

func namesOf(b *knowledge.Base, ids []knowledge.EntityID) string {
	var names []string
	for _, id := range ids {
		names = append(names, b.NameOf(id))
	}
	return strings.Join(names, ", ")
}
