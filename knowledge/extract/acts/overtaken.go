package acts

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// overtaken are the ends of the bans and restrictions that a later permission for
// everybody in a document of home's own leaves nothing of: "since Monday all staff may
// use Pigeon". What limits a rule to more than people, such as to devices or data, isn't
// touched by it.
func (r *reconciler) overtaken(list []*knowledge.Reading) []*knowledge.Reading {
	undone := map[knowledge.EventID]bool{}
	for _, x := range list {
		if x.Event != nil && x.Event.Do.Undoing() {
			for _, id := range x.Event.Names {
				undone[id] = true
			}
		}
	}
	var out []*knowledge.Reading
	for _, x := range list {
		if !r.forAll(x) {
			continue
		}
		for _, y := range list {
			if y.Event != nil && y.Sure() && !undone[y.Event.ID] && overtakes(x.Event, y.Event) {
				undone[y.Event.ID] = true
				out = append(out, r.end(x, y.Event))
			}
		}
	}
	return out
}

// forAll tells that the reading surely lets everybody use one app, whatever for.
func (r *reconciler) forAll(x *knowledge.Reading) bool {
	e := x.Event
	if e == nil || !x.Sure() || e.Do != knowledge.Allow || len(e.Apps) != 1 || len(e.Conditions) > 0 || !e.Scope.IsZero() || !r.ofOwn(x) {
		return false
	}
	return language.ForAll(x.Words)
}

// overtakes tells that the rule is an earlier and stricter one of the same body on the
// same app.
func overtakes(allow, rule *knowledge.Event) bool {
	return (rule.Do == knowledge.Ban || rule.Do == knowledge.Restrict) && rule.By == allow.By && slices.Equal(rule.Apps, allow.Apps) &&
		rule.Announced.Last < allow.Announced.First && len(rule.Conditions) == 0 && claim.OfPeople(rule.Scope) && readIn(allow.Collection, rule.Collection)
}

// end is the end of the rule, told in the words of the permission.
func (r *reconciler) end(x *knowledge.Reading, rule *knowledge.Event) *knowledge.Reading {
	e := *x.Event
	e.Do, e.Names, e.Until, e.Fades = knowledge.Lift, []knowledge.EventID{rule.ID}, knowledge.Date{}, false
	e.ID = knowledge.EventID(string(rule.ID) + "-ended-" + ground.Digest(string(x.Event.ID)))
	e.Text = r.sentenceOf(&e)
	return &knowledge.Reading{Event: &e, Passage: x.Passage, Words: x.Words}
}
