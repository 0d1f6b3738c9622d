package answer

import (
	"fmt"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/assess"
	"policybot/search/phrases"
)

// writer composes one answer: sentences, the evidence they rest on, and the
// events they tell.
type writer struct {
	assess.Judge
	in        *phrases.Language // that it is told in
	out       *Answer
	parts     []string
	known     knowledge.Date
	facts     map[knowledge.FactID]bool // told already
	empty     bool                      // what was said so far says only that nothing was found
	factKnown bool                      // a fact that was told is known, and not declined or unclear
}

// say adds a sentence of the catalogue. It must rest on evidence, which cite
// gives as a mark, or speak of the records themselves.
func (w *writer) say(key string, slots ...string) { w.add(w.in.Say(key, slots...)) }

// add adds a sentence that is worded already.
func (w *writer) add(s string) {
	s = strings.TrimSpace(s)
	if s != "" && !slices.Contains(w.parts, s) {
		w.parts = append(w.parts, s)
	}
}

func (w *writer) caveat(key string, slots ...string) {
	s := w.in.Say(key, slots...)
	if !slices.Contains(w.out.Caveats, s) {
		w.out.Caveats = append(w.out.Caveats, s)
	}
}

// telling is the sentence that tells an event, with its date where the record's
// own words don't give it, and the mark of its evidence.
func (w *writer) telling(e *knowledge.Event) string {
	w.event(e)
	return closed(w.withQuote(e, w.hedged(w.dated(e), e.Reports)), w.cite(string(e.ID), e.Text, e.Reports))
}

// dated is the first sentence of the event's text, with its date where the
// text doesn't give the year.
func (w *writer) dated(e *knowledge.Event) string {
	text := firstSentence(e.Text)
	if text == "" {
		text = w.plain(e)
	}
	text = strings.TrimRight(text, ".!")
	if !e.Announced.IsZero() && !w.undated(e) && !w.givesYear(e) {
		return w.in.Say("dated", "text", text, "date", w.in.Date(e.Announced))
	}
	return text
}

// givesYear tells that the text says of which year the event is, and not only until when it
// holds.
func (w *writer) givesYear(e *knowledge.Event) bool {
	year := e.Announced.First.Time().Year()
	if !strings.Contains(e.Text, fmt.Sprint(year)) {
		return false
	}
	times := language.Times(e.Text, w.At.Day)
	return len(times) == 0 || slices.ContainsFunc(times, func(x language.When) bool {
		before := language.Words(e.Text[:x.Start])
		upTo := len(before) > 0 && language.Says("up-to-time", before[len(before)-1].Stem)
		return x.Date.First.Time().Year() == year && !upTo
	})
}

// plain words an event whose record has no text.
func (w *writer) plain(e *knowledge.Event) string {
	return w.in.Say("act."+string(e.Do), "actor", w.NameOf(e.By), "apps", w.names(w.AppsOf(e)))
}

// hedged repeats with a text how unsure the surest of its reports is.
func (w *writer) hedged(text string, reports []knowledge.Report) string {
	best := knowledge.Speculated.Rank() + 1
	for _, r := range reports {
		if !r.Denies {
			best = min(best, r.Certainty.Rank())
		}
	}
	switch best {
	case knowledge.Reported.Rank():
		return w.in.Say("hedged.reported", "text", text)
	case knowledge.Speculated.Rank():
		return w.in.Say("hedged.speculated", "text", text)
	}
	return text
}

// event lists the event among those that the answer tells.
func (w *writer) event(e *knowledge.Event) {
	if !w.undated(e) {
		w.seen(e.Announced)
	}
	w.seen(e.Reviewed)
	for _, s := range w.SourcesOf(e.Reports) {
		w.seen(s.Date)
	}
	if slices.ContainsFunc(w.out.Events, func(x Event) bool { return x.ID == e.ID }) {
		return
	}
	x := Event{ID: e.ID, Date: e.Announced.String(), Action: e.Do, Actor: e.By, Scope: w.scopeWords(e.Scope), Text: e.Text, Read: w.IsRead(e)}
	w.ofReading(e)
	if apps := w.AppsOf(e); len(apps) > 0 {
		x.App = apps[0]
		if i := slices.IndexFunc(w.Q.Apps, func(a knowledge.EntityID) bool { return slices.Contains(apps, a) }); i >= 0 {
			x.App = w.Q.Apps[i]
		}
	}
	if r := w.bestOf(string(e.ID), e.Reports); r != nil {
		x.Source = r.Source
	}
	w.out.Events = append(w.out.Events, x)
}

// seen notes the date of a record behind the answer. What is of after the day up
// to which records are known, such as a later change of a document, is not behind
// it.
func (w *writer) seen(d knowledge.Date) {
	if !d.IsZero() && d.First <= w.At.Known && d.Last < knowledge.LastDay && (w.known.IsZero() || d.Last > w.known.Last) {
		w.known = d
	}
}

// cite adds the record's best report to the evidence, and gives its mark.
func (w *writer) cite(record, text string, reports []knowledge.Report) string {
	r := w.bestOf(record, reports)
	if r == nil {
		return ""
	}
	return w.citeReport(record, text, *r)
}

// bestOf is the report that an answer rests on: of what was read in documents, one
// whose words stood there at the time that is asked about, if any did.
func (w *writer) bestOf(record string, reports []knowledge.Report) *knowledge.Report {
	if w.Read(record) == nil || len(reports) < 2 {
		return best(w.Base, reports)
	}
	standing := slices.DeleteFunc(slices.Clone(reports), func(r knowledge.Report) bool {
		p := w.passageOf(r)
		return p == nil || !w.InTime(p)
	})
	if len(standing) > 0 {
		return best(w.Base, standing)
	}
	return best(w.Base, reports)
}

// passageOf is the passage that a report quotes, one that stood at the time asked
// about before others, or nil.
func (w *writer) passageOf(r knowledge.Report) *knowledge.Passage {
	var found *knowledge.Passage
	for _, id := range w.PassagesOf(r.Source) {
		if p := w.Passage(id); r.Quote != "" && strings.Contains(p.Text, r.Quote) && (found == nil || !w.InTime(found)) {
			found = p
		}
	}
	return found
}

func (w *writer) citeReport(record, text string, r knowledge.Report) string {
	e := w.evidence(record, text, r)
	if s := w.Source(r.Source); s != nil {
		w.seen(s.Date)
	}
	if w.Read(record) != nil {
		if p := w.passageOf(r); p != nil {
			w.stand(&e, p)
		}
	}
	return w.mark(e)
}

// evidence is what a report tells, with its source.
func (w *writer) evidence(record, text string, r knowledge.Report) Evidence {
	e := Evidence{Record: record, Source: r.Source, Locator: r.At, Text: text, Quote: r.Quote, Speaker: r.Speaker, Certainty: string(r.Certainty)}
	if s := w.Source(r.Source); s != nil {
		e.Title, e.Publisher, e.Published, e.URL = s.Title, s.Publisher, s.Date.String(), s.URL
		e.Note = s.Note
	}
	return e
}

// mark adds to the evidence what isn't in it yet, and names it by its number.
func (w *writer) mark(e Evidence) string {
	for i, x := range w.out.Evidence {
		if x == e {
			return fmt.Sprintf(" [%d]", i+1)
		}
	}
	w.out.Evidence = append(w.out.Evidence, e)
	return fmt.Sprintf(" [%d]", len(w.out.Evidence))
}

func reportOf(p *knowledge.Passage, quote string) knowledge.Report {
	return knowledge.Report{Source: p.Source, At: p.At, Quote: quote, Certainty: knowledge.Stated}
}

// best is the report to show: of the highest tier, the surest, with a quote
// before one without.
func best(b *knowledge.Base, reports []knowledge.Report) *knowledge.Report {
	var top *knowledge.Report
	rank := func(r *knowledge.Report) int {
		n := r.Certainty.Rank() * 10
		if s := b.Source(r.Source); s != nil {
			n += s.Tier.Rank() * 100
		} else {
			n += 1000
		}
		if r.Quote == "" {
			n++
		}
		if r.Denies {
			n += 50
		}
		return n
	}
	for i := range reports {
		if top == nil || rank(&reports[i]) < rank(top) {
			top = &reports[i]
		}
	}
	return top
}

// finish joins the sentences and fills in what every answer has.
func (w *writer) finish() Answer {
	for _, x := range w.out.Events { // what only the table tells has its evidence too
		if e := w.Event(x.ID); !slices.ContainsFunc(w.out.Evidence, func(v Evidence) bool { return v.Record == string(x.ID) }) {
			w.cite(string(e.ID), e.Text, e.Reports)
		}
	}
	w.out.Text = strings.Join(w.parts, " ")
	if !w.known.IsZero() {
		w.out.KnownTo = w.known.String()
	}
	return *w.out
}

// asOf adds to the head of a sentence the newest of the dates, where the day
// asked about lies further beyond it than records are taken as current.
func (w *writer) asOf(head string, day knowledge.Day, dates ...knowledge.Date) string {
	var newest knowledge.Date
	for _, d := range dates {
		if !d.IsZero() && d.Last < knowledge.LastDay && (newest.IsZero() || d.Last > newest.Last) {
			newest = d
		}
	}
	if newest.IsZero() || int(day-newest.Last) <= w.ReviewAfter {
		return head
	}
	if newest.Precision == knowledge.SpanPrecision {
		newest = knowledge.OnDay(newest.Last)
	}
	return w.in.Say("as-of", "head", head, "date", w.in.Date(newest))
}

// datesOf gives the dates that keep an event current.
func (w *writer) datesOf(events ...*knowledge.Event) []knowledge.Date {
	var dates []knowledge.Date
	for _, e := range events {
		if e == nil {
			continue
		}
		dates = append(dates, e.Announced, e.Reviewed)
		for _, s := range w.SourcesOf(e.Reports) {
			dates = append(dates, s.Date)
		}
	}
	return dates
}

func firstSentence(text string) string {
	head, _ := language.FirstSentence(text)
	return head
}

// closed ends a sentence with the mark of its evidence and a full stop.
func closed(s, mark string) string {
	s = strings.TrimSpace(s)
	if strings.HasSuffix(s, "?") {
		return s + mark
	}
	return strings.TrimRight(s, ".!") + mark + "."
}
