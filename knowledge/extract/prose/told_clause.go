package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// withoutTold leaves out of a sentence of home's own what it says, behind a noun for a rule, of
// who made that known and when, which limits nothing: "the Pigeon ban I announced on Monday is
// withdrawn", "the ban on Pigeon, which was announced in May, is lifted".
func withoutTold(tokens []language.Token, text string, today knowledge.Day) []language.Token {
	phrases := language.Phrases(tokens)
	rule := slices.IndexFunc(phrases, func(p language.PhraseAt) bool {
		return p.List == "ban-noun" || p.List == "restrict-noun" || p.List == "deadline-noun" || p.List == "rule-noun"
	})
	if rule < 0 {
		return tokens
	}
	to := func(i int, list string) int {
		for _, p := range phrases {
			if p.From == i && p.List == list {
				return p.To
			}
		}
		return i
	}
	noun := phrases[rule].To
	for from := noun; from < min(len(tokens), noun+mostWords); from++ {
		at := from
		comma := tokens[at].Text == ","
		if comma {
			at++
		}
		which := max(to(at, "which-word"), to(at, "that-word"))
		self, being := to(which, "tells-self"), at
		if which > at {
			being = to(to(which, "have"), "be")
		}
		switch {
		case self > which && to(self, "made-it-known") > self:
			at = to(self, "made-it-known")
		case to(being, "made-known-self") > being && to(from-1, "be") < from && to(from-1, "have") < from:
			at = to(being, "made-known-self")
		default:
			continue
		}
		day := at
		at = timeEnd(tokens, text, at, today)
		if comma && at < len(tokens) && tokens[at].Text == "," {
			at++
		}
		if day == at && !(at == len(tokens) || !tokens[at].Word || to(at, "be") > at || to(at, "have") > at || to(at, "will") > at) {
			return tokens // "the ban I announced yesterday's winner of"
		}
		return slices.Delete(slices.Clone(tokens), from, at)
	}
	return tokens
}

// timeEnd is the token behind the time that begins at the token, or with its preposition there.
func timeEnd(tokens []language.Token, text string, at int, today knowledge.Day) int {
	for _, w := range language.Times(text, today) {
		for i := at; i < min(len(tokens), at+2); i++ {
			if tokens[i].Start != w.Start && !(i == at && w.Start <= tokens[i].Start && tokens[i].End <= w.End) {
				continue
			}
			for i < len(tokens) && tokens[i].Start < w.End {
				i++
			}
			return i
		}
	}
	for _, p := range language.Phrases(tokens) {
		if p.List == "weekday" && (p.From == at || p.From == at+1) {
			return p.To
		}
	}
	return at
}
