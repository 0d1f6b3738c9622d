package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/search/phrases"
	"policybot/search/question"
)

// isRead tells that the event was read in a document, and that no record tells
// it.
func (a *asked) isRead(e *knowledge.Event) bool { return a.Read(string(e.ID)) != nil }

// undated tells that the event was read in a document that gives no date: all
// that is known is that it had been written when it was read.
func (w *writer) undated(e *knowledge.Event) bool {
	return w.isRead(e) && e.Announced.First == knowledge.FirstDay
}

// ofReading says of an event that was read what people must know of it.
func (w *writer) ofReading(e *knowledge.Event) {
	if !w.isRead(e) {
		return
	}
	w.caveat("read.unconfirmed")
	if w.undated(e) {
		w.caveat("read.undated")
	}
}

// withQuote adds to what is told of an event that was read the words that it was
// read from.
func (w *writer) withQuote(e *knowledge.Event, text string) string {
	r := w.bestOf(string(e.ID), e.Reports)
	if !w.isRead(e) || r == nil || r.Quote == "" {
		return text
	}
	if e.Fades && e.Until.Last < w.at.Day {
		text = w.in.Say("read.faded", "text", text, "until", w.in.When(phrases.Until, e.Until))
	}
	return w.in.Say("read.told", "text", text, "quote", w.short(r.Quote))
}

// short is a quote, or the best sentence of a long one.
func (w *writer) short(quote string) string {
	quote = strings.Join(strings.Fields(quote), " ")
	if len(quote) > maxQuoted {
		return w.judge().Best(quote)
	}
	return quote
}

// quotesOf tells which document says what, where they disagree: some of each side.
func (w *writer) quotesOf(e *knowledge.Event) {
	told := map[bool]int{}
	for _, r := range e.Reports {
		if r.Quote != "" && told[r.Denies] < maxTold {
			told[r.Denies]++
			w.say("read.says", "title", w.sourceName(r.Source), "quote", w.short(r.Quote), "mark", w.citeReport(string(e.ID), e.Text, knowledge.Report{Source: r.Source, At: r.At, Quote: r.Quote, Certainty: r.Certainty}))
		}
	}
}

// otherwise tells, beside what records say of the actor and app, the documents
// that say something else: the record counts, and whoever asks should hear of
// both.
func (w *writer) otherwise(a assessment) {
	told := 0
	for _, r := range w.ReadingsOf(a.app) {
		e := r.Event
		if e == nil || !r.Sure() || e.By != a.actor || w.Event(e.ID) != nil || !w.stood(r) || w.agrees(e, a) {
			continue
		}
		if told == maxTold {
			break
		}
		told++
		p := w.Passage(r.Passage)
		w.say("read.otherwise", "title", w.Source(p.Source).Title, "quote", w.short(r.Words), "mark", w.citePassage(p, r.Words))
	}
}

// agrees tells that the event is nothing but what is told already.
func (w *writer) agrees(e *knowledge.Event, a assessment) bool {
	if !e.Do.Rule() && !e.Do.Undoing() || w.onRecord(e, a.app) {
		return true
	}
	if e.Do.Undoing() {
		return len(a.region.hit) == 0
	}
	return slices.ContainsFunc(slices.Concat(rulesOf(a.region.hit), rulesOf(a.region.milder)), func(x *knowledge.Event) bool { return x.Do == e.Do })
}

// onRecord tells that a record tells the act, on a day that it may have been.
func (w *writer) onRecord(e *knowledge.Event, app knowledge.EntityID) bool {
	return slices.ContainsFunc(w.EventsOn(app), func(x *knowledge.Event) bool {
		return !w.isRead(x) && x.By == e.By && x.Do == e.Do && x.Announced.Agrees(e.Announced)
	})
}

// stood tells that the passage of a reading can be quoted.
func (w *writer) stood(r *knowledge.Reading) bool {
	p := w.Passage(r.Passage)
	return p != nil && w.inTime(p)
}

// doubtful are the passages of readings about an app asked about that the program
// is unsure of: they are quoted, and decide nothing.
func (w *writer) doubtful() []*knowledge.Passage {
	var list []*knowledge.Passage
	for _, app := range w.q.Apps {
		for _, r := range w.ReadingsOf(app) {
			if len(list) == maxTold {
				return list
			}
			p := w.Passage(r.Passage)
			if r.Sure() || !w.stood(r) || r.Event != nil && len(w.q.Actors) > 0 && !slices.Contains(w.q.Actors, r.Event.By) || slices.Contains(list, p) {
				continue
			}
			list = append(list, p)
		}
	}
	return list
}

// joined joins the lists, each passage once, no more than are told.
func (w *writer) joined(lists ...[]*knowledge.Passage) []*knowledge.Passage {
	var all []*knowledge.Passage
	for _, p := range slices.Concat(lists...) {
		if !slices.Contains(all, p) && len(all) < maxTold {
			all = append(all, p)
		}
	}
	return all
}

// atHome asks home where the question says "we" and names, beside it, only bodies
// of which no record tells: "we" decide, and they are somebody that documents
// speak of. A home that is only proposed is nobody in particular.
func (w *writer) atHome() {
	proposed := func(id knowledge.EntityID) bool { e := w.Entity(id); return e != nil && e.Proposed }
	named := slices.DeleteFunc(slices.Clone(w.q.Actors), proposed)
	if !w.q.Home || w.Home == "" || proposed(w.Home) || len(named) == len(w.q.Actors) {
		return
	}
	if len(named) == 0 {
		named = []knowledge.EntityID{w.Home}
	}
	asked := *w.q
	asked.Actors = named
	w.q = &asked
}

// looselyRead are the rules that let people use the app, all of them read in
// documents, where the question asks for more than they speak of: what a handbook
// says of an app in general lets nobody put secrets into it.
func (w *writer) looselyRead(a assessment) []*knowledge.Event {
	words := w.judge().Particulars()
	approval := w.q.Intent == question.Is && w.q.Act == knowledge.Restrict // "do I need approval to do this"
	if !approval && (!w.q.AsksPermission() || a.verdict != Yes && a.verdict != Partly) || len(words) == 0 || w.scoped(words) {
		return nil
	}
	rules := rulesOf(slices.Concat(a.region.hit, a.region.milder))
	scoped := slices.ContainsFunc(rules, func(e *knowledge.Event) bool { return len(e.Scope.Terms) > 0 })
	for _, e := range rules {
		r := w.Read(string(e.ID))
		if r != nil && !w.judge().Acts(r) {
			continue
		}
		if r == nil || w.judge().Told(r, w.scopeWords(e.Scope), words) {
			return nil
		}
		if w.q.ForUse && len(w.q.Where) == 0 && !w.judge().Fills() && (a.verdict == Partly && !scoped || w.judge().MeantFor(r, words)) {
			return nil
		}
	}
	return rules
}

// tellLoosely tells the rules as what is on record, and decides nothing.
func (w *writer) tellLoosely(rules []*knowledge.Event) Verdict {
	w.say("lacking.as-asked")
	for _, e := range rules {
		w.add(w.telling(e))
		w.after(e)
	}
	return Unknown
}
