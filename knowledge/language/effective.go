package language

import "policybot/knowledge"

// EffectiveFrom is the day from which the sentence says that the text holds in which it
// stands: "in force from 1 July 2026", "this order takes effect on March 1"; or zero.
func EffectiveFrom(sentence string, day knowledge.Day) knowledge.Date {
	tokens := Tokenize(sentence)
	phrases := Phrases(tokens)
	at := func(i int, list string) int {
		for _, p := range phrases {
			if p.List == list && p.From == i {
				return p.To
			}
		}
		return 0
	}
	i := at(at(0, "replacing-text"), "holds-from")
	if i == 0 || i == len(tokens) {
		return knowledge.Date{}
	}
	for _, w := range Times(sentence, day) {
		if w.Start == tokens[i].Start && !w.YearOnly && w.Date.First.String()[:7] == w.Date.Last.String()[:7] {
			return w.Date
		}
	}
	return knowledge.Date{}
}
