package language

import (
	"strings"
	"unicode"
)

// saysAbout tells what an answer says of the names that the question asks about, by what stands
// for them: "What about Heron or Wren?" and "Neither may be used" are "Heron and Wren may not be
// used".
func (q asked) saysAbout(a answered) string {
	n := Ruling("asks-about").At(q.lower, 0)
	if n == 0 || n == len(q.words) || a.polar != "" {
		return ""
	}
	var names []string
	for _, w := range q.words[n:] {
		low := strings.ToLower(w)
		switch {
		case low == "or" || low == "and":
			w = "and"
		case low == w || strings.ContainsAny(w, ";:"):
			return ""
		}
		names = append(names, w)
	}
	words := strings.Fields(a.text)
	none := Ruling("stands-for-none").At(a.lower, 0)
	verb := max(none, Ruling("stands-for-asked").At(a.lower, 0))
	if len(names) == 0 || verb == 0 || verb+1 >= len(words) || len(words) != len(a.lower) || !Naming("being").Has(a.lower[verb]) {
		return ""
	}
	not := ""
	if none > 0 {
		not = " not"
	}
	return begun(strings.Join(names, " "), unicode.ToUpper) + " " + words[verb] + not + " " + strings.Join(words[verb+1:], " ") + "."
}
