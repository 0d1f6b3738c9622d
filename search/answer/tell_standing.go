package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/search/answer/assess"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

func (w *writer) tellStanding(a assess.Assessment, only bool) {
	g := a.Region
	rules := verdict.Rules(g.Hit)
	word := w.verdict(a.Verdict)
	if w.Q.Intent == question.Status {
		word = w.in.Say("standing.status." + string(rulesAct(g.Hit)))
	}
	w.lead(a, only, word, rules...)
	if a.Day < w.At.Day { // what came after the day asked about is told at once
		for _, r := range rules {
			w.after(r)
		}
	}
	for _, r := range rules {
		if only && a.Verdict != verdict.Partly {
			w.tellRenewed(r, g.Undone)
		}
		w.tellChanges(r)
		w.tellEndedExemptions(r, a.Day)
		if !w.tellScope(scopeIn(g.Hit, r), r) && g.Stated && len(g.Milder) == 0 {
			w.caveat("scope.unlimited")
		}
	}
	if len(g.Silent) > 0 {
		w.say("scope.silent", "where", w.cellWords(g.Silent))
	}
	if len(g.Undone) > 0 && a.Verdict == verdict.Partly {
		w.tellUndoings(g.Undone)
	}
	for _, m := range g.Milder {
		w.add(w.cellTelling(m))
	}
	for _, e := range g.Conditional {
		w.add(w.conditionTelling(e))
	}
	for _, c := range g.Hit {
		for _, e := range c.Also {
			w.add(w.telling(e))
		}
	}
}

// tellScope tells a rule's scope as it stands, and reports whether it has any.
func (w *writer) tellScope(s knowledge.Scope, rule *knowledge.Event) bool {
	told := w.scopeWords(s)
	if told == "" {
		return false
	}
	w.add(closed(w.in.Say("scope.recorded", "scope", told), w.cite(string(rule.ID), rule.Text, rule.Reports)))
	return true
}

func rulesAct(cells []knowledge.Cell) knowledge.Act {
	act := knowledge.Act("")
	for _, c := range cells {
		if act == "" || c.Act.Strictness() > act.Strictness() {
			act = c.Act
		}
	}
	return act
}

// scopeIn is the rule's scope as it stands, amended, in the first of the cells
// that it decides.
func scopeIn(cells []knowledge.Cell, rule *knowledge.Event) knowledge.Scope {
	for _, c := range cells {
		if c.Rule == rule {
			return c.Scope
		}
	}
	return rule.Scope
}

// tellChanges tells the amendments and clarifications of a rule that are known, and by what it is
// going to end.
func (w *writer) tellChanges(rule *knowledge.Event) {
	for _, n := range w.ChangesOf(rule) {
		w.add(w.telling(n))
	}
	if lift := w.LiftAhead(rule); lift != nil {
		w.add(w.telling(lift))
	}
}

// cellWords names parts of a case, by the terms in the dimensions that the
// question states where they are narrower than what it states.
func (w *writer) cellWords(cells []knowledge.Cell) string {
	var list []string
	for _, c := range cells {
		var parts []string
		for _, d := range knowledge.Dimensions() {
			if t := c.Where[d]; t != "" && len(w.Q.Where[d]) > 0 && !slices.Contains(w.Q.Where[d], t) {
				parts = append(parts, w.clause(d, w.termName(t)))
			}
		}
		s := strings.Join(parts, ", ")
		if s != "" && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	if len(list) == 0 || len(list) > 4 {
		return w.in.Say("scope.rest")
	}
	return w.in.And(list)
}

// cellTelling tells what stands in a part of the case.
func (w *writer) cellTelling(c knowledge.Cell) string {
	e := c.Rule
	if c.Status == knowledge.Exempted {
		e = c.By
	}
	if e == nil {
		return ""
	}
	s := w.telling(e)
	if len(c.Conditions) > 0 {
		s += " " + w.conditions(c.Conditions, e)
	}
	return s
}

func (w *writer) conditions(list []knowledge.Condition, e *knowledge.Event) string {
	var parts []string
	for _, c := range list {
		s := c.Name
		if c.Grants != "" {
			s = w.in.Say("conditions.granted", "condition", s, "by", w.NameOf(knowledge.EntityID(c.Grants)))
		}
		if c.Lasts != "" {
			s = w.in.Say("conditions.lasting", "condition", s, "time", c.Lasts)
		}
		parts = append(parts, s)
	}
	for _, c := range slices.Backward(w.ChangesOf(e)) { // the last that set them
		if len(c.Conditions) > 0 {
			e = c
			break
		}
	}
	return closed(w.in.Say("conditions.list", "conditions", strings.Join(parts, "; ")), w.cite(string(e.ID), e.Text, e.Reports))
}

func (w *writer) conditionTelling(e *knowledge.Event) string {
	return w.telling(e) + " " + w.conditions(e.Conditions, e)
}

func (w *writer) tellMilder(a assess.Assessment, only bool) {
	m := a.Region.Milder[0]
	e := m.Rule
	if m.Status == knowledge.Exempted {
		e = m.By
	}
	word := w.verdict(a.Verdict)
	if w.Q.Intent == question.Status {
		word = w.in.Say("standing.status." + standingKey(m))
	}
	w.lead(a, only, word, e)
	w.tellChanges(e)
	for _, m := range a.Region.Milder {
		if told := m.Rule == e || m.By == e; !told {
			w.add(w.cellTelling(m))
		} else if len(m.Conditions) > 0 {
			w.add(w.conditions(m.Conditions, e))
		}
	}
	if m.Status == knowledge.Exempted {
		w.add(w.telling(m.Rule))
	}
	if a.Verdict == verdict.Partly {
		w.tellScope(scopeIn(a.Region.Milder, e), e)
	}
	if len(a.Region.Permitted) > 0 {
		w.tellUndoings(a.Region.Permitted)
	}
}

// standingKey is the end of the key that tells what stands.
func standingKey(c knowledge.Cell) string {
	if c.Status == knowledge.Exempted {
		return string(knowledge.Exempt)
	}
	return string(c.Act)
}
