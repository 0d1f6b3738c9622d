package index

import (
	"slices"
	"unicode/utf8"
)

// matcher says of the words of texts which of a query's terms they are.
type matcher struct {
	analyzer analyzer
	terms    [256][]string     // by the byte they begin with
	known    map[string]string // the terms of words, as these are written
}

func newMatcher(a analyzer, terms []string) *matcher {
	m := &matcher{analyzer: a, known: map[string]string{}}
	for _, t := range terms {
		m.terms[t[0]] = append(m.terms[t[0]], t)
	}
	return m
}

// term is the query's term that the word is, or nothing.
func (m *matcher) term(word []byte) string {
	terms := m.terms[lower(word[0])]
	if word[0] < utf8.RuneSelf && !begins(word, terms) {
		return ""
	}
	term, known := m.known[string(word)]
	if known {
		return term
	}
	for _, t := range m.analyzer.Analyze(word) {
		if m.has(string(t.Term)) {
			term = string(t.Term)
		}
	}
	m.known[string(word)] = term
	return term
}

func (m *matcher) has(term string) bool {
	return term != "" && slices.Contains(m.terms[term[0]], term)
}

// begins tells that the word may be one of the terms. Taking its ending off
// changes no letter of a word but the last that is left.
func begins(word []byte, terms []string) bool {
	for _, t := range terms {
		i := 1
		for i < len(t)-1 && i < len(word) && t[i] < utf8.RuneSelf && lower(word[i]) == t[i] {
			i++
		}
		if i >= len(t)-1 || t[i] >= utf8.RuneSelf {
			return true
		}
	}
	return false
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}
