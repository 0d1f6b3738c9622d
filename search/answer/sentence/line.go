package sentence

import (
	"regexp"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// Beside tells that a sentence of the passage gives what is asked for, and has one
// of the words.
func (j *Judge) Beside(p *knowledge.Passage, words []question.Word, gives func(sentence string) bool) bool {
	for _, s := range Lines(p.Text) {
		in := stem.Of(s)
		if gives(s) && slices.ContainsFunc(words, func(x question.Word) bool {
			return in[x.Stem] || stem.Same(in, x.Stem) || stem.AtWork(in, []string{x.Stem})
		}) {
			return true
		}
	}
	return false
}

// Best is the sentence of the passage that has most of the question's
// words, as it stands.
func (j *Judge) Best(text string) string {
	best, most := "", -1.0
	for _, s := range Lines(text) {
		have, in := 0.0, stem.Of(s)
		for _, x := range j.q.Words {
			if in[x.Stem] || stem.Same(in, x.Stem) {
				have += j.words.Weight(x.Stem)
			}
		}
		if have > most {
			best, most = s, have
		}
	}
	return best
}

// firstLine is the first sentence of a text, or its first item where it is a list.
// Lines are the sentences and points of a list that the text is made of.
func Lines(text string) (list []string) {
	for rest := strings.TrimSpace(text); rest != ""; {
		var s string
		s, rest = firstLine(rest)
		list = append(list, s)
	}
	return list
}

func firstLine(text string) (line, rest string) {
	line, rest = language.FirstSentence(text)
	if i := strings.Index(line, "\n- "); i > 0 {
		return line[:i], strings.TrimSpace(text)[i+1:]
	}
	return line, rest
}

// figure is a number that stands by itself: that in a name is none.
var figure = regexp.MustCompile(`\b\d[\d.,]*(?:[KMGT]?B|k|m|px)?\b`)

// HasFigure tells that the text has a number that stands by itself.
func HasFigure(text string) bool { return figure.MatchString(text) }
