package answer

import (
	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

// actsOf finds the events that the question speaks of: the rules of its act,
// or what undid, renewed, opened or considered them.
func (w *writer) actsOf(actor, app knowledge.EntityID) []*knowledge.Event {
	from, to, named := w.Period(actor, app)
	var list []*knowledge.Event
	for _, e := range w.Timeline(app).By(actor) {
		if e.Announced.First > w.At.Known || named && w.Q.Intent != question.HowLong && (e.Announced.First > to || e.Announced.Last < from) {
			continue
		}
		if w.isVerb(e, actor) && !w.reworded(e) {
			list = append(list, w.throughout(e))
		}
	}
	return list
}

// isVerb tells that the event is what the question's verb names.
func (w *writer) isVerb(e *knowledge.Event, actor knowledge.EntityID) bool {
	rule := w.RuleOf(e)
	named := w.Named(e)
	ruleAct := rule != nil && (w.Q.Act == "" || verdict.Counts(rule.Do, w.Q.Act) || w.Q.Act == knowledge.Ban && rule.Do == knowledge.Restrict)
	switch w.Q.Verb {
	case "undo":
		return (e.Do == knowledge.Withdraw || e.Do == knowledge.Lift) && ruleAct && (named.Do.Rule() || named.Do == knowledge.Reinstate)
	case "reinstate":
		return e.Do == knowledge.Reinstate && ruleAct
	case "exempt":
		return e.Do == knowledge.Exempt
	case "postpone":
		return e.Do == knowledge.Amend
	case "amend":
		t := w.Told[string(e.ID)]
		return e.Do.Changing() && ruleAct && (!language.Grouped(language.Stem(w.Q.Change)) || stem.Related(t.Stems, []string{language.Stem(w.Q.Change)}))
	case "consider":
		return e.Do == knowledge.Consider && e.By == actor
	case "warn":
		return (e.Do == knowledge.Warn || e.Do == knowledge.Advise) && e.By == actor
	case "advise":
		return (e.Do == knowledge.Advise || e.Do == knowledge.Warn) && e.By == actor
	case "deny":
		return e.Do == knowledge.Deny
	}
	return (e.Do.Rule() || e.Do == knowledge.Reinstate) && ruleAct && e.By == actor
}
