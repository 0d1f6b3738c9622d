package draft

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"policybot/knowledge"
)

// writer finds on record what a report names, and declares the rest.
type writer struct {
	base  *knowledge.Base
	fresh []*knowledge.Entity
}

// entity is the one of such a kind that is called so, or a new one.
func (w *writer) entity(name string, of func(knowledge.Kind) bool, otherwise knowledge.Kind) (*knowledge.Entity, error) {
	var found []*knowledge.Entity
	for _, e := range w.base.Entities {
		called := func(n knowledge.Name) bool { return strings.EqualFold(strings.Join(strings.Fields(n.Text), " "), name) }
		if of(e.Kind) && len(e.Names) > 0 && (strings.EqualFold(string(e.ID), name) || slices.ContainsFunc(e.Names, called)) {
			found = append(found, e)
		}
	}
	switch len(found) {
	case 0:
		e := &knowledge.Entity{ID: w.freeEntity(name, otherwise), Kind: otherwise, Names: []knowledge.Name{{Text: name}}}
		w.fresh = append(w.fresh, e)
		return e, nil
	case 1:
		return found[0], nil
	}
	return nil, TwoNamed
}

// longestID is how long an id that is made of a name gets, about.
const longestID = 40

// freeEntity is an id that nothing has: made of the name, or of the kind where nothing of the
// name can stand in one.
func (w *writer) freeEntity(name string, kind knowledge.Kind) knowledge.EntityID {
	id := knowledge.Slug(name)
	id = cmp.Or(strings.TrimRight(id[:min(len(id), longestID)], "-"), string(kind))
	taken := func(id knowledge.EntityID) bool {
		return w.base.Entity(id) != nil || slices.ContainsFunc(w.fresh, func(e *knowledge.Entity) bool { return e.ID == id })
	}
	next := knowledge.EntityID(id)
	for n := 2; taken(next); n++ {
		next = knowledge.EntityID(fmt.Sprintf("%s-%d", id, n))
	}
	return next
}

func (w *writer) free(id string) knowledge.EventID {
	next := knowledge.EventID(id)
	for n := 2; w.base.Event(next) != nil; n++ {
		next = knowledge.EventID(fmt.Sprintf("%s-%d", id, n))
	}
	return next
}

// rules are the rules of the actor on the app that nobody has ended or taken
// back: the strict ones, or where there are none, the permissions.
func (w *writer) rules(actor, app knowledge.EntityID) []knowledge.EventID {
	var strict, mild []knowledge.EventID
	for _, e := range w.base.EventsBy(actor) {
		ended := slices.ContainsFunc(w.base.Naming(e.ID), func(u *knowledge.Event) bool { return u.Do == knowledge.Lift || u.Do == knowledge.Withdraw })
		if !e.Do.Rule() || ended || !slices.Contains(w.base.AppsOf(e), app) {
			continue
		}
		if e.Do == knowledge.Allow {
			mild = append(mild, e.ID)
		} else {
			strict = append(strict, e.ID)
		}
	}
	if len(strict) > 0 {
		return strict
	}
	return mild
}

// isAddress tells that a browser could open it.
func isAddress(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && u.User == nil && !strings.Contains(text, " ")
}

// collection is the one that all that a record names is in, or open to all: only
// who sees the whole of it may see the record.
func (w *writer) collection(who, app *knowledge.Entity, rules []knowledge.EventID) (knowledge.Collection, error) {
	all := []knowledge.Collection{who.Collection, app.Collection}
	for _, id := range rules {
		all = append(all, w.base.Event(id).Collection)
	}
	all = slices.DeleteFunc(all, func(c knowledge.Collection) bool { return c == "" || c == knowledge.Open })
	slices.Sort(all)
	switch all = slices.Compact(all); len(all) {
	case 0:
		return "", nil
	case 1:
		return all[0], nil
	}
	return "", Mixed
}
