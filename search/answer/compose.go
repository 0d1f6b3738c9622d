package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/search/answer/assess"
	"policybot/search/answer/match"
	"policybot/search/answer/verdict"
	"policybot/search/phrases"
	"policybot/search/question"
)

// Compose answers the question from the records, as of the moment, in the
// language. Found are ids of records that a search brought up for it, best
// first: they are looked at as evidence for facts, and change no verdict on a
// status. The language changes no verdict and no evidence either.
func Compose(q *question.Question, r *match.Records, found []string, at match.Moment, in *phrases.Language) Answer {
	w := &writer{Judge: assess.Judge{Finder: match.Finder{Records: r, Q: q, At: at, Found: found}}, in: in, facts: map[knowledge.FactID]bool{},
		out: &Answer{Question: q.Text, Understood: q.Kept(), AsOf: at.Day.String(), Language: languageOf(in)}}
	for _, n := range q.Notes {
		w.caveat("note."+string(n.Kind), "words", n.Words, "name", n.Name, "when", w.whenWords())
	}
	if q.Carried && !q.Taken.Empty() {
		w.caveat("note.carried", "what", w.carried())
	}
	if q.Cut {
		w.caveat("note.cut")
	}
	plain := w.plainWriter()
	if w.out.Verdict = w.compose(); w.out.Verdict == verdict.Unknown && q.Intent == question.IsFact {
		if v, ok := plain.stated(); ok {
			*w = *plain
			w.out.Verdict = v
		}
	}
	w.out.Denied = w.contradicts(w.out.Verdict)
	switch {
	case w.out.Verdict != verdict.Unknown:
		w.alsoQuoted()
	case w.quotePassages() && w.openEnded():
		w.out.Verdict = verdict.Info
	}
	if q.Home && r.Home == "" && len(q.Actors) == 0 && w.out.Verdict != verdict.Unknown {
		w.caveat("note.no-home")
	}
	w.lackingNames()
	return w.finish()
}

// plainWriter is a writer of the same answer that nothing is written in yet.
func (w *writer) plainWriter() *writer {
	x, out := *w, *w.out
	out.Caveats = slices.Clone(out.Caveats)
	x.out, x.facts = &out, map[knowledge.FactID]bool{}
	return &x
}

// languageOf is how an answer names its language: English goes without saying.
func languageOf(in *phrases.Language) string {
	if in.Code() == phrases.English {
		return ""
	}
	return in.Code()
}

// carried tells which names a follow-up goes on with.
func (w *writer) carried() string {
	t := w.Q.Taken
	parts := []string{w.names(t.Names), w.whereWords(t.Where), w.outsideWords(t.Outside), w.dayWords(t.When)}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

func (w *writer) compose() verdict.Verdict {
	if w.between() {
		return verdict.Unknown
	}
	w.atHome()
	w.namedHome()
	if v, ok := w.guided(); ok {
		return v
	}
	switch w.Q.Intent {
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
		return w.said(w.Found)
	case question.Fact:
		return w.factQuestion(w.Found)
	case question.IsFact:
		return w.factYesNo(w.Found)
	case question.Sure:
		return w.sure()
	case question.Unread:
		return w.unread()
	}
	return w.chat()
}
