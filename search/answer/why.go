package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/answer/assess"
	"policybot/search/answer/stem"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

func (w *writer) why(events []*knowledge.Event) verdict.Verdict {
	told := false
	for _, e := range events {
		if !told {
			w.lead(assess.Assessment{Day: w.At.Day, Actor: e.By}, true, w.verdict(verdict.Info), e)
		} else {
			w.add(w.telling(e))
		}
		w.after(e)
		told = w.reasons(e, true) || told
	}
	given := told
	for _, e := range events {
		told = w.factsOn(e, "reason", "why", "cause") || told
	}
	if !given && told && !w.factKnown {
		return verdict.Unknown
	}
	switch {
	case told:
		return verdict.Info
	case w.reasonsRead(events):
		return verdict.Info
	}
	w.say("lacking.reason")
	return verdict.Unknown
}

// factsOn tells the facts about an event, or about its actor and app, whose
// relation asks for one of the words.
func (w *writer) factsOn(e *knowledge.Event, words ...string) bool {
	told := false
	for _, f := range w.FactsAbout(e.By) {
		t := w.Told[string(f.ID)]
		apps := w.AppsOf(e)
		onEvent := slices.Contains(f.Events, e.ID)
		onApp := slices.ContainsFunc(apps, func(a knowledge.EntityID) bool { return slices.Contains(t.SpeaksOf, a) })
		if !onEvent && !onApp || w.FactLater(f) || !stem.Related(t.Relation, words) {
			continue
		}
		w.fact(f)
		told = true
	}
	return told
}

// reasoned tells that reasons are asked for, and an act has some on record.
func (w *writer) reasoned(apps []knowledge.EntityID) bool {
	for _, actor := range w.Q.Actors {
		for _, app := range apps {
			if w.Q.Intent == question.Why && slices.ContainsFunc(w.actsOf(actor, app), func(e *knowledge.Event) bool { return len(e.Reasons) > 0 }) {
				return true
			}
		}
	}
	return false
}
