package answer

import "policybot/search/answer/sentence"

// judge judges what sentences of documents say to the question.
func (a *asked) judge() *sentence.Judge {
	return sentence.NewJudge(a.Base, a.lexicon, &a.words, a.q, a.at.Day, a.found, a.inTime)
}
