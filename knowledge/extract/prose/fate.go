package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// fallsThrough reads that a rule told of before, or one that is named, will not come:
// "the shutdown planned for 1 June will not happen".
func (s *sentence) fallsThrough(i int) {
	end := s.to(i, "falls-through")
	if end == 0 || s.question() || end < len(s.tokens) && !s.mark(end) && !s.in(end, "because", "after", "and") {
		return // "will not happen overnight"
	}
	g := s.group(i)
	if !g.not || !s.toCome(g) {
		return
	}
	st := stance{group: g, mode: isDone, left: g.from}
	from, to := s.ruleSubject(g.from)
	if from < 0 {
		return
	}
	st.who, st.left = s.party(from, to), from
	s.framed(&st)
	r := st.who.rule
	if r == nil || st.mode == notDone && st.modal != "would" || r.act != knowledge.Ban && r.act != knowledge.Restrict || !r.definite || r.none {
		return
	}
	st.mode, st.group.not, st.group.modal = isDone, false, ""
	c := claim.Claim{Do: knowledge.Withdraw, Apps: r.apps, Undoes: r.act, Presupposes: true, Owned: !r.owner.empty()}
	if len(c.Apps) == 0 {
		c.Apps = s.spoken()
	}
	if len(c.Apps) == 0 {
		return
	}
	c.By, c.Doubts = s.whoUndoes(&st, r, true, end)
	s.take(r)
	s.found(&st, c, end)
}

// toCome tells that the verb is told of days to come, as the present is in a document of home's
// own: "will not", "does not come into force", "isn't going ahead".
func (s *sentence) toCome(g group) bool {
	return g.modal == "will" || g.modal == "would" || g.modal == "going" || g.modal == "" && s.own() && (g.do && !g.pastDo || g.presentBe) && !g.perfect
}

// afterAll tells that what the verb says will not come had been said to come, and takes it as
// told: "will not be banned after all".
func (s *sentence) afterAll(st *stance) bool {
	if st.mode != isDone && st.mode != toCome || !s.toCome(st.group) {
		return false
	}
	for i := st.at; i < len(s.tokens) && !s.mark(i); i++ {
		if s.in(i, "after-all") {
			st.mode, st.not, st.modal = isDone, false, ""
			return true
		}
	}
	return false
}

// ruleSubject is the noun phrase with a rule in it that ends before the token, whatever
// is said of it in between: "the shutdown planned for 1 June".
func (s *sentence) ruleSubject(end int) (from, to int) {
	for i := end - 1; i >= max(0, end-10) && (!s.mark(i) || s.norm(i) == ","); i-- {
		if r := s.ruleAt(i, end); r != nil {
			from, to, _ := s.phraseBefore(r.noun)
			return from, to
		}
		if s.in(i, "be", "have", "that-word") {
			return -1, -1
		}
	}
	return -1, -1
}

// mayStay reads that what was to go is let stay: "declared that the messenger could
// stay".
func (s *sentence) mayStay(i int) {
	end, last := s.to(i, "may-stay"), s.topic.last
	if end == 0 || last == nil || last.Do != knowledge.Ban && last.Do != knowledge.Restrict && last.Do != knowledge.Amend || s.own() || s.question() {
		return
	}
	g := s.group(i)
	if g.not || g.noLonger || g.modal != "may" && !(g.modal == "might" && s.norm(g.from) == "could") {
		return
	}
	if a := s.anyAct(end); a != nil && a.Form&language.Doing != 0 || s.in(end, "determiner", "to-word") {
		return // "could continue using it"
	}
	st := stance{group: g, mode: isDone, left: g.from}
	s.finite(&st)
	apps := st.who.apps
	if len(apps) == 0 && (st.who.thing || st.who.pronoun) {
		apps = s.spoken()
	}
	if !overlaps(apps, last.Apps) || st.who.persons {
		return
	}
	st.mode = isDone
	s.framed(&st)
	if st.mode != isDone || !st.said {
		return // merely how things are
	}
	by, doubt := s.actor(st.speaker)
	if n := len(s.read); by == "" && n > 0 && st.speaker.name == "" {
		by = s.read[n-1].By // "gave them until Friday, and later declared"
	}
	if by != last.By {
		return
	}
	c := claim.Claim{Do: knowledge.Lift, By: by, Apps: last.Apps, Undoes: knowledge.Ban, Presupposes: true}
	c.Doubt(doubt)
	s.found(&st, c, end)
}

// moreTime reads that whoever has to obey a rule told of before was given until a day:
// "it gave them until 9 August".
func (s *sentence) moreTime(a *language.ActAt) {
	last := s.topic.last
	if last == nil || last.Do != knowledge.Ban || s.noun(a.From, a) {
		return
	}
	var due *moment
	for i := range s.times {
		if m := &s.times[i]; m.from > a.From && m.from <= a.To+4 && (m.bearing == untilThen || m.bearing == dueThen) && !s.in(m.to, "to-word") {
			due = m
		}
	}
	if due == nil || due.date.First <= last.Announced.Last {
		return
	}
	st := s.stance(a)
	by, doubt := s.actor(st.who)
	if st.mode != isDone || st.not || doubt != "" {
		return
	}
	if whom := s.party(a.To, due.from); by != last.By && by != "" && whom.persons && len(last.Doubts) == 0 && !s.own() {
		due.bearing = dueThen // "and Globex gave its employees until 15 June"
		s.found(&st, claim.Claim{Do: last.Do, By: by, Apps: last.Apps, Mentioned: true, Scope: s.scopeOf(whom)}, due.to)
		return
	} else if by != last.By {
		return
	}
	if last.From.IsZero() {
		due.bearing = dueThen
		s.found(&st, claim.Claim{Do: last.Do, By: last.By, Apps: last.Apps, Adds: last, Mentioned: true}, due.to)
		return
	}
	due.bearing = fromThen
	s.found(&st, claim.Claim{Do: knowledge.Amend, By: by, Apps: last.Apps, Undoes: last.Do, Presupposes: true}, due.to)
}

// notToBeOn reads "Pigeon is not to be on any phone".
func (s *sentence) notToBeOn(i int) {
	end := s.to(i, "not-to-be")
	if end == 0 || s.question() || !s.in(end, "device-before") {
		return
	}
	g := group{from: i, at: i, be: true, presentBe: true}
	st := stance{group: g, mode: isDone, left: i}
	from, to, _ := s.phraseBefore(i)
	st.who, st.left = s.party(from, to), from
	s.framed(&st)
	apps := st.who.apps
	if len(apps) == 0 && (st.who.thing || st.who.pronoun) {
		apps = s.spoken()
	}
	if len(apps) == 0 || st.mode != isDone || !s.ownedThing(end) || s.own() && s.in(s.bare(end+1), "store-noun") {
		return
	}
	c := claim.Claim{Do: knowledge.Ban, Apps: apps, Rule: true}
	var doubt string
	c.By, doubt = s.unnamed(&st, st.who, end)
	c.Doubt(doubt)
	s.found(&st, c, end)
}
