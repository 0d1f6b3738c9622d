package sentence

import (
	"maps"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// Told tells that the words of the reading, with the scope that they are read to have and
// what stands over them, have enough of the words to answer by.
func (j *Judge) Told(r *knowledge.Reading, scope string, words []question.Word) bool {
	return j.Share(words, stem.Of(r.Words, scope), stem.Of(j.headings(r.Passage))) >= enoughToGuide
}

// Acts tells that the words have the verb that the question asks leave for: "you may use
// your own account" says nothing of publishing.
func (j *Judge) Acts(r *knowledge.Reading) bool {
	verb, own := language.Stem(language.AskedToDo(j.q.Wording)), stem.Of(r.Words)
	return verb == "" || own[verb] || stem.Same(own, verb) || stem.AtWork(own, []string{verb})
}

// MeantFor tells that the document that lets people use the app speaks of what the
// question says that they would use it for, and that no sentence on the app keeps them from,
// or binds them in, much of it.
func (j *Judge) MeantFor(r *knowledge.Reading, words []question.Word) bool {
	p := j.Passage(r.Passage)
	if p == nil {
		return false
	}
	page := map[string]bool{}
	for _, id := range j.PassagesOf(p.Source) {
		x := j.Passage(id)
		if j.stood(x) {
			maps.Copy(page, stem.Of(j.passageText(id)))
		}
	}
	if slices.ContainsFunc(words, func(x question.Word) bool { return language.Polar(x.Stem) && !page[x.Stem] }) {
		return false
	}
	return j.Share(words, page, nil) >= enoughToGuide && !slices.ContainsFunc(j.guiding(), func(g *knowledge.Reading) bool {
		return leave(g.Fact) != Yes && j.Share(words, stem.Of(g.Fact.Text), nil) >= enoughOfItsOwn
	})
}

// Limits tells that what a rule was read from keeps people from what one of the words says, or binds
// them in it, beside letting them use the app: "Approved; public pages need consent".
func (j *Judge) Limits(r *knowledge.Reading, words []question.Word) bool {
	return slices.ContainsFunc(strings.FieldsFunc(r.Words, func(c rune) bool { return strings.ContainsRune(";.\n", c) }), func(part string) bool {
		m, _ := language.ModalityOf(part)
		denials, _ := language.Plainly(part)
		in := stem.Of(part)
		return (denials > 0 || m == language.Forbidden || m == language.Conditional) && slices.ContainsFunc(words, func(x question.Word) bool { return in[x.Stem] || stem.Same(in, x.Stem) })
	})
}
