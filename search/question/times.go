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

// until takes a time behind "until" for the end of what is asked about, where that is a
// rule: "is it banned until March" asks nothing of March itself. Where the time is past, it is
// asked of, too, and "not until March" asks when something begins.
func (p *parser) until(today knowledge.Day) {
	when := p.q.When
	if when == nil || p.q.Denies || when.Event != "" || p.q.Intent != Is && p.q.Intent != Did || rules[language.Cue(p.verb.name)] != knowledge.Ban {
		return
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
