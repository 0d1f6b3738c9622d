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
	if len(w.Q.Between) < 2 || slices.Contains([]question.Intent{question.Who, question.HowMany, question.Which, question.Fact, question.IsFact, question.Said, question.Chat}, w.Q.Intent) {
		return false
	}
	e := w.Entity(w.Q.Between[0])
	if e == nil || e.Kind.Used() && len(w.Q.Apps) > 0 || !e.Kind.Used() && len(w.Q.Actors) > 0 {
		return false
	}
	var names []string
	for _, id := range w.Q.Between {
		names = append(names, w.NameOf(id))
		w.choice(w.NameOf(id), strings.Replace(w.Q.Text, w.Q.Vague, w.NameOf(id), 1))
	}
	w.say("ask.which-one", "words", w.Q.Vague, "names", w.in.Or(names))
	return true
}
