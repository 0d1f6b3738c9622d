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
// of the words, or stands where all of them stand over it or before it.
func (j *Judge) Beside(p *knowledge.Passage, words []question.Word, gives func(sentence string) bool) bool {
	over := over(p, words)
	for _, s := range Lines(p.Text) {
		in := stem.Of(s)
		if gives(s) && (over || slices.ContainsFunc(words, func(x question.Word) bool {
			return in[x.Stem] || stem.Same(in, x.Stem) || stem.AtWork(in, []string{x.Stem})
		})) {
			return true
		}
	}
	return false
}

// over tells that the passage's own heading, or what it begins with before a colon, has all of
// the words: "Heron: on request. Costs 48 euros."
func over(p *knowledge.Passage, words []question.Word) bool {
	label, _, labelled := strings.Cut(p.Text, ":")
	if !labelled || strings.ContainsAny(label, ".\n") {
		label = ""
	}
	in := stem.Of(OwnHeading(p), label)
	return len(words) > 0 && !slices.ContainsFunc(words, func(x question.Word) bool { return !in[x.Stem] && !stem.Same(in, x.Stem) })
}

// OwnHeading is the heading right over the passage.
func OwnHeading(p *knowledge.Passage) string {
	headings := strings.Split(p.Title, "›")
	return strings.TrimSpace(headings[len(headings)-1])
}

// AskedOver tells that the heading over the passage asks what the question does, by the same word
// for asking: it has all the words, and the names of the apps, or those of them that the title of
// the document doesn't have, and then no others.
func (j *Judge) AskedOver(p *knowledge.Passage, words []question.Word) bool {
	heading := OwnHeading(p)
	if len(words)+len(j.q.Apps) == 0 || !language.AsksAlike(j.q.Wording, heading) {
		return false
	}
	return j.asks(heading, words) || j.asks(j.headings(p.ID), words) && !slices.ContainsFunc(language.Words(heading), func(t language.Token) bool {
		return !language.Stop(t.Norm) && !slices.ContainsFunc(words, func(x question.Word) bool { return x.Stem == t.Stem })
	})
}

// asks tells that the text has all the words, and the names of the apps asked about.
func (j *Judge) asks(text string, words []question.Word) bool {
	in := stem.Of(text)
	return !slices.ContainsFunc(words, func(x question.Word) bool { return !in[x.Stem] && !stem.Same(in, x.Stem) }) &&
		!slices.ContainsFunc(j.q.Apps, func(app knowledge.EntityID) bool { return !j.namesAny(text, []knowledge.EntityID{app}) })
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
