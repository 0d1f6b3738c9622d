package form

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"policybot/knowledge/language"
)

// Piece is a sentence of a passage, and where it begins there.
type Piece struct {
	Text  string
	Start int
	Opens bool // begins a line
}

// Split parts a text into sentences. A semicolon ends one too, and so does a line
// that stands by itself.
func Split(text string) []Piece {
	var out []Piece
	start := 0
	cut := func(end int) {
		s := text[start:end]
		trimmed := strings.TrimLeftFunc(s, unicode.IsSpace)
		if t := strings.TrimRightFunc(trimmed, unicode.IsSpace); t != "" {
			at := start + len(s) - len(trimmed)
			out = append(out, Piece{t, at, strings.TrimRight(text[:at], " \t") == "" || strings.HasSuffix(strings.TrimRight(text[:at], " \t"), "\n")})
		}
		start = end
	}
	for i, r := range text {
		if i < start {
			continue
		}
		switch r {
		case '\n', ';', '•':
			cut(i + utf8.RuneLen(r))
		case '.', '!', '?':
			if end, ok := language.SentenceEnd(text, start, i); ok {
				cut(end)
			}
		}
	}
	cut(len(text))
	return out
}
