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
	for rest := strings.TrimSpace(p.Text); rest != ""; {
		var s string
		s, rest = firstLine(rest)
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
	for rest := strings.TrimSpace(text); rest != ""; {
		var s string
		s, rest = firstLine(rest)
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
