package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// yearTold is the time with its year of which the document told last.
type yearTold struct {
	date  knowledge.Date
	in    knowledge.PassageID
	plain bool // what follows plays from then on: its sentence began with it, or told an act of then
}

// whichYear is in doubt of a day or month without its year behind what was told of another one.
const whichYear = "which year that is"

// mostBack is how many days before its document a day or month without a year lies, in a
// passage that tells no year, without being in doubt.
const mostBack = 183

// afterYears gives a day or month without a year the one in which it follows on a day
// that the sentence tells with its year before it, "on 18 April 2018 …, and on 30 April", or
// that the sentences before told.
func (s *sentence) afterYears(anchor knowledge.Date) {
	slices.SortStableFunc(s.times, func(a, b moment) int { return a.from - b.from })
	var base knowledge.Date
	told := !s.topic.told.date.IsZero() || s.topic.lead != nil
	for i := range s.times {
		switch m := &s.times[i]; {
		case m.bearing != onThen || !m.yearless:
		case !base.IsZero():
			if d := m.since(base); d.First <= anchor.Last {
				m.date, m.yearless = d, false
			}
		case told:
			s.followsYear(m, anchor)
		}
		if m := &s.times[i]; !m.yearless && !m.date.IsZero() && m.doubt == "" {
			told = false
			if m.date.Exact() || m.date.Precision == knowledge.MonthPrecision {
				base = m.date
			}
		}
	}
}

// followsYear gives the time the year in which it follows on what the document told last with
// a year. In doubt is whether it does where it may as well be the last such time before the
// document.
func (s *sentence) followsYear(m *moment, anchor knowledge.Date) {
	base := s.topic.told
	if l := s.topic.lead; l != nil && len(l.times) > 0 && l.times[0].date.Precision == knowledge.YearPrecision {
		base = yearTold{date: l.times[0].date, in: s.passage.ID, plain: true} // "2021, Pigeon. On 4 April"
	}
	d := m.since(base.date)
	here, whole := base.in == s.passage.ID, base.date.Precision == knowledge.YearPrecision
	switch year := func(d knowledge.Date) int { return d.First.Time().Year() }; {
	case base.date.IsZero(), d == m.date, d.First > anchor.Last:
	case s.own() && !(here && whole):
	case !here && (year(m.date) == year(anchor) || anchor.First-m.date.Last < mostBack):
	case !here:
		m.doubt = whichYear
	case whole && (base.plain || s.own()), year(d) == year(base.date) && year(m.date) != year(anchor) && !whole:
		m.date, m.yearless = d, false
	case whole, year(d) == year(base.date), d.First-base.date.Last < mostBack:
		m.date, m.yearless, m.doubt = d, false, whichYear
	default:
		m.doubt = whichYear
	}
}

// noteYear takes in the last time that the sentence tells with its year.
func (t *topic) noteYear(s *sentence) {
	for i := range s.times {
		m := &s.times[i]
		if m.date.IsZero() || m.doubt != "" || m.bearing != onThen && m.bearing != sinceThen && m.bearing != beforeThen {
			continue
		}
		t.told = yearTold{date: m.date, in: s.passage.ID, plain: m.from == 0 || m.from == 1 && s.in(0, "preposition")}
		for _, c := range s.read {
			t.told.plain = t.told.plain || c.Announced == m.date
		}
	}
}

// inStory tells that others tell of it, in the past, behind or beside what was long before:
// "The row began in 2019. The company banned it".
func (s *sentence) inStory(st *stance) bool {
	a := s.anyAct(st.at)
	if s.own() || st.mode != isDone || st.perfect || st.presentBe || st.do && !st.pastDo || st.modal != "" || a == nil || a.Form&(language.Past|language.Participle) == 0 {
		return false
	}
	last := knowledge.LastDay
	if t := s.topic.told; t.in == s.passage.ID {
		last = t.date.Last
	}
	for i := range s.times {
		if m := &s.times[i]; m.bearing == onThen && !m.date.IsZero() && m.from > st.at && !s.ofRule(m) && !s.toldOfOther(st.at, m.from) {
			last = m.date.Last
		}
	}
	return last < s.writtenOn().First-mostSaid
}

// toldOfOther tells that words between the tokens say that what stands behind is told of
// something that the verb only names: "a ban imposed in 2021", "Pigeon, which began in 2015".
func (s *sentence) toldOfOther(from, to int) bool {
	return s.between(from+1, to, "relative", "rule-noun", "ban-noun")
}

// hadBy is the time up to the one by which the act had been done, "by May it had banned it".
func (s *sentence) hadBy(c *claim.Claim, m *moment) knowledge.Date {
	d := m.date
	if last := s.anchorDate().Last; d.Exact() && d.First > last && s.in(m.to-1, "weekday") {
		d = knowledge.OnDay(d.First - 7) // "by Monday it was back"
	}
	if told := s.topic.told; m.yearless && told.in == s.passage.ID {
		if f := m.since(told.date); f != d && f.Last <= s.anchorDate().Last {
			d = f
			c.Doubt(whichYear)
		}
	}
	first := knowledge.FirstDay
	if last := s.topic.last; c.Do.Undoing() && last != nil && last.Dated && last.Announced.First <= d.Last {
		first = last.Announced.First
	}
	return knowledge.Date{First: first, Last: min(d.Last, s.anchorDate().Last), Precision: knowledge.SpanPrecision}
}
