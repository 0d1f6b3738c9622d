package language

import (
	"cmp"
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"
)

//go:embed en/stop.txt
var stopFile string

var stops = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for line := range strings.Lines(stopFile) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for w := range strings.FieldsSeq(line) {
			m[w] = true
		}
	}
	return m
})

// Stop tells that the word, in lower case, carries no meaning of its own.
func Stop(word string) bool { return stops()[word] }

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

// Claim tells that the word, in lower case, makes a claim of its own although
// it names nothing: "the most downloaded" says more than "downloaded".
func Claim(word string) bool { return listed("claim", word) }

// Universal tells that the word, in lower case, claims something of all.
func Universal(word string) bool { return listed("universal", word) }
