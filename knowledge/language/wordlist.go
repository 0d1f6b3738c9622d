package language

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

//go:embed en/naming.txt
var namingFile string

//go:embed en/ruling.txt
var rulingFile string

//go:embed en/everyday.txt
var everydayFile string

// WordList is a list of words and phrases, in lower case.
type WordList struct {
	phrases map[string]bool
	firsts  map[string]int // the words of the longest phrase that begins so
	lasts   map[string]int // or ends so
}

func newWordList(phrases []string) *WordList {
	l := &WordList{phrases: map[string]bool{}, firsts: map[string]int{}, lasts: map[string]int{}}
	for _, p := range phrases {
		words := strings.Fields(p)
		l.phrases[strings.Join(words, " ")] = true
		first, last := words[0], words[len(words)-1]
		l.firsts[first] = max(l.firsts[first], len(words))
		l.lasts[last] = max(l.lasts[last], len(words))
	}
	return l
}

// Has tells that the phrase is in the list.
func (l *WordList) Has(phrase string) bool { return l.phrases[phrase] }

// All are the phrases of the list.
func (l *WordList) All() []string { return slices.Sorted(maps.Keys(l.phrases)) }

// At is how many words the longest phrase of the list takes that begins with
// the word at i, 0 for none.
func (l *WordList) At(words []string, i int) int {
	if i < 0 || i >= len(words) {
		return 0
	}
	for n := min(l.firsts[words[i]], len(words)-i); n > 0; n-- {
		if l.phrases[strings.Join(words[i:i+n], " ")] {
			return n
		}
	}
	return 0
}

// Before is how many words the longest phrase of the list takes that ends right
// before the word at i, 0 for none.
func (l *WordList) Before(words []string, i int) int {
	if i < 1 || i > len(words) {
		return 0
	}
	for n := min(l.lasts[words[i-1]], i); n > 0; n-- {
		if l.phrases[strings.Join(words[i-n:i], " ")] {
			return n
		}
	}
	return 0
}

// In tells that a phrase of the list stands among the words.
func (l *WordList) In(words []string) bool {
	for i := range words {
		if l.At(words, i) > 0 {
			return true
		}
	}
	return false
}

var naming = sync.OnceValue(func() map[string]*WordList { return listsOf(namingFile) })

func listsOf(file string) map[string]*WordList {
	lists := map[string]*WordList{}
	for name, phrases := range entries(file) {
		lists[name] = newWordList(phrases)
	}
	return lists
}

// Naming is a list of en/naming.txt. One that isn't there is a programming
// error.
func Naming(list string) *WordList {
	l, ok := naming()[list]
	if !ok {
		panic(fmt.Sprintf("language: no list %q of naming words", list))
	}
	return l
}

var nations = sync.OnceValue(func() map[string]string { return meanings(entries(namingFile)["state-of-nation"]) })

// meanings reads a list of entries such as "wat is what".
func meanings(list []string) map[string]string {
	means := map[string]string{}
	for _, entry := range list {
		if word, meaning, ok := strings.Cut(entry, " is "); ok {
			means[word] = meaning
		}
	}
	return means
}

// StateOf is the state of the nation, in lower case: Italy for "italian"; "" where none is known.
func StateOf(nation string) string { return nations()[nation] }

var ruling = sync.OnceValue(func() map[string]*WordList { return listsOf(rulingFile) })

// Ruling is a list of en/ruling.txt. One that isn't there is a programming error.
func Ruling(list string) *WordList {
	l, ok := ruling()[list]
	if !ok {
		panic(fmt.Sprintf("language: no list %q of rulings", list))
	}
	return l
}

var everyday = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for line := range strings.Lines(everydayFile) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for w := range strings.FieldsSeq(line) {
			m[w] = true
		}
	}
	return m
})

// OftenName tells that the word, in lower case, is an everyday one that things
// are often called by.
func OftenName(word string) bool { return everyday()[word] }

// Everyday tells that the word, in lower case, means something in English apart
// from what it may be the name of.
func Everyday(word string) bool {
	return everyday()[word] || isEnglish(Token{Norm: word, Stem: Stem(word)})
}
