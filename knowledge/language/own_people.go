package language

import "strings"

// OwnPeople tells that the words name some of those who work where they are said, and nothing
// but which: "marketing", "the finance team", "nurses", "warehouse staff". Those of a vendor, and
// whoever is only there for a while, are others.
func OwnPeople(text string) bool {
	words := normsOf(Words(text))
	for len(words) > 0 && Stop(words[0]) {
		words = words[1:]
	}
	whole := strings.Join(words, " ")
	if len(words) == 0 || Ruling("own-department").Has(whole) || Ruling("own-occupation").Has(whole) {
		return len(words) > 0
	}
	last := len(words) - 1
	before := strings.Join(words[:last], " ")
	switch {
	case last == 0:
		return false
	case Ruling("own-department").Has(before):
		return Ruling("own-staff").Has(words[last]) || Ruling("own-team").Has(words[last])
	}
	return Ruling("own-team").Has(words[last]) && !Ruling("team-of-others").In(words[:last])
}

// NamesPeople tells that the text names some of those who work there, or a team.
func NamesPeople(text string) bool {
	words := normsOf(Words(text))
	return Ruling("own-department").In(words) || Ruling("own-occupation").In(words) || Ruling("team-word").In(words)
}

// DescribesPeople tells that the text speaks of people by what they do or are, without a name for
// them: "those who teach", "whoever handles cash", "staff working at night".
func DescribesPeople(text string) bool {
	words := normsOf(Words(text))
	for i, w := range words {
		if Ruling("whoever").Has(w) || i > 0 && strings.HasSuffix(w, "ing") && Ruling("own-staff").Has(words[i-1]) {
			return true
		}
	}
	return false
}

// TeamNoun tells that the word is a noun for those who work together.
func TeamNoun(word string) bool {
	return Ruling("own-team").Has(word) || Ruling("own-staff").Has(word)
}
