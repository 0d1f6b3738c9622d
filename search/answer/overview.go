package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
)

// standings are what an assessment can come to, in the order in which an
// overview names them.
var standings = []string{"banned by", "restricted by", "allowed by", "to be banned by", "under consideration by", "banned once, and undone, by", "disputed or unclear with", "nothing decided by"}

// standingOf is what the assessment comes to, among the standings.
func standingOf(a assessment) string {
	g := a.region
	switch {
	case len(g.contested)+len(g.unsettled) > 0:
		return standings[6]
	case len(g.hit) > 0 && g.hit[0].Act == knowledge.Ban:
		return standings[0]
	case len(g.hit) > 0 && g.hit[0].Act == knowledge.Restrict, g.has(knowledge.Restricted):
		return standings[1]
	case len(g.undone) > 0 && len(g.milder) == 0:
		return standings[5]
	case len(g.hit)+len(g.milder) > 0:
		return standings[2]
	case len(g.announced) > 0:
		return standings[3]
	case g.underReview():
		return standings[4]
	}
	return standings[7]
}

// overview says in one sentence who stands where on an app, so that nothing
// undone can be read as standing before its own sentence comes.
func (w *writer) overview(app knowledge.EntityID, all []assessment) {
	if len(all) < 2 {
		return
	}
	by := map[string][]string{}
	var events []*knowledge.Event
	for _, a := range all {
		s := standingOf(a)
		by[s] = append(by[s], w.NameOf(a.actor))
		events = addEvents(events, w.eventsOf(a)...)
	}
	var parts []string
	for _, s := range standings {
		if names := by[s]; len(names) > 0 {
			if len(names) > maxActors {
				names = append(slices.Clone(names[:maxActors-1]), "others")
			}
			parts = append(parts, s+" "+andJoin(names))
		}
	}
	head := w.NameOf(app)
	if since, stale := w.stale(w.at.Day, w.datesOf(w.linked(events)...)...); stale {
		head += ", " + since
	}
	w.say("%s: %s.", head, strings.Join(parts, "; "))
}
