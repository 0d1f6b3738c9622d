package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// needsApproval reads "Pigeon requires approval from IT", "Contractors need
// approval before using Pigeon".
func (s *sentence) needsApproval(a *language.ActAt) {
	if s.noun(a.From, a) {
		return
	}
	at := -1
	for i := a.To; i < min(len(s.tokens), a.To+6); i++ {
		if s.mark(i) || s.in(i, "clause", "no-word") {
			return
		}
		if s.in(i, "approval-noun") {
			at = i
			break
		}
	}
	if at < 0 {
		return
	}
	st := s.stance(a)
	if a.Act == "get" && st.modal != "must" || st.not || st.noLonger || st.modal == "might" || st.modal == "would" {
		return
	}
	st.mode = isDone
	c := claim.Claim{Do: knowledge.Restrict, Apps: st.who.apps, Rule: true}
	end := s.to(at, "approval-noun")
	if len(c.Apps) == 0 && st.who.thing || st.who.pronoun && !st.who.persons {
		c.Apps = s.spoken()
	}
	if len(c.Apps) == 0 {
		o := s.usedBehind(end)
		if c.Apps = o.apps; o.thing {
			c.Apps = s.spoken()
		}
		end = max(end, o.to)
	}
	if len(c.Apps) == 0 {
		return
	}
	by, doubt := s.unnamed(&st, st.who, end)
	c.By = by
	c.Doubt(doubt)
	c.Doubt(s.onlyIf())
	if st.who.pronoun {
		c.Doubt(s.whatItIs(st.who))
	}
	c.Scope = s.scopeOf(st.who)
	s.condition(&c, at, s.to(at, "approval-noun"))
	c.Granted = true
	s.found(&st, c, end)
}

// usedBehind is what is used in the words behind the token: "before using Pigeon".
func (s *sentence) usedBehind(from int) object {
	for i := from; i < min(len(s.tokens), from+12); i++ {
		if s.mark(i) {
			break
		}
		if u := s.act(i, "use"); u != nil && !s.noun(i, u) && u.Form&(language.Doing|language.Plain) != 0 {
			return s.objectAt(u.To)
		}
		if s.in(i, "for-word") || s.in(i, "use-of") {
			if o := s.objectAt(max(i+1, s.to(i, "use-of"))); o.found() && o.rule == nil {
				return o
			}
		}
	}
	return object{}
}
