package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/search/answer/assess"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

// correct answers a question that presupposes what is not so.
func (w *writer) correct(actor, app knowledge.EntityID) verdict.Verdict {
	inner := w.as(question.Did)
	inner.Q.When = nil
	inner.Q.Act = w.actOrBan()
	a := inner.assess(actor, app)
	if a.Verdict == verdict.Unknown {
		w.say("presumed.lacking", "actor", w.NameOf(actor), "claim", w.claim(app))
		w.nearest(actor, []knowledge.EntityID{app})
		return verdict.Unknown
	}
	if w.Q.Will && w.Q.Intent == question.When && w.tellDecided() {
		return verdict.Info
	}
	if w.Q.Will {
		w.say("lacking.will", "actor", w.NameOf(actor), "app", w.NameOf(app))
		for _, e := range inner.eventsOf(a) {
			w.add(w.telling(e))
		}
		return verdict.Unknown
	}
	if len(w.Sentences().BeyondVerb()) > 0 && !slices.ContainsFunc(inner.eventsOf(a), func(e *knowledge.Event) bool { return !w.IsRead(e) }) {
		w.say("lacking.as-asked") // what documents tell of the app isn't told of what is asked about
		w.nearest(actor, []knowledge.EntityID{app})
		return verdict.Unknown
	}
	v, head := verdict.No, "presumed.no"
	if w.Q.Verb == "undo" {
		head = "presumed.undo"
		if len(w.treatsAsStanding(verdict.Rules(a.Region.Hit))) == 0 && len(a.Region.Hit) > 0 {
			v = verdict.Unknown // nobody says that it still stands, either
		}
	}
	said := w.in.Say(head, "actor", w.NameOf(actor), "claim", w.claim(app))
	w.add(closed(w.asOf(said, w.At.Day, w.datesOf(inner.eventsOf(a)...)...), ""))
	for _, e := range inner.eventsOf(a) {
		w.add(w.telling(e))
	}
	return v
}

// claim is what the question takes for done on the app, in the scope that it states.
func (w *writer) claim(app knowledge.EntityID) string {
	act, on := string(w.actOrBan()), strings.TrimSpace(w.NameOf(app)+" "+w.whereWords(w.Q.Where))
	switch w.Q.Verb {
	case "undo", "reinstate":
		return w.in.Say("claim."+w.Q.Verb+"."+act, "app", on)
	case "consider":
		return w.in.Say("claim.consider", "app", on)
	case "amend", "postpone":
		return w.in.Say("claim.amend."+act, "app", on)
	}
	return w.in.Say("claim.act."+act, "app", on)
}

// eventsOf lists the events that an assessment rests on.
func (w *writer) eventsOf(a assess.Assessment) []*knowledge.Event {
	list := verdict.Rules(a.Region.Hit)
	for _, u := range slices.Concat(a.Region.Undone, a.Region.Permitted) {
		list = verdict.AddEvents(list, u.Rule)
		if u.By != nil {
			list = verdict.AddEvents(list, u.By)
		}
	}
	list = verdict.AddEvents(list, verdict.Rules(a.Region.Milder)...)
	list = verdict.AddEvents(list, a.Region.Announced...)
	list = verdict.AddEvents(list, a.Region.Considered...)
	return verdict.AddEvents(list, a.Region.Said...)
}

// noLonger corrects a question that takes for standing what was undone.
func (w *writer) noLonger(actor, app knowledge.EntityID) verdict.Verdict {
	inner := w.as(question.Is)
	a := inner.assess(actor, app)
	inner.tell(a, true)
	w.parts, w.known = inner.parts, inner.known
	return a.Verdict
}

// wasDone corrects a question that takes for not done what was.
func (w *writer) wasDone(events []*knowledge.Event) verdict.Verdict {
	w.lead(assess.Assessment{Day: w.At.Day}, true, w.in.Say("presumed.done"), events...)
	for _, e := range events {
		w.after(e)
	}
	return verdict.No
}

func (w *writer) notDone(actor, app knowledge.EntityID) verdict.Verdict {
	w.say("lacking.why-not", "actor", w.NameOf(actor), "done", w.done(w.actOrBan()), "app", w.NameOf(app))
	w.nearest(actor, []knowledge.EntityID{app})
	return verdict.Unknown
}
