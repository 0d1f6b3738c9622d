package lint

import (
	"strings"

	"policybot/knowledge"
)

// group is a set of kinds that one name must tell apart: who acts, what is
// used, and each kind of scope term by itself.
func group(k knowledge.Kind) string {
	switch {
	case k.Acts():
		return "body"
	case k.Used():
		return "app"
	}
	return string(k)
}

// holder is an entity with one of its names.
type holder struct {
	entity *knowledge.Entity
	name   knowledge.Name
}

// aliases checks that a name on a day means one entity. Units of different
// organizations may share one: the organization tells them apart.
func (c *checker) aliases() {
	said := map[string][]holder{}
	for _, e := range c.base.Entities {
		for _, n := range e.Names {
			key := group(e.Kind) + ":" + strings.ToLower(strings.Join(strings.Fields(n.Text), " "))
			h := holder{e, n}
			c.clash(said[key], h)
			const most = 4 // to compare with: the same name again and again is told by then
			if len(said[key]) < most {
				said[key] = append(said[key], h)
			}
		}
	}
}

func (c *checker) clash(others []holder, h holder) {
	for _, o := range others {
		switch {
		case !overlap(o.name, h.name):
		case o.entity == h.entity:
			c.findings.Warnf(h.entity.Origin, "%s has the name %q twice", h.entity.ID, h.name.Text)
		case o.entity.Kind == knowledge.UnitKind && h.entity.Kind == knowledge.UnitKind && !shareLink(o.entity, h.entity):
			c.findings.Warnf(h.entity.Origin, "the name %q means %s and %s, units of different organizations: a question has to name the organization", h.name.Text, o.entity.ID, h.entity.ID)
		default:
			c.findings.Errorf(h.entity.Origin, "the name %q means both %s and %s (%s): drop it from one, or give it dates", h.name.Text, o.entity.ID, h.entity.ID, o.entity.Origin)
		}
	}
}

// overlap tells that there is a day on which both names hold.
func overlap(a, b knowledge.Name) bool {
	return !before(a.Until, b.From) && !before(b.Until, a.From)
}

func shareLink(a, b *knowledge.Entity) bool {
	for _, x := range append(a.In[:len(a.In):len(a.In)], a.Under...) {
		for _, y := range append(b.In[:len(b.In):len(b.In)], b.Under...) {
			if x.To == y.To {
				return true
			}
		}
	}
	return false
}
