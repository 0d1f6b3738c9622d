package knowledge

// FactID names a fact within a Base.
type FactID string

// ValueKind is the kind of thing a fact's value is.
type ValueKind string

// The kinds of values.
const (
	PersonValue ValueKind = "person"
	DateValue   ValueKind = "date"
	PlaceValue  ValueKind = "place"
	NumberValue ValueKind = "number"
	ReasonValue ValueKind = "reason"
	TextValue   ValueKind = "text"
)

// ValueKinds lists every kind a record may give.
func ValueKinds() []ValueKind {
	return []ValueKind{PersonValue, DateValue, PlaceValue, NumberValue, ReasonValue, TextValue}
}

// Value is what a fact says, in a form that can be checked against what a
// question asks for.
type Value struct {
	Kind   ValueKind
	Text   string
	Number float64 // with NumberValue
	Unit   string  // with NumberValue: "people", "USD"
	Date   Date    // with DateValue
}

// Truth is what a source says of a fact.
type Truth string

// A fact holds, doesn't, or isn't known.
const (
	Holds     Truth = "yes"
	HoldsNot  Truth = "no"
	NotKnown  Truth = "unknown"
	DeclinedT Truth = "declined" // somebody was asked and did not say
)

// Truths lists every truth a record may give.
func Truths() []Truth { return []Truth{Holds, HoldsNot, NotKnown, DeclinedT} }

// Fact is a dated, sourced statement that changes no status.
type Fact struct {
	ID       FactID
	About    []EntityID
	Events   []EventID // the events it is about
	Relation string    // owner, users, data location, procedure, …
	Value    Value
	By       string // who said it
	Holds    Truth  // empty: Holds
	Date     Date   // of what it states; zero: the date of its sources
	Text     string
	Reports  []Report

	Reviewed   Date
	Collection Collection
	Origin     Origin `json:"-"`
}
