package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// selfNamed tells that the title of one's own document names the organization behind the
// preposition, where no record names it: "Tools at Acme University", and "Tools at Acme" of a page
// that has the name as that of a body. Any other name may be that of a time, a place or a site.
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
	for i := from; i < to && to > from+1; i++ {
		if last := i == to-1; (last || s.in(i+1, "of-word")) && (language.Naming("whole-body").Has(s.norm(i)) || i > from && (language.Naming("trade-end").Has(s.norm(i)) || last && language.Naming("company-end").Has(s.norm(i)))) {
			return true // "Acme School of Nursing", "Acme Logistics"
		}
	}
	if m := s.at(from); m != nil && slices.ContainsFunc(m.bodies, func(e *knowledge.Entity) bool {
		return e.Kind.Acts() && e.Kind != knowledge.UnitKind && e.Kind != knowledge.Person
	}) {
		return true // the documents show it to be a body
	}
	return slices.ContainsFunc(s.Base.PassagesOf(src.ID), func(id knowledge.PassageID) bool {
		p := s.Base.Passage(id)
		return p != nil && namesBody(p.Text, s.words(from, to))
	})
}

// onRecord tells that records declare what is named.
func onRecord(m *mention) bool {
	declared := func(e *knowledge.Entity) bool { return !e.Proposed }
	return m != nil && (slices.ContainsFunc(m.bodies, declared) || slices.ContainsFunc(m.terms, declared))
}

// namesBody tells that the text has the name as that of a body, by what stands behind it, or of
// the host of one: "Acme staff", "help@acme.example".
func namesBody(text, name string) bool {
	low := strings.ToLower(text)
	if strings.Contains(low, "@"+strings.Join(strings.Fields(strings.ToLower(name)), "")+".") {
		return true
	}
	for rest, found := low, true; ; {
		if _, rest, found = strings.Cut(rest, strings.ToLower(name)+" "); !found {
			return false
		}
		if next := language.Words(rest); len(next) > 0 && (language.Naming("whole-body").Has(next[0].Norm) || language.Naming("company-end").Has(next[0].Norm) || language.Naming("people-noun").Has(next[0].Norm)) {
			return true
		}
	}
}
