package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

// whenDecided tells by when somebody wants to decide what they consider, where just that is asked:
// "when do they decide", "when will they make up their mind". It reports whether any fact tells.
func (w *writer) whenDecided() (verdict.Verdict, bool) {
	if w.Q.Asks != question.DateKind || !slices.ContainsFunc(w.Q.Words, func(x question.Word) bool { return language.Says("deciding", x.Stem) }) {
		return "", false
	}
	return verdict.Info, w.tellDecided()
}

// tellDecided tells by when what is considered on the apps asked about is to be decided, where the
// question says no more than that, and reports whether that is on record.
func (w *writer) tellDecided() bool {
	told := false
	if w.Q.Act != "" && w.Q.Intent == question.When {
		return false // when it was decided
	}
	for _, e := range w.relevantEvents() {
		if e.Do != knowledge.Consider || len(w.Q.Apps) == 0 || len(w.Q.Actors) > 0 && !slices.Contains(w.Q.Actors, e.By) || w.saysBesides(e) {
			continue
		}
		for _, f := range w.Facts {
			if slices.Contains(f.Events, e.ID) && f.Value.Kind == knowledge.DateValue && f.Value.Date.First > e.Announced.Last && !w.FactLater(f) {
				w.fact(f)
				told = true
			}
		}
	}
	return told
}

// saysBesides tells that the question has a word that neither says that something is decided nor
// tells of what is considered.
func (w *writer) saysBesides(e *knowledge.Event) bool {
	t := w.Told[string(e.ID)]
	return slices.ContainsFunc(w.Q.Words, func(x question.Word) bool {
		return !x.Used && !language.Says("deciding", x.Stem) && !language.Says("deciding-with", x.Stem) && !t.Stems[x.Stem]
	})
}
