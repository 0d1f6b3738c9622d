package language

import (
	"embed"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed de en/order.txt
var foreignFiles embed.FS

// foreign is a language other than English in which questions are read: they
// are put into English words in the order of English, by its files and rules,
// and read as such.
type foreign struct {
	fold      func(word string) string // without capitals and marks
	stem      func(folded string) string
	links     []string        // what may stand between the parts of a compound
	alike     map[byte]string // letters that are taken for one another at the beginning
	endings   []string        // of a participle before a noun
	toMark    string          // what stands before an infinitive
	rules     []rule
	datesOf   func(months string) datePatterns
	conjugate func(parts []string) (forms []spelling, apart string)
	months    string // the names of months, as a part of a pattern
	dateRE    datePatterns

	phrases   map[string][]*entry // by the fold of the first word, and by its stem
	firsts    map[string]string   // beginnings of compounds, by their stems
	spellings map[slipKey][]string
	aparts    map[string]bool // what may stand apart from a verb
	fillers   map[string]bool // what is left out
}

// entry is what words of the language are in English.
type entry struct {
	folds, stems []string
	exact        bool // compared as it is written
	english      string
	class        class
	rank         int // of two that are equally long the higher counts
	verbs        []*verbForm
}

// verbForm is one form of a verb, and which verb it is of.
type verbForm struct {
	english *englishVerb
	form    form
	apart   string // what must stand apart, where it is written without it
	helps   string // of an auxiliary: perfect, being, passive, modal, or last
	moves   bool   // was done where "is" stands before it, as in "ist passiert"
}

// class is the part that a word has in a sentence.
type class string

const (
	plain       class = "" // an adjective, an adverb, or a word that nobody knows
	noun        class = "noun"
	named       class = "name"
	determiner  class = "determiner"
	pronoun     class = "pronoun"
	preposition class = "preposition"
	conjunction class = "conjunction"
	joining     class = "joining"
	asking      class = "question"
	beside      class = "beside"
	verbal      class = "verb"
	toVerb      class = "to-verb"
	timed       class = "time"
	marked      class = "mark"
)

var germanWords = sync.OnceValue(func() *foreign {
	f := &foreign{
		fold: foldGerman, stem: stemGerman, links: linksGerman, alike: alikeGerman,
		conjugate: conjugateGerman, endings: endingsGerman, toMark: "zu", rules: rulesGerman, datesOf: datesGerman,
	}
	f.load("de")
	return f
})

// foreignOf is the language with the tag, nil for English and for those that
// aren't read.
func foreignOf(t Tag) *foreign {
	if t == German {
		return germanWords()
	}
	return nil
}

// orders are the lists of en/order.txt.
var orders = sync.OnceValue(func() map[string]class {
	data, err := foreignFiles.ReadFile("en/order.txt")
	if err != nil {
		panic("language: " + err.Error())
	}
	m := map[string]class{}
	for name, words := range entries(string(data)) {
		for _, w := range words {
			if m[w] != "" {
				panic("language: en/order.txt has " + w + " twice")
			}
			m[w] = class(name)
		}
	}
	return m
})

// classOf is the part that the English words have in a sentence.
func classOf(english string) class { return orders()[english] }

// match is the longest entry that begins at the word, how many words it takes,
// and whether it was found as written rather than by stems.
func (f *foreign) match(folds []string) (*entry, int) {
	var best *entry
	written := false
	for _, key := range []string{folds[0], f.stem(folds[0])} {
		for _, e := range f.phrases[key] {
			ok, asWritten := f.fits(e, folds)
			if !ok {
				continue
			}
			if best == nil || len(e.folds) > len(best.folds) || len(e.folds) == len(best.folds) && (asWritten && !written || written && asWritten && e.rank > best.rank || !written && !asWritten && nearer(e, best, folds)) {
				best, written = e, asWritten
			}
		}
	}
	if best == nil {
		return nil, 0
	}
	return best, len(best.folds)
}

// nearer tells that the word begins with that of the one entry, and not with
// that of the other.
func nearer(a, b *entry, folds []string) bool {
	return strings.HasPrefix(folds[0], a.folds[0]) && !strings.HasPrefix(folds[0], b.folds[0])
}

// written is another entry of the same word than the one given, where that is a
// noun and the word isn't written as one, or the other way round.
func (f *foreign) written(folds []string, upper bool, e *entry) *entry {
	if len(folds) != 1 || e.class != noun && e.class != plain || (e.class == noun) == upper {
		return nil
	}
	for _, o := range f.phrases[folds[0]] {
		if len(o.folds) == 1 && o.folds[0] == folds[0] && (o.class == noun || o.class == plain) && (o.class == noun) == upper {
			return o
		}
	}
	return nil
}

// minStemmed is how many letters a word must have to be found by its stem.
const minStemmed = 4

// fits tells that the entry's words stand at the front, and whether as written.
func (f *foreign) fits(e *entry, folds []string) (ok, written bool) {
	if len(e.folds) > len(folds) {
		return false, false
	}
	written = true
	for i, w := range e.folds {
		if folds[i] == w {
			continue
		}
		if e.exact || len(folds[i]) < minStemmed || f.stem(folds[i]) != e.stems[i] {
			return false, false
		}
		written = false
	}
	return true, written
}

// compound reads a word that is put together of two that are known, or of a
// name and one.
func (f *foreign) compound(fold string, isName func(string) bool) (english string, ok bool) {
	for i := 3; i+3 <= len(fold); i++ {
		if !utf8.RuneStart(fold[i]) {
			continue
		}
		head := f.nounOf(fold[i:])
		if head == nil {
			continue
		}
		if first, ok := f.firstOf(fold[:i], isName); ok {
			return first + " " + head.english, true
		}
	}
	return "", false
}

// firstOf is the English of the first part of a compound.
func (f *foreign) firstOf(part string, isName func(string) bool) (string, bool) {
	for _, link := range f.links {
		p, ok := strings.CutSuffix(part, link)
		if !ok || len(p) < 2 {
			continue
		}
		if english, ok := f.firsts[f.stem(p)]; ok {
			return english, true
		}
		if isName(p) {
			return p, true
		}
		if e := f.nounOf(p); e != nil && len(p) > 2 {
			return e.english, true
		}
	}
	return "", false
}

// has tells that the word is one of the language.
func (f *foreign) has(fold string) bool {
	e, n := f.match([]string{fold})
	return n == 1 && e != nil
}

// verbOf is the entry of a form of a verb that is written together.
func (f *foreign) verbOf(fold string) *entry {
	for _, e := range f.phrases[fold] {
		if e.class == verbal {
			return e
		}
	}
	return nil
}

func (f *foreign) nounOf(fold string) *entry {
	for _, key := range []string{fold, f.stem(fold)} {
		for _, e := range f.phrases[key] {
			if e.class == noun && len(e.folds) == 1 && (e.folds[0] == fold || e.stems[0] == f.stem(fold)) {
				return e
			}
		}
	}
	return nil
}
