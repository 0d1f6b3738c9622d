package extract

import (
	"strings"
	"unicode"

	"policybot/knowledge/language"
)

// joinedNames makes one name of those that "and" and commas stand in: where letters in
// brackets behind tell how far back the name goes, "the Department for Culture and Sport
// (DCS)", and where a body is named for what it is for, "the Trade and Industry Agency".
func joinedNames(words []word, spans []span) []span {
	var out []span
	for _, s := range spans {
		from := s.from
		if s.to < len(words) && words[s.to].bracket {
			from = spelledFrom(words, s)
		}
		for n := len(out); n > 0 && from < s.from && out[n-1].to > from; n-- {
			from = min(from, out[n-1].from)
			out = out[:n-1]
		}
		if n := len(out); n > 0 && from == s.from && forBoth(words, out[n-1], s) {
			from, out = out[n-1].from, out[:n-1]
		}
		out = append(out, span{from, s.to})
	}
	return out
}

// spelledFrom is where the name begins that ends with the span, and whose first letters
// stand in brackets behind it; where the span does, if they don't.
func spelledFrom(words []word, s span) int {
	letters := capitalsOf(words[s.to].text)
	if len(letters) < 2 || len(letters) > 6 {
		return s.from
	}
	best, at := s.from, s.to-1
	for ; at >= 0 && at > s.to-longestName-4; at-- {
		w := words[at]
		if !w.upper && !language.Naming("inside-name").Has(w.lower) {
			break
		}
		if w.upper && at <= s.from && spells(words[at:s.to], letters) {
			best = at
			if before := language.Naming("government-start").Before(lowers(words[:at]), at); before > 0 {
				best = at - before // "the Department for Culture and Sport (CS)"
			}
		}
		if !w.joined && !w.comma {
			break
		}
	}
	return best
}

// capitalsOf are the capitals of a word that is short for a name: none where most of it
// is small.
func capitalsOf(text string) string {
	big := strings.Map(func(r rune) rune {
		if unicode.IsUpper(r) {
			return r
		}
		return -1
	}, text)
	if 2*len(big) < len(text) {
		return ""
	}
	return big
}

// tailSpells tells that the last words of a name begin with the letters.
func tailSpells(words []word, letters string) bool {
	for i := range words {
		if len(letters) > 1 && words[i].upper && spells(words[i:], letters) {
			return true
		}
	}
	return false
}

// spells tells that the letters are the first ones of the words: of each that has a
// capital, and of small ones between them or not.
func spells(words []word, letters string) bool {
	if len(words) == 0 || letters == "" {
		return len(words) == 0 && letters == ""
	}
	small := !words[0].upper
	if small && spells(words[1:], letters) {
		return true
	}
	first := []rune(words[0].text)[0]
	rest, ok := strings.CutPrefix(letters, string(unicode.ToUpper(first)))
	return ok && spells(words[1:], rest)
}

// forBoth tells that two names with "and" between them are one of a body, by the fields
// that it is for: "Customs and Border Protection".
func forBoth(words []word, a, b span) bool {
	if b.from != a.to+1 || words[a.to].lower != "and" || !words[a.to].joined || !words[b.from].joined || words[a.to-1].owns {
		return false
	}
	field := language.Naming("field-of-body")
	if !field.Has(words[a.to-1].lower) {
		return false
	}
	for _, w := range words[b.from:b.to] {
		if !field.Has(w.lower) && !language.Naming("body-end").Has(w.lower) {
			return false
		}
	}
	return true
}
