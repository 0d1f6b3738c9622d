package knowledge

// Case is what is asked of a timeline: by whom, and where.
type Case struct {
	Actor EntityID
	// Where holds the terms that the question states. Several terms of one
	// dimension hold together: a phone that is also a personal device.
	Where Terms
	// Elsewhere holds places that the question says the case isn't in, where it
	// states none.
	Elsewhere []EntityID
	// Alone asks for the actor's own acts only, as "did X ban it" does;
	// otherwise every body that binds the actor counts.
	Alone bool
}

// Status is what stands in a case on a day.
type Status uint8

// The statuses.
const (
	None       Status = iota // nothing on record
	Banned                   // a ban stands
	Restricted               // a restriction stands
	Allowed                  // a permission stands
	Exempted                 // an exemption opens the rule that stands
	Withdrawn                // what stood was withdrawn: it never stood
	Lifted                   // what stood was ended by an act
	Ended                    // what stood ran out by its own date
	Contested                // sources of equal tier disagree
	Unsettled                // it turns on a date that is not known well enough
)

var statusNames = [...]string{"none", "banned", "restricted", "allowed", "exempt", "withdrawn", "lifted", "ended", "contested", "unsettled"}

// String is the status in one word.
func (s Status) String() string { return statusNames[s] }

// Stands tells that a rule is in force.
func (s Status) Stands() bool { return s >= Banned && s <= Exempted }

// Undone tells that a rule was once in force, or announced, and no longer is.
func (s Status) Undone() bool { return s >= Withdrawn && s <= Ended }

// strictness orders what stands when several bodies bind: the largest wins,
// and a rule that names the case over one for a part that nobody named.
func (c Cell) strictness() int {
	some := 0
	if c.Some {
		some = 1
	}
	switch c.Status {
	case Banned:
		return 8 - some
	case Restricted:
		return 6 - some
	case Allowed, Exempted:
		return 4 - some
	case Withdrawn, Lifted, Ended:
		return 1
	}
	return 0
}

// Undone is a rule that no longer stands in a cell, and what took it away (nil
// where it ran out).
type Undone struct {
	Rule *Event
	By   *Event
	How  Status // Withdrawn, Lifted or Ended
}

// Cell is a part of the case in which everything has one status.
type Cell struct {
	Where  map[Dimension]EntityID // the terms of this part; a missing one: the rest
	App    EntityID
	Status Status
	Act    Act    // of the rule that decides: its own, or that of the rule it reinstates
	Rule   *Event // the rule that decides; nil for None
	By     *Event // the exemption in force, or what undid the rule
	Some   bool   // the rule covers only a part that nobody named

	Scope       Scope       // of the rule, as amended
	Until       Day         // the rule's last day, as amended; LastDay for none
	Conditions  []Condition // of a restriction, as amended
	Conditional []*Event    // exemptions from the rule that have conditions
	ForSome     []*Event    // undoings and changes of the rule for a part that nobody named
	Undone      []Undone    // rules that once covered the cell, latest first
	Also        []*Event    // rules of other bodies that bind as well
	Either      []Cell      // with Contested and Unsettled: what it may be
}

// Standing is what stands in a case on a day, and beside it, never instead,
// what is announced, considered and said.
type Standing struct {
	Day, Known Day
	Cells      []Cell
	Announced  []*Event // rules that begin later
	Ending     []*Event // undoings of rules that begin later
	Considered []*Event
	Said       []*Event // warnings, advice, denials
	Speculated []*Event // acts, done or considered, that are only guessed at
	Disputed   []*Event // events that reports of equal tier divide on
}
