package extract

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/form"
)

// audience proposes the people whom a noun for such names, "all clinical staff", or
// gives "".
func (r *reader) audience(name string, p *knowledge.Passage) knowledge.EntityID {
	s := r.sentence(p, r.topicOf(p), form.Piece{Text: name})
	from, to := 0, len(s.tokens)
	for from < to && s.in(from, "determiner") {
		from++
	}
	if from == to || !s.in(to-1, "audience-head-noun", "persons-noun") && !s.peopleNoun(to-1) || s.tokens[to-1].Upper && to-from == 1 && !s.in(to-1, "audience-head-noun") {
		return ""
	}
	return s.newTerm(knowledge.Audience, from, to)
}

// people proposes the people whom the words as a whole name, whatever they are.
func (r *reader) people(name string, p *knowledge.Passage) knowledge.EntityID {
	s := r.sentence(p, r.topicOf(p), form.Piece{Text: name})
	return s.newTerm(knowledge.Audience, 0, len(s.tokens))
}

// terms are those of a scope that the words begin with, and whether they are all that the
// words say.
func (r *reader) terms(words string, p *knowledge.Passage) (terms knowledge.Terms, only bool) {
	s := r.sentence(p, r.topicOf(p), form.Piece{Text: words})
	terms, end := s.termsIn(0, len(s.tokens))
	return terms, end == len(s.tokens)
}

// forWhom are the same behind a "for", and none where the words don't begin with it.
func (r *reader) forWhom(words string, p *knowledge.Passage) (terms knowledge.Terms, only bool) {
	s := r.sentence(p, r.topicOf(p), form.Piece{Text: words})
	if !s.in(0, "for-word") {
		return nil, false
	}
	terms, end := s.termsIn(1, len(s.tokens))
	return terms, end == len(s.tokens)
}
