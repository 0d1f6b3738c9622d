package language

import (
	"slices"
	"strings"
)

// entry takes the English of an entry of the language's files.
func (r *unitReader) entry(i, to int, e *entry) int {
	if r.insideName(i, to, e) {
		return r.take(i, to, r.unknownUnit(r.tokens[i]))
	}
	if first, ok := r.f.firsts[r.f.stem(r.folds[i])]; ok && to == i+1 && r.hyphen(i) {
		return r.take(i, to, unit{english: first})
	}
	if other := r.f.written(r.folds[i:to], r.tokens[i].Upper, e); other != nil {
		e = other
	}
	switch {
	case e.class == verbal && r.isNoun(i, to):
		return r.take(i, to, r.asNoun(i, e))
	case e.class == noun:
		return r.take(i, to, r.nounUnit(i, to, e))
	}
	return r.take(i, to, unitOf(e))
}

// unitOf is a unit with the English of an entry: of a verb the one that lacks no
// part.
func unitOf(e *entry) unit {
	u := unit{english: e.english, class: e.class, verbs: e.verbs}
	if v := pick(u, finite|participle|infinitive); v != nil && v.helps == "" {
		u.english = v.english.base
	}
	return u
}

// insideName tells that a word is a part of a name that nobody knows: no noun,
// it has a capital and stands behind one; or a small word all in capitals.
func (r *unitReader) insideName(i, to int, e *entry) bool {
	t, n := r.tokens[i], len(r.units)
	if to != i+1 || !t.Upper || e.class == noun || e.class == pronoun && t.Text != strings.ToUpper(t.Text) {
		return false
	}
	return n > 0 && r.units[n-1].unknown || len(t.Text) > 1 && t.Text == strings.ToUpper(t.Text) && e.small()
}

// small tells that the entry is a small word or a verb that stands with others.
func (e *entry) small() bool {
	switch e.class {
	case pronoun, determiner, preposition, conjunction, joining:
		return true
	}
	return slices.ContainsFunc(e.verbs, func(v *verbForm) bool { return v.helps != "" })
}

// asNoun reads the form of a verb that stands where a noun does: a noun of its
// own, what is done by the verb, or a noun that isn't listed.
func (r *unitReader) asNoun(i int, e *entry) unit {
	u := unitOf(e)
	n := r.f.nounOf(r.folds[i])
	switch doing := pick(u, infinitive); {
	case n != nil && (doing == nil || n.folds[0] == r.folds[i]):
		return unit{english: n.english, class: noun}
	case doing != nil && doing.helps == "" && r.tokens[i].Upper:
		return unit{english: doing.english.doing(), class: noun}
	case r.tokens[i].Upper && i > 0:
		u.class, u.verbs = noun, nil
	}
	return u
}

// nounUnit reads a noun, which may be the name of somebody in this language, or
// a verb that is spelt alike: "acme verbot pigeon".
func (r *unitReader) nounUnit(i, to int, e *entry) unit {
	u := unitOf(e)
	if ids := r.names[strings.ToLower(e.english)]; len(ids) > 0 {
		u = r.nameUnit(ids, e.english)
		if u.class == named && to == i+1 && e.folds[0]+"s" == r.folds[i] {
			u.english += "'s"
		}
	}
	if to == i+1 && !r.tokens[i].Upper && !r.isNoun(i, to) {
		if v := r.f.verbOf(r.folds[i]); v != nil {
			u.verbs = v.verbs
		}
	}
	return u
}

// hyphen tells that the word is joined to the next by a hyphen.
func (r *unitReader) hyphen(i int) bool {
	return i+1 < len(r.tokens) && r.text[r.tokens[i].End:r.tokens[i+1].Start] == "-" || strings.HasPrefix(r.text[r.tokens[i].End:], "-")
}

// isNoun tells that a word that may be a verb or a noun is a noun: it is written
// as one, or an article, a name and a hyphen, or an adjective stands before it.
func (r *unitReader) isNoun(i, to int) bool {
	if to != i+1 {
		return true
	}
	if r.tokens[i].Upper && i > 0 && r.tokens[i-1].Word {
		return true
	}
	if len(r.units) == 0 {
		return r.tokens[i].Upper && r.beforePreposition(i)
	}
	last := r.units[len(r.units)-1]
	return last.class == determiner || last.class == preposition && last.fold != r.f.toMark || i > 0 && r.text[r.tokens[i-1].End:r.tokens[i].Start] == "-"
}

// beforePreposition tells that a preposition stands behind the word, or nothing.
func (r *unitReader) beforePreposition(i int) bool {
	if i+1 >= len(r.tokens) || !r.tokens[i+1].Word {
		return true
	}
	e, _ := r.f.match(r.folds[i+1 : i+2])
	return e != nil && e.class == preposition
}
