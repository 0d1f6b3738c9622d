package question

import (
	"slices"
	"strings"

	"policybot/knowledge/language"
)

// besideRule tells that a question that speaks of a rule asks something else than whether it
// stands, which nothing on record tells: "is the ban fair", "was it a mistake to ban it", "was
// it banned by the pilot", "did the app ban us".
func (p *parser) besideRule() bool {
	if p.verb.at < 0 || p.before != nil || p.tagged || !p.reading.At(0, "aux-is") && !p.reading.At(0, "aux-did") {
		return false
	}
	if p.reading.At(0, "aux-did") && p.usedName(1) && p.nameEnds(1) == p.verb.at {
		return true
	}
	for i, t := range p.reading.Tokens {
		if !t.Word && strings.Contains(",;:", t.Text) {
			return false // what is said beside it, or asked too
		}
		if i > 1 && i < p.verb.at && p.at(i, "knowing-so") && p.at(i+1, "so-behind") && !p.at(1, "you-word") {
			return true // "does my boss know that it is banned"
		}
		if !t.Word || language.Stop(t.Norm) || p.used[i] || p.mentioned(i) || i >= p.verb.at && i < p.verb.to {
			continue
		}
		if p.capital(i) || slices.ContainsFunc(p.reading.Cues, func(c language.CueAt) bool { return c.From <= i && i < c.To }) || language.Says("beside-standing", t.Stem) || language.Number(t.Norm) > 0 {
			continue
		}
		return true
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

// capital tells that a word in the middle of the question is written as a name is.
func (p *parser) capital(i int) bool {
	return i > 0 && p.reading.Tokens[i].Upper && !p.titled() && !p.at(i-1, "article")
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
	return verb+1 < len(p.reading.Tokens) && p.reading.Tokens[verb].Word && !p.at(verb, "being") && !p.at(verb, "app-stays") && !p.reading.At(verb, "not") && !p.mentioned(verb) && p.reading.Tokens[verb+1].Word
}
