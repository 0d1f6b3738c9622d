package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// adjective reads "Pigeon is off limits", "Pigeon is fine to use".
func (s *sentence) adjective(i int) {
	do, end := knowledge.Ban, s.to(i, "forbidden")
	if end == 0 {
		do, end = knowledge.Allow, s.to(i, "permitted")
	}
	if at := s.to(i, "let-for"); end == 0 && at > 0 && s.letFor(i, at) {
		do, end = knowledge.Allow, at-1 // "open to all staff", "switched on for Sales"
	}
	from := s.back(i, "remains")
	if still := s.to(i, "closed-still"); end == 0 && from >= 0 && still > 0 {
		do, end = knowledge.Ban, still
	}
	if end == 0 {
		s.openTo(i)
		return
	}
	g := s.group(i)
	if from >= 0 {
		g = s.group(from)
		g.be, g.presentBe = true, s.act(from, "remain") != nil && s.act(from, "remain").Form&language.Past == 0
	}
	if !g.be || g.modal != "" && g.modal != "will" {
		return
	}
	st := stance{group: g, mode: isDone, left: g.from}
	s.finite(&st)
	s.framed(&st)
	if st.mode == notDone || s.question() || st.not && do == knowledge.Ban {
		return
	}
	if st.not || st.noLonger {
		if do == knowledge.Ban {
			return
		}
		do = knowledge.Ban
	}
	apps := st.who.apps
	if len(apps) == 0 && (st.who.thing || st.who.pronoun) {
		apps = s.spoken()
	}
	if len(apps) == 0 || st.who.rule != nil || st.who.pronoun && (s.in(end, "not", "to-word", "that-word") || s.appAt(end)) {
		return
	}
	st.doubt = firstSaid(st.doubt, firstSaid(s.whatItIs(st.who), s.elsewhere()))
	c := claim.Claim{Do: do, Apps: apps, Rule: st.presentBe}
	by, doubt, end := s.passiveBy(&st, end)
	c.By = by
	c.Doubt(doubt)
	s.found(&st, c, end)
}

// letFor tells, in a document of home's own, that the sentence is no more than an app, and for whom
// it is there now, told by the words from the token up to the other: "Pigeon is open to all staff". What
// was, or isn't for all of them, and what a clause behind goes on with, says less.
func (s *sentence) letFor(i, at int) bool {
	g := s.group(i)
	if !s.own() || !g.presentBe || g.not || g.modal != "" || g.noLonger || !s.peopleSoon(at) {
		return false
	}
	for j := 0; j < g.from; j++ {
		if !s.appAt(j) && !s.in(j, "determiner") {
			return false // "the room Pigeon"
		}
	}
	for j := at; j < len(s.tokens); j++ {
		if s.mark(j) || s.in(j, "clause", "nobody", "only", "not", "preposition", "now-use") {
			return false
		}
	}
	return true
}

// openTo reads that a network or devices are open to an app: "its network is open to Pigeon".
func (s *sentence) openTo(i int) {
	if !s.in(i, "open-word") || !s.in(i+1, "to-word") || s.own() || s.question() {
		return
	}
	st := stance{group: s.group(i), mode: isDone}
	if st.left = st.from; !st.be || st.modal != "" || st.infinite || st.not {
		return
	}
	s.finite(&st)
	s.framed(&st)
	o := s.objectAt(i + 2)
	terms, _ := s.termsIn(s.bare(st.who.from), st.who.to)
	if st.mode != isDone || len(o.apps) == 0 || o.rule != nil || len(terms[knowledge.Network])+len(terms[knowledge.Device]) == 0 {
		return
	}
	c := claim.Claim{Do: knowledge.Allow, Apps: o.apps, Scope: knowledge.Scope{Terms: terms}}
	var doubt string
	c.By, doubt = s.unnamed(&st, st.who, o.to)
	c.Doubt(doubt)
	s.found(&st, c, o.to)
}
