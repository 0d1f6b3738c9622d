package match

import (
	"policybot/knowledge"
	"policybot/search/question"
)

// Days are those on one of which a document must have said what is quoted from
// it: the time that the question names, as far as that is over, and else the day
// of asking.
func Days(q *question.Question, r *Records, at Moment) knowledge.Date {
	w := &Finder{Records: r, Q: q, At: at}
	return w.days()
}

func (f *Finder) days() knowledge.Date {
	from, to, named := f.Period("", FirstOf(f.Q.Apps))
	switch {
	case !named || to >= f.At.Day || to < from:
		return knowledge.OnDay(f.At.Day)
	case from == knowledge.FirstDay: // before something: as it was then
		return knowledge.OnDay(to)
	}
	return knowledge.Date{First: from, Last: to, Precision: knowledge.SpanPrecision}
}

// InTime tells that the passage stood on one of the days, is known of, and is of
// a source that still stands.
func (f *Finder) InTime(p *knowledge.Passage) bool {
	days, stood := f.days(), p.Stood()
	return f.Heeded(p) && stood.First <= min(days.Last, f.At.Known) && days.First <= stood.Last
}

// Heeded tells that the passage is of a source that nobody took back.
func (f *Finder) Heeded(p *knowledge.Passage) bool {
	s := f.Source(p.Source)
	return s != nil && (s.Retracted.IsZero() || s.Retracted.Last > f.At.Known)
}

// DateOf is the date of the document that says so: its own, unless it has said
// something else since, or came to say so later.
func (f *Finder) DateOf(p *knowledge.Passage) knowledge.Date {
	if s := f.Source(p.Source); s != nil && !p.Past() && p.Date.First <= s.Date.First && s.Date.First <= f.At.Day {
		return s.Date
	}
	return p.Date
}
