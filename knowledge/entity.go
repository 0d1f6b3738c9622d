package knowledge

// EntityID names an entity within a Base.
type EntityID string

// Kind is what an entity is.
type Kind string

// The kinds of entities. The last group holds the terms of scopes.
const (
	Company      Kind = "company"
	Organization Kind = "organization"
	UnitKind     Kind = "unit"
	Government   Kind = "government"
	Person       Kind = "person"
	App          Kind = "app"
	Class        Kind = "class"

	PlaceKind     Kind = "place"
	AudienceKind  Kind = "audience"
	DeviceKind    Kind = "device"
	NetworkKind   Kind = "network"
	ComponentKind Kind = "component"
	VersionKind   Kind = "version"
	DataKind      Kind = "data"
	PurposeKind   Kind = "purpose"
)

// Kinds lists every kind a record may give.
func Kinds() []Kind {
	return []Kind{Company, Organization, UnitKind, Government, Person, App, Class,
		PlaceKind, AudienceKind, DeviceKind, NetworkKind, ComponentKind, VersionKind, DataKind, PurposeKind}
}

// Acts tells that an entity of this kind can make policy.
func (k Kind) Acts() bool {
	return k == Company || k == Organization || k == UnitKind || k == Government || k == Person
}

// Used tells that an entity of this kind can be what a policy is about.
func (k Kind) Used() bool { return k == App || k == Class || k == VersionKind }

// Name is one of an entity's names, with the dates where it changed or changed
// hands.
type Name struct {
	Text        string
	From, Until Date
	AsWritten   bool `json:",omitempty"` // an everyday word too: it names the entity only where it is written so
}

// Link leads to a wider or higher entity, with the dates where it changed.
type Link struct {
	To          EntityID
	From, Until Date
}

// On tells that the link holds on the day.
func (l Link) On(day Day) bool {
	return (l.From.IsZero() || l.From.First <= day) && (l.Until.IsZero() || day <= l.Until.Last)
}

// Entity is somebody who acts, something that is used, or a term that a scope
// is made of.
type Entity struct {
	ID     EntityID
	Kind   Kind
	Sector string
	Names  []Name
	In     []Link // wider terms: an app in its class, a company phone in company devices
	Under  []Link // bodies above, whose rules may reach this one and which may undo its acts

	Owners []Owner `json:",omitempty"` // who answers for it, where a person is asked

	Replaces []EntityID // further ids that mean this entity: standard terms whose place it takes

	Collection Collection
	Standard   bool   // part of the vocabulary that comes with the program
	Implied    bool   // not declared, only used as a term of a scope or class
	Proposed   bool   `json:",omitempty"` // named by documents, and declared by no record
	Origin     Origin `json:"-"`
}

// Name is the entity's first name, or its id where it has none.
func (e *Entity) Name() string {
	if len(e.Names) > 0 {
		return e.Names[0].Text
	}
	return string(e.ID)
}

// NameOn is the name by which the entity went on the day: the first one whose
// dates hold then.
func (e *Entity) NameOn(day Day) string {
	for _, n := range e.Names {
		if (Link{From: n.From, Until: n.Until}).On(day) {
			return n.Text
		}
	}
	return e.Name()
}
