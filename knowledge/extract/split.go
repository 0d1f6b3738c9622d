package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"policybot/knowledge/language"
)

// piece is a sentence of a passage, and where it begins there.
type piece struct {
	text  string
	start int
	opens bool // begins a line
}

// split parts a text into sentences. A semicolon ends one too, and so does a line
// that stands by itself.
func split(text string) []piece {
	var out []piece
	start := 0
	cut := func(end int) {
		s := text[start:end]
		trimmed := strings.TrimLeftFunc(s, unicode.IsSpace)
		if t := strings.TrimRightFunc(trimmed, unicode.IsSpace); t != "" {
			at := start + len(s) - len(trimmed)
			out = append(out, piece{t, at, strings.TrimRight(text[:at], " \t") == "" || strings.HasSuffix(strings.TrimRight(text[:at], " \t"), "\n")})
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

func firstOf(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// policyWords tells that the text has a word with which policy is told: most have
// none, and are left at once.
func policyWords(text string) bool {
	const longest = 24
	var low [longest]byte
	n := 0
	used, bound := false, false
	for i := 0; i <= len(text); i++ {
		c := byte(' ')
		if i < len(text) {
			c = text[i]
		}
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
			fallthrough
		case 'a' <= c && c <= 'z':
			if n < longest {
				low[n] = c
			}
			n++
			continue
		}
		if n > 1 && n <= longest {
			switch language.WeightOf(string(low[:n])) {
			case language.OfPolicy:
				return true
			case language.OfUse:
				used = true
			case language.OfDuty:
				bound = true
			}
			if used && bound {
				return true
			}
		}
		n = 0
	}
	return false
}
