package language

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed en/acts.txt
var actFile string

// Form is a form of a verb; a word may be several.
type Form uint8

// Forms.
const (
	Plain      Form = 1 << iota // ban
	Third                       // bans
	Past                        // banned, as in "Acme banned it"
	Participle                  // banned, as in "it was banned"
	Doing                       // banning
)

// ActAt is a verb of policy in a text, with what belongs to it, over the tokens
// From to To (exclusive). What it is done to may stand between its parts.
type ActAt struct {
	Act      string // a meaning of en/acts.txt
	Form     Form
	From, To int
	Apart    int // the token where its last word stands, where something is between; else 0
}

type actForm struct {
	act   string
	form  Form
	words []string // those behind the first
}

// acts holds the verbs by each form of their first word.
var acts = sync.OnceValue(func() map[string][]actForm {
	out := map[string][]actForm{}
	for act, verbs := range entries(actFile) {
		for _, v := range verbs {
			for form, word := range formsOf(v) {
				first, rest, _ := strings.Cut(word, " ")
				out[first] = withForm(out[first], actForm{act, form, strings.Fields(rest)})
			}
		}
	}
	for _, list := range out {
		slices.SortFunc(list, func(a, b actForm) int {
			if n := len(b.words) - len(a.words); n != 0 {
				return n
			}
			return strings.Compare(a.act, b.act)
		})
	}
	return out
})

// withForm adds a form, or to the forms that a verb with the same words has.
func withForm(list []actForm, f actForm) []actForm {
	for i, x := range list {
		if x.act == f.act && slices.Equal(x.words, f.words) {
			list[i].form |= f.form
			return list
		}
	}
	return append(list, f)
}

// formsOf are the forms of a verb as a file writes it.
func formsOf(s string) map[Form]string {
	v := newEnglishVerb(s)
	return map[Form]string{Plain: v.base, Third: v.third(), Past: v.past, Participle: v.participle, Doing: gerund(v)}
}

// Gerund is the form in -ing of a verb that may stand before words of its own: "sharing
// files" of "share files".
func Gerund(phrase string) string {
	verb, rest, _ := strings.Cut(strings.ToLower(phrase), " ")
	v := newEnglishVerb(verb)
	if doublesLast(verb) {
		v.past = verb + verb[len(verb)-1:]
	}
	return strings.TrimSpace(gerund(v) + " " + rest)
}

// doublesLast tells that a verb of one syllable ends in one vowel and one consonant:
// "swap".
func doublesLast(verb string) bool {
	n := len(verb)
	if n < 3 || isVowel(verb[n-1]) || strings.ContainsAny(verb[n-1:], "wxy") || !isVowel(verb[n-2]) || isVowel(verb[n-3]) {
		return false
	}
	return !strings.ContainsAny(verb[:n-2], "aeiouy")
}

// gerund doubles the last letter where the past does.
func gerund(v *englishVerb) string {
	first, rest, more := strings.Cut(v.base, " ")
	doubled := first + first[len(first)-1:]
	out := strings.TrimSuffix(first, "e") + "ing"
	if strings.HasPrefix(v.past, doubled) || strings.HasPrefix(v.participle, doubled) || len(first) == 3 && withED(first) == doubled+"ed" || v.past == v.base && shortEnd(first) {
		out = doubled + "ing"
	}
	if more {
		return out + " " + rest
	}
	return out
}

// shortEnd tells that the word ends with one vowel and one consonant, as "shut" does.
func shortEnd(word string) bool {
	vowel := func(i int) bool { return strings.IndexByte("aeiou", word[i]) >= 0 }
	n := len(word)
	return n > 2 && !vowel(n-1) && vowel(n-2) && !vowel(n-3)
}

// maxApart is how many words may stand between the parts of a verb.
const maxApart = 9

// BeginsAct tells that a verb of policy may begin with the word, in lower case.
func BeginsAct(word string) bool { return len(acts()[word]) > 0 }

// Acts finds the verbs of policy in the tokens: at a place all that it may be,
// of one meaning the longest.
func Acts(tokens []Token) []ActAt {
	var found []ActAt
	for i, t := range tokens {
		if !t.Word {
			continue
		}
		seen := map[string]bool{}
		for _, f := range acts()[t.Norm] {
			if seen[f.act] {
				continue
			}
			if a, ok := f.at(tokens, i); ok {
				seen[f.act] = true
				found = append(found, a)
			}
		}
	}
	return found
}

// at reads the verb at the token, where its other parts stand behind it.
func (f actForm) at(tokens []Token, i int) (ActAt, bool) {
	a := ActAt{Act: f.act, Form: f.form, From: i, To: i + 1 + len(f.words)}
	if len(f.words) == 0 || follows(tokens, i+1, f.words) {
		return a, true
	}
	for j := i + 2; j < min(len(tokens), i+2+maxApart) && tokens[j-1].Word; j++ {
		if follows(tokens, j, f.words) {
			a.To, a.Apart = i+1, j+len(f.words)-1
			return a, true
		}
	}
	return a, false
}

// follows tells that the words stand at the token.
func follows(tokens []Token, i int, words []string) bool {
	if i+len(words) > len(tokens) {
		return false
	}
	for k, w := range words {
		if tokens[i+k].Norm != w {
			return false
		}
	}
	return true
}

// Weight is what a word by itself has to do with policy.
type Weight uint8

// Weights.
const (
	NoWeight Weight = iota
	OfUse           // what is done with an app: use, open
	OfDuty          // may, must, not: with a word for what is done it may be a rule
	OfPolicy        // ban, allow, approval: a text without any tells of no act
)

// WeightOf is the weight of the word, in lower case.
func WeightOf(word string) Weight { return weights()[word] }

var weights = sync.OnceValue(func() map[string]Weight {
	out := map[string]Weight{}
	lists := entries(documentFile)
	heavier := func(word string, w Weight) { out[word] = max(out[word], w) }
	for _, name := range lists["weigh-binding"] {
		for _, p := range lists[name] {
			first, _, _ := strings.Cut(p, " ")
			heavier(first, OfDuty)
		}
	}
	for _, word := range lists["weigh-not"] {
		delete(out, word)
	}
	for _, word := range lists["not"] {
		heavier(word, OfDuty)
	}
	for word, list := range acts() {
		for _, f := range list {
			switch {
			case slices.Contains(lists["weigh-deciding"], f.act) && (len(f.words) == 0 || !slices.Contains(lists["weigh-common"], word)):
				heavier(word, OfPolicy)
			case slices.Contains(lists["weigh-using"], f.act) && !slices.Contains(lists["weigh-not"], word):
				heavier(word, OfUse)
			}
		}
	}
	for _, name := range lists["weigh-deciding"] {
		for _, p := range lists[name] {
			first, _, more := strings.Cut(p, " ")
			if !more && !slices.Contains(lists["weigh-not"], p) {
				heavier(p, OfPolicy)
				heavier(p+"s", OfPolicy)
			} else if !slices.Contains(lists["weigh-not"], first) {
				heavier(first, OfUse)
			}
		}
	}
	return out
})
