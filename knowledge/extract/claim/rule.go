package claim

import (
	"slices"

	"policybot/knowledge"
)

// Rule is a rule that the structure of a document tells, over the days on which
// it stood there.
type Rule struct {
	App    knowledge.EntityID
	By     knowledge.EntityID
	Do, Of knowledge.Act
	Scope  knowledge.Scope
	Terms  []knowledge.Condition
	On     knowledge.Date // as the text gives it
	Until  knowledge.Date
	Doubts []string

	Passage     *knowledge.Passage
	Words       string
	First, Last knowledge.Day

	Opens *Claim // the same as a claim, where sentences behind it may tell more of it
}

// Open makes a claim of the rule, of which the sentences behind its words speak.
func (t *Rule) Open() *Claim {
	t.Opens = &Claim{Do: t.Do, Of: t.Of, By: t.By, Apps: []knowledge.EntityID{t.App}, Scope: t.Scope, Terms: t.Terms, Announced: t.On.Or(t.Passage.Date), Until: t.Until, Doubts: t.Doubts, Rule: true, Passage: t.Passage, Words: t.Words}
	return t.Opens
}

// Add takes in what the claims tell more of the rule.
func (t *Rule) Add(claims []*Claim) {
	if t.Opens != nil {
		t.Doubts = t.Opens.Doubts
	}
	for _, c := range claims {
		if t.Opens == nil || c.Adds != t.Opens {
			continue
		}
		t.Scope.Terms, t.Scope.Except = Merged(t.Scope.Terms, c.Scope.Terms), Merged(t.Scope.Except, c.Scope.Except)
		if t.Until = t.Until.Or(c.Until); !c.From.IsZero() {
			t.On = t.On.Or(c.From)
		} else if c.Dated {
			t.On = t.On.Or(c.Announced)
		}
	}
}

// Merged are the terms of both.
func Merged(x, y knowledge.Terms) knowledge.Terms {
	out := x.Clone()
	for d, ids := range y {
		if out == nil {
			out = knowledge.Terms{}
		}
		for _, id := range ids {
			if !slices.Contains(out[d], id) {
				out[d] = append(out[d], id)
			}
		}
		slices.Sort(out[d])
	}
	return out
}
