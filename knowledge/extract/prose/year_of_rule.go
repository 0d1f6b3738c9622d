package prose

import (
	"slices"

	"policybot/knowledge"
)

// yearsOfRules takes out the years that only say which rule is meant, "its 2018 ban on
// Pigeon" tells nothing of when that is lifted, and the numbers of things that look like years.
func (s *sentence) yearsOfRules() {
	s.times = slices.DeleteFunc(s.times, func(m moment) bool {
		return m.date.Precision == knowledge.YearPrecision && m.bearing == onThen && m.to-m.from == 1 && (s.yearOfRule(m.from) || s.numberOfThing(m.from))
	})
}

// yearOfRule tells that the year at the token stands between an article and a noun for a
// rule.
func (s *sentence) yearOfRule(i int) bool {
	if !s.in(i-1, "determiner") && !s.possessive(i-1) {
		return false
	}
	for j := i + 1; j < min(len(s.tokens), i+4) && !s.mark(j) && s.at(j) == nil && !s.in(j, "preposition"); j++ {
		if s.in(j, "ban-noun", "restrict-noun", "allow-noun", "rule-noun", "paper-noun", "law-noun") {
			return true
		}
	}
	return false
}

// numberOfThing tells that the number stands right behind a name, or behind a noun that things
// of its kind are numbered by: "Pigeon 2016", "room 2031".
func (s *sentence) numberOfThing(i int) bool {
	return i > 0 && (s.names[i-1] != nil || s.in(i-1, "numbered"))
}
