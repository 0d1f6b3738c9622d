package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// laterBy counts from what was told before.
func (s *sentence) laterBy(c *claim.Claim, m *moment) {
	if !c.Announced.IsZero() && !m.same && !m.back && (m.days == 0 || s.in(m.from, "after-word")) {
		return // "in May it banned it, and within days", "in 2020 after two years"
	}
	var d knowledge.Date
	order := 0
	if n := len(s.topic.order); n > 0 && !s.topic.order[n-1].Dated && !m.same && !m.back {
		c.Order = s.topic.order[n-1].Order + 1
		return // from a day that isn't told
	} else if n > 0 {
		d, order = s.topic.order[n-1].Announced, s.topic.order[n-1].Order
		c.Doubt(s.topic.order[n-1].InDoubt(whichYear))
	}
	if main := s.mainTold(); m.same && main != nil && len(s.read) == 0 {
		d, order = main.Announced, main.Order
	}
	if m.same && s.topic.when.Exact() {
		d = s.topic.when
	}
	if n := len(s.topic.order); n == 0 || s.topic.whenIn == s.passage.ID && s.topic.order[n-1].Passage.ID != s.passage.ID {
		d = s.topic.when // of a day that was told since
		c.Doubt(s.topic.whenDoubt)
	}
	said := s.reference(m, d)
	if d = d.Or(said); d.IsZero() {
		return
	}
	switch {
	case m.back && m.same:
		c.Announced = d
	case m.back:
		c.Announced = m.before(said)
	case m.period:
		anchor, _ := s.anchor()
		c.Announced = m.next(said, anchor.Last)
	case m.same && said != d:
		c.Announced = said
	case m.same:
		c.Announced, c.Order = d, order+1
	default:
		anchor, _ := s.anchor()
		if c.Announced = m.after(d, anchor.Last); c.Announced == d {
			c.Order = order + 1
		}
	}
	if c.Announced.Last < c.Announced.First {
		c.Announced = knowledge.Date{}
	}
}

// after counts from the day on, as closely as that and the time are told, up to the last
// one.
func (m *moment) after(d knowledge.Date, last knowledge.Day) knowledge.Date {
	days := knowledge.Day(m.days)
	switch {
	case d.Precision == knowledge.YearPrecision && m.unit == "year" && m.n > 0:
		return yearsLater(d, m.n)
	case d.Precision == knowledge.YearPrecision || d.Precision == knowledge.MonthPrecision && days == 0:
		return d
	case d.Precision == knowledge.MonthPrecision && m.unit == "month" && m.n > 0:
		return monthOf(knowledge.DayOf(d.First.Time().AddDate(0, m.n, 0)))
	case d.Exact() && (days == 1 || days > 0 && m.unit == "day"):
		return knowledge.OnDay(d.Last + days)
	case days > 0 && d.First != knowledge.FirstDay:
		slack := days/7 + 3
		if m.unit == "week" && d.Exact() {
			slack = knowledge.Day(m.n)
		}
		return knowledge.Date{First: max(d.First, d.First+days-slack), Last: min(last, d.Last+days+slack), Precision: knowledge.SpanPrecision}
	case d.First != knowledge.FirstDay:
		return knowledge.Date{First: d.First, Last: last, Precision: knowledge.SpanPrecision}
	}
	return knowledge.Date{}
}

// mainTold is the last act that the document told in the first place, rather than beside
// another one: "after banning it".
func (s *sentence) mainTold() *claim.Claim {
	for _, c := range slices.Backward(s.topic.order) {
		if !c.Aside {
			return c
		}
	}
	return nil
}

// reference is the day from which a time is counted back: one that the sentence tells
// before it, or that of what was told last.
func (s *sentence) reference(m *moment, last knowledge.Date) knowledge.Date {
	for i := range s.times {
		if x := &s.times[i]; x.to <= m.from && x.bearing == onThen && x.date.Exact() {
			return x.date
		}
	}
	return last
}

// mainDay is the day of what the sentence tells in the first place: it gives one, or goes
// on with what was told last.
func (s *sentence) mainDay() knowledge.Date {
	if m := s.timeIn(0, len(s.tokens), onThen); m != nil {
		return m.date
	}
	if main := s.mainTold(); main != nil && main.Passage.Source == s.passage.Source {
		if !main.Dated && main.Announced.First == knowledge.FirstDay && !s.own() {
			return s.writtenOn()
		}
		return main.Announced
	}
	return knowledge.Date{}
}

// daysBefore is how many days the act was done before what the sentence tells
// otherwise: "three days after blocking it"; 0 where nothing says so.
func (s *sentence) daysBefore(st *stance) knowledge.Day {
	i := st.left
	if !s.in(i, "after-word") {
		i--
	}
	if i < 2 || !s.in(i, "after-word") || s.to(i-1, "unit-noun") == 0 {
		return 0
	}
	m := daysOf(s.tokens[i-1].Stem)
	if m > 7 {
		return 0 // months aren't told to the day
	}
	return knowledge.Day(language.Number(s.norm(i-2)) * m)
}

// inScene tells that the sentence goes on to tell what was done on the day that the one
// before it told: "others moved on Tuesday. Acme banned it".
func (s *sentence) inScene(c *claim.Claim, st *stance) bool {
	if s.own() || st.mode != isDone || st.perfect || st.presentBe || st.infinite && st.told == "" || s.topic.scene.IsZero() || s.topic.sceneIn != s.passage.ID || len(s.times) > 0 || len(s.read) > 0 && s.read[0].Announced != s.topic.scene {
		return false
	}
	if s.hasAny("vague-later") {
		return false
	}
	if t := s.topic; len(t.before) == 0 && !t.scene.Exact() && !t.sceneFirst && !(t.subject == "" && st.who.pronoun) && t.subject != c.By && !slices.Contains(s.Over(c.By), t.subject) {
		return false // "Acme had trouble in May. Globex banned it"
	}
	if len(s.read) == 0 && slices.ContainsFunc(s.topic.before, func(b *claim.Claim) bool { return b.By != c.By }) {
		return false // "Globex also banned it"
	}
	a := s.anyAct(st.at)
	return c.Do.Rule() && (st.told != "" || a != nil && a.Form&(language.Past|language.Participle) != 0)
}

// fronted is the time with which the sentence begins, or nil.
func (s *sentence) fronted() *moment {
	for i := range s.times {
		if m := &s.times[i]; m.bearing == onThen && !m.date.IsZero() && (m.from == 0 || m.from == 1 && s.in(0, "preposition")) {
			return m
		}
	}
	return nil
}
