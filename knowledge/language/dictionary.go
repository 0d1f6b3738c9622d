package language

import (
	"embed"
	"slices"
	"strings"
	"sync"
	"unicode"
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

// load reads the files of a language. They are embedded and tested, so that
// one that can't be read is a programming error.
func (f *foreign) load(folder string) {
	f.phrases, f.firsts, f.spellings, f.aparts = map[string][]*entry{}, map[string]string{}, map[slipKey][]string{}, map[string]bool{}
	f.fillers = map[string]bool{}
	f.loadAuxiliaries(f.read(folder, "auxiliaries.txt"))
	f.loadVerbs(f.read(folder, "verbs.txt"))
	f.loadWords(f.read(folder, "small.txt"), 2)
	f.loadWords(f.read(folder, "phrases.txt"), 1)
	words := f.read(folder, "words.txt")
	f.loadWords(words, 0)
	f.loadMonths(words)
	f.dateRE = f.datesOf(f.months)
	for key, list := range f.spellings {
		slices.Sort(list)
		f.spellings[key] = slices.Compact(list)
	}
}

func (f *foreign) read(folder, name string) map[string][]string {
	data, err := foreignFiles.ReadFile(folder + "/" + name)
	if err != nil {
		panic("language: " + err.Error())
	}
	return entries(string(data))
}

// loadWords takes in words and turns of phrase. Those of the highest rank are
// the small words, which are compared as they are written.
func (f *foreign) loadWords(file map[string][]string, rank int) {
	exact := rank == 2
	for _, name := range sortedKeys(file) {
		english, part, _ := strings.Cut(strings.TrimSuffix(name, ">"), " <")
		for _, w := range file[name] {
			if first, ok := strings.CutSuffix(w, "-"); ok {
				f.firsts[f.stem(f.fold(first))] = english
				continue
			}
			e := &entry{exact: exact, english: english, class: classOf(english), rank: rank}
			switch part {
			case "":
			case "participle":
				v := newEnglishVerb(english)
				e.english, e.class, e.verbs = v.participle, verbal, []*verbForm{{english: v, form: participle}}
			default:
				e.class = class(part)
			}
			if english == "-" {
				e.english = ""
				f.fillers[f.fold(w)] = true
			}
			if e.class == plain && !exact && unicode.IsUpper(firstRune(w[strings.LastIndex(w, " ")+1:])) {
				e.class = noun
			}
			f.add(w, e)
		}
	}
}

func (f *foreign) loadVerbs(file map[string][]string) {
	for _, english := range sortedKeys(file) {
		v := newEnglishVerb(english)
		for _, g := range file[english] {
			parts := strings.Fields(g)
			if len(parts) != 1 && len(parts) != 4 {
				continue // more than one word is a turn of phrase
			}
			inf, moves := strings.CutSuffix(parts[0], "*")
			parts[0] = inf
			forms, apart := f.conjugate(parts)
			f.aparts[f.fold(apart)] = apart != ""
			for _, s := range forms {
				form := &verbForm{english: v, form: s.form, moves: moves}
				if apart != "" && !strings.HasPrefix(s.word, apart) {
					form.apart = f.fold(apart)
				}
				f.addVerb(s.word, form)
				if s.form == participle {
					f.addAttributes(s.word, v)
				}
			}
		}
	}
}

// addAttributes takes in the forms of a participle before a noun.
func (f *foreign) addAttributes(participle string, v *englishVerb) {
	for _, ending := range f.endings {
		if fold := f.fold(participle + ending); len(f.phrases[fold]) == 0 {
			f.file(fold, &entry{folds: []string{fold}, stems: []string{fold}, exact: true, english: v.participle})
		}
	}
}

// loadAuxiliaries takes in the verbs that stand with others. A line is named by
// what they do and the English form.
func (f *foreign) loadAuxiliaries(file map[string][]string) {
	for _, name := range sortedKeys(file) {
		helps, english, _ := strings.Cut(name, " ")
		for _, w := range file[name] {
			form := &verbForm{english: &englishVerb{base: english}, form: plural, helps: helps}
			if helps == "last" {
				form.form = infinitive
			}
			f.addVerb(w, form)
		}
	}
}

func (f *foreign) loadMonths(words map[string][]string) {
	var names []string
	for m := range monthByName {
		for _, w := range words[titleCase(m)] {
			names = append(names, strings.ToLower(w))
		}
	}
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	f.months = strings.Join(names, "|")
}

func titleCase(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// add files an entry under its first word.
func (f *foreign) add(words string, e *entry) {
	for _, w := range strings.Fields(strings.ReplaceAll(strings.ReplaceAll(words, "E-", "E"), "-", " ")) {
		fold := f.fold(w)
		e.folds, e.stems = append(e.folds, fold), append(e.stems, f.stem(fold))
		f.learnSpelling(fold, e.english)
	}
	f.file(e.folds[0], e)
	if e.stems[0] != e.folds[0] && !e.exact {
		f.file(e.stems[0], e)
	}
}

func (f *foreign) file(key string, e *entry) { f.phrases[key] = append(f.phrases[key], e) }

// addVerb adds a form of a verb to the entry of its spelling.
func (f *foreign) addVerb(word string, form *verbForm) {
	fold := f.fold(word)
	for _, e := range f.phrases[fold] {
		if e.class == verbal && len(e.folds) == 1 {
			e.verbs = append(e.verbs, form)
			return
		}
	}
	f.learnSpelling(fold, form.english.base)
	f.file(fold, &entry{folds: []string{fold}, stems: []string{fold}, exact: true, english: form.english.base, class: verbal, verbs: []*verbForm{form}})
}

// learnSpelling keeps a word that others are taken for a slip of: one that asks
// or speaks of policy. Other words are too near to words that aren't listed.
func (f *foreign) learnSpelling(fold, english string) {
	cues := findCues(wordsOf(english))
	if len(fold) >= minSquashed && slices.ContainsFunc(cues, func(c CueAt) bool { return slices.Contains(mendedCues, c.Cue) }) {
		key := slipKey{fold[0], len(fold)}
		f.spellings[key] = append(f.spellings[key], fold)
	}
}

// mendedCues are those whose words are found in spite of a slip.
var mendedCues = []Cue{"ban", "restrict", "allow", "undo", "reinstate", "exempt", "use", "why", "which", "timeline", "compare", "policy"}

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
