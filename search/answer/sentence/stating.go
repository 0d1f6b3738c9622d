package sentence

import (
	"cmp"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// Statement is a sentence of a document that says plainly what is asked, or denies it.
type Statement struct {
	Quote
	Verdict Verdict
	share   float64
}

// How much of the words a plain sentence must have: by itself, and with what stands over
// and before it.
const (
	enoughStated = 0.72
	enoughInAll  = 0.85
)

// Stating are the sentences of the passages that say what is asked, those with the most
// of the words first.
func (j *Judge) Stating(passages []*knowledge.Passage, words []question.Word) []Statement {
	var list []Statement
	for _, p := range passages {
		before := j.headings(p.ID)
		for rest := strings.TrimSpace(p.Text); rest != ""; {
			var s string
			s, rest = firstLine(rest)
			if x, ok := j.stating(p, s, before, words); ok {
				list = append(list, x)
			}
			before = j.headings(p.ID) + " . " + s
		}
	}
	slices.SortStableFunc(list, func(a, b Statement) int { return cmp.Compare(b.share, a.share) })
	return list
}

// stating is the sentence, and whether it says what is asked.
func (j *Judge) stating(p *knowledge.Passage, s, before string, words []question.Word) (Statement, bool) {
	denials, plain := language.Plainly(s)
	if !plain || denials > 1 {
		return Statement{}, false
	}
	own := stem.Of(s)
	if first := words[0].Stem; !own[first] && !stem.Same(own, first) {
		return Statement{}, false // it may be on another thing of the same kind
	}
	if slices.ContainsFunc(words, func(x question.Word) bool {
		return (x.Proper || language.Polar(x.Stem)) && !own[x.Stem] && !stem.Same(own, x.Stem)
	}) {
		return Statement{}, false
	}
	if slices.ContainsFunc(words, func(x question.Word) bool { // each is a claim
		return j.words.In(x.Stem) > 0 && !own[x.Stem] && !stem.Same(own, x.Stem) && !stem.AtWork(own, []string{x.Stem})
	}) || language.OtherSide(j.q.Wording, s) {
		return Statement{}, false
	}
	alone, all := j.Share(words, own, nil), j.Share(words, own, stem.Of(before))
	if alone < enoughStated || all < enoughInAll || j.wordy(words, own) {
		return Statement{}, false
	}
	is := denials == 0
	if asked, said := language.Switched(j.q.Wording), language.Switched(s); asked != "" && said != "" && asked != said {
		is = !is
	}
	verdict := No
	if is {
		verdict = Yes
	}
	return Statement{Quote{p, strings.TrimSpace(strings.TrimPrefix(s, "- "))}, verdict, alone}, true
}
