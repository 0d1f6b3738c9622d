package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/answer/verdict"
	"policybot/search/phrases"
)

func (w *writer) when(events []*knowledge.Event) verdict.Verdict {
	switch {
	case w.Q.Will:
		later := slices.DeleteFunc(slices.Clone(events), func(e *knowledge.Event) bool { return w.StartOf(e).First <= w.At.Day })
		if len(later) == 0 {
			w.say("lacking.to-come")
			w.story()
			return verdict.Unknown
		}
		events = later
	case w.Q.First:
		events = events[:1]
	case w.Q.Last:
		events = events[len(events)-1:]
	}
	for i, e := range events {
		head := w.in.Say("head", "words", w.dateWords(e))
		if i == 0 {
			head = w.asOf(head, w.At.Day, w.datesOf(w.linked([]*knowledge.Event{e})...)...)
		}
		w.say("told", "head", head, "told", w.telling(e))
		w.tellChanges(e)
		w.after(e)
	}
	return verdict.Info
}

// dateWords tells when an event was announced and from when it counts, the
// latter first where that is what is asked.
func (w *writer) dateWords(e *knowledge.Event) string {
	start, until := w.StartOf(e), w.UntilOf(e)
	s := w.in.When(phrases.At, e.Announced)
	switch later := start != e.Announced; {
	case later && w.Q.Starts:
		s = w.in.Say("times.starts", "start", w.in.When(phrases.At, start), "announced", s)
	case later:
		s = w.in.Say("times.later", "announced", s, "from", w.in.When(phrases.From, start))
	}
	if !until.IsZero() {
		s = w.in.Say("times.until", "when", s, "until", w.in.When(phrases.Until, until))
	}
	return s
}
