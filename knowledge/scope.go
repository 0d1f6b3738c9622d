package knowledge

import (
	"maps"
	"slices"
)

// Dimension is one of the ways in which a rule can be limited.
type Dimension string

// The dimensions of a scope.
const (
	Unit      Dimension = "unit"
	Audience  Dimension = "audience"
	Device    Dimension = "device"
	Network   Dimension = "network"
	Place     Dimension = "place"
	Component Dimension = "component"
	Version   Dimension = "version"
	Data      Dimension = "data"
	Purpose   Dimension = "purpose"
)

// Dimensions lists every dimension, in the order in which answers tell them.
func Dimensions() []Dimension {
	return []Dimension{Unit, Audience, Device, Network, Place, Component, Version, Data, Purpose}
}

// KindOf is the kind of the terms of a dimension.
func (d Dimension) KindOf() Kind {
	switch d {
	case Audience:
		return AudienceKind
	case Device:
		return DeviceKind
	case Network:
		return NetworkKind
	case Place:
		return PlaceKind
	case Component:
		return ComponentKind
	case Version:
		return VersionKind
	case Data:
		return DataKind
	case Purpose:
		return PurposeKind
	}
	return UnitKind
}

// Anyone is the unit of a rule that binds everybody in its place.
const Anyone EntityID = "anyone"

// PersonalDevice is the term for a device that the employer doesn't own. An
// employer's rule that names neither device nor network isn't taken to reach
// it.
const PersonalDevice EntityID = "personal-device"

// Outsiders is the term for people who are not a body's own: a rule that names
// neither audience nor unit covers the actor's own people, and leaves them out.
const Outsiders EntityID = "outsiders"

// Terms gives, for each dimension that is stated, the terms it is limited to.
// Version terms are ranges such as ">=5.0", not entities.
type Terms map[Dimension][]EntityID

// Clone is a copy that shares nothing with t.
func (t Terms) Clone() Terms {
	c := maps.Clone(t)
	for d, v := range c {
		c[d] = slices.Clone(v)
	}
	return c
}

// Scope is what a rule covers: in each dimension one of the Terms (unsaid:
// everything), less what Except names.
type Scope struct {
	Terms  Terms
	Except Terms
	Some   bool // only a part that nobody named, such as "200 people"
}

// IsZero tells that the scope sets no limit.
func (s Scope) IsZero() bool { return len(s.Terms) == 0 && len(s.Except) == 0 && !s.Some }

// States tells that the scope limits the dimension.
func (s Scope) States(d Dimension) bool { return len(s.Terms[d]) > 0 }
