package language

import (
	"strings"

	"policybot/knowledge"
)

// LiftedBy is the day by which the sentence names a ban that it says is lifted, told on the
// day, since when it is, and whether it is surely: "the block of 14 October was lifted this
// morning", rather than "for one hour". The days are zero where the sentence does nothing of
// the kind.
func LiftedBy(sentence string, day knowledge.Day) (of, since knowledge.Date, surely bool) {
	a := newAmending(sentence)
	for i := range a.tokens {
		be := a.to(i, "has-been")
		for be > 0 && be < len(a.tokens) && a.in(be, "adverb") {
			be++
		}
		if be == 0 || !a.in(be, "lifted-rule") {
			continue
		}
		from := a.clauseStart(i)
		for from < i && a.in(from, "determiner") {
			from++
		}
		noun := a.to(from, "ban-noun", "restrict-noun")
		if noun == 0 || a.notSo(from, i) || !a.in(noun, "dated-by") || Hearsay(sentence) || strings.HasSuffix(sentence, "?") {
			return of, since, surely
		}
		surely = a.plain(append(a.told(a.tokens[i].Start, day), [2]int{a.tokens[from].Start, a.tokens[be].End}))
		for _, w := range Times(sentence, day) {
			switch exact := !w.YearOnly && w.Date.First == w.Date.Last; {
			case !exact:
			case w.Start == a.tokens[a.to(noun, "dated-by")].Start && w.End <= a.tokens[i].Start:
				of = w.Date
			case w.Start >= a.tokens[be].End && !of.IsZero():
				since = w.Date
			}
		}
		return of, since, surely
	}
	return of, since, surely
}
