package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/search/answer/assess"
	"policybot/search/answer/verdict"
)

// standings are what an assessment can come to, in the order in which an
// overview names them: the ends of their keys.
var standings = []string{"banned", "restricted", "allowed", "announced", "considered", "undone", "unclear", "none"}

// standingOf is what the assessment comes to, among the standings.
func standingOf(a assess.Assessment) string {
	g := a.Region
	switch {
	case len(g.Contested)+len(g.Unsettled) > 0:
		return standings[6]
	case len(g.Hit) > 0 && g.Hit[0].Act == knowledge.Ban:
		return standings[0]
	case len(g.Hit) > 0 && g.Hit[0].Act == knowledge.Restrict, g.Has(knowledge.Restricted):
		return standings[1]
	case len(g.Undone) > 0 && len(g.Milder) == 0:
		return standings[5]
	case len(g.Hit)+len(g.Milder) > 0:
		return standings[2]
	case len(g.Announced) > 0:
		return standings[3]
	case g.UnderReview():
		return standings[4]
	}
	return standings[7]
}

// overview says in one sentence who stands where on an app, so that nothing
// undone can be read as standing before its own sentence comes.
func (w *writer) overview(app knowledge.EntityID, all []assess.Assessment) {
	if len(all) < 2 {
		return
	}
	by := map[string][]string{}
	var events []*knowledge.Event
	for _, a := range all {
		s := standingOf(a)
		by[s] = append(by[s], w.NameOf(a.Actor))
		events = verdict.AddEvents(events, w.eventsOf(a)...)
	}
	var parts []string
	for _, s := range standings {
		if names := by[s]; len(names) > 0 {
			if len(names) > maxActors {
				names = append(slices.Clone(names[:maxActors-1]), w.in.Say("list.others"))
			}
			parts = append(parts, w.in.Say("overview."+s, "names", w.in.And(names)))
		}
	}
	head := w.asOf(w.NameOf(app), w.At.Day, w.datesOf(w.linked(events)...)...)
	w.say("lists.summary", "head", head, "groups", strings.Join(parts, "; "))
}
