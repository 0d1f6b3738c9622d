package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/assess"
	"policybot/search/answer/verdict"
	"policybot/search/phrases"
	"policybot/search/question"
)

// undated tells that the event was read in a document that gives no date: all
// that is known is that it had been written when it was read.
func (w *writer) undated(e *knowledge.Event) bool {
	return w.IsRead(e) && e.Announced.First == knowledge.FirstDay
}

// ofReading says of an event that was read what people must know of it.
func (w *writer) ofReading(e *knowledge.Event) {
	if !w.IsRead(e) {
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
	if !w.IsRead(e) || r == nil || r.Quote == "" {
		return text
	}
	if e.Fades && e.Until.Last < w.At.Day {
		text = w.in.Say("read.faded", "text", text, "until", w.in.When(phrases.Until, e.Until))
	}
	return w.in.Say("read.told", "text", text, "quote", w.short(r.Quote))
}

// short is a quote, or the best sentence of a long one.
func (w *writer) short(quote string) string {
	quote = strings.Join(strings.Fields(quote), " ")
	if len(quote) > maxQuoted {
		return w.Sentences().Best(quote)
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
func (w *writer) otherwise(a assess.Assessment) {
	told := 0
	for _, r := range w.ReadingsOf(a.App) {
		e := r.Event
		if e == nil || !r.Sure() || e.By != a.Actor || w.Event(e.ID) != nil || !w.stood(r) || w.agrees(e, a) {
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
func (w *writer) agrees(e *knowledge.Event, a assess.Assessment) bool {
	if !e.Do.Rule() && !e.Do.Undoing() || w.onRecord(e, a.App) {
		return true
	}
	if e.Do.Undoing() {
		return len(a.Region.Hit) == 0
	}
	return slices.ContainsFunc(slices.Concat(verdict.Rules(a.Region.Hit), verdict.Rules(a.Region.Milder)), func(x *knowledge.Event) bool { return x.Do == e.Do })
}

// onRecord tells that a record tells the act, on a day that it may have been.
func (w *writer) onRecord(e *knowledge.Event, app knowledge.EntityID) bool {
	return slices.ContainsFunc(w.EventsOn(app), func(x *knowledge.Event) bool {
		return !w.IsRead(x) && x.By == e.By && x.Do == e.Do && x.Announced.Agrees(e.Announced)
	})
}

// stood tells that the passage of a reading can be quoted.
func (w *writer) stood(r *knowledge.Reading) bool {
	p := w.Passage(r.Passage)
	return p != nil && w.InTime(p)
}

// doubtful are the passages of readings about an app asked about that the program
// is unsure of: they are quoted, and decide nothing.
func (w *writer) doubtful() []*knowledge.Passage {
	var list []*knowledge.Passage
	for _, app := range w.Q.Apps {
		for _, r := range w.ReadingsOf(app) {
			if len(list) == maxTold {
				return list
			}
			p := w.Passage(r.Passage)
			if r.Sure() || !w.stood(r) || r.Event != nil && len(w.Q.Actors) > 0 && !w.bindsAsked(r.Event) || slices.Contains(list, p) {
				continue
			}
			list = append(list, p)
		}
	}
	return list
}

// bindsAsked tells that the event is of somebody asked about, or of a body above.
func (w *writer) bindsAsked(e *knowledge.Event) bool {
	return slices.ContainsFunc(w.Q.Actors, func(id knowledge.EntityID) bool { return id == e.By || slices.Contains(w.Above(id, w.At.Day), e.By) })
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
	named := slices.DeleteFunc(slices.Clone(w.Q.Actors), proposed)
	if !w.Q.Home || w.Home == "" || proposed(w.Home) || len(named) == len(w.Q.Actors) {
		return
	}
	if len(named) == 0 {
		named = []knowledge.EntityID{w.Home}
	}
	asked := *w.Q
	asked.Actors = named
	w.Q = &asked
}

// looselyRead are the rules that let people use the app, all of them read in
// documents, where the question asks for more than they speak of: what a handbook
// says of an app in general lets nobody put secrets into it.
func (w *writer) looselyRead(a assess.Assessment) []*knowledge.Event {
	rules := verdict.Rules(slices.Concat(a.Region.Hit, a.Region.Milder))
	words := w.Sentences().ForAll(w.Sentences().Particulars(), rules)
	approval := w.Q.Intent == question.Is && w.Q.Act == knowledge.Restrict // "do I need approval to do this"
	beyond := func(e *knowledge.Event) bool {
		r := w.Read(string(e.ID))
		return r != nil && e.Do == knowledge.Allow && w.Sentences().Beyond(r, w.scopeWords(e.Scope))
	}
	if !approval && (!w.Q.AsksPermission() || a.Verdict != verdict.Yes && a.Verdict != verdict.Partly) || len(words) == 0 || w.scoped(words) && !slices.ContainsFunc(rules, beyond) {
		return nil
	}
	scoped := slices.ContainsFunc(rules, func(e *knowledge.Event) bool { return len(e.Scope.Terms) > 0 })
	for _, e := range rules {
		r := w.Read(string(e.ID))
		if r != nil && (w.ofAskedData(e, words) || w.ofWholeRow(e, r)) {
			return nil
		}
		if r != nil && (!w.Sentences().Acts(r) || e.Do == knowledge.Allow && a.Verdict == verdict.Yes && w.Sentences().Limits(r, words)) || beyond(e) {
			continue
		}
		if r == nil || w.Sentences().Told(r, w.scopeWords(e.Scope), words) {
			return nil
		}
		if w.Q.ForUse && len(w.Q.Where) == 0 && !w.Sentences().Fills() && (a.Verdict == verdict.Partly && !scoped || w.Sentences().MeantFor(r, words)) {
			return nil
		}
	}
	return rules
}

// ofAskedData tells that the rule is for data of the kind that is asked about, with which nothing else is
// done than that it is put into the app.
func (w *writer) ofAskedData(e *knowledge.Event, words []question.Word) bool {
	asked := w.Q.Where[knowledge.Data]
	if len(asked) == 0 || len(w.Q.Where) > 1 || slices.ContainsFunc(asked, func(t knowledge.EntityID) bool {
		return !slices.ContainsFunc(e.Scope.Terms[knowledge.Data], func(wide knowledge.EntityID) bool { return w.Within(t, wide, w.At.Day) })
	}) {
		return false
	}
	return !slices.ContainsFunc(words, func(x question.Word) bool { return x.Proper || language.Says("hands-on", x.Stem) })
}

// ofWholeRow tells that a row of a table lets people use the app on a condition, whatever for and with
// whatever: it holds for all that they do with it.
func (w *writer) ofWholeRow(e *knowledge.Event, r *knowledge.Reading) bool {
	p := w.Passage(r.Passage)
	row := p != nil && p.Text == r.Words && strings.Contains(r.Words, "; ") && strings.Contains(r.Words, ": ")
	return row && e.Do == knowledge.Restrict && len(e.Conditions) > 0 && e.Scope.IsZero() && len(w.Q.Where) == 0
}

// tellLoosely tells the rules as what is on record, and decides nothing.
func (w *writer) tellLoosely(rules []*knowledge.Event) verdict.Verdict {
	w.say("lacking.as-asked")
	for _, e := range rules {
		w.add(w.telling(e))
		w.after(e)
	}
	return verdict.Unknown
}
