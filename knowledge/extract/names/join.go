package names

import (
	"slices"
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
		if n := inFields(words, out, form.Span{From: from, To: s.To}); n > 0 {
			from, out = out[len(out)-n].From, out[:len(out)-n]
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
// that it is for, "Customs and Border Protection", "the Trade and Industry Appeals Tribunal", or of
// a state whose name has it: "Trinidad and Tobago".
func forBoth(words []form.Word, a, b form.Span) bool {
	if b.From != a.To+1 || words[a.To].Lower != "and" || !words[a.To].Joined || !words[b.From].Joined || words[a.To-1].Owns {
		return false
	}
	if language.Naming("country").Has(strings.Join(form.Lowers(words[a.From:b.To]), " ")) {
		return true
	}
	field, last := language.Naming("field-of-body"), words[b.To-1].Lower
	if !field.Has(words[a.To-1].Lower) {
		return false
	}
	ends := language.Naming("body-end").Has(last) || language.Naming("official-end").Has(last) || ofState(words, a) && field.Has(last)
	return fieldsOnly(words, b) || field.Has(words[b.From].Lower) && ends
}

// ofState tells that the name is one of a part of a state that says what it is for.
func ofState(words []form.Word, s form.Span) bool {
	return language.Naming("government-start").In(form.Lowers(words[s.From:s.To]))
}

// fieldsOnly tells that a name says nothing but what a body is for.
func fieldsOnly(words []form.Word, s form.Span) bool {
	for _, w := range words[s.From:s.To] {
		if w.Lower != "and" && !language.Naming("field-of-body").Has(w.Lower) && !language.Naming("body-end").Has(w.Lower) {
			return false
		}
	}
	return true
}

// inFields is how many of the last names go on in the name of the last field that a part of a state
// is for: "the Department for Science, Innovation and Technology" has one or two before that.
func inFields(words []form.Word, out []form.Span, s form.Span) int {
	last := s.From
	if last > 0 && words[last-1].Lower == "and" && words[last].Joined {
		last--
	} else if !slices.Contains(form.Lowers(words[s.From:s.To]), "and") || !fieldsOnly(words, s) {
		return 0
	}
	for n, next := 1, last; n <= len(out); n++ {
		x := out[len(out)-n]
		switch {
		case x.To != next || words[next].Lower != "and" && !words[next].Comma:
			return 0
		case ofState(words, x) && words[next].Comma:
			return n
		case !fieldsOnly(words, x):
			return 0
		}
		next = x.From
	}
	return 0
}
