package answer

import "policybot/search/answer/sentence"

// judge judges what sentences of documents say to the question.
func (w *writer) judge() *sentence.Judge {
	return sentence.NewJudge(w.Base, w.lexicon, &w.words, w.q, w.at.Day, w.found, w.inTime)
}
