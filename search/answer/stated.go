package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/answer/sentence"
	"policybot/search/question"
)

// stated answers whether something is so by a sentence of a document that has nearly all
// of the words, and neither limits nor supposes what it says: yes, or no where it denies
// it. What people may do, guides tell.
func (w *writer) stated() (Verdict, bool) {
	words := w.judge().Particulars()
	if w.q.Intent != question.IsFact || w.q.Leave || w.q.Must || w.q.Denies || w.q.Flips || w.q.Verb != "" || len(words) < 2 || !w.asksHome() || w.decided() || w.beyondWords() {
		return "", false
	}
	list := w.judge().Stating(w.foundOnAll(), words)
	if len(list) == 0 || slices.ContainsFunc(list, func(s sentence.Statement) bool { return s.Verdict != list[0].Verdict }) {
		return "", false
	}
	w.tellStated(list[0])
	return Verdict(list[0].Verdict), true
}

// foundOnAll are the passages found that stood at the time asked about, and speak of
// everybody and everything named.
func (w *writer) foundOnAll() []*knowledge.Passage {
	var list []*knowledge.Passage
	for _, id := range w.found {
		if p := w.Passage(knowledge.PassageID(id)); p != nil && w.inTime(p) && w.speaks(w.toldIn(p)) {
			list = append(list, p)
		}
	}
	return list
}

// tellStated tells the sentence as the answer, with where it stands.
func (w *writer) tellStated(s sentence.Statement) {
	w.seen(s.Passage.Date)
	told := w.in.Say("read.says", "title", w.sourceName(s.Passage.Source), "quote", w.short(s.Words), "mark", w.citePassage(s.Passage, s.Words))
	w.add(w.in.Say("told", "head", w.asOf(w.in.Say("verdict."+string(s.Verdict)), w.at.Day, s.Passage.Date), "told", told))
	w.caveat("read.unconfirmed")
}
