package prose

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// shareNouns makes names of the parts of a state that share their noun: "the foreign,
// trade and defence ministries" are three.
func (s *sentence) shareNouns() {
	for i := range s.tokens {
		if !s.in(i, "part-of-state-noun") || s.at(i) != nil || !strings.HasSuffix(s.norm(i), "s") {
			continue
		}
		words := s.sharing(i)
		if len(words) < 2 {
			continue
		}
		var bodies []*knowledge.Entity
		for _, w := range words {
			e := s.partNamed(s.norm(w)+" "+singular(s.norm(i)), words[0])
			if e == nil {
				break
			}
			bodies = append(bodies, e)
		}
		if len(bodies) < len(words) {
			continue
		}
		for k, w := range words {
			m := &mention{Mention: language.Mention{From: w, To: w + 1, Text: s.words(w, w+1)}, bodies: bodies[k : k+1]}
			if k == len(words)-1 {
				m.To = i + 1
			}
			for j := m.From; j < m.To; j++ {
				s.names[j] = m
			}
		}
	}
}

// sharing are the words before the noun that it belongs to: the one before it, and those
// that a comma or "and" joins to that.
func (s *sentence) sharing(noun int) []int {
	i := noun - 1
	if !s.plainWord(i) || !s.in(i-1, "and") {
		return nil
	}
	words := []int{i}
	for i -= 2; s.plainWord(i); i -= 2 {
		words = append([]int{i}, words...)
		if s.norm(i-1) != "," || s.in(i-2, "and") {
			break
		}
	}
	return words
}

// plainWord tells that the word at the token is none of a name, and no small one.
func (s *sentence) plainWord(i int) bool {
	return i >= 0 && !s.mark(i) && s.at(i) == nil && !s.tokens[i].Upper && !language.Stop(s.norm(i)) && !s.in(i, "determiner", "preposition", "adverb", "own")
}

// partNamed is the part of a state by the name: one that is known, or else that of the
// state that was named last before the token; nil where none was.
func (s *sentence) partNamed(name string, before int) *knowledge.Entity {
	for _, id := range s.Lexicon.Mentions(name) {
		if e := s.Base.Entity(id); e != nil && e.Kind.Acts() {
			return e
		}
	}
	state := s.Entity(s.stateNow(before))
	if state == nil {
		return nil
	}
	return s.Entity(s.stateBody(state, name))
}

// singular is the noun for one of what the plural names.
func singular(plural string) string {
	if y, ok := strings.CutSuffix(plural, "ies"); ok {
		return y + "y"
	}
	return strings.TrimSuffix(plural, "s")
}
