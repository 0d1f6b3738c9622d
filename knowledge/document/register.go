package document

import (
	"regexp"
	"slices"
	"strings"

	"policybot/knowledge/language"
)

// named is a line with a name, in capitals, before what is said of it: "Pigeon — approved".
var named = regexp.MustCompile(`^[\p{Lu}\d][^.!?:;,—–]*?(:| [—–-]) (.+)$`)

// mostNamed is how many words such a name has at most.
const mostNamed = 5

// register makes a list of lines that stand as one below each other in the source, with nothing
// before them: each a name with what is said of it, and one of them how that stands. Run on, they
// would be one sentence, in which what is said of one is said of all.
func register(lines []item) *list {
	const fewest = 2
	stands := false
	for _, l := range lines {
		m := named.FindStringSubmatchIndex(l.parts[0].text)
		if m == nil || len(strings.Fields(l.parts[0].text[:m[2]])) > mostNamed {
			return nil
		}
		words := wordsOf(l.parts[0].text[m[4]:])
		stands = stands || slices.ContainsFunc(language.StandingHeads, func(head string) bool { return language.Ruling(head).At(words, 0) > 0 })
	}
	if !stands || len(lines) < fewest {
		return nil
	}
	return &list{items: lines}
}
