package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// ruled tells that the document told of an act under the heading of the passage.
func (t *topic) ruled(p *knowledge.Passage) bool {
	return t != nil && len(t.order) > 0 && t.order[len(t.order)-1].Passage.Title == p.Title
}

// tellOfLast reads what a sentence without a word of policy tells of the act told
// last: "it takes effect on Monday".
func (s *sentence) tellOfLast() {
	for i := range s.tokens {
		if s.at(i) != nil || s.mark(i) || s.leftOut(i) {
			continue
		}
		if a := s.act(i, "undo", "withdraw"); a != nil && !s.noun(i, a) && s.adviceUndone(a) {
			continue
		}
		s.noSuchRule(i)
		s.worksAgain(i)
		s.doesToo(i)
		s.exceptionNoun(i)
		if a := s.act(i, "start", "expire", "reach", "remain"); a == nil || s.noun(i, a) || !s.follow(a) {
			s.madeKnown(i)
		}
	}
}

// lastMeant is the act told last, where the party stands for it: "it", "the ban",
// "the new rule".
func (s *sentence) lastMeant(p party) *claim.Claim {
	last, r := s.topic.last, p.rule
	if last == nil || last.Passage.Title != s.passage.Title || s.topic.stranger {
		return nil // of whom was spoken since isn't known
	}
	switch {
	case r == nil:
		if (p.pronoun || p.to == p.from+1) && s.in(p.from, "it-word", "this-word", "that-word", "they-word") {
			return last
		}
		return nil
	case !r.definite || r.unreal, len(r.apps) > 0 && !claim.SameApps(r.apps, last.Apps), r.act != "" && r.act != last.Do && r.act != last.Undoes && r.act != last.Of:
		return nil
	case !r.owner.empty() && !r.owner.pronoun && r.owner.body != last.By:
		return nil
	}
	return last
}

// follow reads what a verb tells more of the rule told last: "it takes effect on
// Monday", "the ban covers phones and tablets", "it doesn't apply to drivers".
func (s *sentence) follow(a *language.ActAt) bool {
	if a.Act != "start" && a.Act != "expire" && a.Act != "reach" && a.Act != "remain" {
		return false
	}
	st := s.stance(a)
	if a.Act == "reach" && s.clarified(a, &st) {
		return true
	}
	last := s.lastTold(&st)
	if last == nil || st.infinite && st.modal != "must" || st.mode == isConsidered || st.mode == isDenied || st.modal == "may" || st.modal == "might" || st.modal == "would" {
		return false
	}
	if s.in(st.who.from-1, "before", "after", "until") {
		return false // "before the ban took effect"
	}
	c := s.more(last)
	end := s.clauseEnd(a.To)
	switch {
	case a.Act == "reach" && last.Do.Rule():
		return s.covers(&c, &st, a, end)
	case a.Act == "start" && !st.not:
		s.begins(&c, end)
	case (a.Act == "expire" || a.Act == "remain") && !st.not:
		s.lapses(&c, a, end)
	}
	return s.tellMore(c, 0, end)
}

// lastTold is the act that the subject stands for, or of which more was told just before: "takes
// effect on Monday and stays in force".
func (s *sentence) lastTold(st *stance) *claim.Claim {
	if last := s.lastMeant(st.who); last != nil {
		return last
	}
	if n := len(s.read); n > 0 && s.in(st.from-1, "and") {
		return s.read[n-1].Adds
	}
	return nil
}

// covers reads whom and what the rule covers that a claim tells more of, or doesn't cover.
func (s *sentence) covers(c *claim.Claim, st *stance, a *language.ActAt, end int) bool {
	last := c.Adds
	t, to := s.termsIn(a.To, end)
	if st.not && last.Do == knowledge.Ban && s.own() && len(t) > 0 {
		s.exempts(last, t, s.leavesSome(a.To, to), 0, max(to, a.To))
		return true
	}
	switch {
	case st.not:
		c.Scope.Except = t
	case s.in(a.From, "includes") || s.also(a.To, end):
		c.Scope.Terms = widened(last.Scope, t)
	case !st.noLonger:
		c.Scope.Terms = t
	}
	switch {
	case len(t) > 0:
		end = max(to, a.To)
	case st.not || !s.begins(c, end):
		return false
	}
	return s.tellMore(*c, 0, end)
}

// lapses reads until when the rule holds that a claim tells more of.
func (s *sentence) lapses(c *claim.Claim, a *language.ActAt, end int) {
	m := s.timeIn(a.To, end, untilThen)
	if a.Act == "expire" && m == nil {
		m = s.timeIn(a.To, end, onThen, dueThen)
	}
	if m != nil && m.date.First > c.Adds.Announced.Last {
		c.Until = m.date
	}
}

// begins reads from when the rule holds that a claim tells more of. One of home's own that
// held before the document told of it was made then.
func (s *sentence) begins(c *claim.Claim, end int) bool {
	m := s.timeIn(0, end, onThen, fromThen, sinceThen)
	switch {
	case m == nil:
		return false
	case m.date.Last >= c.Adds.Announced.First:
		c.From = m.date
	case s.own() && !c.Adds.Dated && m.date.Exact():
		c.Announced, c.Dated = m.date, true
	}
	return !c.From.IsZero() || c.Dated
}

// also tells that a word between the tokens says that it covers more than was told.
func (s *sentence) also(from, to int) bool {
	for i := from; i < to; i++ {
		if to := s.to(i, "also-too"); to > 0 && !s.in(to, "as-word") {
			return true
		}
	}
	return false
}

// more is a claim that tells more of another one.
func (s *sentence) more(of *claim.Claim) claim.Claim {
	return claim.Claim{Do: of.Do, Of: of.Of, By: of.By, Apps: of.Apps, Undoes: of.Undoes, Adds: of, Mentioned: true, Certainty: of.Certainty, Announced: of.Announced, Passage: s.passage}
}

// tellMore keeps the claim, where it does tell more.
func (s *sentence) tellMore(c claim.Claim, from, to int) bool {
	if c.Scope.IsZero() && c.From.IsZero() && c.Until.IsZero() && !c.Dated {
		return false
	}
	c.Left, c.To, c.End, c.Seq = from, to, to, len(s.topic.order)
	c.Words = s.words(from, to)
	s.read = append(s.read, &c)
	return true
}

// clauseEnd is where the clause ends in which the token stands. Commas within it
// part a list.
func (s *sentence) clauseEnd(i int) int {
	for ; i < len(s.tokens); i++ {
		if to := s.to(i, "and"); to > i+1 { // as well as
			i = to - 1
			continue
		}
		if s.norm(i) == "," && s.sayerAt(i+1) {
			return i
		}
		if s.mark(i) && s.norm(i) != "," && s.quoted(i) < 0 || s.in(i, "clause") && !s.timeSoon(i) || s.in(i, "and") && s.verbAt(i+1) {
			return i
		}
	}
	return i
}

// sayerAt tells that nothing but who says so follows from the token on: "the company said".
func (s *sentence) sayerAt(from int) bool {
	for i := from; i < min(len(s.tokens), from+MostTeam*2) && !s.mark(i); i++ {
		if v := s.act(i, "say"); v != nil && i > from && v.Form&language.Past != 0 && !s.noun(i, v) {
			return i+1 == len(s.tokens) || s.mark(i+1) || s.timeAt(i+1) || s.in(i+1, "on", "in-word")
		}
	}
	return false
}

// timeIn is the first time between the tokens that bears in one of the ways.
func (s *sentence) timeIn(from, to int, bearings ...bearing) *moment {
	for i := range s.times {
		m := &s.times[i]
		if m.from < from || m.from >= to {
			continue
		}
		for _, b := range bearings {
			if m.bearing == b && !m.date.IsZero() {
				return m
			}
		}
	}
	return nil
}

// madeKnown reads the day on which the act told last was made known: "the minister
// announced the plan on Saturday", "staff learned of the ban in a memo on Monday".
func (s *sentence) madeKnown(i int) {
	to, n := s.to(i, "made-known"), len(s.topic.order)
	if to == 0 || n == 0 || s.question() {
		return
	}
	last := s.topic.order[n-1]
	if last.Dated || last.Passage.Title != s.passage.Title || s.topic.stranger {
		return
	}
	g := s.group(i)
	if g.not || g.modal != "" || g.infinite || !s.lastNamed(to) && !s.lastBefore(g) && !s.lastBehind(i) {
		return
	}
	m := s.timeIn(0, s.clauseEnd(i), onThen)
	if m == nil || m.date.First > last.Announced.Last {
		return
	}
	c := s.more(last)
	c.Announced, c.Dated = m.date, true
	s.tellMore(c, 0, s.clauseEnd(i))
}

// noSuchRule reads that a body has no rule such as one that was told: "Acme has no such
// ban".
func (s *sentence) noSuchRule(i int) {
	end := s.to(i, "no-such")
	if end == 0 || !s.in(i-1, "have") || s.question() || s.own() || len(s.topic.apps) == 0 {
		return
	}
	g := s.group(i - 1)
	from, to, _ := s.phraseBefore(g.from)
	st := stance{group: g, mode: isDone, left: from, who: s.party(from, to)}
	by, doubt := s.actor(st.who)
	if g.not || g.modal != "" {
		return
	}
	c := claim.Claim{Do: knowledge.Deny, Of: knowledge.Ban, By: by, Apps: s.topic.apps}
	if slices.ContainsFunc(s.topic.order, func(x *claim.Claim) bool { return x.Do == knowledge.Ban && !overlaps(x.Apps, c.Apps) }) {
		c.Doubt("which ban is meant")
	}
	c.Doubt(doubt)
	s.found(&st, c, end)
}

// lastNamed tells that the act told last is named by a noun at the token: "the
// plan".
func (s *sentence) lastNamed(i int) bool {
	if !s.in(i, "pointing") {
		return false
	}
	for j := i + 1; j < min(len(s.tokens), i+4) && !s.mark(j); j++ {
		if r := s.ruleAt(j, len(s.tokens)); r != nil {
			return s.lastMeant(party{from: i, to: j + 1, rule: r}) == s.topic.order[len(s.topic.order)-1]
		}
		if s.in(j, "plan-noun") {
			return s.topic.order[len(s.topic.order)-1].Do == knowledge.Consider
		}
		if s.at(j) != nil || s.in(j, "preposition", "and") {
			return false
		}
	}
	return false
}

// lastBefore tells that it stands before the verb: "the ban was announced".
func (s *sentence) lastBefore(g group) bool {
	if !g.be {
		return false
	}
	from, to, _ := s.phraseBefore(g.from)
	return s.lastMeant(s.party(from, to)) == s.topic.order[len(s.topic.order)-1]
}

// lastBehind tells that the act told last is named before the comma before the token: "the
// ban, announced on Monday".
func (s *sentence) lastBehind(i int) bool {
	if i < 2 || s.norm(i-1) != "," {
		return false
	}
	from, to, _ := s.phraseBefore(i - 1)
	return to == i-1 && s.lastMeant(s.party(from, to)) == s.topic.order[len(s.topic.order)-1]
}

// byOther tells that something else than a rule is named behind "by" at the token: "are
// not affected by the outage".
func (s *sentence) byOther(i int) bool {
	if !s.in(i, "by-word") {
		return false
	}
	for j := i + 1; j < min(len(s.tokens), i+4); j++ {
		if s.in(j, "ban-noun", "restrict-noun", "rule-noun", "it-word", "this-word") {
			return false
		}
	}
	return true
}

// subjectStart is where the list of nouns begins that ends before the token.
func (s *sentence) subjectStart(end int) int {
	from, joined := end, false
	for i := end - 1; i >= 0; i-- {
		if s.mark(i) && s.norm(i) != "," || s.norm(i) == "," && !joined || s.in(i, "clause") && !s.in(i, "whom") || s.timeAt(i) {
			break
		}
		joined = joined || s.in(i, "and")
		from = i
	}
	return from
}
