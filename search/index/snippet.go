package index

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	snippetRunes = 240      // at most, marks of omission included
	snippetText  = 64 << 10 // bytes of a doc's text that are looked at
	omission     = "…"
)

// Snippet is the part of a doc's text that fits a query best, on one line.
type Snippet struct {
	Text  string   // cut between words, with "…" where something was left out
	Marks [][2]int // where the query's words are: byte from, byte to, in order
}

// word is a word of the text, in bytes and in characters.
type word struct {
	start, end         int
	runeStart, runeEnd int
	term               string // of the query; empty: none
}

func snippet(m *matcher, text string) Snippet {
	text = strings.Join(strings.Fields(cut(text, snippetText)), " ")
	words := wordsIn(m, text)
	if utf8.RuneCountInString(text) <= snippetRunes {
		return Snippet{Text: text, Marks: marks(words, 0, len(text), 0)}
	}
	from, to := stretch(words, text)
	s := Snippet{Text: strings.TrimSpace(text[from:to])}
	shift := from
	if from > 0 {
		s.Text = omission + s.Text
		shift -= len(omission)
	}
	if to < len(text) {
		s.Text += omission
	}
	s.Marks = marks(words, from, to, shift)
	return s
}

// wordsIn finds the words by the rules that the index finds them by, and says
// which are the query's.
func wordsIn(m *matcher, text string) []word {
	tokens := m.analyzer.Tokenizer.Tokenize([]byte(text))
	words := make([]word, len(tokens))
	at, runes := 0, 0
	for i, t := range tokens {
		runes += utf8.RuneCountInString(text[at:t.Start])
		w := word{start: t.Start, end: t.End, runeStart: runes, term: m.term(t.Term)}
		runes += utf8.RuneCountInString(text[t.Start:t.End])
		w.runeEnd, at = runes, t.End
		words[i] = w
	}
	return words
}

// marks are the matching words between two places of the text.
func marks(words []word, from, to, shift int) [][2]int {
	var list [][2]int
	for _, w := range words {
		if w.term != "" && from <= w.start && w.end <= to {
			list = append(list, [2]int{w.start - shift, w.end - shift})
		}
	}
	return list
}

// stretch chooses the part of a long text to show: around the most of the
// query's words, or the beginning.
func stretch(words []word, text string) (from, to int) {
	room := snippetRunes - 2*utf8.RuneCountInString(omission)
	first, last := densest(words, room)
	if first < 0 || words[first].runeEnd-words[first].runeStart > room {
		return 0, runeIndex(text, room)
	}
	slack := (room - (words[last].runeEnd - words[first].runeStart)) / 2
	for first > 0 && words[last].runeEnd-words[first-1].runeStart <= room &&
		words[first].runeStart-words[first-1].runeStart <= slack {
		slack -= words[first].runeStart - words[first-1].runeStart
		first--
	}
	for last+1 < len(words) && words[last+1].runeEnd-words[first].runeStart <= room {
		last++
	}
	return widen(words, text, first, last, room)
}

// densest gives the first and last of the words within reach of each other
// that match the most of the query, the earliest where several do; without any
// match, the first word.
func densest(words []word, room int) (first, last int) {
	var hits []int
	for i, w := range words {
		if w.term != "" {
			hits = append(hits, i)
		}
	}
	if len(hits) == 0 {
		if len(words) == 0 {
			return -1, -1
		}
		return 0, 0
	}
	first, last = hits[0], hits[0]
	held, best, left := map[string]int{}, 0, 0
	for right, h := range hits {
		held[words[h].term]++
		for left < right && words[h].runeEnd-words[hits[left]].runeStart > room {
			t := words[hits[left]].term
			if held[t]--; held[t] == 0 {
				delete(held, t)
			}
			left++
		}
		if value := len(held)*1000 + min(right-left, 999); value > best {
			best, first, last = value, hits[left], h
		}
	}
	return first, last
}

// widen takes in the punctuation that touches the words, where there is room.
func widen(words []word, text string, first, last, room int) (from, to int) {
	from, to = words[first].start, words[last].end
	left := room - (words[last].runeEnd - words[first].runeStart)
	before, after := 0, len(text)
	if first > 0 {
		before = words[first-1].end
	}
	if last+1 < len(words) {
		after = words[last+1].start
	}
	for to < after && left > 0 {
		r, n := utf8.DecodeRuneInString(text[to:])
		if unicode.IsSpace(r) {
			break
		}
		to, left = to+n, left-1
	}
	for from > before && left > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:from])
		if unicode.IsSpace(r) {
			break
		}
		from, left = from-n, left-1
	}
	return from, to
}

// runeIndex is the byte at which the n-th character begins.
func runeIndex(text string, n int) int {
	for i := range text {
		if n == 0 {
			return i
		}
		n--
	}
	return len(text)
}
