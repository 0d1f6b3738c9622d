package record

import (
	"time"
	_ "time/tzdata" // zones are known wherever the program runs

	"go.yaml.in/yaml/v3"

	"policybot/knowledge"
)

var settingsFields = []field[knowledge.Settings]{
	key("home", `Whom "we" and a question without an actor mean.`, to[knowledge.EntityID](entity), func(s *knowledge.Settings) *knowledge.EntityID { return &s.Home }),
	key("timezone", "The time zone of the days in the records, such as Europe/London; unsaid: UTC.", zone(), func(s *knowledge.Settings) **time.Location { return &s.Zone }),
	key("review_after", "Days, such as 180 or \"90 days\", after which a status is told with its date; unsaid: 180.", days(1, 36500), func(s *knowledge.Settings) *int { return &s.ReviewAfter }),
	key("guests", "What guests of the workspace may see: what is open to all (open), what other members may (members), or nothing (refused); unsaid: open.", oneOf(knowledge.GuestRules()), func(s *knowledge.Settings) *knowledge.Guests { return &s.Guests }),
	key("collections", "The parts of the knowledge, with who may see each.", collections(), func(s *knowledge.Settings) *[]knowledge.Access { return &s.Collections }),
}

func zone() form[*time.Location] {
	return form[*time.Location]{schema{"type": "string"}, func(r *reader, n *yaml.Node) (*time.Location, bool) {
		s, ok := r.scalar(n)
		if !ok {
			return nil, false
		}
		z, err := time.LoadLocation(s)
		if err != nil || s == "" || s == "Local" {
			r.errorf(n, "%s: %s is no time zone: write one like Europe/London, America/New_York or UTC", r.where(), quote(shorten(s)))
			return nil, false
		}
		return z, true
	}}
}

var accessFields = []field[knowledge.Access]{
	key("name", "Its name, which records give as their collection.", id[knowledge.Collection](), func(a *knowledge.Access) *knowledge.Collection { return &a.Name }),
	key("everyone", "True where everybody may see it.", boolean(), func(a *knowledge.Access) *bool { return &a.Everyone }),
	key("groups", "Ids of the user groups whose members may see it, in answers that nobody else sees.", many(words[string]()), func(a *knowledge.Access) *[]string { return &a.Groups }),
	key("channels", "Ids of the channels where it may be shown to whoever reads them.", many(words[string]()), func(a *knowledge.Access) *[]string { return &a.Channels }),
	key("owners", ownersDoc, many(owner()), func(a *knowledge.Access) *[]knowledge.Owner { return &a.Owners }),
}

// collections are a list, or a mapping from the name of each.
func collections() form[[]knowledge.Access] {
	list := many(mapping("collection", accessFields))
	named := object(accessFields[1:])
	s := schema{"oneOf": []schema{
		{"type": "array", "items": object(accessFields)},
		{"type": "object", "additionalProperties": named},
	}}
	return form[[]knowledge.Access]{s, func(r *reader, n *yaml.Node) ([]knowledge.Access, bool) {
		read := list.read
		if n.Kind == yaml.MappingNode {
			read = namedCollections
		}
		all, ok := read(r, n)
		return all, ok && r.distinct(n, all) && r.opened(n, all)
	}}
}

// opened leaves the open collection to everybody: it is there without being
// named, and is named only for its owners.
func (r *reader) opened(n *yaml.Node, all []knowledge.Access) bool {
	for i := range all {
		if all[i].Name != knowledge.Open {
			continue
		}
		if len(all[i].Groups)+len(all[i].Channels) > 0 {
			r.errorf(n, "%s: the collection %s is everybody's, so it takes no groups and no channels: name another one", quote(r.key), knowledge.Open)
			return false
		}
		all[i].Everyone = true
	}
	return true
}

func namedCollections(r *reader, n *yaml.Node) ([]knowledge.Access, bool) {
	var all []knowledge.Access
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, ok := id[knowledge.Collection]().read(r, n.Content[i])
		if !ok {
			continue
		}
		a := knowledge.Access{}
		if readMapping(r, n.Content[i+1], "collection "+string(name), accessFields[1:], &a) {
			a.Name = name
			all = append(all, a)
		}
	}
	return all, true
}

func (r *reader) distinct(n *yaml.Node, all []knowledge.Access) bool {
	seen := map[knowledge.Collection]bool{}
	for _, a := range all {
		if a.Name == "" {
			r.errorf(n, "%s: a collection in the list has no name", quote(r.key))
			return false
		}
		if seen[a.Name] {
			r.errorf(n, "%s: collection %s stands twice", quote(r.key), a.Name)
			return false
		}
		seen[a.Name] = true
	}
	return true
}
