package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
)

// mayDoSo reads that people may do in one way what a ban told just before keeps them from:
// "whoever needs it may do so in a browser". It tells whether the words say that.
func (s *sentence) mayDoSo(i int) bool {
	end, last := s.to(i, "does-so"), s.topic.last
	g := s.group(i)
	if end == 0 || g.modal != "may" || s.own() || s.question() {
		return false
	}
	if last == nil || last.Do != knowledge.Ban || last.Passage != s.passage || len(last.Doubts) > 0 || g.not {
		return true
	}
	st := stance{group: g, mode: isDone, left: g.from}
	s.finite(&st)
	if st.mode = isDone; !s.anybodyWho(g.from) && !st.who.persons {
		return true
	}
	s.saidBehind(&st)
	if by, _ := s.actor(st.speaker); st.mode != isDone || st.said && by != last.By {
		return true
	}
	c := claim.Claim{Do: knowledge.Exempt, By: last.By, Apps: last.Apps, Undoes: knowledge.Ban, Presupposes: true, Granted: true, Scope: s.scopeOf(st.who)}
	n := len(s.read)
	s.found(&st, c, end)
	if len(s.read) > n && !s.read[n].Dated {
		s.read[n].Announced = last.Announced // it comes with the ban
	}
	return true
}

// anybodyWho tells that the sentence begins with whoever does something, before the token.
func (s *sentence) anybodyWho(end int) bool {
	return end > 1 && s.in(0, "anybody-who")
}
