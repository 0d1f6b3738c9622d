package lint

import (
	"strings"

	"policybot/knowledge"
)

// circles reports events that name each other in a circle, and entities that
// lie in or under themselves.
func (c *checker) circles() {
	events := make([]knowledge.EventID, len(c.base.Events))
	for i, e := range c.base.Events {
		events[i] = e.ID
	}
	eachCircle(events, func(id knowledge.EventID) []knowledge.EventID { return c.base.Event(id).Names }, c.hasEvent, func(ring []knowledge.EventID) {
		c.findings.Errorf(c.base.Event(ring[0]).Origin, "events name each other in a circle: %s", path(ring))
	})
	entities := make([]knowledge.EntityID, len(c.base.Entities))
	for i, e := range c.base.Entities {
		entities[i] = e.ID
	}
	for key, links := range map[string]func(*knowledge.Entity) []knowledge.Link{
		"in":    func(e *knowledge.Entity) []knowledge.Link { return e.In },
		"under": func(e *knowledge.Entity) []knowledge.Link { return e.Under },
	} {
		eachCircle(entities, func(id knowledge.EntityID) []knowledge.EntityID {
			return targets(c.base, links(c.base.Entity(id)))
		}, c.hasEntity, func(ring []knowledge.EntityID) {
			c.findings.Errorf(c.base.Entity(ring[0]).Origin, "%q goes in a circle: %s", key, path(ring))
		})
	}
}

func (c *checker) hasEvent(id knowledge.EventID) bool   { return c.base.Event(id) != nil }
func (c *checker) hasEntity(id knowledge.EntityID) bool { return c.base.Entity(id) != nil }

func targets(b *knowledge.Base, links []knowledge.Link) []knowledge.EntityID {
	ids := make([]knowledge.EntityID, len(links))
	for i, l := range links {
		ids[i] = b.Canonical(l.To)
	}
	return ids
}

func path[K ~string](ring []K) string {
	words := make([]string, 0, len(ring)+1)
	for _, id := range ring {
		words = append(words, string(id))
	}
	return strings.Join(append(words, words[0]), " → ")
}

// step is a place on the way through the links: an id, and which of its links
// comes next.
type step[K comparable] struct {
	id   K
	next []K
}

// eachCircle walks the links from every id and reports each circle once, from
// the id where it was entered. It keeps its own stack: a chain may be as long
// as there are records.
func eachCircle[K comparable](ids []K, links func(K) []K, known func(K) bool, report func(ring []K)) {
	const under, done = 1, 2
	state := make(map[K]int, len(ids))
	for _, id := range ids {
		if state[id] != 0 {
			continue
		}
		state[id] = under
		way := []step[K]{{id, links(id)}}
		for len(way) > 0 {
			top := &way[len(way)-1]
			if len(top.next) == 0 {
				state[top.id] = done
				way = way[:len(way)-1]
				continue
			}
			n := top.next[0]
			top.next = top.next[1:]
			switch {
			case !known(n) || state[n] == done:
			case state[n] == under:
				report(ring(way, n))
			default:
				state[n] = under
				way = append(way, step[K]{n, links(n)})
			}
		}
	}
}

// ring is the end of the way from where it passed id.
func ring[K comparable](way []step[K], id K) []K {
	var list []K
	for _, s := range way {
		if s.id == id || len(list) > 0 {
			list = append(list, s.id)
		}
	}
	return list
}
