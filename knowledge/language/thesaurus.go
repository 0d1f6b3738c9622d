package language

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed en/thesaurus.txt
var thesaurusFile string

//go:embed en/workplace.txt
var workplaceFile string

// groups maps a stem to the thesaurus groups in which it stands, and workplace to those
// of words for things at work.
var (
	groups    = sync.OnceValue(func() map[string][]string { return groupsOf(thesaurusFile) })
	workplace = sync.OnceValue(func() map[string][]string { return groupsOf(workplaceFile) })
)

func groupsOf(file string) map[string][]string {
	out := map[string][]string{}
	for name, words := range entries(file) {
		if name == polarGroup {
			continue
		}
		for _, w := range words {
			if stem := Stem(w); !slices.Contains(out[stem], name) {
				out[stem] = append(out[stem], name)
			}
		}
	}
	return out
}

// polarGroup is the line of the thesaurus that is no group.
const polarGroup = "polar"

var polar = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, w := range entries(thesaurusFile)[polarGroup] {
		m[Stem(w)] = true
	}
	return m
})

// Polar tells that the stem has an opposite that is spoken of in the same
// words, so that being related proves nothing.
func Polar(stem string) bool { return polar()[stem] }

// Grouped tells that the stem stands in the thesaurus.
func Grouped(stem string) bool { return len(groups()[stem]) > 0 }

// Same tells that two stems are the same, or mean the same in every question.
func Same(a, b string) bool {
	return a == b || slices.ContainsFunc(groups()[a], func(g string) bool {
		return strings.HasPrefix(g, "same-") && slices.Contains(groups()[b], g)
	})
}

// Related tells that two stems are the same, or stand in one group of the
// thesaurus.
func Related(a, b string) bool { return a == b || shareGroup(groups(), a, b) }

// AtWork tells that two stems are related, or words for the same thing at work.
func AtWork(a, b string) bool { return Related(a, b) || shareGroup(workplace(), a, b) }

func shareGroup(groups map[string][]string, a, b string) bool {
	return slices.ContainsFunc(groups[a], func(g string) bool { return slices.Contains(groups[b], g) })
}
