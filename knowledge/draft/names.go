package draft

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"policybot/knowledge"
)

// nameAll gives each record that is proposed an id of its own that says what it
// is: acme-pigeon-ban, and acme-pigeon-ban-2 for the next such act.
func (d *Proposed) nameAll(proposed []*knowledge.Entity) {
	taken := d.taken(proposed)
	order := slices.Clone(d.Proposals())
	slices.SortStableFunc(order, func(a, b *Item) int { return cmp.Compare(a.day(), b.day()) })
	for _, i := range order {
		id := free(taken, d.called(i))
		taken[id] = true
		if i.Event != nil {
			i.Event.ID = knowledge.EventID(id)
		} else {
			i.Fact.ID = knowledge.FactID(id)
		}
	}
}

func (i *Item) day() knowledge.Day {
	if i.Event != nil {
		return i.Event.Announced.First
	}
	return i.Fact.Date.First
}

func (d *Proposed) taken(proposed []*knowledge.Entity) map[string]bool {
	taken := map[string]bool{}
	for _, e := range slices.Concat(d.base.Entities, proposed) {
		taken[string(e.ID)] = true
	}
	for _, s := range d.base.Sources {
		taken[string(s.ID)] = true
	}
	for _, e := range d.base.Events {
		taken[string(e.ID)] = true
	}
	for _, f := range d.base.Facts {
		taken[string(f.ID)] = true
	}
	return taken
}

// called is the id that the record would best have.
func (d *Proposed) called(i *Item) string {
	if f := i.Fact; f != nil {
		about := "fact"
		if len(f.About) > 0 {
			about = string(f.About[0])
		}
		return join(about, knowledge.Slug(f.Relation))
	}
	app := ""
	if apps := d.appsOf(i); len(apps) > 0 {
		app = string(apps[0])
	}
	return join(string(i.Event.By), app, string(i.Event.Do))
}

// join makes one id of parts, each cut at a word where it is long.
func join(parts ...string) string {
	const most = 22
	var cut []string
	for _, p := range parts {
		if len(p) > most {
			p = p[:most]
			if i := strings.LastIndexByte(p, '-'); i > 0 {
				p = p[:i]
			}
		}
		if p = strings.Trim(p, "-._"); p != "" {
			cut = append(cut, p)
		}
	}
	return strings.Join(cut, "-")
}

// free is the id, or the first of those numbered after it that isn't taken.
func free(taken map[string]bool, id string) string {
	next := id
	for n := 2; taken[next]; n++ {
		next = fmt.Sprintf("%s-%d", id, n)
	}
	return next
}

// refer lets the records name each other, and those on record, by their ids.
// What names something that isn't sure isn't either.
func (d *Proposed) refer() {
	ids := map[knowledge.EventID]knowledge.EventID{}
	for _, i := range d.Items {
		switch {
		case i.Event == nil:
		case i.Record != "":
			ids[knowledge.EventID(i.read)] = knowledge.EventID(i.Record)
		default:
			for _, x := range slices.Concat(i.also, []*Item{i}) {
				ids[knowledge.EventID(x.read)] = i.Event.ID
			}
		}
	}
	for _, i := range d.Items {
		names := slices.Clone(i.names())
		for k, n := range names {
			names[k] = cmp.Or(ids[n], n)
		}
		if i.Event != nil {
			i.Event.Names = names
		} else {
			i.Fact.Events = names
		}
	}
	d.doubtNames()
}

func (d *Proposed) doubtNames() {
	for again := true; again; {
		again = false
		sure := map[knowledge.EventID]bool{}
		for _, i := range d.Of(New) {
			if i.Event != nil {
				sure[i.Event.ID] = true
			}
		}
		for _, i := range d.Of(New) {
			for _, n := range i.names() {
				if !sure[n] && d.base.Event(n) == nil {
					i.doubt(fmt.Sprintf("it names %s, which isn't on record and not sure", n))
					again = true
				}
			}
		}
	}
}

func (i *Item) doubt(why string) {
	i.Standing = Unsure
	if !slices.Contains(i.Doubts, why) {
		i.Doubts = append(i.Doubts, why)
	}
}
