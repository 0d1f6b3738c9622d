package knowledge

import (
	"slices"
	"strings"
)

// overHome is home as a unit of the bodies that documents name and no record
// declares, where its own name says so: "Acme" is over a home that is also called
// "Acme Labs", and so is a part of it such as "Acme IT". It is nil where no name
// does.
func overHome(home *Entity, proposed []*Entity) *Entity {
	var over []*Entity
	for _, e := range proposed {
		if e.Kind.Acts() && e.Kind != Person && anyName(home, e, partOf) {
			over = append(over, e)
		}
	}
	if home == nil || len(over) == 0 {
		return nil
	}
	for _, e := range proposed {
		unit := func(parent *Entity) bool { return anyName(e, parent, beginsWith) }
		if e.Kind.Acts() && e.Kind != Person && !slices.Contains(over, e) && slices.ContainsFunc(over, unit) {
			over = append(over, e)
		}
	}
	under := *home
	under.Kind, under.In = UnitKind, slices.Clone(home.In) // what an organization rules reaches its units unsaid
	for _, e := range over {
		under.In = append(under.In, Link{To: e.ID})
	}
	return &under
}

// anyName tells that a name of the whole fits one of the part.
func anyName(whole, part *Entity, fits func(whole, part string) bool) bool {
	return whole != nil && slices.ContainsFunc(whole.Names, func(w Name) bool {
		return slices.ContainsFunc(part.Names, func(p Name) bool { return w.Text != p.Text && fits(w.Text, p.Text) })
	})
}

func partOf(whole, part string) bool { return strings.Contains(" "+whole+" ", " "+part+" ") }

func beginsWith(whole, part string) bool { return strings.HasPrefix(whole, part+" ") }
