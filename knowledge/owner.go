package knowledge

import "slices"

// Owner is the id in Slack of who answers for something: a user, a user group
// or a channel.
type Owner string

// Channel tells that the owner is a place rather than people.
func (o Owner) Channel() bool { return o != "" && (o[0] == 'C' || o[0] == 'G') }

// Group tells that the owner is a user group.
func (o Owner) Group() bool { return o != "" && o[0] == 'S' }

// Owners are those who answer for the first of the entities that has any, on
// the day: its own, else those of the nearest wider term or body above it. Where
// none has any, they are those of the first of the collections that does, and
// at last those of the open one.
func (b *Base) Owners(named []EntityID, in []Collection, day Day) []Owner {
	for _, id := range named {
		if owners := b.nearestOwners(id, day); len(owners) > 0 {
			return owners
		}
	}
	for _, c := range append(slices.Clone(in), Open) {
		if owners := b.ownersOf(c); len(owners) > 0 {
			return owners
		}
	}
	return nil
}

// nearestOwners climbs step by step. Of what is as near, what is named first
// counts.
func (b *Base) nearestOwners(id EntityID, day Day) []Owner {
	line := []EntityID{id}
	for i := 0; i < len(line); i++ {
		e := b.entity[line[i]]
		if e == nil {
			continue
		}
		if len(e.Owners) > 0 {
			return e.Owners
		}
		for _, l := range append(slices.Clone(e.In), e.Under...) {
			if l.On(day) && !slices.Contains(line, l.To) {
				line = append(line, l.To)
			}
		}
	}
	return nil
}

func (b *Base) ownersOf(c Collection) []Owner {
	for _, a := range b.Collections {
		if a.Name == c {
			return a.Owners
		}
	}
	return nil
}
