package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// considerVerb reads a verb whose object is a rule that isn't there yet: "is
// weighing a ban on Pigeon", and one that denies a rule.
func (s *sentence) considerVerb(a *language.ActAt) {
	if s.noun(a.From, a) {
		return
	}
	if next := s.anyAct(a.To); next != nil && next.Form&language.Doing != 0 && !s.noun(a.To, next) {
		return // what is done is told by that
	}
	o := s.objectAt(a.To)
	st := s.stance(a)
	if st.told != "" && st.told != "order" {
		return // "pressed Acme to consider a ban"
	}
	r, passive := o.rule, false
	if r == nil && a.Form&language.Participle != 0 && st.be {
		r, passive = st.who.rule, true
	}
	if r == nil || len(r.apps) == 0 && r.act != knowledge.Ban && !(r.act == knowledge.Restrict && s.ruledHere()) {
		return
	}
	s.take(r)
	if r.none {
		return // "plans no ban"
	}
	if st.not || st.noLonger || st.mode == notDone || r.act == "" {
		return
	}
	apps := r.apps
	if len(apps) == 0 {
		if apps = s.spoken(); len(apps) == 0 {
			return
		}
	}
	c := claim.Claim{Do: knowledge.Consider, Of: r.act, Apps: apps}
	if s.in(a.From, "reconsiders") && r.definite && r.act != knowledge.Allow {
		c.Of = knowledge.Lift // "is reviewing its ban"
	}
	c.By, c.Doubts = s.whoUndoes(&st, r, passive, max(a.To, o.to))
	if last := s.topic.last; len(r.apps) == 0 && last != nil && last.By != c.By && !s.own() && len(s.topic.whole) > 0 && !overlaps(s.topic.whole, last.Apps) {
		c.Doubt("what it is on") // the app of another one's rule, or what all is about
	}
	if a.Act == "deny" {
		c.Do, c.Of = knowledge.Deny, r.act
	}
	if st.mode == isConsidered || st.mode == toCome {
		st.mode = isDone
	}
	s.found(&st, c, max(a.To, r.to))
}

// ruledHere tells that a rule on the one app that is spoken of was told under the same
// heading.
func (s *sentence) ruledHere() bool {
	last := s.topic.last
	return last != nil && last.Do.Rule() && last.Passage.Title == s.passage.Title && len(s.spoken()) == 1
}

// opposeVerb reads a verb that tells nothing of a rule but what somebody thinks
// of it.
func (s *sentence) opposeVerb(a *language.ActAt) {
	if s.noun(a.From, a) {
		return
	}
	if o := s.objectAt(a.To); o.rule != nil && (a.Act == "urge" || !o.rule.definite || o.rule.owner.empty()) {
		s.take(o.rule)
	}
}
