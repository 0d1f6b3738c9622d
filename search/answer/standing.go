package answer

import (
	"policybot/knowledge"
	"policybot/search/phrases"
	"policybot/search/question"
)

// Days are those on one of which a document must have said what is quoted from
// it: the time that the question names, as far as that is over, and else the day
// of asking.
func Days(q *question.Question, r *Records, at Moment) knowledge.Date {
	w := &asked{Records: r, q: q, at: at}
	return w.days()
}

func (w *asked) days() knowledge.Date {
	from, to, named := w.period("", firstOf(w.q.Apps))
	switch {
	case !named || to >= w.at.Day || to < from:
		return knowledge.OnDay(w.at.Day)
	case from == knowledge.FirstDay: // before something: as it was then
		return knowledge.OnDay(to)
	}
	return knowledge.Date{First: from, Last: to, Precision: knowledge.SpanPrecision}
}

// inTime tells that the passage stood on one of the days, is known of, and is of
// a source that still stands.
func (a *asked) inTime(p *knowledge.Passage) bool {
	days, stood := a.days(), p.Stood()
	return a.heeded(p) && stood.First <= min(days.Last, a.at.Known) && days.First <= stood.Last
}

// heeded tells that the passage is of a source that nobody took back.
func (a *asked) heeded(p *knowledge.Passage) bool {
	s := a.Source(p.Source)
	return s != nil && (s.Retracted.IsZero() || s.Retracted.Last > a.at.Known)
}

// onceSaid tells from when until when the passage stood, where it no longer does on
// the day of asking.
func (w *writer) onceSaid(p *knowledge.Passage) string {
	if p.Stands(w.at.Day) || !p.Past() {
		return ""
	}
	until := w.in.When(phrases.Until, p.Until)
	if p.From.IsZero() {
		return until
	}
	return w.in.Say("documents.time", "from", w.in.When(phrases.Starts, p.From), "until", until)
}

// citePassage adds the passage to the evidence, and gives its mark.
func (w *writer) citePassage(p *knowledge.Passage, quote string) string {
	e := w.evidence(string(p.ID), p.Text, reportOf(p, quote))
	w.stand(&e, p)
	w.seen(w.dateOf(p))
	return w.mark(e)
}

// stand tells in the evidence since when the passage has stood in its document,
// and until when it did.
func (a *asked) stand(e *Evidence, p *knowledge.Passage) {
	e.Published, e.Since = a.dateOf(p).String(), p.From.String()
	if p.Past() && p.Until.First < a.at.Day {
		e.Until = p.Until.String()
	}
}

// dateOf is the date of the document that says so: its own, unless it has said
// something else since, or came to say so later.
func (a *asked) dateOf(p *knowledge.Passage) knowledge.Date {
	if s := a.Source(p.Source); s != nil && !p.Past() && p.Date.First <= s.Date.First && s.Date.First <= a.at.Day {
		return s.Date
	}
	return p.Date
}
