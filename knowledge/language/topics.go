package language

import (
	_ "embed"
	"sync"
)

//go:embed en/topics.txt
var topicsFile string

// Topics are groups of words that speak of the same matter: for finding, where
// one word may stand for another, and never for deciding.
func Topics() [][]string { return topics() }

var topics = sync.OnceValue(func() [][]string {
	var list [][]string
	lists := []map[string][]string{entries(topicsFile), entries(thesaurusFile)}
	for _, groups := range lists {
		for _, name := range sortedKeys(groups) {
			if name != polarGroup {
				list = append(list, groups[name])
			}
		}
	}
	return list
})
