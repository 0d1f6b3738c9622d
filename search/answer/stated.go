package answer

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// stating is a sentence of a document that says plainly what is asked, or denies it.
type stating struct {
	passage *knowledge.Passage
	words   string
	verdict Verdict
	share   float64
}

// How much of the words a plain sentence must have: by itself, and with what stands over
// and before it.
const (
	enoughStated = 0.72
	enoughInAll  = 0.85
)

// stated answers whether something is so by a sentence of a document that has nearly all
// of the words, and neither limits nor supposes what it says: yes, or no where it denies
// it. What people may do, guides tell.
func (w *writer) stated() (Verdict, bool) {
	words := w.particulars()
	if w.q.Intent != question.IsFact || w.q.Leave || w.q.Must || w.q.Denies || w.q.Flips || w.q.Verb != "" || len(words) < 2 || !w.asksHome() || w.decided() || w.beyondWords() {
		return "", false
	}
	list := w.statings(words)
	if len(list) == 0 || slices.ContainsFunc(list, func(s stating) bool { return s.verdict != list[0].verdict }) {
		return "", false
	}
	w.tellStated(list[0])
	return list[0].verdict, true
}

// statings are the sentences that say it, those with the most of the words first.
func (w *writer) statings(words []question.Word) []stating {
	var list []stating
	for _, id := range w.found {
		p := w.Passage(knowledge.PassageID(id))
		if p == nil || !w.inTime(p) || !w.speaks(w.toldIn(p)) {
			continue
		}
		before := w.headingsOf(p.ID)
		for rest := strings.TrimSpace(p.Text); rest != ""; {
			var s string
			s, rest = firstLine(rest)
			if x, ok := w.stating(p, s, before, words); ok {
				list = append(list, x)
			}
			before = w.headingsOf(p.ID) + " . " + s
		}
	}
	slices.SortStableFunc(list, func(a, b stating) int { return cmp.Compare(b.share, a.share) })
	return list
}

// stating is the sentence, and whether it says what is asked.
func (w *writer) stating(p *knowledge.Passage, s, before string, words []question.Word) (stating, bool) {
	denials, plain := language.Plainly(s)
	if !plain || denials > 1 {
		return stating{}, false
	}
	own := stem.Of(s)
	if first := words[0].Stem; !own[first] && !stem.Same(own, first) {
		return stating{}, false // it may be on another thing of the same kind
	}
	if slices.ContainsFunc(words, func(x question.Word) bool {
		return (x.Proper || language.Polar(x.Stem)) && !own[x.Stem] && !stem.Same(own, x.Stem)
	}) {
		return stating{}, false
	}
	if slices.ContainsFunc(words, func(x question.Word) bool { // each is a claim
		return w.words.In(x.Stem) > 0 && !own[x.Stem] && !stem.Same(own, x.Stem) && !stem.AtWork(own, []string{x.Stem})
	}) || language.OtherTime(w.q.Wording, s) {
		return stating{}, false
	}
	alone, all := w.share(words, own, nil), w.share(words, own, stem.Of(before))
	if alone < enoughStated || all < enoughInAll || w.wordy(words, own) {
		return stating{}, false
	}
	is := denials == 0
	if asked, said := language.Switched(w.q.Wording), language.Switched(s); asked != "" && said != "" && asked != said {
		is = !is
	}
	return stating{p, strings.TrimSpace(strings.TrimPrefix(s, "- ")), yesIf(is), alone}, true
}

// tellStated tells the sentence as the answer, with where it stands.
func (w *writer) tellStated(s stating) {
	w.seen(s.passage.Date)
	told := w.in.Say("read.says", "title", w.sourceName(s.passage.Source), "quote", w.short(s.words), "mark", w.citePassage(s.passage, s.words))
	w.add(w.in.Say("told", "head", w.asOf(w.in.Say("verdict."+string(s.verdict)), w.at.Day, s.passage.Date), "told", told))
	w.caveat("read.unconfirmed")
}

// strangers are the stems of the names of bodies that the question has and no record
// knows, written in capitals alone: for an employer's pages these are other agencies and
// companies.
func (w *writer) strangers() map[string]bool {
	in := map[string]bool{}
	for _, m := range w.q.Missing {
		if m.Role != question.AppRole && len(m.Text) > 1 && m.Text == strings.ToUpper(m.Text) && w.q.Wording != strings.ToUpper(w.q.Wording) {
			maps.Copy(in, stem.Of(m.Text))
		}
	}
	return in
}
