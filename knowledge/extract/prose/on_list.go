package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
)

// onList reads that an app is, or is put, on a list of what is banned: "Pigeon is on the list
// of banned apps", "Acme put Pigeon on its list of what is forbidden".
func (s *sentence) onList(i int) {
	end := s.listOfBanned(i)
	prep := s.bareBefore(i)
	for s.possessive(prep-1) || s.bodyAt(prep-1) || s.at(prep-1) == nil && s.in(prep-1, "own") {
		prep--
	}
	if end == 0 || s.own() || s.question() || !s.in(prep-1, "on-word", "to-word") {
		return
	}
	g := s.group(prep - 1)
	st := stance{group: g, mode: isDone, left: g.from}
	c := claim.Claim{Do: knowledge.Ban, Rule: g.presentBe}
	var doubt string
	if g.be && g.modal == "" && !g.not && !g.noLonger && s.in(prep-1, "on-word") {
		s.finite(&st)
		s.framed(&st)
		st.left = g.from
		c.Apps = s.subjectApps(&st)
		if c.By = s.ownerOfList(prep, i); c.By == "" {
			c.By, doubt = s.unnamed(&st, st.who, end)
		}
	} else if verb := s.putBefore(prep - 1); verb >= 0 {
		o := s.objectAt(verb + 1)
		st = s.stance(s.anyAct(verb))
		if o.to != prep-1 || st.not || st.be {
			return
		}
		c.Apps = s.objectApps(&o)
		c.By, doubt = s.actor(st.who)
	}
	if st.mode != isDone || len(c.Apps) == 0 {
		return
	}
	c.Doubt(doubt)
	s.found(&st, c, end)
}

// listOfBanned is where "list of what is banned" ends that begins at the token, or 0.
func (s *sentence) listOfBanned(i int) int { return s.listOf(i, "closed-still") }

// listOf is where a list of what is as the words say ends that begins at the token, or 0.
func (s *sentence) listOf(i int, words string) int {
	if !s.in(i, "list-noun") || !s.in(i+1, "of-word") {
		return 0
	}
	for j := i + 2; j < min(len(s.tokens), i+2+mostWords) && !s.mark(j); j++ {
		if s.in(j, words) {
			for j++; s.in(j, "app-noun"); j++ {
			}
			return j
		}
		if s.in(j, "not") {
			return 0
		}
	}
	return 0
}

// inListOf tells that the verb only says of which apps there is a list: "the list of approved
// apps".
func (s *sentence) inListOf(verb int) bool {
	for i := verb - 1; i >= max(0, verb-mostWords-1) && !s.mark(i); i-- {
		if s.in(i, "list-noun") {
			return max(s.listOfBanned(i), s.listOf(i, "permitted-still")) > verb
		}
	}
	return false
}

// ownerOfList is whose list it is, between the tokens.
func (s *sentence) ownerOfList(from, to int) knowledge.EntityID {
	if i := s.firstBodyIn(from, to); i >= 0 {
		return s.above(s.at(i).bodies[0])
	}
	return ""
}

// putBefore is the verb by which something is put somewhere, close before the token, or -1.
func (s *sentence) putBefore(end int) int {
	for i := end - 1; i >= max(0, end-mostWords) && !s.in(i, "clause"); i-- {
		if s.in(i, "puts-word") && s.at(i) == nil && s.anyAct(i) != nil {
			return i
		}
	}
	return -1
}
