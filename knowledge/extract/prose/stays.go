package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// staysOn reads, in a document of home's own, that a rule goes on standing, and since
// when: "the block, in place since March, stays".
func (s *sentence) staysOn(i int) {
	if !s.own() || s.question() || !s.in(i, "remains") || i+1 < len(s.tokens) && !s.mark(i+1) {
		return
	}
	a := s.act(i, "remain")
	if a == nil || a.Form&(language.Third|language.Plain) == 0 {
		return
	}
	st := s.stance(a)
	r := s.ruleIn(0, i)
	if r == nil || !r.owner.empty() && !r.owner.home && r.owner.body != s.ourselves() || st.mode != isDone || st.not || st.noLonger || !r.act.Rule() || !r.definite || r.unreal {
		return
	}
	c := claim.Claim{Do: r.act, By: s.ourselves(), Apps: r.apps, Mentioned: true}
	if len(c.Apps) == 0 {
		c.Apps = s.spoken()
	}
	s.take(r)
	st.left = 0
	n := len(s.read)
	s.found(&st, c, i+1)
	if m := s.timeIn(0, i, sinceThen, fromThen); m != nil && len(s.read) > n {
		last := s.read[len(s.read)-1]
		last.Announced, last.Dated, last.From = m.date, true, knowledge.Date{}
	}
}

// ruleIn is the first rule that is named between the tokens.
func (s *sentence) ruleIn(from, to int) *ruleNoun {
	for i := from; i < to; i++ {
		if r := s.ruleAt(i, to); r != nil {
			return r
		}
	}
	return nil
}
