package prose

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
)

// outcomeAt reads at the token what is said of an app of which it isn't told who did that to it:
// that people can't reach it, or can again, "Pigeon disappeared in March", "could no longer be
// reached there". It is always in doubt, as a gist is.
func (s *sentence) outcomeAt(i int) {
	g := s.group(i)
	do, end := knowledge.Ban, s.to(i, "out-of-use")
	denied := g.not || g.noLonger || g.modal == "cannot"
	if g.be && s.in(i, "off") && s.machineSoon(i+1) {
		end = i + 1 // "will be off official devices"
	}
	switch back, within := s.to(i, "in-use-again"), s.to(i, "within-reach"); {
	case back > 0:
		do, end = knowledge.Lift, back
	case within > 0 && denied:
		end, denied = within, false
	case g.be && s.to(i, "left-alone") > 0 && !denied:
		do, end = knowledge.Allow, s.to(i, "left-alone")
	case g.be && s.to(i, "rule-reaches") > 0 && g.not:
		do, end, denied = knowledge.Allow, s.to(i, "rule-reaches"), false
	case s.mayGoOn(i, &g):
		do, end, g.modal = knowledge.Lift, s.to(i, "may-stay"), ""
	case s.serviceBack(i) > 0 && s.servesThere(s.serviceBack(i)):
		do, end = knowledge.Lift, s.serviceBack(i)
	case g.be && s.to(i, "rule-over") > 0:
		s.ruleGone(i)
		return
	}
	if end == 0 && s.toldNotTo(i, &g) {
		do, end, denied = knowledge.Ban, i+1, false
	}
	if end == 0 || denied || g.infinite || g.modal == "might" && !(do == knowledge.Lift && s.in(end-1, "again")) {
		return
	}
	st := stance{group: g, mode: isDone, left: g.from}
	s.finite(&st)
	s.framed(&st)
	if g.modal == "would" {
		if !st.said || s.stipulates() {
			return
		}
		st.mode = toCome
	}
	c := claim.Claim{Do: do, Apps: st.who.apps}
	if len(c.Apps) == 0 && st.who.pronoun {
		c.Apps = s.namedJust(st.who.from)
	}
	if len(c.Apps) == 0 && (st.who.thing || st.who.pronoun) {
		c.Apps = s.spoken()
	}
	if len(c.Apps) == 0 {
		c.Apps = s.appsOf(st.who)
	}
	if do == knowledge.Lift {
		c.Undoes = knowledge.Ban
	}
	if c.By, _ = s.agent(end); c.By == "" {
		c.By, _ = s.unnamed(&st, st.who, end)
	}
	c.By = firstID(c.By, s.bodyAround(i))
	if c.By != "" && len(c.Apps) > 0 && st.who.rule == nil {
		s.keepGist(c, &st, end)
	}
}

// ruleGone reads that a ban is no more: "the ban was over on Friday", "the block was history".
func (s *sentence) ruleGone(i int) {
	st := stance{group: s.group(i), mode: isDone}
	st.left = st.group.from
	s.finite(&st)
	s.framed(&st)
	r := st.who.rule
	if st.mode != isDone && st.mode != toCome || st.not || st.noLonger || r == nil || r.act != knowledge.Ban || !r.definite || r.unreal {
		return
	}
	end := s.to(i, "rule-over")
	c := claim.Claim{Do: knowledge.Lift, Apps: r.apps, Undoes: knowledge.Ban}
	if len(c.Apps) == 0 {
		c.Apps = s.spoken()
	}
	if c.By, _ = s.whoUndoes(&st, r, true, end); c.By != "" && len(c.Apps) > 0 {
		s.keepGist(c, &st, end)
	}
}

// toldNotTo tells that an app, or who makes it, is told there that it may not do what the verb at the
// token says: "told Pigeon that it must not collect data".
func (s *sentence) toldNotTo(i int, g *group) bool {
	if !g.not && !g.noLonger || g.be || g.perfect || g.modal != "must" && g.modal != "may" || !s.unknownWord(i) || g.at != i {
		return false
	}
	from, to, _ := s.phraseBefore(g.from)
	p := s.party(from, to)
	return len(p.apps) > 0 && !p.persons || p.pronoun && s.in(from, "it-word") && s.in(from-1, "that-word") && len(s.namedJust(from)) > 0
}

// mayGoOn tells that something is let stay or go on with what it does: "may go on operating".
func (s *sentence) mayGoOn(i int, g *group) bool {
	end := s.to(i, "may-stay")
	if end == 0 || g.modal != "may" && g.modal != "might" || g.not || g.noLonger {
		return false
	}
	return s.servesThere(end) || strings.HasSuffix(s.norm(end), "ing") || s.in(end, "open-word")
}
