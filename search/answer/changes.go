package answer

import (
	"fmt"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/match"
	"policybot/search/answer/verdict"
)

// changes tells what was announced in the period asked about, and what documents came
// to say of rules in it, or ceased to.
func (w *writer) changes() verdict.Verdict {
	from, to, _ := w.Period("", match.FirstOf(w.Q.Apps))
	of := w.documentsNamed()
	var events []*knowledge.Event
	for _, e := range w.relevantEvents() {
		if e.Announced.First <= to && e.Announced.Last >= from && (len(w.Q.Actors) == 0 || slices.Contains(w.Q.Actors, e.By)) && toldBy(e, of) && !w.reworded(e) {
			events = append(events, e)
		}
	}
	if len(events) > 0 {
		w.add(w.in.Count("lists.events", len(events)))
	}
	if len(events) > maxListed {
		events = events[len(events)-maxListed:]
		w.add(w.in.Count("lists.latest", maxListed))
	}
	for _, e := range events {
		w.add(w.telling(w.throughout(e)))
		w.after(e)
	}
	if !w.differences(from, to, of, events) && len(events) == 0 {
		w.say("lacking.changes")
		return verdict.Unknown
	}
	return verdict.Info
}

// documentsNamed are the documents that the question names by their titles: "what changed
// in the phone memo". A title that is nothing but the name of what else is asked about, or a
// single word, names none.
func (w *writer) documentsNamed() []knowledge.SourceID {
	asked := phraseOf(w.Q.Wording)
	var ids []knowledge.SourceID
	for _, s := range w.Sources {
		title := phraseOf(s.Title)
		named := slices.ContainsFunc(slices.Concat(w.Q.Apps, w.Q.Actors, w.Q.Others), func(id knowledge.EntityID) bool {
			return slices.ContainsFunc(w.Sentences().AllNames(id), func(n string) bool { return phraseOf(n) == title })
		})
		if strings.Count(title, " ") > 2 && strings.Contains(asked, title) && !named && len(w.PassagesOf(s.ID)) > 0 {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// phraseOf is the text as its words alone, each between spaces.
func phraseOf(text string) string {
	words := " "
	for _, t := range language.Words(text) {
		words += t.Norm + " "
	}
	return words
}

// toldBy tells that one of the documents tells the event. Where none is asked about,
// each does.
func toldBy(e *knowledge.Event, of []knowledge.SourceID) bool {
	return len(of) == 0 || slices.ContainsFunc(e.Reports, func(r knowledge.Report) bool { return slices.Contains(of, r.Source) })
}

// reworded tells that the event is a rule that documents state in other words, or in
// another place, than the day before.
func (w *writer) reworded(e *knowledge.Event) bool {
	return w.IsRead(e) && w.stoodOn(e, e.Announced.First-1)
}

// throughout is the rule until the last day on which documents stated it, in whatever words.
func (w *writer) throughout(e *knowledge.Event) *knowledge.Event {
	if !e.Fades {
		return e
	}
	whole := *e
	for !whole.Until.IsZero() {
		next := w.alsoAsOf(e, whole.Until.Last+1)
		if next == nil {
			break
		}
		whole.Until, whole.Text, whole.Fades = next.Until, next.Text, next.Fades
	}
	return &whole
}

// stoodOn tells that the same rule stood on the day, by whatever words.
func (w *writer) stoodOn(e *knowledge.Event, day knowledge.Day) bool {
	return w.alsoAsOf(e, day) != nil
}

// alsoAsOf is the same rule as it stood on the day, by whatever words, or nil.
func (w *writer) alsoAsOf(e *knowledge.Event, day knowledge.Day) *knowledge.Event {
	events := w.EventsBy(e.By)
	i := slices.IndexFunc(events, func(x *knowledge.Event) bool {
		return e.Do.Rule() && meaning(x) == meaning(e) && x.Announced.First <= day && (x.Until.IsZero() || x.Until.Last >= day)
	})
	if i < 0 {
		return nil
	}
	return events[i]
}

// meaning is what a rule says, whatever its words are and since when it says so.
func meaning(e *knowledge.Event) string {
	until := e.Until
	if e.Fades {
		until = knowledge.Date{}
	}
	from := e.From
	if from == e.Announced {
		from = knowledge.Date{}
	}
	return fmt.Sprint(e.By, e.Do, e.Of, e.Apps, e.Scope, e.Conditions, from, until)
}
