package question

import (
	"fmt"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// Intent is what kind of answer is asked for.
type Intent string

// The intents, all of them.
const (
	Did      Intent = "did"      // did X do it
	Is       Intent = "is"       // does it stand
	May      Intent = "may"      // may I use it
	DidUndo  Intent = "undone"   // did X take it back
	Plans    Intent = "plans"    // does X consider it
	Final    Intent = "final"    // is it for good
	Covers   Intent = "covers"   // does the rule reach this
	Why      Intent = "why"      //
	When     Intent = "when"     //
	HowLong  Intent = "how-long" //
	Who      Intent = "who"      // who did it
	HowMany  Intent = "how-many" // how many did it
	Which    Intent = "which"    // which apps
	Compare  Intent = "compare"  //
	Timeline Intent = "timeline" //
	About    Intent = "about"    // everything on record
	Changes  Intent = "changes"  // what changed
	Status   Intent = "status"   // where things stand
	Said     Intent = "said"     // what did X say
	Fact     Intent = "fact"     // something else that a record may tell
	IsFact   Intent = "is-fact"  // the same, asked so that yes or no answers it
	Sure     Intent = "sure"     // are you sure
	Chat     Intent = "chat"     // greeting, thanks, help, nothing
	Unread   Intent = "unread"   // whatever is asked in a language that isn't read yet
)

// Intents lists every intent.
func Intents() []Intent {
	return []Intent{Did, Is, May, DidUndo, Plans, Final, Covers, Why, When, HowLong, Who, HowMany, Which, Compare, Timeline,
		About, Changes, Status, Said, Fact, IsFact, Sure, Chat, Unread}
}

// Kind is the kind of thing asked for.
type Kind string

// Kinds of things that a question may want to be told.
const (
	AnyKind    Kind = ""
	PersonKind Kind = "person"
	DateKind   Kind = "date"
	PlaceKind  Kind = "place"
	NumberKind Kind = "number"
	ReasonKind Kind = "reason"
)

// Question is a question, understood.
type Question struct {
	Text     string       // as it was asked
	Wording  string       // the same in English, the language of the records: Text itself where it was asked in English
	Language language.Tag // in which it was asked
	Intent   Intent
	Act      knowledge.Act // what is asked about: ban, restrict, allow, …; for an undoing the rule undone, where it was said
	Change   string        // a verb that says how a rule was changed, such as to widen
	Verb     string        // the cue that names the act, such as undo, reinstate or consider

	Actors      []knowledge.EntityID
	Apps        []knowledge.EntityID
	Others      []knowledge.EntityID // whoever and whatever else is named
	Loose       []knowledge.EntityID // those of the above that were only meant by "the app" or "the bank"
	Between     []knowledge.EntityID // which of these "the bank" means isn't said
	Vague       string               // the words that could mean each of them
	Where       knowledge.Terms      // the scope that is stated
	Outside     knowledge.Terms      // what is left out of the scope: "outside the EU"
	Leads       []string             // of Outside: the stems of the words that lead in to those who are only spoken of: "with"
	Save        bool                 // Outside is said to be otherwise: "everywhere but in the EU"
	Either      knowledge.Dimension  // of Where: its terms are asked about each for itself
	All         bool                 // "all", "completely"
	Home        bool                 // "we", "our"
	When        *language.When
	Until       *language.When // up to when it is asked to hold
	Grants      []Grant        // what is said of approvals, given or refused
	Still       bool           // "still", "now"
	Bodies      Bodies
	Standing    bool                 // presupposes that it stands: "why is it banned"
	Negated     bool                 // presupposes that it was not done: "why did they never"
	Speaker     knowledge.EntityID   // who is asked to have said something
	First, Last bool                 // asks for the first time, or the last
	Asked       bool                 // begins as a question that yes or no answers
	Shaped      bool                 // reads as a question, whoever it is put to
	Beyond      string               // words that make of the act something that no record tells, such as "refuse"
	Against     bool                 // asks whether anything is against it: "is it a problem if I use it"
	Flips       bool                 // asks for the opposite: "is it no longer banned"
	Leave       bool                 // asks with "may" or "can", of whatever
	Denies      bool                 // a "not" or "no" stands inside of what is asked
	Negative    bool                 // the act itself is asked about with a "not", so that a plain yes could mean either
	Implied     bool                 // the first of Words is what is asked for, whatever else is said
	Must        bool                 // asks whether somebody has to do something
	ForUse      bool                 // asks whether an app may be used, and what stands behind it says what for
	Deed        string               // the stem of the verb for what would be done that isn't using an app
	UnnamedApp  bool                 // a word that nothing explains stands where an app does
	Starts      bool                 // asks by when rules begin, rather than when they were announced
	Passive     bool                 // asks whether something was done by somebody, rather than whether they did it
	Often       bool                 // asks how many times something was done
	Mind        bool                 // asks of changes of mind: rules taken back, and put back
	OfApps      bool                 // asks about apps, rather than who decided on them
	Will        bool                 // asks about what is to come
	Superlative bool                 // asks for the first of many: "the most downloaded"
	Causes      []knowledge.EntityID // of Others: who or what is asked to have been the cause
	OneValue    bool                 // asks for something of which there is one, such as an owner
	Asks        Kind
	Noun        string     // the stem of "which spokesman", where a person is asked for so
	Than        Comparison // what the first of the Actors is asked to be beside the second
	Paired      bool       // each of the Actors is compared on the one of the Apps in its place

	Words   []Word    // content words, for facts and evidence
	Around  []Word    // of the sentences before it that ask nothing, where it points back to them
	Missing []Missing // names that no record knows
	Numbers []string  // that tell whom or where it is asked about: the 12 of "room 12"
	Notes   []Note    // how slips and the like were read
	Carried bool      // slots came from the question before
	Taken   Taken     // which of them
	Cut     bool      // only the beginning was read

	said map[string]string // words of the wording, as they were said
	told knowledge.Terms   // people of whom a sentence tells, and who don't ask
	self bool              // a sentence tells who asks
	them bool              // asks of somebody spoken of before: "may she"
}

// Note says how something in the question was read: the words, and the name that
// they were read as.
type Note struct {
	Kind        NoteKind
	Words, Name string
}

// NoteKind is what a note says.
type NoteKind string

// The kinds of notes.
const (
	Slip      NoteKind = "slip"       // the words were read as the name
	LeftOut   NoteKind = "left-out"   // the words were left out of what is asked
	YearOnly  NoteKind = "year-only"  // of a date that may be read in two ways only the year was taken
	YearAhead NoteKind = "year-ahead" // the year wasn't said, and the next one was taken
	FirstTime NoteKind = "first-time" // of several times the first was taken
)

// Bodies is the kind of bodies that a question asks for.
type Bodies string

// Kinds of bodies: "which companies", "which countries".
const (
	AnyBodies   Bodies = ""
	Companies   Bodies = "companies"
	Governments Bodies = "governments"
)

// Word is a content word of a question.
type Word struct {
	Text, Stem string
	Proper     bool // written as a name
	Used       bool // a slot explains it; the others ask for more than the slots say
	Uses       bool // it says no more than that the app asked about is used
	Around     bool // it stands in a sentence before the question, and may say what "it" is
}

// Missing is something named in a question that no record knows.
type Missing struct {
	Text  string
	Role  Role
	Stray bool // it may be no name: it is neither written as one, nor stands where only one does
}

// Role is the part that a name has in a question.
type Role string

// Roles.
const (
	ActorRole Role = "actor"
	AppRole   Role = "app"
	ScopeRole Role = "scope"
	DeedRole  Role = "deed"  // what somebody would do with an app other than use it
	AsideRole Role = "aside" // the same, where they don't use it for that
	OtherRole Role = "other"
)

// Lacks tells that something in the role was named that no record knows.
func (q *Question) Lacks(r Role) (string, bool) {
	for _, m := range q.Missing {
		if m.Role == r {
			return m.Text, true
		}
	}
	return "", false
}

// AsksPermission tells that the question is whether something is allowed now,
// which is what "may I" asks.
func (q *Question) AsksPermission() bool {
	return q.Intent == May || q.Act == knowledge.Allow && q.Intent != Did
}

// Stated tells that the question limits the case in some dimension, or asks
// for all of it.
func (q *Question) Stated() bool { return q.All || len(q.Where) > 0 }

// String writes the question as it was understood, such as "did-ban
// actor:acme app:pigeon in:2024-07". Logs, goldens and explanations print this
// form, and ParseString reads it.
func (q *Question) String() string {
	parts := []string{q.head(), slot("verb", q.ownVerb()), slot("actor", join(q.Actors)), slot("app", join(q.Apps)), slot("about", join(q.Others))}
	for _, d := range knowledge.Dimensions() {
		parts = append(parts, slot(string(d), join(q.Where[d])))
	}
	for _, d := range knowledge.Dimensions() {
		parts = append(parts, slot(outsidePart+string(d), join(q.Outside[d])))
	}
	if q.When != nil {
		parts = append(parts, q.When.String())
	}
	if q.Until != nil {
		parts = append(parts, "until:"+q.Until.Date.String())
	}
	parts = append(parts, flag("all", q.All), flag("home", q.Home), flag("still", q.Still),
		slot("than", string(q.Than)), slot("bodies", string(q.Bodies)), slot("asks", string(q.Asks)))
	parts = append(parts, q.missingParts()...)
	parts = append(parts, slot("words", strings.Join(q.factStems(), ",")))
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), " ")
}

// slot is the part of that form for a slot, and nothing for one that is empty.
func slot(name, value string) string {
	if value == "" {
		return ""
	}
	return name + ":" + value
}

// flag is its part for what is so or not.
func flag(name string, on bool) string {
	if !on {
		return ""
	}
	return name
}

// head is what is asked for, and the act where it is of one: "did-ban".
func (q *Question) head() string {
	if q.Act == "" {
		return string(q.Intent)
	}
	return string(q.Intent) + "-" + string(q.Act)
}

// ownVerb is the verb, where it says more than the act.
func (q *Question) ownVerb() string {
	if q.Verb == string(q.Act) {
		return ""
	}
	return q.Verb
}

// factStems are the stems of the words by which a fact is looked for.
func (q *Question) factStems() (stems []string) {
	if q.Intent != Fact && q.Intent != IsFact && q.Intent != Said {
		return nil
	}
	for _, w := range q.Words {
		stems = append(stems, w.Stem)
	}
	return stems
}

// missingParts are the names that no record knows, as String writes them.
func (q *Question) missingParts() (parts []string) {
	for _, m := range q.Missing {
		stray := ""
		if m.Stray {
			stray = "?"
		}
		parts = append(parts, fmt.Sprintf(unknownPart+"%s%s:%q", m.Role, stray, m.Text))
	}
	return parts
}

func join(ids []knowledge.EntityID) string {
	var s []string
	for _, id := range ids {
		s = append(s, string(id))
	}
	return strings.Join(s, ",")
}

// Kept is the form of String with the language where that isn't English: what a
// thread keeps of its last question.
func (q *Question) Kept() string {
	if q.Language == "" || q.Language == language.English {
		return q.String()
	}
	return q.String() + " " + languagePart + string(q.Language)
}

// How the parts of that form begin that don't bear the name of a slot alone.
const (
	languagePart = "language:"
	outsidePart  = "outside-"
	unknownPart  = "unknown-"
)

// partsOf are the parts of the form of Kept. A name in quotation marks belongs to one of them.
func partsOf(s string) []string {
	quoted := false
	return strings.FieldsFunc(s, func(r rune) bool {
		if r == '"' {
			quoted = !quoted
		}
		return r == ' ' && !quoted
	})
}

// lackNamed keeps that somebody or some app was named that no record knows: what goes on from
// there is asked of them, and of nobody else. Stray words are asked of no further.
func (q *Question) lackNamed(r Role, name string) {
	if r == ActorRole || r == AppRole {
		q.Missing = append(q.Missing, Missing{Text: name, Role: r})
	}
}

// ParseString reads the slots of a question back from the form of Kept, for
// the next question of its thread. What it can't read it leaves out.
func ParseString(s string) *Question {
	q := &Question{Where: knowledge.Terms{}, Language: language.English}
	for i, part := range partsOf(s) {
		name, value, _ := strings.Cut(part, ":")
		switch {
		case i == 0:
			for _, in := range Intents() {
				if rest, ok := strings.CutPrefix(part, string(in)); ok && (rest == "" || rest[0] == '-') && len(in) > len(q.Intent) {
					q.Intent, q.Act = in, knowledge.Act(strings.TrimPrefix(rest, "-"))
				}
			}
		case name == "verb":
			q.Verb = value
		case name == "actor":
			q.Actors = splitIDs(value)
		case name == "app":
			q.Apps = splitIDs(value)
		case name == "about":
			q.Others = splitIDs(value)
		case name == "all":
			q.All = true
		case name == "home":
			q.Home = true
		case name == "bodies":
			q.Bodies = Bodies(value)
		case name == "asks":
			q.Asks = Kind(value)
		case part == languagePart+value:
			q.Language = language.Tag(value)
		case strings.HasPrefix(name, unknownPart):
			q.lackNamed(Role(strings.TrimPrefix(name, unknownPart)), strings.Trim(value, `"`))
		case slices.Contains(knowledge.Dimensions(), knowledge.Dimension(name)):
			q.Where[knowledge.Dimension(name)] = splitIDs(value)
		case strings.HasPrefix(name, outsidePart):
			for _, id := range splitIDs(value) {
				q.leaveOut(knowledge.Dimension(strings.TrimPrefix(name, outsidePart)), id)
			}
		case slices.Contains(language.Relations(), language.Relation(name)):
			q.When = parseWhen(language.Relation(name), value)
		case name == "words":
			for w := range strings.SplitSeq(value, ",") {
				q.Words = append(q.Words, Word{Text: w, Stem: w})
			}
		}
	}
	return q
}

// Within leaves out of the slots whoever and whatever isn't on record in the
// base: the question was of an earlier edition, or understood for somebody who
// may see more.
func (q *Question) Within(b *knowledge.Base) *Question {
	unknown := func(id knowledge.EntityID) bool { return id != knowledge.Anyone && b.Entity(id) == nil }
	for _, slot := range []*[]knowledge.EntityID{&q.Actors, &q.Apps, &q.Others} {
		*slot = slices.DeleteFunc(*slot, unknown)
	}
	for _, scope := range []knowledge.Terms{q.Where, q.Outside} {
		for d, terms := range scope {
			if d == knowledge.Version {
				continue
			}
			if scope[d] = slices.DeleteFunc(terms, unknown); len(scope[d]) == 0 {
				delete(scope, d)
			}
		}
	}
	return q
}

func parseWhen(r language.Relation, value string) *language.When {
	if e := language.Event(value); e == language.Banning || e == language.Undoing {
		return &language.When{Event: e, Relation: r, Yearless: true}
	}
	d, err := knowledge.ParseDate(value)
	if err != nil {
		return nil
	}
	return &language.When{Date: d, Relation: r}
}

func splitIDs(s string) []knowledge.EntityID {
	var ids []knowledge.EntityID
	for p := range strings.SplitSeq(s, ",") {
		if p != "" {
			ids = append(ids, knowledge.EntityID(p))
		}
	}
	return ids
}
