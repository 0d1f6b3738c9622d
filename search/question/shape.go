package question

import (
	"slices"
	"strings"

	"policybot/knowledge/language"
)

// shaped tells that the words are put as a question, so that it shows even among
// people who talk to each other: with a mark, or with a question word or a verb
// in front.
func (p *parser) shaped() bool {
	if p.q.Asked || slices.ContainsFunc(p.reading.Tokens, func(t language.Token) bool { return t.Text == "?" }) {
		return true
	}
	wh := p.wh()
	for i, t := range p.reading.Tokens {
		if !t.Word || p.reading.At(i, "polite") || language.Listed("opener", t.Norm) {
			continue
		}
		return wh != "" && p.reading.At(i, wh)
	}
	return false
}

// Grounded tells that a question turns on nothing but what records tell: on
// rules of somebody or something named, or of the question before, with no word
// left that might mean anything else.
func (q *Question) Grounded() bool {
	switch q.Intent {
	case Did, Is, May, DidUndo, Plans, Final, Covers, Why, When, HowLong, Who, HowMany, Which, Compare, Timeline, Changes, Status, Sure:
	default:
		return false
	}
	named := q.Carried || len(q.Apps) > 0 || len(q.Actors) > 0
	return named && !slices.ContainsFunc(q.Words, func(w Word) bool { return !w.Used })
}

// Guessed tells that a word was taken for another that is spelled alike, which
// is a good guess only of who asks us.
func (q *Question) Guessed() bool {
	return slices.ContainsFunc(q.Words, func(w Word) bool { return w.Stem != language.Stem(strings.ToLower(w.Text)) })
}
