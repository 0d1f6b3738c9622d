package language

import "strings"

// learnBeginnings notes the words with which names of several words begin, so
// that where none does no more than the word itself is looked up.
func (l *Lexicon) learnBeginnings() {
	l.begins, l.beginsTerm = map[string]bool{}, map[string]bool{}
	for name := range l.names {
		l.begins[firstWord(name)] = true
	}
	for term := range l.terms {
		l.beginsTerm[firstWord(term)] = true
	}
	for letters := range l.squashed { // the first of them may be a word
		for i := range letters {
			l.begins[letters[:i]] = true
		}
	}
}

func firstWord(s string) string {
	first, _, _ := strings.Cut(s, " ")
	return first
}

// reach is how many words a name may have that begins with this one.
func (l *Lexicon) reach(t Token) int {
	if l.begins[t.Norm] || l.beginsTerm[singular(t.Norm)] || listed("company", t.Norm) || listed("person", t.Norm) {
		return l.longest + 1
	}
	return 1
}
