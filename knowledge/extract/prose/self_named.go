package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// selfNamed tells that the title of one's own document names the organization behind the
// preposition, where no record names it: "Tools at Acme". A name that is on record, and one
// that the document has as that of a place or a site, says where the tools are used.
func (s *sentence) selfNamed(prep, from, to int) bool {
	src := s.Base.Source(s.passage.Source)
	if s.Base.Home != "" || src == nil || src.Title != s.Text || !s.own() || !s.in(prep, "at-body") {
		return false
	}
	if s.in(from, "the-word") {
		from++
	}
	if from == to {
		return false
	}
	for i := from; i < to; i++ {
		if onRecord(s.at(i)) || !s.tokens[i].Upper && !s.in(i, "of-word") {
			return false
		}
	}
	ids := s.Base.PassagesOf(src.ID)
	passages := func(tells func(*knowledge.Passage) bool) bool {
		return slices.ContainsFunc(ids, func(id knowledge.PassageID) bool {
			p := s.Base.Passage(id)
			return p != nil && tells(p)
		})
	}
	speaks := func(p *knowledge.Passage) bool { return language.SpeaksTo(p.Text) }
	return (language.SpeaksTo(s.Text) || passages(speaks)) && !passages(func(p *knowledge.Passage) bool { return asPlace(p.Text, s.norm(to-1)) })
}

// onRecord tells that records declare what is named.
func onRecord(m *mention) bool {
	declared := func(e *knowledge.Entity) bool { return !e.Proposed }
	return m != nil && (slices.ContainsFunc(m.bodies, declared) || slices.ContainsFunc(m.terms, declared))
}

// asPlace tells that the text has the name as that of a place or a site: "in Acme", "the Acme
// office".
func asPlace(text, name string) bool {
	tokens, site := language.Tokenize(text), language.Naming("site-noun")
	for i, t := range tokens {
		if t.Norm == name && (i > 0 && language.Naming("within").Has(tokens[i-1].Norm) || i+1 < len(tokens) && site.Has(tokens[i+1].Norm)) {
			return true
		}
	}
	return false
}
