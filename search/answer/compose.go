package answer

import (
	"policybot/knowledge"
	"policybot/search/question"
	"slices"
)

// Compose answers the question from the records, as of the moment. Found are
// ids of records that a search brought up for it, best first: they are looked
// at as evidence for facts, and change no verdict on a status.
func Compose(q *question.Question, r *Records, found []string, at Moment) Answer {
	w := &writer{Records: r, q: q, at: at, found: found, facts: map[knowledge.FactID]bool{},
		out: &Answer{Question: q.Text, Understood: q.Kept(), AsOf: at.Day.String()}}
	for _, n := range q.Notes {
		w.caveat("%s", n)
	}
	if q.Carried && len(q.Actors)+len(q.Apps) > 0 {
		w.caveat("Taken from the question before: %s.", w.carried())
	}
	if q.Cut {
		w.caveat("Your question is very long; I read its beginning.")
	}
	w.out.Verdict = w.compose()
	switch {
	case w.out.Verdict != Unknown:
		w.alsoQuoted()
	case w.quotePassages() && w.openEnded():
		w.out.Verdict = Info
	}
	for _, m := range q.Missing {
		if m.Role == question.ScopeRole {
			w.caveat("Nothing on record speaks of “%s”.", m.Text)
		}
	}
	return w.finish()
}

// carried tells which names a follow-up goes on with.
func (w *writer) carried() string {
	s := w.names(slices.Concat(w.q.Actors, w.q.Apps))
	if where := w.whereWords(w.q.Where); where != "" {
		s += ", " + where
	}
	if w.q.When != nil {
		s += ", " + w.whenWords()
	}
	return s
}

func (w *writer) compose() Verdict {
	if w.between() {
		return Unknown
	}
	switch w.q.Intent {
	case question.Did, question.Is, question.May, question.Status:
		return w.status()
	case question.DidUndo:
		return w.undone()
	case question.Covers:
		return w.covers()
	case question.Plans:
		return w.plans()
	case question.Final:
		return w.final()
	case question.Why, question.When, question.HowLong:
		return w.open()
	case question.Who:
		return w.who()
	case question.HowMany:
		return w.howMany()
	case question.Which:
		return w.whichApps()
	case question.Compare:
		return w.compare()
	case question.Timeline:
		return w.story()
	case question.Changes:
		return w.changes()
	case question.About:
		return w.everything()
	case question.Said:
		return w.said(w.found)
	case question.Fact:
		return w.factQuestion(w.found)
	case question.IsFact:
		return w.factYesNo(w.found)
	case question.Sure:
		return w.sure()
	case question.Unread:
		return w.unread()
	}
	return w.chat()
}
