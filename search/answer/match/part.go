package match

import (
	"maps"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// Part prepares records of which all are in r too, and names go by the same
// entities. It shares what was prepared, and counts words among its own records.
func (r *Records) Part(b *knowledge.Base, lex *language.Lexicon) *Records {
	roles := rolesOf(b)
	if !maps.Equal(roles, rolesOf(r.Base)) { // they are among a fact's words
		return NewRecords(b, lex)
	}
	part := newRecords(b, lex)
	for _, f := range b.Facts {
		t := r.Told[string(f.ID)]
		if t == nil || t.Fact != f { // another record has its id
			t = part.ofFact(f, roles)
		}
		part.addFact(f, t)
	}
	for _, e := range b.Events {
		t := r.Told[string(e.ID)]
		if t == nil || t.Event != e {
			t = part.ofAct(e)
		}
		part.add(string(e.ID), t)
	}
	part.countPassages()
	return part
}
