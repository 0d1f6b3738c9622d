package question

import (
	"slices"
	"strings"

	"policybot/knowledge/language"
)

// besideRule tells that a question that speaks of a rule asks what somebody thinks of it, knows
// of it or does about it, which whether it stands doesn't tell: "is the ban fair", "is it a pity
// that it is banned", "does my boss know that it is banned".
func (p *parser) besideRule() bool {
	if p.verb.at < 0 || p.tagged || !p.reading.At(0, "aux-is") && !p.reading.At(0, "aux-did") {
		return false
	}
	for i, t := range p.reading.Tokens {
		switch {
		case !t.Word && strings.Contains(",;:", t.Text):
			return false // what is said beside it, or asked too
		case i > 1 && i < p.verb.at && p.at(i, "knowing-so") && p.at(i+1, "so-behind") && !p.at(1, "you-word") && !p.mentioned(1):
			return true
		case t.Word && !p.mentioned(i) && (i < p.verb.at || i >= p.verb.to) && language.Says("judges-rule", t.Stem):
			return true
		}
	}
	return false
}

// nameEnds is where the name ends that has the token.
func (p *parser) nameEnds(i int) int {
	for _, m := range p.reading.Mentions {
		if m.From <= i && i < m.To {
			return m.To
		}
	}
	return i + 1
}

// appsBeside tells that leave is asked for other apps than the one that is named, which only
// says what they are: "anything but Pigeon", "an app like Pigeon", "an alternative to Pigeon".
func (p *parser) appsBeside() bool {
	return slices.ContainsFunc(p.apps(), func(m [2]int) bool {
		if p.at(m[1], "other-app-behind") {
			return true
		}
		at := m[0] - 1
		for at > 0 && p.at(at, "article") {
			at--
		}
		return at > 0 && p.at(at, "other-app-before") && (p.at(at-1, "other-app-of") || p.reading.At(at-1, "app-noun") || p.reading.At(at-1, "any") || p.reading.At(at-1, "all"))
	})
}

// ofApp tells that leave is asked for what the app itself does: "may Pigeon read my mail", "is
// Pigeon allowed to keep it".
func (p *parser) ofApp() bool {
	verb := 1
	if !p.usedName(verb) {
		return false
	}
	verb = p.nameEnds(verb)
	switch {
	case p.reading.At(0, "may"):
	case p.reading.At(0, "aux-is") && p.reading.At(verb, "allow") && p.at(verb+1, "infinitive"):
		verb += 2
	default:
		return false
	}
	tokens := p.reading.Tokens
	if verb+1 >= len(tokens) || !tokens[verb].Word || p.at(verb, "app-stays") || p.reading.At(verb, "not") || p.mentioned(verb) || language.Prepositional(tokens[verb].Norm) {
		return false
	}
	return tokens[verb+1].Word && !slices.ContainsFunc(tokens[verb:], func(t language.Token) bool { return language.Listed("being", t.Norm) })
}
