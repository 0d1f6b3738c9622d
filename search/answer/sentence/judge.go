package sentence

import (
	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// Judge judges sentences for one question.
type Judge struct {
	*knowledge.Base
	lexicon *language.Lexicon
	words   *stem.Counts
	q       *question.Question
	day     knowledge.Day
	found   []string
	stood   func(*knowledge.Passage) bool
}

// NewJudge judges for a question of that day. Documents are those of the base; words
// tells how rare their words are, found are the ids of the passages that a search
// brought up, and stood tells which passages stood at the time that is asked about.
func NewJudge(b *knowledge.Base, lex *language.Lexicon, words *stem.Counts, q *question.Question, day knowledge.Day, found []string, stood func(*knowledge.Passage) bool) *Judge {
	return &Judge{b, lex, words, q, day, found, stood}
}

// Verdict is what a sentence says to a question in one word, or "" where it says
// nothing to it.
type Verdict string

// The verdicts.
const (
	Yes    Verdict = "yes"
	No     Verdict = "no"
	Partly Verdict = "partly"
)
