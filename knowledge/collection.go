package knowledge

import "slices"

// Collection names a part of the knowledge that the same people may see. The
// empty one is open to all.
type Collection string

// Open is the collection that everybody may see.
const Open Collection = "open"

// orOpen gives the unnamed collection its name.
func (c Collection) orOpen() Collection {
	if c == "" {
		return Open
	}
	return c
}

// Access says who may see a collection.
type Access struct {
	Name     Collection
	Everyone bool
	Groups   []string // ids of user groups, whose members may see it wherever nobody else does
	Channels []string // ids of conversations, where it may be shown
	Owners   []Owner  `json:",omitempty"` // who answers for it, where a person is asked
}

// Guests says what guests of the workspace may see.
type Guests string

// What guests may see. Unsaid, it is what is open to all.
const (
	GuestsOpen    Guests = "open"    // what is open to all, and what may be shown in the channel they ask in
	GuestsMembers Guests = "members" // the same as others: what their user groups may, too
	GuestsRefused Guests = "refused" // nothing
)

// GuestRules lists every rule for guests.
func GuestRules() []Guests { return []Guests{GuestsOpen, GuestsMembers, GuestsRefused} }

// Viewer is whoever sees an answer, at the place where they see it. The zero
// Viewer is anybody at all, and sees what is open to all.
type Viewer struct {
	// Groups are the ids of the user groups that a person is known to belong
	// to. An answer that others see too has none, whoever asked.
	Groups []string
	// Channel is the id of the conversation that the answer is shown in.
	Channel string
	// Guest is a guest of the workspace.
	Guest bool
	// Without are collections that are not shown in the conversation, though they
	// might be. What a person's own groups may see stays theirs.
	Without []Collection
	// All is who keeps the records, and may see each of them.
	All bool
}

// Sees tells that the viewer may see the collection. One that isn't listed is
// seen by nobody.
func (s Settings) Sees(v Viewer, c Collection) bool {
	switch {
	case v.All:
		return true
	case v.Guest && s.Guests == GuestsRefused:
		return false
	case c.orOpen() == Open:
		return true
	}
	i := slices.IndexFunc(s.Collections, func(a Access) bool { return a.Name == c })
	return i >= 0 && s.Collections[i].granted(v, s.Guests)
}

// SeesAll tells that nothing that is listed is kept from the viewer.
func (s Settings) SeesAll(v Viewer) bool {
	return s.Sees(v, Open) && !slices.ContainsFunc(s.Collections, func(a Access) bool { return !s.Sees(v, a.Name) })
}

func (a Access) granted(v Viewer, g Guests) bool {
	if (a.Everyone || v.Channel != "" && slices.Contains(a.Channels, v.Channel)) && !slices.Contains(v.Without, a.Name) {
		return true
	}
	counts := !v.Guest || g == GuestsMembers
	return counts && slices.ContainsFunc(v.Groups, func(id string) bool { return slices.Contains(a.Groups, id) })
}

// ShownIn lists the collections that may be shown in a conversation to anybody
// there, beside what is open to all.
func (s Settings) ShownIn(channel string) []Collection {
	var list []Collection
	for _, a := range s.Collections {
		if a.Name.orOpen() != Open && a.granted(Viewer{Channel: channel}, s.Guests) {
			list = append(list, a.Name)
		}
	}
	return list
}

// UserGroups lists the user groups that some collection is open to, each once.
func (s Settings) UserGroups() []string {
	var list []string
	for _, a := range s.Collections {
		list = append(list, a.Groups...)
	}
	slices.Sort(list)
	return slices.Compact(list)
}
