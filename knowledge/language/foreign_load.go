package language

import (
	"slices"
	"strings"
	"unicode"
)

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
	cues := findCues(Words(english))
	if len(fold) >= minSquashed && slices.ContainsFunc(cues, func(c CueAt) bool { return slices.Contains(mendedCues, c.Cue) }) {
		key := slipKey{fold[0], len(fold)}
		f.spellings[key] = append(f.spellings[key], fold)
	}
}

// mendedCues are those whose words are found in spite of a slip.
var mendedCues = []Cue{"ban", "restrict", "allow", "undo", "reinstate", "exempt", "use", "why", "which", "timeline", "compare", "policy"}
