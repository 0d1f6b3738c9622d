package match

import "policybot/search/answer/sentence"

// Sentences judges what sentences of documents say to the question.
func (f *Finder) Sentences() *sentence.Judge {
	return sentence.NewJudge(f.Base, f.Lexicon, &f.Words, f.Q, f.At.Day, f.Found, f.InTime)
}
