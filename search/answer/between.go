package answer

import (
	"slices"
	"strings"

	"policybot/search/question"
)

// between asks which one was meant where "the bank" or "the app" fits several
// on record, and the question has nobody else in that place. It reports
// whether it asked.
func (w *writer) between() bool {
	if len(w.q.Between) < 2 || slices.Contains([]question.Intent{question.Who, question.HowMany, question.Which, question.Fact, question.IsFact, question.Said, question.Chat}, w.q.Intent) {
		return false
	}
	e := w.Entity(w.q.Between[0])
	if e == nil || e.Kind.Used() && len(w.q.Apps) > 0 || !e.Kind.Used() && len(w.q.Actors) > 0 {
		return false
	}
	var names []string
	for _, id := range w.q.Between {
		names = append(names, w.NameOf(id))
		w.choice(w.NameOf(id), strings.Replace(w.q.Text, w.q.Vague, w.NameOf(id), 1))
	}
	w.say("ask.which-one", "words", w.q.Vague, "names", w.in.Or(names))
	return true
}
