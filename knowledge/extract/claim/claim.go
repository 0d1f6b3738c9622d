package claim

import (
	"slices"

	"policybot/knowledge"
)

// Claim is what a sentence tells of one act, before it is known which acts told
// elsewhere are the same.
type Claim struct {
	Do, Of knowledge.Act
	By     knowledge.EntityID
	Apps   []knowledge.EntityID
	Scope  knowledge.Scope
	Terms  []knowledge.Condition

	Announced, From, Until knowledge.Date
	Order                  int

	Undoes      knowledge.Act      // the kind of rule that is undone or changed, where it is told
	Presupposes bool               // the rule undone is spoken of as one that there was
	Ruler       knowledge.EntityID // whose rule it is, where that is told
	Corrects    bool               // it only says that there is none: "Pigeon is not banned"
	Overrules   bool               // by a verb that says that it may be somebody else's
	Owned       bool               // and as the actor's own: "its ban"
	State       knowledge.EntityID // whose rule for everybody in it it may be
	Mentioned   bool               // only spoken of, in telling something else
	Adds        *Claim             // of which this one tells more
	Dated       bool               // the text gives the day
	Rule        bool               // a rule as it stands in a document of the actor's own
	Brief       bool               // it didn't last
	Whole       bool               // the rule undone was for everybody, whomever it is undone for
	Aside       bool               // told beside another act: "after banning it"
	Anew        bool               // once more
	Rest        bool               // a ban on all but those for whom another claim tells that they may
	Remark      bool               // nothing was read of it but that it may end a rule
	Gist        bool               // nothing was understood of it but who, what and a deed
	Certainty   knowledge.Certainty
	Speaker     string
	Doubts      []string

	Passage  *knowledge.Passage
	Words    string
	Seq      int
	Left, To int // tokens of its sentence
	End      int // behind the verb and what it is done to

	Granted          bool // its condition is read
	CondFrom, CondTo int  // of them those of its condition
}

// Doubt adds what is in doubt.
func (c *Claim) Doubt(d string) {
	if d != "" && !slices.Contains(c.Doubts, d) {
		c.Doubts = append(c.Doubts, d)
	}
}

// InDoubt gives the doubt where the claim has it, or "".
func (c *Claim) InDoubt(d string) string {
	if slices.Contains(c.Doubts, d) {
		return d
	}
	return ""
}

// OnlyVoiced is in doubt of what somebody only says.
const OnlyVoiced = "whether it is so: somebody only says, believes or wants it"

// OnlyGist is in doubt where nothing but who, what and a deed was understood.
const OnlyGist = "how it is meant: only who, what and the deed were understood"

// ForWhatHolds is in doubt where a rule may be limited by more than was read of it.
const ForWhatHolds = "for what or whom it holds"

// FromWhichRule is in doubt where an exception names no rule that its document tells.
const FromWhichRule = "from which rule it is an exception"

// SameApps tells that the claim is about the same apps, or about some of those.
func SameApps(a, b []knowledge.EntityID) bool {
	within := func(x, y []knowledge.EntityID) bool {
		return !slices.ContainsFunc(x, func(id knowledge.EntityID) bool { return !slices.Contains(y, id) })
	}
	return within(a, b) || within(b, a)
}

// OfPeople tells that the scope states nothing but whom a rule is for.
func OfPeople(s knowledge.Scope) bool {
	return !slices.ContainsFunc(knowledge.Dimensions(), func(d knowledge.Dimension) bool {
		return d != knowledge.Audience && d != knowledge.Unit && s.States(d)
	})
}
