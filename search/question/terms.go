package question

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// underCondition tells that all that is said beside what slots explain are words of a condition
// that some rule on the app has, with or without which it would be used.
func (p *parser) underCondition() bool {
	words, with, named := p.conditionWords(p.q.Apps), false, false
	for i, t := range p.reading.Tokens {
		term := language.Listed("on-terms", t.Norm)
		with = with || term
		named = named || with && words[t.Stem]
		if t.Word && !language.Stop(t.Norm) && !p.used[i] && !words[t.Stem] && !term {
			return false
		}
	}
	return named
}

// conditionWords are the stems of the conditions of rules on the apps.
func (p *parser) conditionWords(apps []knowledge.EntityID) map[string]bool {
	words := map[string]bool{}
	for _, app := range apps {
		for _, e := range p.base.EventsOn(app) {
			for _, c := range e.Conditions {
				for _, t := range language.Words(c.Name + " " + c.Grants) {
					words[t.Stem] = true
				}
			}
		}
	}
	return words
}

// terms marks the words that say on what terms an app would be used, or in a clause beside the
// question whether a condition is met: a fact that has them too tells nothing of whether it may
// be, and what they name is no purpose.
func (p *parser) terms() {
	if p.q.Intent != May && p.q.Intent != Is {
		return
	}
	words, with, ask := p.conditionWords(p.q.Apps), false, p.asksAt()
	for i, t := range p.reading.Tokens {
		with = with || language.Listed("on-terms", t.Norm)
		from, to := p.clauseAt(i, ask)
		tells := ask >= 0 && (ask < from || to <= ask) && p.tellsOfDoing(from, to, words)
		switch {
		case !words[t.Stem]:
			continue
		case tells:
			p.use(from, to)
		case with:
			p.use(i, i+1)
		}
		if tells || with {
			p.noPurpose(i, i+1)
		}
	}
}

// tellsOfDoing tells that the clause says in plain words that who asks has done what the words of
// a condition name, or hasn't: no more is said than that, and when.
func (p *parser) tellsOfDoing(from, to int, condition map[string]bool) bool {
	done := false
	for i := from; i < to; i++ {
		t := p.reading.Tokens[i]
		done = done || language.Listed("done-form", t.Norm)
		if !condition[t.Stem] && !p.inTime(i) && !language.Listed("done-form", t.Norm) && !language.Listed("told-of-grant", t.Norm) && (!language.Listed("denying-grant", t.Norm) || i == from) {
			return false
		}
	}
	return done && from < to && language.Says("oneself", p.reading.Tokens[from].Stem)
}

// noPurpose leaves the purposes that are named between the tokens out of the scope.
func (p *parser) noPurpose(from, to int) {
	for _, m := range p.reading.Mentions {
		if m.From < to && from < m.To {
			p.q.Where[knowledge.Purpose] = slices.DeleteFunc(p.q.Where[knowledge.Purpose], func(id knowledge.EntityID) bool { return slices.Contains(m.Entities, id) })
		}
	}
	if len(p.q.Where[knowledge.Purpose]) == 0 {
		delete(p.q.Where, knowledge.Purpose)
	}
}
