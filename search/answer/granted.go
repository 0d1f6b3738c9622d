package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// granted reads what the question says of approvals: whether the one that the condition asks for
// was given by whom it says, and hasn't run out since. It reports whether it says anything of any,
// where the condition asks for one.
func (w *writer) granted(c knowledge.Condition) (s stance, told bool) {
	isGrant := slices.ContainsFunc(language.Words(c.Name), func(t language.Token) bool { return language.Says("granting-word", t.Stem) })
	if !isGrant || len(w.q.Grants) == 0 {
		return unsaid, false
	}
	for _, g := range w.q.Grants {
		switch {
		case !w.grantor(c, g.By):
		case g.Denied || w.ranOut(c, g):
			return unmet, true
		default:
			return met, true
		}
	}
	return unsaid, true
}

// grantor tells that the words name whom the condition says to grant it, or nobody else.
func (w *writer) grantor(c knowledge.Condition, by string) bool {
	grants := whoStems(c.Grants + " " + c.Name)
	for s := range whoStems(by) {
		if !grants[s] && !stem.Same(grants, s) && !stem.AtWork(grants, []string{s}) {
			return false
		}
	}
	return true
}

// ranOut tells that the approval was given longer ago than one lasts.
func (w *writer) ranOut(c knowledge.Condition, g question.Grant) bool {
	if g.When == nil || c.Lasts == "" {
		return false
	}
	for _, oldest := range language.Times(c.Lasts+" ago", w.at.Day) {
		return g.When.Date.Last < oldest.Date.First
	}
	return false
}

// whoStems are the stems of the words for somebody, those too that are written in capitals alone
// and spelt like a small word: IT.
func whoStems(words string) map[string]bool {
	in := stem.Of(words)
	for _, t := range language.Words(words) {
		if len(t.Text) > 1 && t.Text == strings.ToUpper(t.Text) {
			in[t.Stem] = true
		}
	}
	return in
}
