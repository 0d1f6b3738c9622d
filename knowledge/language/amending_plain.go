package language

import (
	"slices"

	"policybot/knowledge"
)

// verbsOfAmending are the lists of what a sentence says of a text that it amends.
var verbsOfAmending = []string{"ended-text", "ends-text", "end-text", "not-applying-to", "prolonged-text", "keeps-text", "suspended-text", "exchange-text", "exchanged-text", "rewritten-text", "reads-anew"}

// plain tells that the sentence says nothing else: who decides it, the texts that it cites,
// the verbs, a day, and a text that does it. The spans are bytes that belong to it, too. Any
// other word may say that something else ends ("the fine in Circular 7"), or that the text
// does so only for some, for a while, or somewhere.
func (a *amending) plain(spans [][2]int) bool {
	for _, c := range a.cites {
		spans = append(spans, [2]int{c.Start, c.End})
	}
	for i := 0; i < len(a.tokens); {
		switch to := a.to(i, append(verbsOfAmending, "plainly-amended", "deciding-body", "has-been", "replacing-text", "we", "decided-to", "decided-word", "from-when", "until-word")...); {
		case to > 0:
			i = to
		case !a.tokens[i].Word, within(a.tokens[i], spans), a.joins(i, spans), i == 0 && len(a.tokens) > 1 && !a.tokens[1].Word && Number(a.tokens[0].Norm) > 0:
			i++
		default:
			return false
		}
	}
	return true
}

// joins tells that the word at the token only joins what is around it: "paragraph 2 of
// Circular 7", "agreed that", "by this circular", "withdrawn and replaced".
func (a *amending) joins(i int, spans [][2]int) bool {
	next := i + 1
	for next < len(a.tokens) && (!a.tokens[next].Word || a.in(next, "plainly-amended")) {
		next = max(next+1, a.to(next, "plainly-amended"))
	}
	if next >= len(a.tokens) {
		return false
	}
	cited := within(a.tokens[next], spans)
	switch a.tokens[i].Norm {
	case "that":
		return a.in(i-1, "decided-word")
	case "of", "in":
		return cited && (i == 0 || within(a.tokens[i-1], spans))
	case "to":
		return cited
	case "by", "with":
		return cited || a.in(i+1, "replacing-text")
	case "and":
		return cited || a.in(next, append(verbsOfAmending, "has-been")...)
	}
	return false
}

// told are the days that the sentence names, as spans: those before the verb only where they
// are not past.
func (a *amending) told(verb int, day knowledge.Day) (spans [][2]int) {
	for _, w := range Times(a.text, day) {
		if !w.YearOnly && (w.Start > verb || w.Date.First >= day) {
			spans = append(spans, [2]int{w.Start, w.End})
		}
	}
	return spans
}

// reported tells that the words up to the token are those of which a clause depends, "the
// rumour that", and don't decide or announce what is in it.
func (a *amending) reported(from, that int) bool {
	for i := from; i < that; i++ {
		if a.in(i, "decided-word", "announces-word") {
			return false
		}
	}
	return that > from
}

// awaited tells that the clause of a condition or of a time begins at the token with a text
// that is cited: "until Circular 7 is withdrawn".
func (a *amending) awaited(i int) bool {
	to := a.to(i, "case-of-replacing", "until-word")
	for to > 0 && to < len(a.tokens) && a.in(to, "determiner") {
		to++
	}
	return to > 0 && to < len(a.tokens) && slices.ContainsFunc(a.cites, func(c Cited) bool { return c.Start == a.tokens[to].Start })
}

// within tells that the token lies in one of the spans.
func within(t Token, spans [][2]int) bool {
	return slices.ContainsFunc(spans, func(s [2]int) bool { return s[0] <= t.Start && t.Start < s[1] })
}
