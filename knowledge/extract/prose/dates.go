package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// dates gives the claim the times that stand with it.
func (s *sentence) dates(c *claim.Claim, st *stance) {
	left, right := s.span(c, st)
	told := s.timesBetween(left, right, st)
	s.sameYear(c, told)
	for round := range 3 {
		for _, m := range told {
			if m.bearing.counts() == round {
				c.Doubt(m.doubt)
				s.date(c, st, m)
			}
		}
	}
	s.announced(c, st, right)
	s.upToNow(c, st)
	s.asWritten(c, st)
	s.sinceEnd(c)
	c.Doubt(s.bygone(c, st))
	if s.own() && c.Do.Rule() && st.standing() && s.in(0, "throughout") && !s.timeAt(s.to(0, "throughout")) && c.Scope.IsZero() {
		c.Doubt(whenHolds) // "During the audit staff may not use it"
	}
	if st.mode == toCome {
		s.startsLater(c, st, told)
	}
	if c.From == c.Announced || c.Do == knowledge.Consider || c.Do == knowledge.Warn || c.Do == knowledge.Advise || c.Do == knowledge.Deny {
		c.From = knowledge.Date{}
	}
}

// timesBetween are the times between the tokens that are the act's.
func (s *sentence) timesBetween(left, right int, st *stance) (told []*moment) {
	for i := range s.times {
		if m := &s.times[i]; m.from >= left && m.from < right && !s.bracketed(m, st) && !s.ofRule(m) {
			told = append(told, m)
		}
	}
	told = s.ofOwnClause(s.ofTheAct(told, st), st)
	if st.named { // what is told behind it is of that
		told = slices.DeleteFunc(told, func(m *moment) bool { return m.bearing == onThen && m.from > st.at })
	}
	return told
}

// announced gives an act that no time tells the day of one from where it was said, what stands above
// it or the document.
func (s *sentence) announced(c *claim.Claim, st *stance, right int) {
	if c.Announced.IsZero() && (st.mode != toCome || st.said) {
		s.fromFrame(c, st, right)
	}
	if l := s.topic.lead; c.Announced.IsZero() && l != nil && len(l.times) > 0 && !st.earlier {
		c.Announced = l.times[0].date
		c.Doubt(l.times[0].doubt)
	}
	if c.Dated = !c.Announced.IsZero(); !c.Dated {
		c.Announced = s.undated(c, st)
	}
}

// asWritten keeps what nothing but a document of home's own dates from being younger than
// its times say.
func (s *sentence) asWritten(c *claim.Claim, st *stance) {
	if c.Dated || !s.own() {
		return
	}
	if !c.Until.IsZero() && c.Until.Last < c.Announced.First { // it was over when that was written
		c.Announced = knowledge.Date{First: knowledge.FirstDay, Last: c.Until.First, Precision: knowledge.SpanPrecision}
	}
	if c.Do.Rule() && st.be && !st.presentBe && !st.perfect && st.modal == "" && !c.From.IsZero() && c.From.Last < c.Announced.First { // "was banned from May on"
		c.Announced = c.From
	}
}

// startsLater says from when holds what is to come, or that this isn't known.
func (s *sentence) startsLater(c *claim.Claim, st *stance, told []*moment) {
	if st.said && c.From.IsZero() {
		c.From = startBehind(told, st, c.Announced) // "announced in May that it will be banned on 1 July"
	}
	switch unset := c.From.IsZero() && !s.longSaid(c.Announced); {
	case unset && st.modal == "going" && !s.own() && s.prepares(st) && (c.Do.Rule() || c.Do == knowledge.Lift):
		c.Of, c.Do = c.Do, knowledge.Consider // "is set to ban it"
	case unset && (c.Do.Rule() || c.Do == knowledge.Lift):
		c.Doubt("from when it holds")
	}
}

// startBehind is the first day of the times behind the verb that is later than the other day.
func startBehind(told []*moment, st *stance, than knowledge.Date) knowledge.Date {
	for _, m := range told {
		if m.from > st.at && m.bearing == onThen && m.date.First > than.Last {
			return m.date
		}
	}
	return knowledge.Date{}
}

// sinceEnd gives a rule of home's own that holds "since then" the end of the one told before it
// as its beginning.
func (s *sentence) sinceEnd(c *claim.Claim) {
	last := s.topic.last
	if !s.own() || !c.Do.Rule() || !c.From.IsZero() || last == nil || last.Passage != s.passage || last.Until.IsZero() {
		return
	}
	if s.between(c.Left, c.End, "since-then") {
		c.From = knowledge.OnDay(last.Until.Last + 1)
	}
}

// prepares tells that the words before the verb say that it is only being prepared.
func (s *sentence) prepares(st *stance) bool { return s.between(st.from, st.at, "prepares") }

// ofTheAct leaves out the days of what a sentence begins with, where the act has one
// behind it: "Still undecided in January, Acme banned it on Wednesday".
func (s *sentence) ofTheAct(told []*moment, st *stance) []*moment {
	on := func(m *moment) bool { return m.bearing == onThen }
	if !slices.ContainsFunc(told, func(m *moment) bool { return on(m) && m.from > st.at }) {
		return told
	}
	return slices.DeleteFunc(told, func(m *moment) bool {
		return on(m) && m.to <= st.at && s.mark(m.to) && m.from > 1 && s.firstMark(m.from) < 0
	})
}

// ofOwnClause leaves out the days before the clause of the act, where that begins with one:
// "the leak came to light in January 2017, and in June 2018 Acme banned it".
func (s *sentence) ofOwnClause(told []*moment, st *stance) []*moment {
	k := slices.IndexFunc(told, func(m *moment) bool {
		from := m.from
		if s.in(from-1, "preposition") {
			from--
		}
		return m.bearing == onThen && m.to <= st.at && s.in(from-1, "and", "but-word", "while-word") && !s.timeAt(from-2) && (m.to >= st.left || s.mark(m.to))
	})
	if k < 0 {
		return told
	}
	return told[k:]
}

// firstMark is the first mark before the token, or -1.
func (s *sentence) firstMark(end int) int {
	for i := range end {
		if s.mark(i) {
			return i
		}
	}
	return -1
}

// upToNow makes of a day that is still to come the one from which it holds, told on the
// document's own day.
func (s *sentence) upToNow(c *claim.Claim, st *stance) {
	anchor, known := s.anchor()
	if late := c.Announced.First > anchor.Last; late && (st.mode == toCome || known) {
		if c.From.IsZero() {
			c.From = c.Announced
		}
		c.Announced = s.writtenOn()
	}
	if c.Announced.Last > anchor.Last && c.Announced.First <= anchor.Last && known {
		c.Announced = upTo(c.Announced, anchor.Last)
	}
	if s.Base.IsToCome(c.Announced) { // a document that bears the day from which it holds
		c.From, c.Announced = c.From.Or(c.Announced), ground.ByNow(s.Today())
	}
}

// noneLater keeps what is counted to a day behind that on which it was written, by the
// document or by when it came to stand there, from being told as done then: nobody can tell
// of it yet.
func (s *sentence) noneLater() {
	anchor, known := s.anchor()
	last := max(anchor.Last, s.passage.From.Last)
	for _, c := range s.read {
		if known && c.Announced.First > last {
			c.Doubt("when it was done")
			c.Announced, c.Dated = s.writtenOn(), false
		}
	}
}

// undated is when an act was done of which no time is told: so long before another, at some
// time before the document, on the day of which it tells just there, or on its own.
func (s *sentence) undated(c *claim.Claim, st *stance) knowledge.Date {
	switch days := s.daysBefore(st); {
	case st.earlier && days > 0 && s.mainDay().Exact():
		return knowledge.OnDay(s.mainDay().First - days)
	case st.earlier, c.Mentioned, st.who.relative && st.perfect && st.mode == isDone && !s.own(), st.recalled && !st.said && (st.who.relative || s.longAgo(c)), st.perfect && !st.had && c.Do.Rule() && (s.already(st) || s.in(st.at, "does-too", "takes") && !s.own()):
		anchor, _ := s.anchor()
		return knowledge.Date{First: knowledge.FirstDay, Last: anchor.Last, Precision: knowledge.SpanPrecision}
	case s.inScene(c, st):
		c.Doubt(s.topic.sceneDoubt)
		return s.topic.scene
	case !s.own() && st.said && s.paper(st.speaker) && !s.topic.paper.IsZero():
		return s.topic.paper // "is banned, the memo says"
	case s.inStory(st) && (c.Do.Undoing() || c.Do == knowledge.Amend) && s.topic.last != nil && s.topic.last.Dated:
		return spanOf(s.topic.last.Announced, s.writtenOn())
	case s.stands(c, st), s.remained(st), s.atSomeTime(c), s.inStory(st):
		return s.byThen()
	}
	return s.writtenOn()
}

// byThen is the time up to the day on which the document was written.
func (s *sentence) byThen() knowledge.Date {
	return knowledge.Date{First: knowledge.FirstDay, Last: s.writtenOn().Last, Precision: knowledge.SpanPrecision}
}

// stands tells that others tell of a ban or limit as of one that there is, and not of one that is
// new, "may not use it", "is banned there": it may have been made long before.
func (s *sentence) stands(c *claim.Claim, st *stance) bool {
	rule := !s.own() && (c.Do == knowledge.Ban || c.Do == knowledge.Restrict) && st.mode == isDone && c.From.IsZero()
	return rule && !st.perfect && !st.noLonger && !st.decided && !st.reported && st.told == "" && (st.presentBe || st.modal == "may" || st.modal == "cannot" || st.modal == "must")
}

// remained tells that others tell that it has stayed so: "has remained blocked".
func (s *sentence) remained(st *stance) bool {
	for i := st.from; i < st.at; i++ {
		if s.in(i, "remains") && s.act(i, "remain") != nil {
			return !s.own()
		}
	}
	return false
}

// atSomeTime tells that others tell of it as of something that was so for a while, and not when.
func (s *sentence) atSomeTime(c *claim.Claim) bool {
	return !s.own() && s.between(c.Left, c.To, "at-some-time")
}

// mostWait is how many days after it was told of a rule one is usually waited for.
const mostWait = 60

// longSaid tells that what was to come was told of so long before the document was
// written that it has come, where the document knows of nothing else.
func (s *sentence) longSaid(d knowledge.Date) bool {
	anchor, known := s.anchor()
	return known && d.First > knowledge.FirstDay && anchor.First-d.Last > mostWait
}

// sameYear gives days without a year the year that the same clause tells before them,
// "in 2016 … from 2 May", or in which that was that is undone, where the passage told
// that just before.
func (s *sentence) sameYear(c *claim.Claim, told []*moment) {
	base := knowledge.Date{}
	if last := s.topic.last; last != nil && c.Do.Undoing() && last.Dated && last.Passage.ID == s.passage.ID && last.Announced.Precision != knowledge.SpanPrecision {
		base = last.Announced
	}
	if l := s.topic.lead; l != nil && len(l.times) > 0 && l.times[0].date.Precision == knowledge.YearPrecision {
		base = l.times[0].date
	}
	for _, m := range told {
		switch {
		case !m.yearless && m.date.Precision == knowledge.YearPrecision && m.bearing == onThen:
			base = m.date
		case !m.yearless && !m.date.IsZero():
			return
		case m.yearless && base.First > knowledge.FirstDay:
			m.date = m.since(base)
		}
	}
}

// goesOn is the claim of the same body just before, where the sentence goes on with
// what it did then: "it also told staff".
func (s *sentence) goesOn(c *claim.Claim, st *stance) *claim.Claim {
	n := len(s.topic.order)
	if c.Dated || n == 0 || len(s.read) > 0 || st.mode != isDone || !st.who.pronoun && !s.paperRules(st.who) || st.earlier || st.later {
		return nil
	}
	before := s.topic.order[n-1]
	if before.By != c.By || before.Passage.ID != s.passage.ID && !s.paperRules(st.who) || !before.Dated && before.Certainty == knowledge.Stated {
		return nil
	}
	if s.between(st.left, st.at, "also-word") {
		return before
	}
	return nil
}

// already tells that the verb says that it has been done at some time: "have already
// blocked it".
func (s *sentence) already(st *stance) bool { return s.between(st.from, st.at, "already-word") }

// longAgo tells that a word behind the verb says that it was done before.
func (s *sentence) longAgo(c *claim.Claim) bool { return s.between(c.Left, c.To, "long-ago") }

// bracketed tells that the time stands in what is put in between the subject and
// the verb: "Acme, founded in 1990, banned it".
func (s *sentence) bracketed(m *moment, st *stance) bool {
	if s.in(m.from-1, "of-word") && (s.in(m.from-2, "rule-noun", "paper-noun") || s.mark(m.from-2)) {
		return false // "by a memo of 3 May"
	}
	if a := s.anyAct(st.at); a != nil && a.Form&language.Doing != 0 {
		return false // "wrote to staff on Monday, advising against it"
	}
	return !st.who.empty() && !st.infinite && m.from >= st.who.to && m.to <= st.from && st.from > 0 && s.mark(st.from-1)
}

// ofRule tells that the time is when a rule was made that the act is done to: "lifted a ban
// imposed in May on Pigeon".
func (s *sentence) ofRule(m *moment) bool {
	for _, r := range s.rules {
		if r != nil && (r.verb > 0 && s.taken[r.verb] || r.dated && s.taken[r.at]) && m.from >= r.noun && m.to <= r.to {
			return true
		}
	}
	return false
}

// upTo is the date without the days that come after the day.
func upTo(d knowledge.Date, day knowledge.Day) knowledge.Date {
	if d.First == day {
		return knowledge.OnDay(day)
	}
	return knowledge.Date{First: d.First, Last: day, Precision: knowledge.SpanPrecision}
}

// writtenOn is the date of what the document tells without one: since when a rule
// stands in it, else its own.
func (s *sentence) writtenOn() knowledge.Date {
	if d := s.placeDate(); !d.IsZero() {
		return d
	}
	if s.own() && !s.passage.From.IsZero() {
		return s.passage.From
	}
	if d, known := s.anchor(); known {
		return s.SaidBy(s.passage, d)
	}
	return ground.ByNow(s.Today())
}

// span is where in the sentence the times stand that belong to the claim.
func (s *sentence) span(c *claim.Claim, st *stance) (left, right int) {
	left = c.Left
	for _, before := range slices.Backward(s.read) {
		if !before.Remark {
			left = max(before.To, 0)
			break
		}
	}
	if st.earlier || st.later {
		left = st.left
	}
	return left, c.To
}

// goesOnNow tells that the verb tells what somebody does now: "since June Acme permits it".
func (s *sentence) goesOnNow(st *stance) bool {
	a := s.anyAct(st.at)
	return a != nil && a.Form&language.Third != 0 && a.Form&language.Past == 0
}

// date gives the claim one of its times.
func (s *sentence) date(c *claim.Claim, st *stance, m *moment) {
	switch m.bearing {
	case onThen, sinceThen:
		s.onDay(c, st, m)
	case fromThen:
		s.startsOn(c, m)
	case dueThen:
		s.due(c, st, m)
	case untilThen:
		if s.in(m.from, "through-word") && m.from > 1 && m.to < st.from {
			return // "slept through January"
		}
		c.Until = m.since(c.Announced)
	case beforeThen:
		c.Announced = knowledge.Date{First: knowledge.FirstDay, Last: m.date.First - 1, Precision: knowledge.SpanPrecision}
	case dueAfter:
		if start := c.Announced.Or(s.writtenOn()); (m.begins || c.Do.Rule() && c.Do != knowledge.Allow) && start.Exact() {
			c.From = knowledge.OnDay(m.deadline(start.Last))
		}
	case afterThen:
		s.afterwards(c, st, m)
	case laterThen:
		if st.mode == toCome && m.days > 0 && c.Announced.Exact() {
			c.From = knowledge.OnDay(c.Announced.Last + knowledge.Day(m.days)) // "said on Monday that it would do so the next day"
			return
		}
		s.laterBy(c, m)
	case lasting:
		if s.own() && st.be && st.perfect {
			c.Doubt("until when it holds") // "has been banned for a year": so long ago, or from now on
			return
		}
		s.lasts(c, m)
	}
}

// onDay takes a time on or since which the act was done, or for which alone it holds.
func (s *sentence) onDay(c *claim.Claim, st *stance, m *moment) {
	switch {
	case m.bearing == onThen && s.own() && c.Do.Rule() && st.standing() && s.throughout(m, st):
		s.only(c, m)
	case s.lastedBetween(c, m):
		c.Announced, c.Until = knowledge.OnDay(m.date.First), knowledge.OnDay(m.date.Last)
	default:
		s.announcedOn(c, st, m)
	}
}

// startsOn takes a time from which it holds, or from the first to the last day of which.
func (s *sentence) startsOn(c *claim.Claim, m *moment) {
	switch {
	case m.same:
	case m.date.Precision == knowledge.SpanPrecision && s.ranged(m):
		s.only(c, m)
	default:
		c.From = m.since(c.Announced)
	}
}

// due takes a time by which something is to be done, or had been.
func (s *sentence) due(c *claim.Claim, st *stance, m *moment) {
	back := c.Do.Undoing() && st.mode == isDone
	switch {
	case (st.had || back) && !s.own() && m.date.First-7 <= s.anchorDate().Last:
		c.Announced = s.hadBy(c, m)
	case c.Do.Rule() && c.Do != knowledge.Allow:
		c.From = m.since(c.Announced)
	}
}

// lastedBetween tells that a block held from the first to the last day of the time: "was blocked
// between 3 and 13 March", and not "some time between".
func (s *sentence) lastedBetween(c *claim.Claim, m *moment) bool {
	at := m.from
	if !s.in(at, "between-word") {
		at--
	}
	if plainly := m.to >= len(s.tokens) || s.mark(m.to) && m.to+2 >= len(s.tokens) || m.from <= 1; !plainly {
		return false // "and has kept it blocked"
	}
	return !s.own() && c.Do.Rule() && c.Announced.IsZero() && m.date.Precision == knowledge.SpanPrecision && s.in(at, "between-word") && !s.in(at-1, "any-time")
}

// announcedOn dates the act by a time on or since which it was done.
func (s *sentence) announcedOn(c *claim.Claim, st *stance, m *moment) {
	stands := st.perfect || st.presentBe || st.modal == "cannot" || st.modal == "may" || st.modal == "must" || s.goesOnNow(st)
	if m.bearing == sinceThen && !stands {
		return
	}
	if st.mode == toCome && m.yearless && m.from >= st.left && m.date.Last < s.writtenOn().First {
		m.date = yearLater(m.date)
	}
	if c.Announced.IsZero() || m.date.First >= c.Announced.First && m.date.Last <= c.Announced.Last {
		c.Announced = m.date
	}
}

// afterwards lets a rule of one's own begin on the day behind a time, or end with it.
func (s *sentence) afterwards(c *claim.Claim, st *stance, m *moment) {
	switch {
	case !s.own() || !c.Do.Rule() || !st.standing():
	case s.back(m.from, "until") >= 0:
		c.Until = m.since(c.Announced) // "not until after 1 July"
	default:
		c.From = knowledge.OnDay(m.since(c.Announced).Last + 1)
	}
}

// only gives what holds in the time alone both its ends.
func (s *sentence) only(c *claim.Claim, m *moment) {
	c.From, c.Until = knowledge.OnDay(m.date.First), knowledge.OnDay(m.date.Last)
	if c.Announced.IsZero() && c.From.First <= s.writtenOn().First {
		c.Announced = knowledge.Date{First: knowledge.FirstDay, Last: m.date.First, Precision: knowledge.SpanPrecision}
	}
}

// standing tells that the verb says how it stands: "may not use", "is banned".
func (st *stance) standing() bool {
	return st.mode == isDone && (st.presentBe && !st.perfect || st.modal == "may" || st.modal == "must" || st.modal == "cannot")
}

// throughout tells that the rule is one for the time: "during July", "in July staff may not".
func (s *sentence) throughout(m *moment, st *stance) bool {
	if s.in(m.from, "throughout") || s.in(m.from-1, "throughout") {
		return true
	}
	month := m.date.Precision == knowledge.MonthPrecision || m.date.Precision == knowledge.YearPrecision
	return month && st.modal == "may" && (s.in(m.from, "in-word") || s.in(m.from-1, "in-word"))
}

// lasts sets until when what holds for so long does.
func (s *sentence) lasts(c *claim.Claim, m *moment) {
	start := c.From.Or(c.Announced.Or(s.writtenOn()))
	if (c.Do.Rule() || c.Do == knowledge.Exempt || c.Do == knowledge.Reinstate || c.Do == knowledge.Lift) && start.First > knowledge.FirstDay {
		c.Until = spanOf(knowledge.OnDay(m.end(start.First)), knowledge.OnDay(m.end(start.Last)))
	}
}

// fromFrame takes the day on which it was said, where it is said to be done.
func (s *sentence) fromFrame(c *claim.Claim, st *stance, right int) {
	if n := len(s.read); n > 0 && !st.earlier && !st.later && st.mode == isDone && !st.perfect && !st.who.relative {
		if m := s.fronted(); m != nil && s.read[0].Announced == m.date {
			c.Announced = m.date // "On Monday Acme banned it, and Globex warned"
			c.Doubt(m.doubt)
			return
		}
	}
	if st.earlier || st.later || len(s.read) > 0 {
		if n := len(s.read); n > 0 && !st.earlier && !st.later && st.who.empty() && c.By == s.read[n-1].By && s.read[n-1].Dated {
			c.Announced, c.Order = s.read[n-1].Announced, s.read[n-1].Order+1
			c.Doubt(s.read[n-1].InDoubt(whichYear))
		}
		return
	}
	if !st.said && c.Do != knowledge.Consider {
		return
	}
	i := slices.IndexFunc(s.times, func(m moment) bool { return m.bearing == onThen })
	if i >= 0 && (s.times[i].from < c.Left || s.times[i].from >= right || s.times[i].from < st.left) {
		c.Announced = s.times[i].date
		c.Doubt(s.times[i].doubt)
	}
}

// ranged tells that both ends of the time are told: "from January to March".
func (s *sentence) ranged(m *moment) bool {
	for i := m.from + 1; i < m.to; i++ {
		if s.in(i, "until", "join") || s.mark(i) {
			return true
		}
	}
	return false
}
