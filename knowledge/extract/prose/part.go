package prose

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// partOf is the body itself, or the part of a state that is named behind it: of
// "Ruritania's telecoms ministry" the ministry, which is proposed where it isn't on
// record.
func (s *sentence) partOf(body knowledge.EntityID, i, end int) knowledge.EntityID {
	e := s.Entity(body)
	if e == nil || e.Kind != knowledge.Government || i == 0 || !s.possessive(i-1) {
		return body
	}
	for j := i; j < min(end, i+5); j++ {
		if s.mark(j) || s.in(j, "preposition") || s.bodyAt(j) {
			return body
		}
		if to := s.to(j, "state-noun"); to > 0 && !s.in(to, "state-noun") {
			if s.in(j, "state-itself-noun") {
				return body
			}
			return s.stateBody(e, strings.ToLower(s.words(i, to)))
		}
	}
	return body
}

// stateBody is the part of the state by that name.
func (s *sentence) stateBody(of *knowledge.Entity, name string) knowledge.EntityID {
	full := of.Name() + "'s " + name
	for _, id := range s.Lexicon.Mentions(full) {
		if id != of.ID {
			return id
		}
	}
	return s.propose(&knowledge.Entity{ID: knowledge.EntityID(string(of.ID) + "-" + knowledge.Slug(name)), Kind: knowledge.Organization,
		Names: []knowledge.Name{{Text: full}}, Under: []knowledge.Link{{To: of.ID}}})
}

// propose proposes the entity, as named here.
func (s *sentence) propose(e *knowledge.Entity) knowledge.EntityID {
	return s.View.Propose(s.passage, e)
}

// term is the term of a scope by that name.
func (s *sentence) term(k knowledge.Kind, name string, in ...knowledge.EntityID) knowledge.EntityID {
	id := shortID(name)
	if e := s.Base.Entity(id); e != nil && e.Kind == k {
		return id
	}
	if e := s.Entity(id); e != nil && e.Kind != k {
		id = knowledge.EntityID(string(k)) + "-" + id
	}
	e := &knowledge.Entity{ID: id, Kind: k, Names: []knowledge.Name{{Text: name}}}
	for _, x := range in {
		e.In = append(e.In, knowledge.Link{To: x})
	}
	if k == knowledge.UnitKind && s.own() {
		e.Under = append(e.Under, knowledge.Link{To: s.ourselves()})
		e.Names = append(e.Names, shortTeam(name)...)
	}
	return s.propose(e)
}

// longestID is how many bytes an id may have, but for its kind before it.
const longestID = 48

// shortID is the id of the name, which tells a long one from others that begin like it.
func shortID(name string) knowledge.EntityID {
	id := knowledge.Slug(name)
	if len(id) <= longestID {
		return knowledge.EntityID(id)
	}
	head := id[:longestID-digestEnd-1]
	if at := strings.LastIndexByte(head, '-'); at > 0 {
		head = head[:at]
	}
	return knowledge.EntityID(head + "-" + ground.Digest(name)[:digestEnd])
}

// digestEnd is how much of a digest ends an id that is cut.
const digestEnd = 6

// shortTeam is what a team is called without the word for one, where several words are
// left: "the harbour planning team" is harbour planning.
func shortTeam(name string) []knowledge.Name {
	words := strings.Fields(name)
	n := len(words) - 1
	if n < 2 || !language.Ruling("team-word").Has(strings.ToLower(words[n])) || language.Stop(strings.ToLower(words[0])) || strings.Contains(name, " of ") {
		return nil
	}
	return []knowledge.Name{{Text: strings.Join(words[:n], " ")}}
}

// properName is what is written as a name at the head of the phrase, and whether
// it is a person's.
func (s *sentence) properName(from, to int) (name string, person bool) {
	for s.in(from, "determiner") && from < to {
		from++
	}
	if from < to && s.in(from, "title") {
		person, from = true, from+1
	}
	end := from
	for end < to && s.tokens[end].Word && (s.tokens[end].Upper || end > from && end+1 < to && s.in(end, "of-word") && s.tokens[end+1].Upper) && s.at(end) == nil && !s.timeAt(end) {
		end++
	}
	if end == from || end < to && !s.in(end, "preposition", "determiner") && !s.mark(end) {
		return "", false
	}
	if end == from+1 && from <= 1 && s.Lexicon.Knows(s.tokens[from]) || s.in(from, "clause", "it", "he", "we", "you", "persons-noun", "mouthpiece-noun", "body-noun") && end == from+1 {
		return "", false // a word that begins a sentence
	}
	return strings.TrimSuffix(strings.TrimSuffix(s.words(from, end), "'s"), "’s"), person
}

// namedBody is the body of a name that is on no record, and proposes it: whoever sets
// or lifts a rule is one.
func (s *sentence) namedBody(p party) knowledge.EntityID {
	id := knowledge.EntityID(knowledge.Slug(p.name))
	if id == "" {
		return ""
	}
	if e := s.Base.Entity(id); e != nil {
		if !e.Kind.Acts() {
			return ""
		}
		return id
	}
	k := knowledge.Organization
	if p.person {
		k = knowledge.Person
	}
	return s.propose(&knowledge.Entity{ID: id, Kind: k, Names: []knowledge.Name{{Text: p.name}}})
}
