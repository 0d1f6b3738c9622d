package answer

import (
	"slices"
	"strings"

	"policybot/search/question"
)

// quotePassages adds to an answer for which nothing is on record what a
// document says, as a quote and no more: nobody has made a record of it, so it
// decides nothing. It reports whether a passage was quoted.
func (w *writer) quotePassages() bool {
	quoted := 0
	for _, id := range w.found {
		t := w.told[id]
		if t == nil || t.passage == nil || !w.speaks(t) || w.check(t, w.q.Words).covered < enough || quoted == maxTold {
			continue
		}
		p := t.passage
		s := w.Source(p.Source)
		if s == nil || !s.Retracted.IsZero() && s.Retracted.Last <= w.at.Known || !p.Date.IsZero() && p.Date.First > w.at.Known {
			continue
		}
		quote := w.bestSentence(p.Text)
		mark := w.citePassage(t, quote)
		w.seen(p.Date)
		w.say("No record decides this; the document “%s” says: “%s”%s.", s.Title, quote, mark)
		quoted++
	}
	return quoted > 0
}

func (w *writer) citePassage(t *told, quote string) string {
	p := t.passage
	return w.citeReport(string(p.ID), p.Text, reportOf(p, quote))
}

// bestSentence is the sentence of the passage that has most of the question's
// words, as it stands.
func (w *writer) bestSentence(text string) string {
	best, most := "", -1.0
	for rest := strings.TrimSpace(text); rest != ""; {
		var s string
		s, rest = cutSentence(rest)
		have, in := 0.0, stems(s)
		for _, x := range w.q.Words {
			if in[x.Stem] {
				have += w.weight(x.Stem)
			}
		}
		if have > most {
			best, most = s, have
		}
	}
	return best
}

// openEnded tells that the question asks for something other than yes or no,
// so that a quote can answer it.
func (w *writer) openEnded() bool {
	return slices.Contains([]question.Intent{question.Fact, question.Said, question.About, question.When, question.Why, question.Who, question.HowLong, question.HowMany}, w.q.Intent)
}
