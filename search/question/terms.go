package question

import "policybot/knowledge/language"

// underCondition tells that all that is said beside what slots explain are words of a condition
// that some rule on the app has, with or without which it would be used.
func (p *parser) underCondition() bool {
	words, with, named := p.conditionWords(), false, false
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

// conditionWords are the stems of the conditions of rules on the apps asked about.
func (p *parser) conditionWords() map[string]bool {
	words := map[string]bool{}
	for _, app := range p.q.Apps {
		for _, e := range p.base.EventsOn(app) {
			for _, c := range e.Conditions {
				for _, t := range language.Words(c.Name) {
					words[t.Stem] = true
				}
			}
		}
	}
	return words
}

// terms marks the words that say on what terms an app would be used: a fact that has them too
// tells nothing of whether it may be.
func (p *parser) terms() {
	if p.q.Intent != May && p.q.Intent != Is {
		return
	}
	words, with := p.conditionWords(), false
	for i, t := range p.reading.Tokens {
		with = with || language.Listed("on-terms", t.Norm)
		if with && words[t.Stem] {
			p.use(i, i+1)
		}
	}
}
