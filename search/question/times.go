package question

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// times takes the time that the question names. Of several the first counts,
// and the others are noted.
func (p *parser) times() {
	for _, w := range p.reading.Times {
		if w.Event != "" || p.numbersName(w) || slices.ContainsFunc(p.q.Grants, func(g Grant) bool { return g.When != nil && g.When.Start == w.Start }) {
			continue
		}
		for t, tok := range p.reading.Tokens {
			if tok.Start >= w.Start && tok.End <= w.End {
				p.used[t] = true
				if t > 0 && language.Listed("before-time", p.reading.Tokens[t-1].Norm) {
					p.used[t-1] = true
				}
			}
		}
		if p.q.When == nil {
			p.q.When = &w
			if w.YearOnly {
				p.q.Notes = append(p.q.Notes, Note{Kind: YearOnly, Words: p.reading.Text[w.Start:w.End]})
			}
		} else {
			p.q.Notes = append(p.q.Notes, Note{Kind: FirstTime})
		}
	}
}

// ahead takes a time whose year was unsaid for the next one where it is asked what will be: "may
// I use it in March", "is it banned in March", but not "was it". Which year a day of the week
// tells yields to that.
func (p *parser) ahead(today knowledge.Day) {
	w := p.q.When
	if w == nil || !w.Yearless && !w.ByWeekday || w.Event != "" {
		return
	}
	p.back(today)
	if w = p.q.When; w.Relation == language.Since || w.Date.Last >= today || !p.asksAhead() {
		return
	}
	next := *w
	next.Yearless, next.ByWeekday = false, false
	for next.Date.Last < today {
		next.Date.First, next.Date.Last = inYears(next.Date.First, 1), inYears(next.Date.Last, 1)
	}
	p.q.When = &next
	p.q.Notes = append(p.q.Notes, Note{Kind: YearAhead, Words: p.reading.Text[w.Start:w.End]})
}

// back takes a day to come, whose year is told by its day of the week alone, for the last one where
// it is asked what was: "was it banned on Monday 10 July".
func (p *parser) back(today knowledge.Day) {
	if w := p.q.When; w.ByWeekday && w.Date.First > today && p.anyAt(0, len(p.reading.Tokens), "was") {
		last := *w
		for last.Date.First > today {
			last.Date.First, last.Date.Last = inYears(last.Date.First, -1), inYears(last.Date.Last, -1)
		}
		p.q.When = &last
	}
}

func inYears(d knowledge.Day, n int) knowledge.Day { return knowledge.DayOf(d.Time().AddDate(n, 0, 0)) }

// asksAhead tells that it is asked how things stand now or later, and not how they once did.
func (p *parser) asksAhead() bool {
	switch p.q.Intent {
	case May, Plans:
		return true
	case Is, Covers, Status:
		once := slices.ContainsFunc(p.reading.Tokens, func(t language.Token) bool { return language.Listed("once-word", t.Norm) })
		return !once && slices.ContainsFunc(p.reading.Tokens, func(t language.Token) bool { return language.Listed("now-word", t.Norm) })
	}
	return p.q.Will
}

// until takes a time behind "until" for the end of what is asked about, where that is a
// rule: "is it banned until March" asks nothing of March itself. Where the time is past, it is
// asked of, too, and "not until March" asks when something begins.
func (p *parser) until(today knowledge.Day) {
	when := p.q.When
	if when == nil || p.q.Denies || when.Event != "" || p.q.Intent != Is && p.q.Intent != Did || rules[language.Cue(p.verb.name)] != knowledge.Ban {
		return
	}
	if p.q.Must && p.reading.At(p.verb.at, "removal") {
		return // who has until then to remove it has to by then
	}
	for i, t := range p.reading.Tokens {
		within := language.Listed("until", t.Norm) // a time without figures has its preposition
		if t.Start == when.Start && (within || i > 0 && language.Listed("until", p.reading.Tokens[i-1].Norm)) {
			p.untilThen(when, p.over(when, today))
		}
	}
}

func (p *parser) untilThen(when *language.When, over bool) {
	switch {
	case !over:
		p.q.Until, p.q.When = when, nil
	case p.q.Intent == Is && !when.Yearless:
		p.q.Until = when
	}
}

// over tells that the time is past, or is said to be where it names no year: "was it banned until
// March".
func (p *parser) over(when *language.When, today knowledge.Day) bool {
	if !when.Yearless {
		return when.Date.Last <= today
	}
	return slices.ContainsFunc(p.reading.Tokens, func(t language.Token) bool { return language.Listed("once-word", t.Norm) })
}

// sinceThen tells that a question asks of what has gone on until now: "since
// when", "for how long".
func (p *parser) sinceThen() bool {
	at := p.first("when")
	return p.has("how-long") || at >= 0 && p.reading.Tokens[at].Norm == "since"
}

func (p *parser) inTime(i int) bool {
	t := p.reading.Tokens[i]
	return slices.ContainsFunc(p.reading.Times, func(w language.When) bool { return t.Start >= w.Start && t.End <= w.End && !p.numbersName(w) })
}

// numbersName tells that a year is the end of a name that no record knows, and no
// time: "Pigeon for Ferry 2016".
func (p *parser) numbersName(w language.When) bool {
	return slices.ContainsFunc(p.reading.Tokens, func(t language.Token) bool { return t.Start == w.Start && t.End == w.End && isNumber(t.Norm) }) &&
		slices.ContainsFunc(p.reading.Tokens, func(t language.Token) bool { return t.Upper && t.End == w.Start-1 }) && !p.behindKnown(w.Start)
}
