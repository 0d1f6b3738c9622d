package language

import "strings"

// englishVerb is a verb with its forms. Of one of several words, such as take
// back, the first is inflected.
type englishVerb struct {
	base, past, participle string
}

// newEnglishVerb reads a verb with its past and participle behind strokes, or
// makes those that are regular.
func newEnglishVerb(s string) *englishVerb {
	parts := strings.Split(s, "/")
	if len(parts) == 3 {
		return &englishVerb{parts[0], parts[1], parts[2]}
	}
	first, rest, more := strings.Cut(s, " ")
	ed := withED(first)
	if more {
		ed += " " + rest
	}
	return &englishVerb{s, ed, ed}
}

func withED(v string) string {
	n := len(v)
	switch {
	case strings.HasSuffix(v, "e"):
		return v + "d"
	case strings.HasSuffix(v, "y") && n > 1 && !isVowel(v[n-2]):
		return v[:n-1] + "ied"
	case n == 3 && !isVowel(v[0]) && isVowel(v[1]) && !isVowel(v[2]) && !strings.ContainsAny(v[2:], "wxy"):
		return v + v[2:] + "ed"
	}
	return v + "ed"
}

// doing is the form of what goes on.
func (v *englishVerb) doing() string {
	first, rest, more := strings.Cut(v.base, " ")
	head := strings.TrimSuffix(strings.TrimSuffix(withED(first), "d"), "e")
	if strings.HasSuffix(head, "i") {
		head = first // carri-ed
	}
	if more {
		return head + "ing " + rest
	}
	return head + "ing"
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// third is the form behind he, she and it.
func (v *englishVerb) third() string {
	first, rest, more := strings.Cut(v.base, " ")
	n := len(first)
	switch {
	case first == "have":
		first = "has"
	case strings.HasSuffix(first, "s"), strings.HasSuffix(first, "sh"), strings.HasSuffix(first, "ch"), strings.HasSuffix(first, "o"):
		first += "es"
	case strings.HasSuffix(first, "y") && !isVowel(first[n-2]):
		first = first[:n-1] + "ies"
	default:
		first += "s"
	}
	if more {
		return first + " " + rest
	}
	return first
}
