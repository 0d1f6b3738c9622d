package language

import (
	"hash/maphash"
	"strings"
	"sync/atomic"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

// Stem is the word without its English ending. Those of the words read last are
// remembered: texts are made of the same words again and again, and to find a
// stem takes as long as everything else that is done to read a word.
func Stem(word string) string {
	if len(word) > longestStemmed {
		return stem(word)
	}
	at := &stemmed[maphash.String(stemSeed, word)%uint64(len(stemmed))]
	if known := at.Load(); known != nil && known.word == word {
		return known.stem
	}
	s := &wordStem{strings.Clone(word), stem(word)} // a clone, as the word is a part of a text
	at.Store(s)
	return s.stem
}

func stem(word string) string {
	if right, ok := misStemmed[word]; ok {
		return right
	}
	env := snowballstem.NewEnv(word)
	english.Stem(env)
	return env.Current()
}

// misStemmed are words that lose of themselves with their ending: what is added is no ad,
// and an officer no office.
var misStemmed = map[string]string{"added": "add", "adding": "add", "officer": "officer", "officers": "officer"}

// longestStemmed is up to how many bytes a word is remembered.
const longestStemmed = 40

type wordStem struct{ word, stem string }

var (
	stemSeed = maphash.MakeSeed()
	stemmed  [1 << 15]atomic.Pointer[wordStem] // at a place that the word tells, whichever came last
)
