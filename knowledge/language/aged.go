package language

import "strings"

// Aged are the figures by which the sentence says of which age, or in which year of a school,
// the people are of whom it speaks: "13" of "students under 13 may not use it".
func Aged(sentence string) []string {
	tokens := Tokenize(sentence)
	var list []string
	for i, t := range tokens {
		if t.Text == "" || !strings.ContainsRune("0123456789", rune(t.Text[0])) {
			continue
		}
		word := func(at int, lists ...string) bool {
			for _, l := range lists {
				if at >= 0 && at < len(tokens) && listed(l, tokens[at].Norm) {
					return true
				}
			}
			return false
		}
		bounded := word(i-1, "age-bound") && (i+1 == len(tokens) || !tokens[i+1].Word || word(i+1, "modal", "being", "finite-verb"))
		if bounded || word(i-1, "age-word") || word(i+1, "age-behind") || word(i-2, "age-word") && !tokens[i-1].Word {
			list = append(list, t.Norm)
		}
	}
	return list
}
