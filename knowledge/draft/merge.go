package draft

import (
	"fmt"
	"slices"
	"strings"

	"policybot/knowledge"
)

// merge makes one record of what several places tell alike: an act is recorded
// once, with a report of each. What undoes acts that became one may be told alike
// then, too.
func (d *Proposed) merge() {
	for n := len(d.Items) + 1; n > len(d.Items); {
		n = len(d.Items)
		first := map[string]*Item{}
		d.Items = slices.DeleteFunc(d.Items, func(i *Item) bool {
			if i.Standing != New || i.Event == nil {
				return false
			}
			slots := d.slots(i.Event)
			if first[slots] == nil {
				first[slots] = i
				return false
			}
			first[slots].join(i)
			return true
		})
	}
}

// join takes in an item that tells the same.
func (i *Item) join(other *Item) {
	i.also = append(append(i.also, other), other.also...)
	i.Event.Reports = append(i.Event.Reports, other.Event.Reports...)
	for _, x := range append(other.also, other) {
		x.into = i
	}
}

// slots are all that an event tells but its words.
func (d *Proposed) slots(e *knowledge.Event) string {
	var names []string
	for _, n := range e.Names {
		if i := d.read[string(n)]; i != nil && i.into != nil {
			n = knowledge.EventID(i.into.read)
		}
		names = append(names, string(n))
	}
	var b strings.Builder
	fmt.Fprint(&b, e.By, e.Do, e.Of, e.Apps, names, e.Announced, e.From, e.Until, e.Order, e.Conditions, e.Collection, e.Scope.Some)
	terms(&b, e.Scope.Terms)
	terms(&b, e.Scope.Except)
	for _, r := range e.Reasons {
		fmt.Fprint(&b, r.Text, r.By, r.Denied)
	}
	return b.String()
}
