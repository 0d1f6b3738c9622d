package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/answer/sentence"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

// stated answers whether something is so by a sentence of a document that has nearly all
// of the words, and neither limits nor supposes what it says: yes, or no where it denies
// it. What people may do, guides tell.
func (w *writer) stated() (verdict.Verdict, bool) {
	words := w.Sentences().Particulars()
	if w.Q.Intent != question.IsFact || w.Q.Leave || w.Q.Must || w.Q.Denies || w.Q.Flips || w.Q.Verb != "" || len(words) < 2 || !w.asksHome() || w.decided() || w.beyondWords() {
		return "", false
	}
	list := w.Sentences().Stating(w.foundOnAll(), words)
	if len(list) == 0 || slices.ContainsFunc(list, func(s sentence.Statement) bool { return s.Verdict != list[0].Verdict }) {
		return "", false
	}
	w.tellStated(list[0])
	return verdict.Verdict(list[0].Verdict), true
}

// foundOnAll are the passages found that stood at the time asked about, and speak of
// everybody and everything named.
func (w *writer) foundOnAll() []*knowledge.Passage {
	var list []*knowledge.Passage
	for _, id := range w.Found {
		if p := w.Passage(knowledge.PassageID(id)); p != nil && w.InTime(p) && w.Speaks(w.ToldIn(p)) {
			list = append(list, p)
		}
	}
	return list
}

// tellStated tells the sentence as the answer, with where it stands.
func (w *writer) tellStated(s sentence.Statement) {
	w.seen(s.Passage.Date)
	told := w.in.Say("read.says", "title", w.sourceName(s.Passage.Source), "quote", w.short(s.Words), "mark", w.citePassage(s.Passage, s.Words))
	w.add(w.in.Say("told", "head", w.asOf(w.in.Say("verdict."+string(s.Verdict)), w.At.Day, s.Passage.Date), "told", told))
	w.caveat("read.unconfirmed")
}
