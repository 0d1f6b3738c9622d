package language

import (
	_ "embed"
	"fmt"
	"slices"
	"sync"
)

//go:embed words.txt
var wordFile string

var wordLists = sync.OnceValue(func() map[string][]string { return entries(wordFile) })

// wordList is one of the lists of the file of words. One that isn't there is a
// programming error.
func wordList(name string) []string {
	list, ok := wordLists()[name]
	if !ok {
		panic(fmt.Sprintf("language: no list %q of words", name))
	}
	return list
}

// listed tells that the word, in lower case, is in the list.
func listed(name, word string) bool { return slices.Contains(wordList(name), word) }
