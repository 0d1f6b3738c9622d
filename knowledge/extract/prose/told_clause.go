package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// withoutTold leaves out of a sentence of home's own what it says, behind a noun for a rule, of
// who made that known and when, which limits nothing: "the Pigeon ban I announced on Monday is
// withdrawn", "the ban on Pigeon, which was announced in May, is lifted".
func withoutTold(tokens []language.Token, text string, day knowledge.Day) []language.Token {
	t := toldClause{tokens, language.Phrases(tokens)}
	rule := slices.IndexFunc(t.phrases, func(p language.PhraseAt) bool {
		return slices.Contains([]string{"ban-noun", "restrict-noun", "deadline-noun", "rule-noun"}, p.List)
	})
	if rule < 0 {
		return tokens
	}
	noun := t.phrases[rule].To
	for from := noun; from < min(len(tokens), noun+mostWords); from++ {
		at := t.end(from)
		if at == 0 {
			continue
		}
		verb := at
		at = timeEnd(tokens, text, at, day)
		if tokens[from].Text == "," && at < len(tokens) && tokens[at].Text == "," {
			at++
		}
		if verb == at && at < len(tokens) && tokens[at].Word && t.to(at, "be") == at && t.to(at, "have") == at && t.to(at, "will") == at {
			return tokens // "the ban I announced the winner of"
		}
		return slices.Delete(slices.Clone(tokens), from, at)
	}
	return tokens
}

// toldClause looks among words for a clause that says who made something known.
type toldClause struct {
	tokens  []language.Token
	phrases []language.PhraseAt
}

// to is the end of a phrase of the list that begins at the token, or the token itself.
func (t toldClause) to(i int, list string) int {
	for _, p := range t.phrases {
		if p.From == i && p.List == list {
			return p.To
		}
	}
	return i
}

// end is where the verb ends of such a clause that begins at the token, or 0.
func (t toldClause) end(from int) int {
	at := from
	if t.tokens[at].Text == "," {
		at++
	}
	which := max(t.to(at, "which-word"), t.to(at, "that-word"))
	self, being := t.to(which, "tells-self"), at
	if which > at {
		being = t.to(t.to(which, "have"), "be")
	}
	if end := t.to(self, "made-it-known"); self > which && end > self {
		return end
	}
	if end := t.to(being, "made-known-self"); end > being && t.to(from-1, "be") < from && t.to(from-1, "have") < from {
		return end
	}
	return 0
}

// timeEnd is the token behind the time that begins at the token, or with its preposition there.
func timeEnd(tokens []language.Token, text string, at int, day knowledge.Day) int {
	for _, w := range language.Times(text, day) {
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
