package language

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/german"
)

// foldGerman writes a word without capitals, umlauts and ß, as people do who
// have no key for them.
func foldGerman(word string) string { return germanLetters.Replace(strings.ToLower(word)) }

var germanLetters = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "’", "'", "a\u0308", "ae", "o\u0308", "oe", "u\u0308", "ue")

// stemGerman is the folded word without its ending, and without what an umlaut
// makes of a vowel: that of "Geräte" and "Gerät" is one.
func stemGerman(folded string) string {
	var b strings.Builder
	for i := 0; i < len(folded); i++ {
		b.WriteByte(folded[i])
		if i+1 < len(folded) && folded[i+1] == 'e' && strings.IndexByte("aou", folded[i]) >= 0 && !(folded[i] == 'u' && i > 0 && strings.IndexByte("aeq", folded[i-1]) >= 0) {
			i++
		}
	}
	word := b.String()
	if n := len(word); n > minStemmed && word[n-1] == 's' && strings.IndexByte("aiopuy", word[n-2]) >= 0 {
		word = word[:n-1] // a plural such as Apps, Handys and Videos
	}
	env := snowballstem.NewEnv(word)
	german.Stem(env)
	return env.Current()
}

// linksGerman are what may stand between the parts of a compound.
var linksGerman = []string{"", "s", "es", "n", "en", "er", "e"}

// endingsGerman are those of adjectives.
var endingsGerman = []string{"e", "en", "er", "es", "em"}

// alikeGerman are the letters that people take for one another at the beginning
// of a word.
var alikeGerman = map[byte]string{'f': "v", 'v': "fw", 'w': "v", 'k': "c", 'c': "k", 'd': "t", 't': "d", 'b': "p", 'p': "b"}

// form is what a form of a verb can be.
type form uint8

const (
	present form = 1 << iota // he bans
	plural                   // they ban, I ban
	past
	bidding // ban it!
	participle
	infinitive
	zuInfinitive // of a verb with a part before it: aufzuheben
)

// finite are the forms that have a subject, or could have.
const finite = present | plural | past | bidding

// spelling is a form of a verb as it is written.
type spelling struct {
	word string
	form form
}

// conjugateGerman gives the forms of a verb from its infinitive, with a bar
// behind what is parted from it, and from its third person, past and participle
// where these aren't regular. Apart is what stands apart in a main clause: the
// finite forms are given without it.
func conjugateGerman(parts []string) (forms []spelling, apart string) {
	before, inf, parted := strings.Cut(parts[0], "|")
	if !parted {
		before, inf = "", parts[0]
	}
	stem := strings.TrimSuffix(strings.TrimSuffix(inf, "n"), "e")
	third, preterite, part := regularGerman(inf, stem)
	if parted && hasFixedPrefix(inf) {
		part = strings.TrimPrefix(part, "ge")
	}
	if len(parts) == 4 {
		third, preterite, part = parts[1], parts[2], parts[3]
	}
	finites := []spelling{{third, present}, {stem + "e", bidding}, {stem + "st", plural}, {stem + "t", present}, {inf, plural},
		{preterite, past}, {strings.TrimSuffix(preterite, "e") + "en", past}}
	for _, f := range finites {
		forms = append(forms, f)
		if parted { // together at the end of a clause
			forms = append(forms, spelling{before + f.word, f.form})
		}
	}
	forms = append(forms, spelling{before + part, participle}, spelling{before + inf, infinitive})
	if parted {
		forms = append(forms, spelling{before + "zu" + inf, zuInfinitive})
	}
	return forms, before
}

// regularGerman are the third person, the past and the participle of a verb
// that changes no vowel.
func regularGerman(inf, stem string) (third, preterite, part string) {
	e := ""
	if n := len(stem); n > 1 && (stem[n-1] == 't' || stem[n-1] == 'd' || strings.HasSuffix(stem, "fn") || strings.HasSuffix(stem, "chn")) {
		e = "e"
	}
	third, preterite = stem+e+"t", stem+e+"te"
	if hasFixedPrefix(inf) || strings.HasSuffix(inf, "ieren") {
		return third, preterite, third
	}
	return third, preterite, "ge" + third
}

// hasFixedPrefix tells that the verb takes no ge- in its participle.
func hasFixedPrefix(inf string) bool {
	for _, p := range []string{"be", "ent", "er", "ge", "ver", "zer", "miss", "unter", "über", "wider", "voll"} {
		if rest, ok := strings.CutPrefix(inf, p); ok && len(rest) > 4 {
			return true
		}
	}
	return false
}
