package language

import (
	_ "embed"
	"fmt"
	"slices"
	"sync"
)

//go:embed en/words.txt
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

// Listed tells that the word, in lower case, is in the list as it stands.
func Listed(list, word string) bool { return listed(list, word) }

var stemLists = sync.OnceValue(func() map[string][]string {
	lists := map[string][]string{}
	for name, words := range wordLists() {
		for _, w := range words {
			lists[name] = append(lists[name], Stem(w))
		}
	}
	return lists
})

// Stems are those of the words of a list of en/words.txt, which must be there.
func Stems(list string) []string {
	wordList(list)
	return stemLists()[list]
}

// Says tells that the stem is of a word of the list.
func Says(list, stem string) bool { return slices.Contains(Stems(list), stem) }
