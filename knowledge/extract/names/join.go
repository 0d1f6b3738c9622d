package names

import (
	"strings"
	"unicode"

	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// joinedNames makes one name of those that "and" and commas stand in: where letters in
// brackets behind tell how far back the name goes, "the Department for Culture and Sport
// (DCS)", and where a body is named for what it is for, "the Trade and Industry Agency".
func joinedNames(words []form.Word, spans []form.Span) []form.Span {
	var out []form.Span
	for _, s := range spans {
		from := s.From
		if s.To < len(words) && words[s.To].Bracket {
			from = spelledFrom(words, s)
		}
		for n := len(out); n > 0 && from < s.From && out[n-1].To > from; n-- {
			from = min(from, out[n-1].From)
			out = out[:n-1]
		}
		if n := len(out); n > 0 && from == s.From && forBoth(words, out[n-1], s) {
			from, out = out[n-1].From, out[:n-1]
		}
		out = append(out, form.Span{From: from, To: s.To})
	}
	return out
}

// spelledFrom is where the name begins that ends with the span, and whose first letters
// stand in brackets behind it; where the span does, if they don't.
func spelledFrom(words []form.Word, s form.Span) int {
	letters := capitalsOf(words[s.To].Text)
	if len(letters) < 2 || len(letters) > 6 {
		return s.From
	}
	best, at := s.From, s.To-1
	for ; at >= 0 && at > s.To-form.LongestName-4; at-- {
		w := words[at]
		if !w.Upper && !language.Naming("inside-name").Has(w.Lower) {
			break
		}
		if w.Upper && at <= s.From && spells(words[at:s.To], letters) {
			best = at
			if before := language.Naming("government-start").Before(form.Lowers(words[:at]), at); before > 0 {
				best = at - before // "the Department for Culture and Sport (CS)"
			}
		}
		if !w.Joined && !w.Comma {
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
func tailSpells(words []form.Word, letters string) bool {
	for i := range words {
		if len(letters) > 1 && words[i].Upper && spells(words[i:], letters) {
			return true
		}
	}
	return false
}

// spells tells that the letters are the first ones of the words: of each that has a
// capital, and of small ones between them or not.
func spells(words []form.Word, letters string) bool {
	if len(words) == 0 || letters == "" {
		return len(words) == 0 && letters == ""
	}
	small := !words[0].Upper
	if small && spells(words[1:], letters) {
		return true
	}
	first := []rune(words[0].Text)[0]
	rest, ok := strings.CutPrefix(letters, string(unicode.ToUpper(first)))
	return ok && spells(words[1:], rest)
}

// forBoth tells that two names with "and" between them are one of a body, by the fields
// that it is for: "Customs and Border Protection".
func forBoth(words []form.Word, a, b form.Span) bool {
	if b.From != a.To+1 || words[a.To].Lower != "and" || !words[a.To].Joined || !words[b.From].Joined || words[a.To-1].Owns {
		return false
	}
	field := language.Naming("field-of-body")
	if !field.Has(words[a.To-1].Lower) {
		return false
	}
	for _, w := range words[b.From:b.To] {
		if !field.Has(w.Lower) && !language.Naming("body-end").Has(w.Lower) {
			return false
		}
	}
	return true
}
