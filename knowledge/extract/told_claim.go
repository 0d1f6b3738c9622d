package extract

import (
	"cmp"
	"maps"
	"slices"

	"policybot/knowledge"
)

// claim is what a sentence tells of one act, before it is known which acts told
// elsewhere are the same.
type claim struct {
	do, of knowledge.Act
	by     knowledge.EntityID
	apps   []knowledge.EntityID
	scope  knowledge.Scope
	terms  []knowledge.Condition

	announced, from, until knowledge.Date
	order                  int

	undoes      knowledge.Act      // the kind of rule that is undone or changed, where it is told
	presupposes bool               // the rule undone is spoken of as one that there was
	ruler       knowledge.EntityID // whose rule it is, where that is told
	corrects    bool               // it only says that there is none: "Pigeon is not banned"
	overrules   bool               // by a verb that says that it may be somebody else's
	owned       bool               // and as the actor's own: "its ban"
	state       knowledge.EntityID // whose rule for everybody in it it may be
	mentioned   bool               // only spoken of, in telling something else
	adds        *claim             // of which this one tells more
	dated       bool               // the text gives the day
	rule        bool               // a rule as it stands in a document of the actor's own
	brief       bool               // it didn't last
	aside       bool               // told beside another act: "after banning it"
	anew        bool               // once more
	rest        bool               // a ban on all but those for whom another claim tells that they may
	remark      bool               // nothing was read of it but that it may end a rule
	certainty   knowledge.Certainty
	speaker     string
	doubts      []string

	passage  *knowledge.Passage
	words    string
	seq      int
	left, to int // tokens of its sentence
	end      int // behind the verb and what it is done to

	granted          bool // its condition is read
	condFrom, condTo int  // of them those of its condition
}

// doubt adds what is in doubt.
func (c *claim) doubt(d string) {
	if d != "" && !slices.Contains(c.doubts, d) {
		c.doubts = append(c.doubts, d)
	}
}

// renamed is the claim with other ids.
func (c *claim) renamed(to map[knowledge.EntityID]knowledge.EntityID) *claim {
	id := func(old knowledge.EntityID) knowledge.EntityID { return cmp.Or(to[old], old) }
	terms := func(old knowledge.Terms) knowledge.Terms {
		all := maps.Clone(old)
		for d, ids := range all {
			ids = slices.Clone(ids)
			for i := range ids {
				ids[i] = id(ids[i])
			}
			slices.Sort(ids)
			all[d] = ids
		}
		return all
	}
	x := *c
	x.by, x.ruler, x.state = id(c.by), id(c.ruler), id(c.state)
	x.scope.Terms, x.scope.Except = terms(c.scope.Terms), terms(c.scope.Except)
	return &x
}

// place gives the rules of a state for everybody in it their scope: those that name
// nobody's devices and nobody in particular.
func (c *claim) place() {
	if c.state == "" || c.do.NeedsName() && c.do != knowledge.Reinstate {
		return
	}
	for _, d := range []knowledge.Dimension{knowledge.Audience, knowledge.Device, knowledge.Network, knowledge.Unit} {
		if c.scope.States(d) {
			return
		}
	}
	if c.scope.Terms = c.scope.Terms.Clone(); c.scope.Terms == nil {
		c.scope.Terms = knowledge.Terms{}
	}
	c.scope.Terms[knowledge.Unit] = []knowledge.EntityID{knowledge.Anyone}
	if !c.scope.States(knowledge.Place) {
		c.scope.Terms[knowledge.Place] = []knowledge.EntityID{c.state}
	}
}

// onlyVoiced is in doubt of what somebody only says.
const onlyVoiced = "whether it is so: somebody only says, believes or wants it"

// seenWith tells that whoever may see the one claim may see the other.
func seenWith(a, c *claim) bool {
	return cmp.Or(a.passage.Collection, knowledge.Open) == cmp.Or(c.passage.Collection, knowledge.Open)
}

// standsBefore tells that the one claim stands before the other in the same document.
func standsBefore(a, b *claim) bool { return a.passage.Source == b.passage.Source && a.seq < b.seq }

// sameApps tells that the claim is about the same apps, or about some of those.
func sameApps(a, b []knowledge.EntityID) bool {
	within := func(x, y []knowledge.EntityID) bool {
		return !slices.ContainsFunc(x, func(id knowledge.EntityID) bool { return !slices.Contains(y, id) })
	}
	return within(a, b) || within(b, a)
}

// ofPeople tells that the scope states nothing but whom a rule is for.
func ofPeople(s knowledge.Scope) bool {
	return !slices.ContainsFunc(knowledge.Dimensions(), func(d knowledge.Dimension) bool {
		return d != knowledge.Audience && d != knowledge.Unit && s.States(d)
	})
}
