package sentence

import (
	"maps"
	"slices"

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
