package language

import (
	_ "embed"
	"slices"
	"sync"
)

//go:embed thesaurus.txt
var thesaurusFile string

// groups maps a stem to the thesaurus groups in which it stands.
var groups = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for name, words := range entries(thesaurusFile) {
		for _, w := range words {
			if stem := Stem(w); !slices.Contains(out[stem], name) {
				out[stem] = append(out[stem], name)
			}
		}
	}
	return out
})

// Grouped tells that the stem stands in the thesaurus.
func Grouped(stem string) bool { return len(groups()[stem]) > 0 }

// Related tells that two stems are the same, or stand in one group of the
// thesaurus.
func Related(a, b string) bool {
	if a == b {
		return true
	}
	for _, g := range groups()[a] {
		if slices.Contains(groups()[b], g) {
			return true
		}
	}
	return false
}
