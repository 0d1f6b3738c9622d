package index

import (
	"slices"
	"sync"

	"policybot/knowledge/language"
)

// alike gives for a term those of the words that speak of the same matter.
type alike map[string][]string

// How much a word that speaks of the same counts beside the very word, and how
// many are searched for beside each.
const (
	alikeWeight = 0.4
	maxAlike    = 24
)

// alikes are those of the analyzer that all indexes have.
var alikes = sync.OnceValues(func() (alike, error) {
	a, err := newAnalyzer(newMapping())
	if err != nil {
		return nil, err
	}
	groups := alike{}
	for _, words := range language.Topics() {
		var terms []string
		for _, w := range words {
			terms = append(terms, a.terms(w, maxTerms)...)
		}
		for _, t := range terms {
			groups[t] = append(groups[t], terms...)
		}
	}
	for t, list := range groups {
		slices.Sort(list)
		groups[t] = slices.DeleteFunc(slices.Compact(list), func(x string) bool { return x == t })
	}
	return groups, nil
})
