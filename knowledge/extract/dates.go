package extract

import (
	"slices"

	"policybot/knowledge"
)

// dates gives the claim the times that stand with it.
func (s *sentence) dates(c *claim, st *stance) {
	left, right := s.span(c, st)
	var told []*moment
	for i := range s.times {
		if m := &s.times[i]; m.from >= left && m.from < right && !s.bracketed(m, st) && !s.ofRule(m) {
			told = append(told, m)
		}
	}
	told = s.ofTheAct(told, st)
	if st.named { // what is told behind it is of that
		told = slices.DeleteFunc(told, func(m *moment) bool { return m.bearing == onThen && m.from > st.at })
	}
	s.sameYear(c, told)
	for round := range 3 {
		for _, m := range told {
			if m.bearing.counts() == round {
				c.doubt(m.doubt)
				s.date(c, st, m)
			}
		}
	}
	if c.announced.IsZero() && (st.mode != toCome || st.said) {
		s.fromFrame(c, st, right)
	}
	if l := s.topic.lead; c.announced.IsZero() && l != nil && len(l.times) > 0 && !st.earlier {
		c.announced = l.times[0].date
		c.doubt(l.times[0].doubt)
	}
	if c.dated = !c.announced.IsZero(); !c.dated {
		c.announced = s.undated(c, st)
	}
	s.upToNow(c, st)
	if !c.dated && s.own() && !c.until.IsZero() && c.until.Last < c.announced.First { // it was over when that was written
		c.announced = knowledge.Date{First: knowledge.FirstDay, Last: c.until.First, Precision: knowledge.SpanPrecision}
	}
	c.doubt(s.bygone(c, st))
	switch unset := st.mode == toCome && c.from.IsZero() && !s.longSaid(c.announced); {
	case unset && st.modal == "going" && !s.own() && s.prepares(st) && (c.do.Rule() || c.do == knowledge.Lift):
		c.of, c.do = c.do, knowledge.Consider // "is set to ban it"
	case unset && c.do.Rule():
		c.doubt("from when it holds")
	}
	if c.from == c.announced || c.do == knowledge.Consider || c.do == knowledge.Warn || c.do == knowledge.Advise || c.do == knowledge.Deny {
		c.from = knowledge.Date{}
	}
}

// prepares tells that the words before the verb say that it is only being prepared.
func (s *sentence) prepares(st *stance) bool {
	for i := st.from; i < st.at; i++ {
		if s.in(i, "prepares") {
			return true
		}
	}
	return false
}

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
func (s *sentence) upToNow(c *claim, st *stance) {
	anchor, known := s.anchor()
	if late := c.announced.First > anchor.Last; late && (st.mode == toCome || known) {
		if c.from.IsZero() {
			c.from = c.announced
		}
		c.announced = s.writtenOn()
	}
	if c.announced.Last > anchor.Last && c.announced.First <= anchor.Last && known {
		c.announced = upTo(c.announced, anchor.Last)
	}
	if s.base.isToCome(c.announced) { // a document that bears the day from which it holds
		c.from, c.announced = c.from.Or(c.announced), byNow(s.today())
	}
}

// noneLater keeps what is counted to a day behind the document's own from being told as
// done then: nobody can tell of it yet.
func (s *sentence) noneLater() {
	anchor, known := s.anchor()
	for _, c := range s.read {
		if known && c.announced.First > anchor.Last {
			c.doubt("when it was done")
			c.announced, c.dated = s.writtenOn(), false
		}
	}
}

// undated is when an act was done of which no time is told: so long before another, at some
// time before the document, on the day of which it tells just there, or on its own.
func (s *sentence) undated(c *claim, st *stance) knowledge.Date {
	switch days := s.daysBefore(st); {
	case st.earlier && days > 0 && s.mainDay().Exact():
		return knowledge.OnDay(s.mainDay().First - days)
	case st.earlier, c.mentioned, st.who.relative && st.perfect && st.mode == isDone && !s.own(), st.recalled && !st.said && (st.who.relative || s.longAgo(c)), st.perfect && !st.had && c.do.Rule() && (s.already(st) || s.in(st.at, "does-too", "takes") && !s.own()):
		anchor, _ := s.anchor()
		return knowledge.Date{First: knowledge.FirstDay, Last: anchor.Last, Precision: knowledge.SpanPrecision}
	case s.inScene(c, st):
		return s.topic.scene
	}
	return s.writtenOn()
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
func (s *sentence) sameYear(c *claim, told []*moment) {
	base := knowledge.Date{}
	if last := s.topic.last; last != nil && c.do.Undoing() && last.dated && last.passage.ID == s.passage.ID && last.announced.Precision != knowledge.SpanPrecision {
		base = last.announced
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
func (s *sentence) goesOn(c *claim, st *stance) *claim {
	n := len(s.topic.order)
	if c.dated || n == 0 || len(s.read) > 0 || st.mode != isDone || !st.who.pronoun && !s.paperRules(st.who) || st.earlier || st.later {
		return nil
	}
	before := s.topic.order[n-1]
	if before.by != c.by || before.passage.ID != s.passage.ID && !s.paperRules(st.who) || !before.dated && before.certainty == knowledge.Stated {
		return nil
	}
	for i := st.left; i < st.at; i++ {
		if s.in(i, "also-word") {
			return before
		}
	}
	return nil
}

// already tells that the verb says that it has been done at some time: "have already
// blocked it".
func (s *sentence) already(st *stance) bool {
	for i := st.from; i < st.at; i++ {
		if s.in(i, "already-word") {
			return true
		}
	}
	return false
}

// longAgo tells that a word behind the verb says that it was done before.
func (s *sentence) longAgo(c *claim) bool {
	for i := c.left; i < c.to; i++ {
		if s.in(i, "long-ago") {
			return true
		}
	}
	return false
}

// bracketed tells that the time stands in what is put in between the subject and
// the verb: "Acme, founded in 1990, banned it".
func (s *sentence) bracketed(m *moment, st *stance) bool {
	if s.in(m.from-1, "of-word") && (s.in(m.from-2, "rule-noun", "paper-noun") || s.mark(m.from-2)) {
		return false // "by a memo of 3 May"
	}
	return !st.who.empty() && !st.infinite && m.from >= st.who.to && m.to <= st.from && st.from > 0 && s.mark(st.from-1)
}

// ofRule tells that the time is when a rule was made that the act is done to: "lifted a ban
// imposed in May on Pigeon".
func (s *sentence) ofRule(m *moment) bool {
	for _, r := range s.rules {
		if r != nil && r.verb > 0 && s.taken[r.verb] && m.from > r.noun && m.to <= r.to {
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
		return s.saidBy(s.passage, d)
	}
	return byNow(s.today())
}

// span is where in the sentence the times stand that belong to the claim.
func (s *sentence) span(c *claim, st *stance) (left, right int) {
	left = c.left
	if len(s.read) > 0 {
		left = max(s.read[len(s.read)-1].to, 0)
	}
	if st.earlier || st.later {
		left = st.left
	}
	return left, c.to
}

func (s *sentence) date(c *claim, st *stance, m *moment) {
	switch m.bearing {
	case onThen, sinceThen:
		if (st.perfect || st.presentBe || st.modal == "cannot" || st.modal == "may" || st.modal == "must") && m.bearing == sinceThen || m.bearing == onThen {
			if st.mode == toCome && m.yearless && m.from >= st.left && m.date.Last < s.writtenOn().First {
				m.date = yearLater(m.date)
			}
			if c.announced.IsZero() || m.date.First >= c.announced.First && m.date.Last <= c.announced.Last {
				c.announced = m.date
			}
		}
	case fromThen:
		if m.same {
			return
		}
		if m.date.Precision == knowledge.SpanPrecision && s.ranged(m) {
			c.from, c.until = knowledge.OnDay(m.date.First), knowledge.OnDay(m.date.Last)
			if c.announced.IsZero() && c.from.First <= s.writtenOn().First {
				c.announced = knowledge.Date{First: knowledge.FirstDay, Last: m.date.First, Precision: knowledge.SpanPrecision}
			}
			return
		}
		c.from = m.since(c.announced)
	case dueThen:
		if c.do.Rule() && c.do != knowledge.Allow {
			c.from = m.since(c.announced)
		}
	case untilThen:
		if s.in(m.from, "through-word") && m.from > 1 && m.to < st.from {
			return // "slept through January"
		}
		c.until = m.since(c.announced)
	case beforeThen:
		c.announced = knowledge.Date{First: knowledge.FirstDay, Last: m.date.First - 1, Precision: knowledge.SpanPrecision}
	case dueAfter:
		if start := c.announced.Or(s.writtenOn()); (m.begins || c.do.Rule() && c.do != knowledge.Allow) && start.Exact() {
			c.from = knowledge.OnDay(m.deadline(start.Last))
		}
	case afterThen:
	case laterThen:
		if st.mode == toCome && m.days > 0 && c.announced.Exact() {
			c.from = knowledge.OnDay(c.announced.Last + knowledge.Day(m.days)) // "said on Monday that it would do so the next day"
			return
		}
		s.laterBy(c, m)
	case lasting:
		s.lasts(c, m)
	}
}

// lasts sets until when what holds for so long does.
func (s *sentence) lasts(c *claim, m *moment) {
	start := c.from.Or(c.announced.Or(s.writtenOn()))
	if (c.do.Rule() || c.do == knowledge.Exempt || c.do == knowledge.Reinstate || c.do == knowledge.Lift) && start.First > knowledge.FirstDay {
		c.until = spanOf(knowledge.OnDay(m.end(start.First)), knowledge.OnDay(m.end(start.Last)))
	}
}

// fromFrame takes the day on which it was said, where it is said to be done.
func (s *sentence) fromFrame(c *claim, st *stance, right int) {
	if n := len(s.read); n > 0 && !st.earlier && !st.later && st.mode == isDone && !st.perfect && !st.who.relative {
		if m := s.fronted(); m != nil && s.read[0].announced == m.date {
			c.announced = m.date // "On Monday Acme banned it, and Globex warned"
			return
		}
	}
	if st.earlier || st.later || len(s.read) > 0 {
		if n := len(s.read); n > 0 && !st.earlier && !st.later && st.who.empty() && c.by == s.read[n-1].by && s.read[n-1].dated {
			c.announced, c.order = s.read[n-1].announced, s.read[n-1].order+1
		}
		return
	}
	if !st.said && c.do != knowledge.Consider {
		return
	}
	i := slices.IndexFunc(s.times, func(m moment) bool { return m.bearing == onThen })
	if i >= 0 && (s.times[i].from < c.left || s.times[i].from >= right || s.times[i].from < st.left) {
		c.announced = s.times[i].date
		c.doubt(s.times[i].doubt)
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
