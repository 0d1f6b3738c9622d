package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
)

// undoneUnder makes the end of a rule of what a clause with which says that it was, where the
// sentence ends it: "withdrew the order under which staff had to delete Pigeon". Where that is
// only to come or may be, whether the rule stands is in doubt.
func (s *sentence) undoneUnder(st *stance, c *claim.Claim) {
	if !c.Do.Rule() {
		return
	}
	at := s.whichBefore(st)
	if at < 0 {
		return
	}
	for i := at; i >= 0 && !s.mark(i); i-- {
		a := s.act(i, "undo", "withdraw")
		if a == nil || s.noun(i, a) {
			continue
		}
		switch g := s.group(i); {
		case g.not:
		case g.unsure():
			c.Doubt("whether it still stands")
		default:
			c.Do, c.Undoes, c.Presupposes, c.Terms = knowledge.Lift, c.Do, true, nil
			if c.Undoes == knowledge.Allow {
				c.Do = knowledge.Withdraw
			}
		}
		return
	}
}

// whichBefore is where the noun for a rule stands under which, or by which, the clause says what
// holds; or -1.
func (s *sentence) whichBefore(st *stance) int {
	i := st.left - 1
	if !st.who.empty() {
		i = min(st.left, st.who.from) - 1
	}
	if i > 1 && s.in(i, "which-word") && s.in(i-1, "preposition") && s.paperBefore(i-1) {
		return i - 2
	}
	return -1
}
