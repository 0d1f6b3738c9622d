package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// ruleTold is the latest rule on one of the apps that the document told of before, or
// nil.
func (s *sentence) ruleTold(apps []knowledge.EntityID) *claim.Claim {
	for i := len(s.topic.order) - 1; i >= 0; i-- {
		c := s.topic.order[i]
		for _, a := range apps {
			for _, b := range c.Apps {
				if a == b && c.Do.Rule() {
					return c
				}
			}
		}
	}
	return nil
}

// enacted reads when a rule told of before was made by a paper that has no verb of its
// own: "the governor signed the law on 17 May".
func (s *sentence) enacted(st *stance, r *ruleNoun, c *claim.Claim, end int) {
	rule := s.ruleTold(c.Apps)
	if rule == nil || !r.definite || !s.in(r.at, "law-noun", "done-noun") || st.mode != isDone {
		return
	}
	if c.By != "" && c.By != rule.By && !s.overAll(rule.By) {
		return // somebody else's
	}
	s.found(st, claim.Claim{Do: rule.Do, By: rule.By, Apps: rule.Apps, Adds: rule, Mentioned: true}, end)
}

// ended reads what is done to bring a rule to its end, by a noun for that: "ordered the
// return of Pigeon", "announced the lifting of its ban on Pigeon", "granted an
// injunction against the ban".
func (s *sentence) ended(a *language.ActAt, st *stance, r *ruleNoun, passive bool, end int) {
	if a.Act != "impose" && a.Act != "grant" && a.Act != "allow" {
		return
	}
	c := claim.Claim{Do: knowledge.Lift, Apps: r.apps, Undoes: knowledge.Ban, Presupposes: true}
	owner := r.owner
	if r.ends != nil {
		s.take(r.ends)
		c.Undoes, owner = r.ends.act, r.ends.owner
	}
	if len(c.Apps) == 0 {
		if c.Apps = s.spoken(); len(c.Apps) == 0 {
			return
		}
	}
	if rule := s.ruleTold(c.Apps); rule != nil && c.Undoes == "" {
		c.Undoes = rule.Do
	} else if rule == nil && (c.Undoes == "" || s.in(r.at, "stay-noun") && r.ends == nil) {
		return // nothing tells what was ended
	}
	c.By, c.Doubts = s.whoUndoes(st, r, passive, end)
	if !owner.empty() && !owner.pronoun {
		c.Ruler, _ = s.actor(owner)
	}
	c.Overrules = s.in(r.at, "stay-noun")
	if s.beforeItBegan() {
		c.Do = knowledge.Withdraw
	}
	s.found(st, c, end)
}

// antecedentRule is the rule that a clause with which or that is about: "the ban,
// which Acme announced in May".
func (s *sentence) antecedentRule(st *stance) *ruleNoun {
	i := st.who.from - 1
	if i < 1 || st.be || st.who.empty() || st.who.relative || !s.in(i, "which-word") && !s.in(i, "that-word") {
		return nil
	}
	if s.norm(i-1) == "," {
		i--
	}
	from, to, _ := s.phraseBefore(i)
	return s.party(from, to).rule
}
