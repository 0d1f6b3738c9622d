package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
)

// inForce reads that a rule stands, and since when: "the ban has been in force since
// March".
func (s *sentence) inForce(i int) {
	end := s.to(i, "in-force")
	if end == 0 || s.question() || s.in(end, "of-word") {
		return // "in place of a fine"
	}
	g := s.group(i)
	if s.back(i, "remains") >= 0 {
		g.from, g.be = s.back(i, "remains"), true
	}
	if !g.be || g.not || g.noLonger || g.modal != "" && g.modal != "will" {
		return
	}
	st := stance{group: g, mode: isDone, left: g.from}
	s.finite(&st)
	s.framed(&st)
	r := st.who.rule
	if last := s.lastMeant(st.who); r == nil && last != nil && s.own() {
		if c := s.more(last); s.begins(&c, s.clauseEnd(end)) {
			s.tellMore(c, 0, s.clauseEnd(end))
		}
		return
	}
	if r == nil || st.mode == notDone || !r.act.Rule() || !r.definite || r.unreal {
		return
	}
	c := claim.Claim{Do: r.act, Apps: r.apps, Mentioned: true, Announced: r.given}
	if len(c.Apps) == 0 {
		c.Apps = s.spoken()
	}
	c.By, c.Doubts = s.whoUndoes(&st, r, true, end)
	if told := s.ruleTold(c.Apps); told != nil && told.Do == c.Do && (c.By == told.By || c.By == "") {
		c.Adds, c.By, c.Doubts = told, told.By, nil
	}
	if c.By == "" || len(c.Apps) == 0 {
		return
	}
	s.take(r)
	s.found(&st, c, end)
}

// exceptionNoun reads that exceptions from a rule told before can be had: "exemptions
// may be granted where it is needed for research". They are conditional, and say by
// themselves only that somebody may be let use it.
func (s *sentence) exceptionNoun(i int) {
	last := s.lastBan()
	if s.in(i, "exempt-noun", "access-word") && last != nil && last.Do == knowledge.Ban && !s.question() && !s.taken[i] {
		if verb := s.grantBehind(i); verb >= 0 {
			s.exceptions(i, verb)
		} else if verb := s.askBefore(i); verb >= 0 {
			s.exceptions(verb, verb)
		}
	}
}

// grantBehind is the verb by which the exceptions named at the token are to be had,
// or -1: "exemptions may be granted".
func (s *sentence) grantBehind(i int) int {
	for j := s.to(i, "exempt-noun"); j < min(len(s.tokens), i+8); j++ {
		if s.mark(j) || s.in(j, "clause") {
			return -1
		}
		if s.in(j, "given") {
			if g := s.group(j); g.be && !g.not && !g.noLonger && g.modal != "would" && g.modal != "must" {
				return j
			}
			return -1
		}
	}
	return -1
}

// askBefore is the verb by which people ask for them, or -1: "members can ask for
// special arrangements".
func (s *sentence) askBefore(i int) int {
	for j := i - 1; j >= max(0, i-5); j-- {
		if s.mark(j) || s.in(j, "not") {
			return -1
		}
		if s.in(j, "asks-for") {
			if g := s.group(j); (g.modal == "may" || g.modal == "might" && s.norm(g.from) == "could") && !g.not {
				return j
			}
			return -1
		}
	}
	return -1
}

// lastBan is the ban that was told last, or on what is spoken of, or nil.
func (s *sentence) lastBan() *claim.Claim {
	last := s.topic.last
	if last == nil || last.Do == knowledge.Ban || s.own() {
		return last
	}
	if rule := s.ruleTold(s.spoken()); rule != nil && rule.Do == knowledge.Ban && rule.By == last.By {
		return rule
	}
	return last
}

// exceptions tells them, with the words from the verb on as their condition.
func (s *sentence) exceptions(from, verb int) {
	last := s.lastBan()
	g := s.group(verb)
	st := stance{group: g, mode: isDone, left: min(from, g.from)}
	if from == verb {
		start, to, _ := s.phraseBefore(g.from)
		st.who, st.left = s.party(start, to), start
	}
	end := verb + 1
	if s.in(verb, "asks-for") {
		end = s.to(verb, "asks-for")
	}
	for end < len(s.tokens) && end < verb+mostCondition && !s.mark(end) && !s.in(end, "clause", "if", "for-word", "to-word") {
		end++
	}
	c := claim.Claim{Do: knowledge.Exempt, By: last.By, Apps: last.Apps, Undoes: last.Do, Presupposes: true, Granted: true}
	if !s.own() && s.others(last.By) {
		c.Doubt(whoseAct)
	}
	c.Terms = []knowledge.Condition{{Name: s.words(verb, end)}}
	c.Scope = s.scopeOf(st.who)
	for i := st.left; i < len(s.tokens); i++ {
		if s.in(i, "exempt-noun", "access-word") {
			s.taken[i] = true
		}
		if s.in(i, "preposition") && !s.ownedSoon(i, &c) {
			if id, d, _ := s.unknownTerm(i, i); d == knowledge.Purpose || d == knowledge.Audience && i > verb {
				c.Scope = withTerm(c.Scope, d, id)
			}
		}
	}
	n := len(s.read)
	s.found(&st, c, end)
	if len(s.read) > n && !s.read[n].Dated {
		s.read[n].Announced = last.Announced // what is granted from a rule comes with it
	}
}
