package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/form"
)

// Audience proposes the people whom a noun for such names, "all clinical staff", or
// gives "".
func (r *Reader) Audience(name string, p *knowledge.Passage) knowledge.EntityID {
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

// People proposes the people whom the words as a whole name, whatever they are.
func (r *Reader) People(name string, p *knowledge.Passage) knowledge.EntityID {
	s := r.sentence(p, r.topicOf(p), form.Piece{Text: name})
	return s.newTerm(knowledge.Audience, 0, len(s.tokens))
}

// Terms are those of a scope that the words begin with, and whether they are all that the
// words say.
func (r *Reader) Terms(words string, p *knowledge.Passage) (terms knowledge.Terms, only bool) {
	s := r.sentence(p, r.topicOf(p), form.Piece{Text: words})
	terms, end := s.termsIn(0, len(s.tokens))
	return terms, end == len(s.tokens)
}

// ForWhom are the same behind a "for", and none where the words don't begin with it.
func (r *Reader) ForWhom(words string, p *knowledge.Passage) (terms knowledge.Terms, only bool) {
	s := r.sentence(p, r.topicOf(p), form.Piece{Text: words})
	if !s.in(0, "for-word") {
		return nil, false
	}
	terms, end := s.termsIn(1, len(s.tokens))
	return terms, end == len(s.tokens)
}
