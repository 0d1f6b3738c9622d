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
	if g.be && s.to(i, "rule-over") > 0 {
		s.ruleGone(i)
		return
	}
	do, end := s.outcome(i, &g)
	if end == 0 || g.infinite || g.modal == "might" && !(do == knowledge.Lift && s.in(end-1, "again")) {
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
	c := claim.Claim{Do: do, Apps: s.outcomeOn(&st)}
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

// outcome is what the words at the token say has come about, and where they end, or 0.
func (s *sentence) outcome(i int, g *group) (knowledge.Act, int) {
	denied := g.not || g.noLonger || g.modal == "cannot"
	if reaches := s.to(i, "rule-reaches"); reaches > 0 && g.be && g.not {
		return knowledge.Allow, reaches
	}
	if within := s.to(i, "within-reach"); within > 0 && denied {
		return knowledge.Ban, within
	}
	if s.toldNotTo(i, g) {
		return knowledge.Ban, i + 1
	}
	if denied {
		return "", 0
	}
	if s.mayGoOn(i, g) {
		g.modal = ""
		return knowledge.Lift, s.to(i, "may-stay")
	}
	if again := s.serviceBack(i); again > 0 && s.servesThere(again) {
		return knowledge.Lift, again
	}
	switch alone, back := s.to(i, "left-alone"), s.to(i, "in-use-again"); {
	case back > 0:
		return knowledge.Lift, back
	case alone > 0 && g.be:
		return knowledge.Allow, alone
	case g.be && s.in(i, "off") && s.machineSoon(i+1):
		return knowledge.Ban, i + 1 // "will be off official devices"
	}
	return knowledge.Ban, s.to(i, "out-of-use")
}

// outcomeOn are the apps of which it is said: those that are named as the subject or that this stands for.
func (s *sentence) outcomeOn(st *stance) []knowledge.EntityID {
	apps := st.who.apps
	if len(apps) == 0 && st.who.pronoun {
		apps = s.namedJust(st.who.from)
	}
	if len(apps) == 0 && (st.who.thing || st.who.pronoun) {
		apps = s.spoken()
	}
	if len(apps) == 0 {
		apps = s.appsOf(st.who)
	}
	return apps
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
