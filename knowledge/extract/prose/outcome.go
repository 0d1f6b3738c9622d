package prose

import (
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
