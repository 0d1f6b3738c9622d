package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// reachOfDeadline is how many words before a deadline the verb is looked for that
// gives it.
const reachOfDeadline = 8

// deadline finds what gives the time for the infinitive whose "to" is at the token:
// "staff have until Friday to delete it", "gave staff 30 days to delete it". It is
// the token of the verb, or -1, and the time is made one by which it is due.
func (s *sentence) deadline(to int) int {
	from := s.dueBefore(to)
	if from < 0 {
		return -1
	}
	for i := from - 1; i >= max(0, from-reachOfDeadline); i-- {
		if s.mark(i) || s.in(i, "clause") {
			return -1
		}
		if s.in(i, "have") || s.act(i, "grant") != nil {
			return i
		}
	}
	return -1
}

// dueBefore is where the time begins that ends before the token, and by which
// something is due, or -1.
func (s *sentence) dueBefore(to int) int {
	i := slices.IndexFunc(s.times, func(m moment) bool { return m.to == to && m.bearing != beforeThen && m.bearing != laterThen })
	if i >= 0 {
		m := &s.times[i]
		if m.bearing == dueAfter {
			return m.from
		}
		if m.bearing != untilThen && m.bearing != dueThen && m.bearing != lasting {
			return -1
		}
		if m.bearing != lasting {
			m.bearing = dueThen
			return m.from
		}
		from := m.from
		s.times = slices.Delete(s.times, i, i+1)
		s.dueIn(from, to)
		return from
	}
	if to < 2 || !s.in(to-1, "unit-noun", "hours-noun") || language.Number(s.norm(to-2)) == 0 {
		return -1
	}
	s.dueIn(to-2, to)
	return to - 2
}

// dueIn adds the time that is so long after the day on which people are told, where the
// words tell of days or longer.
func (s *sentence) dueIn(from, to int) {
	n := language.Number(s.norm(to - 2))
	if _, known := s.anchor(); !known || n == 0 || s.in(to-1, "hours-noun") {
		return
	}
	s.times = append(s.times, moment{from: from, to: to, bearing: dueAfter, n: n, unit: s.tokens[to-1].Stem, days: n * daysOf(s.tokens[to-1].Stem)})
}

// timed reads an infinitive for which people have until a time: whoever gives it tells
// them to.
func (s *sentence) timed(st *stance, verb int) {
	st.told, st.outer = "order", st.from
	a := s.act(verb, "grant")
	if a == nil || s.in(verb, "have") {
		g := s.group(verb)
		if g.not || g.noLonger || g.modal == "would" || g.modal == "might" {
			return
		}
		from, to, relative := s.phraseBefore(g.from)
		st.who = s.party(from, to)
		st.who.relative = relative
		st.whom, st.left, st.mode, st.toldBy = st.who, min(from, st.left), isDone, true
		return
	}
	outer := s.stance(a)
	if outer.group.not || outer.noLonger {
		return
	}
	st.mode, st.who, st.left, st.earlier, st.later, st.doubt = outer.mode, outer.who, outer.left, outer.earlier, outer.later, outer.doubt
	st.toldBy = outer.be && a.Form&language.Participle != 0
	if st.whom = outer.who; !st.toldBy {
		st.whom = s.party(min(a.To, st.from), s.dueStart(st.from))
	}
}

// dueStart is where the time begins that ends before the token.
func (s *sentence) dueStart(to int) int {
	for _, m := range s.times {
		if m.to == to {
			return m.from
		}
	}
	return to
}

// complyVerb reads that a rule told of before is to be followed by a day: "providers
// have until Thursday to comply".
func (s *sentence) complyVerb(a *language.ActAt) {
	last := s.topic.last
	if last == nil || !last.Do.Rule() || s.noun(a.From, a) {
		return
	}
	st := s.stance(a)
	if st.told != "order" || st.mode != isDone {
		return
	}
	c := claim.Claim{Do: last.Do, By: last.By, Apps: last.Apps, Adds: last, Mentioned: true}
	s.found(&st, c, a.To)
}

// grace makes of a ban by a day on people of home's own, behind one on all that was told
// before, an exception from that until the day: "drivers have until Friday to remove it".
func (s *sentence) grace(c *claim.Claim, st *stance) {
	last := s.topic.last
	if !s.own() || c.Do != knowledge.Ban || !st.toldBy || c.From.IsZero() || !s.people(c.Scope.Terms) || last == nil || last.Passage != s.passage {
		return
	}
	if last.Do != knowledge.Ban || last.By != c.By || !claim.SameApps(last.Apps, c.Apps) || len(last.Scope.Terms) > 0 {
		return
	}
	c.Do, c.Undoes, c.Presupposes, c.Until, c.From, c.Order = knowledge.Exempt, knowledge.Ban, true, c.From, knowledge.Date{}, last.Order+1
}
