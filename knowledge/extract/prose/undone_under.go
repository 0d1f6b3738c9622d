package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// undoneUnder makes the end of a rule of what a clause with which says that it was, where the
// sentence ends it: "withdrew the order under which staff had to delete Pigeon". Where that is
// only to come or may be, whether the rule stands is in doubt. It gives where the claim's words end then.
func (s *sentence) undoneUnder(st *stance, c *claim.Claim, end int) int {
	if !c.Do.Rule() {
		return end
	}
	at := s.whichBefore(st)
	verb := s.undoesPaper(at, st.at)
	if verb < 0 {
		return end
	}
	switch g := s.group(verb); {
	case g.not || g.infinite && !s.planned(g.from-1):
	case g.unsure():
		c.Doubt("whether it still stands")
	default:
		c.Do, c.Undoes, c.Presupposes, c.Terms = knowledge.Lift, c.Do, true, nil
		if c.Undoes == knowledge.Allow {
			c.Do = knowledge.Withdraw
		}
		return max(end, verb+1)
	}
	return end
}

// planned tells that a verb ends at the token by which somebody plans something, rather than a noun
// with which much else may be done: "dropped the plan to lift the policy".
func (s *sentence) planned(i int) bool {
	a := s.act(i, "plan", "consider")
	return a != nil && !s.noun(i, a)
}

// undoesPaper is the verb by which the sentence ends the rule whose noun stands at the token and in whose
// clause the other one is, before the noun or, in the passive, behind the clause; or -1.
func (s *sentence) undoesPaper(noun, clause int) int {
	for i := noun; i >= 0 && !s.mark(i) && !s.ofOther(i); i-- {
		if a := s.act(i, "undo", "withdraw"); a != nil && !s.noun(i, a) {
			if st := s.stance(a); st.who.nobody {
				break
			}
			return i
		}
	}
	for i := clause + 1; noun >= 0 && i < len(s.tokens) && !s.mark(i) && !s.in(i, "clause", "if", "unless", "and"); i++ {
		a := s.act(i, "undo", "withdraw")
		if a != nil && !s.noun(i, a) && a.Form&language.Participle != 0 && s.group(i).be && !s.in(a.To, "and") {
			return i
		}
	}
	return -1
}

// ofOther tells that what stands before the word at the token is something of it, or with it:
// "withdrew the leaflet with the policy".
func (s *sentence) ofOther(i int) bool {
	return s.in(i, "preposition", "to-word") && !s.timeAt(i) && !s.timeAt(i+1) && !s.in(i+1, "which-word") && s.anyAct(i+1) == nil
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
