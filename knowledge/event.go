package knowledge

// EventID names an event within a Base.
type EventID string

// Act is what an event does.
type Act string

// The acts. Rules set a status; undoings and changes name an event; speaking
// changes nothing that stands.
const (
	Ban      Act = "ban"
	Restrict Act = "restrict"
	Allow    Act = "allow"

	Withdraw  Act = "withdraw"
	Lift      Act = "lift"
	Exempt    Act = "exempt"
	Reinstate Act = "reinstate"

	Amend   Act = "amend"
	Clarify Act = "clarify"

	Consider Act = "consider"
	Warn     Act = "warn"
	Advise   Act = "advise"
	Deny     Act = "deny"
)

// Acts lists every act a record may give.
func Acts() []Act {
	return []Act{Ban, Restrict, Allow, Withdraw, Lift, Exempt, Reinstate, Amend, Clarify, Consider, Warn, Advise, Deny}
}

// Rule tells that the act sets a status of its own.
func (a Act) Rule() bool { return a == Ban || a == Restrict || a == Allow }

// Undoing tells that the act takes back, ends or opens an event it names.
func (a Act) Undoing() bool { return a == Withdraw || a == Lift || a == Exempt }

// Changing tells that the act alters an event it names.
func (a Act) Changing() bool { return a == Amend || a == Clarify }

// Speaking tells that the act changes nothing that stands.
func (a Act) Speaking() bool { return a == Consider || a == Warn || a == Advise || a == Deny }

// NeedsName tells that an event of this act must name another.
func (a Act) NeedsName() bool { return a.Undoing() || a.Changing() || a == Reinstate }

// Strictness orders rules: a ban is stricter than a restriction, and that than
// a permission.
func (a Act) Strictness() int {
	switch a {
	case Ban:
		return 2
	case Restrict:
		return 1
	}
	return 0
}

// Condition is what must be met for a restricted use or an exemption.
type Condition struct {
	Name   string
	Grants string // who grants it
	Lasts  string // how long a grant lasts
}

// Reason is why an act was done, as somebody gives it.
type Reason struct {
	Text    string
	By      string // who gives it; empty: the actor
	Denied  bool   // By says that this is not the reason
	Reports []Report
}

// Event is one act of one actor, recorded once however many sources tell it.
type Event struct {
	ID    EventID
	By    EntityID
	Do    Act
	Of    Act        // the act that a Consider, Warn or Advise is about
	Apps  []EntityID // one app, several, or a class
	Names []EventID  // the events that this one undoes, changes, replaces or denies

	Announced Date
	From      Date // effective; zero: Announced
	Until     Date // last day; zero: open
	Fades     bool `json:",omitempty"` // after Until nothing is known of it: its document says it no longer, and nobody said that it ended
	Order     int  // within a day

	Scope      Scope
	Conditions []Condition
	Reasons    []Reason
	Text       string // one or two sentences that tell the event
	Reports    []Report

	Reviewed   Date // when somebody last confirmed that the record holds
	Collection Collection
	Origin     Origin `json:"-"`
}

// Start is the date from which the event counts.
func (e *Event) Start() Date { return e.From.Or(e.Announced) }
