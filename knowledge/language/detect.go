package language

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed marks.txt
var markFile string

//go:embed unread.txt
var unreadFile string

// Weights of the words by which a language is known.
const (
	smallWord = 2
	otherWord = 1
)

// fewWords is up to how many words of a text are looked up where its small ones
// don't tell its language.
const fewWords = 12

// mark is what a word tells of a language.
type mark struct {
	tag    Tag
	weight int
}

var marks = sync.OnceValue(func() map[string][]mark {
	m := map[string][]mark{}
	for name, words := range entries(markFile) {
		tag, weight := Tag(name), smallWord
		if first, ok := strings.CutSuffix(name, " also"); ok {
			tag, weight = Tag(first), otherWord
		}
		for _, w := range words {
			m[w] = append(m[w], mark{tag, weight})
		}
	}
	return m
})

// unread holds what is said in each language that isn't read.
var unread = sync.OnceValue(func() map[Tag]string {
	m := map[Tag]string{}
	for line := range strings.Lines(unreadFile) {
		if tag, text, ok := strings.Cut(strings.TrimSpace(line), ": "); ok && !strings.HasPrefix(line, "#") {
			m[Tag(tag)] = text
		}
	}
	return m
})

// Unread is what is told to somebody who asks in a language that isn't read,
// in that language; false for one of which nothing is known.
func Unread(t Tag) (text string, ok bool) {
	text, ok = unread()[t]
	return text, ok
}

// Detect tells in which language a text is written, or nothing where its words
// don't tell. That it is in a language in which questions aren't read is told
// only where several words say so, and clearly more than speak for one in which
// they are. What may be a name tells nothing, as in "Will MIT ban it?".
func Detect(text string) Tag { return detect(text, nil) }

// Detect does so for a text that may name those in the records, whose names
// tell nothing either.
func (l *Lexicon) Detect(text string) Tag { return detect(text, l.ofNames) }

func detect(text string, named func([]Token) []bool) Tag {
	if len(text) > MaxText {
		text = text[:MaxText]
	}
	words := spoken(text, named)
	points := map[Tag]int{}
	for _, t := range words {
		for w := range strings.FieldsFuncSeq(strings.ToLower(t.Text), func(r rune) bool { return !isWord(r) }) {
			for _, m := range marks()[w] {
				if m.weight == otherWord || !t.Upper || t.first || len(w) == 1 {
					points[m.tag] += m.weight
				}
			}
		}
	}
	if t := scriptOf(text); t != "" && !aroundNames(words) {
		return t
	}
	t := surest(points, len(words))
	if t == "" && len(words) <= fewWords {
		return ofWords(words)
	}
	return t
}

// aroundNames tells that a text is written in a language in which questions are
// read, around names in another script, as in "is 微信 allowed?".
func aroundNames(words []spokenWord) bool {
	known, other := 0, 0
	for _, w := range words {
		switch r, _ := utf8.DecodeRuneInString(w.Text); {
		case r >= beyondLatin:
			other++
		case isEnglish(w.Token) || slices.ContainsFunc(Tags(), func(t Tag) bool { f := foreignOf(t); return f != nil && f.speaks(w) }):
			known++
		}
	}
	return known > 1 && known > other
}

// spokenWord is a word of a text that isn't part of a name.
type spokenWord struct {
	Token
	first bool // of a sentence, where every word has a capital
}

// spoken are the words of a text without those of names, and without those
// that are written like one: all in capitals.
func spoken(text string, named func([]Token) []bool) []spokenWord {
	tokens := Tokenize(text)
	shouted := text == strings.ToUpper(text)
	var inName []bool
	if named != nil {
		inName = named(tokens)
	}
	var words []spokenWord
	first := true
	for i, t := range tokens {
		if !t.Word || t.Start == t.End {
			first = first || strings.Contains(".?!:", t.Text)
			continue
		}
		capitals := !shouted && len(t.Text) > 1 && t.Upper && t.Text == strings.ToUpper(t.Text)
		if !capitals && (inName == nil || !inName[i]) {
			t.Upper = t.Upper && !shouted
			words = append(words, spokenWord{t, first})
		}
		first = false
	}
	return words
}

// ofNames tells of each token whether it belongs to a proper name.
func (l *Lexicon) ofNames(tokens []Token) []bool {
	in := make([]bool, len(tokens))
	for _, m := range l.mentions(tokens, false) {
		if e := l.base.Entity(m.Entities[0]); m.Generic || e == nil || !proper(e.Kind) {
			continue
		}
		for i := m.From; i < m.To; i++ {
			in[i] = true
		}
	}
	return in
}

// surest is the language with the most points, where it is sure enough.
func surest(points map[Tag]int, words int) Tag {
	best, second, read := Tag(""), 0, 0
	for _, t := range sortedKeys(points) {
		if best == "" || points[t] > points[best] {
			best = t
		}
	}
	for t, n := range points {
		if t != best {
			second = max(second, n)
		}
		if t.Readable() {
			read = max(read, n)
		}
	}
	switch {
	case best == "" || points[best] == second:
		return ""
	case best.Readable():
		return best
	case read > 0 && points[best] < 3*smallWord: // two articles before names, and a word that is read
		return ""
	case points[best] < 2*smallWord || points[best] < second+smallWord || points[best] < 2*read || 3*points[best] < 2*words: // a third of all words
		return ""
	}
	return best
}

// scripts are those that tell a language by themselves, with how sure they do:
// an earlier one goes before the later ones.
var scripts = []struct {
	table *unicode.RangeTable
	tag   Tag
}{
	{unicode.Hiragana, "ja"}, {unicode.Katakana, "ja"}, {unicode.Hangul, "ko"}, {unicode.Han, "zh"}, {unicode.Greek, "el"},
	{unicode.Hebrew, "he"}, {unicode.Devanagari, "hi"}, {unicode.Thai, "th"}, {unicode.Arabic, "ar"}, {unicode.Cyrillic, "ru"},
}

// beyondLatin is the first letter that isn't Latin.
const beyondLatin = 0x370

// dense is how many letters of an alphabet a sign of a script that writes
// syllables or words stands for.
const dense = 3

// scriptOf is the language whose script most of the letters are of. Of the
// languages that share a script only one is known, by letters that the other
// hasn't; where neither tells, it is nothing.
func scriptOf(text string) Tag {
	counts, letters := map[Tag]int{}, 0
	for _, r := range text {
		if r < beyondLatin {
			if unicode.IsLetter(r) {
				letters++
			}
			continue
		}
		for _, s := range scripts {
			if unicode.Is(s.table, r) {
				counts[s.tag]++
				if s.tag == "ja" || s.tag == "zh" || s.tag == "ko" {
					counts[s.tag] += dense - 1
				}
				break
			}
		}
	}
	switch {
	case len(counts) == 0:
		return ""
	case counts["ja"] > 0 && counts["ja"]+counts["zh"] >= letters/2:
		return "ja"
	}
	for _, s := range scripts {
		if n := counts[s.tag]; n > dense && n >= letters/2 {
			return ofScript(s.tag, strings.ToLower(text))
		}
	}
	return ""
}

// ofScript tells languages apart that share a script, by letters that only one
// of them has.
func ofScript(t Tag, lower string) Tag {
	switch {
	case t == "ru" && strings.ContainsAny(lower, "іїєґ"):
		return "uk"
	case t == "ru" && !strings.ContainsAny(lower, "ыэёъ") && !strings.Contains(lower, "что") && !strings.Contains(lower, "ли "):
		return ""
	case t == "ar" && strings.ContainsAny(lower, "پچژگکی"):
		return "" // Persian or Urdu
	}
	return t
}

// ofWords is the language of a few words without a small one, where they are
// words of one only.
func ofWords(words []spokenWord) Tag {
	english, others := 0, map[Tag]int{}
	for _, t := range words {
		foreign := false
		for _, tag := range Tags() {
			if f := foreignOf(tag); f != nil && f.speaks(t) {
				others[tag]++
				foreign = true
			}
		}
		if isEnglish(t.Token) || !foreign && slipOfPolicy(t.Norm) {
			english++
		}
	}
	others[English] = english
	best, twice := English, false
	for _, tag := range Tags()[1:] {
		switch {
		case others[tag] > others[best]:
			best, twice = tag, false
		case others[tag] == others[best]:
			twice = true
		}
	}
	if twice {
		return ""
	}
	return best
}

// speaks tells that the word is one of the language: behind the first of a
// sentence, only nouns have a capital.
func (f *foreign) speaks(w spokenWord) bool {
	fold := f.fold(w.Text)
	if w.Upper && !w.first {
		return f.nounOf(fold) != nil
	}
	return f.has(fold)
}

// isEnglish tells that a word means something in English.
func isEnglish(t Token) bool {
	return Stop(t.Norm) || len(groups()[t.Stem]) > 0 || cueWords()[t.Stem]
}
