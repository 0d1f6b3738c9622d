package answer

import (
	"policybot/knowledge"
	"policybot/search/answer/assess"
	"policybot/search/answer/verdict"
	"policybot/search/phrases"
	"policybot/search/question"
)

func (w *writer) tellUndone(a assess.Assessment, only bool, undone []knowledge.Undone) {
	word := w.verdict(a.Verdict)
	how := howUndone(undone[0].How)
	switch {
	case w.Q.Intent == question.Status:
		word = w.in.Say("undone.status." + how)
	case a.Verdict == verdict.No && w.Q.Act == knowledge.Allow && w.RuleOf(undone[0].Rule).Do != knowledge.Allow:
		word = w.in.Say("undone.not-permitted."+how, "rule", w.rule(undone[0].Rule))
	case (a.Verdict == verdict.No || a.Verdict == verdict.Yes) && (w.Q.Intent == question.Is || w.Q.Intent == question.Final):
		word = w.in.Say("undone.verdict."+how, "verdict", word)
	case w.Q.AsksPermission() && a.Verdict == verdict.Reversed:
		word = w.in.Say("undone.rule."+how, "rule", w.rule(undone[0].Rule))
	}
	rule := undone[0].Rule
	w.lead(a, only, word, rule)
	w.tellUndoing(undone[0])
	w.tellUndoings(undone[1:])
	for _, m := range a.Region.Milder {
		w.add(w.cellTelling(m))
	}
	if w.Q.AsksPermission() && a.Verdict == verdict.Reversed && w.RuleOf(rule).Do != knowledge.Allow {
		w.caveat("undone.no-permission")
	}
}

// howUndone is the end of the keys that say how something was undone.
func howUndone(s knowledge.Status) string {
	switch s {
	case knowledge.Withdrawn:
		return "withdrawn"
	case knowledge.Lifted:
		return "lifted"
	}
	return "ended"
}

func (w *writer) tellUndoings(list []knowledge.Undone) {
	for _, u := range list {
		w.add(w.telling(u.Rule))
		w.tellUndoing(u)
	}
}

func (w *writer) tellUndoing(u knowledge.Undone) {
	if u.By != nil {
		w.add(w.telling(u.By))
		return
	}
	w.ran(u.Rule)
}

// ran tells until when an event held by its own date.
func (w *writer) ran(e *knowledge.Event) {
	until := w.in.Say("undone.ran", "until", w.in.When(phrases.Until, w.UntilOf(e)))
	w.add(closed(until, w.cite(string(e.ID), e.Text, e.Reports)))
}
