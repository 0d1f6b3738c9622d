package language

import (
	"slices"
	"strings"
	"sync"

	"github.com/hbollon/go-edlib"
)

// slipAt guesses a name from a slip of spelling: one letter wrong, missing,
// doubled or swapped in a name of five letters, two in one of nine. A word
// that the language or the records know is never taken for a slip, nor is
// anything where two names are equally near, or one that begins otherwise than
// the name: "travel" is no "Ravel".
func (l *Lexicon) slipAt(tokens []Token, i int) (Mention, bool) {
	for n := 1; n <= 2 && i+n <= len(tokens); n++ {
		letters := ""
		for _, t := range tokens[i : i+n] {
			if !t.Word || n == 1 && l.Knows(t) || n == 2 && (Stop(t.Norm) || cueWords()[t.Stem]) {
				letters = ""
				break
			}
			letters += t.Norm
		}
		if n == 2 && l.Knows(tokens[i]) && l.Knows(tokens[i+1]) {
			break
		}
		if name := l.nearest(letters); name != "" {
			return Mention{Entities: l.squashed[name], From: i, To: i + n, Slip: true}, true
		}
	}
	return Mention{}, false
}

// Knows tells that the word is one of the language or of the records.
func (l *Lexicon) Knows(t Token) bool {
	return l.words[t.Stem] || l.written[t.Stem] || isEnglish(t)
}

// mend gives words that are a slip away from a word of policy that word's
// stem: "baned" is banned. Words that are known or name somebody stay.
func (l *Lexicon) mend(tokens []Token, names []Mention) {
	for i := range tokens {
		t := &tokens[i]
		named := slices.ContainsFunc(names, func(m Mention) bool { return m.From <= i && i < m.To })
		if !t.Word || named || t.Upper && i > 0 || len(t.Norm) < minSquashed-1 || l.Knows(*t) {
			continue
		}
		for _, w := range spellings() {
			if len(t.Norm) < minSquashed && !lacksOne(t.Norm, w) {
				continue
			}
			if oneSlip(t.Norm, w) {
				t.Stem = Stem(w)
				break
			}
		}
	}
}

// slipOfPolicy tells that a word is a slip away from one of policy, and none itself.
func slipOfPolicy(word string) bool {
	return len(word) >= minSquashed && slices.ContainsFunc(policySpellings(), func(w string) bool { return oneSlip(word, w) })
}

// oneSlip tells that one letter is wrong, missing, too many or swapped with the next, and not
// the first.
func oneSlip(word, meant string) bool {
	return meant[0] == word[0] && len(meant)-len(word) < 2 && len(word)-len(meant) < 2 && edlib.OSADamerauLevenshteinDistance(word, meant) == 1
}

// lacksOne tells that a short word lacks a letter of the other: any of a word
// of policy, and of another word a vowel, since people leave these out and most
// other short words are words.
func lacksOne(short, word string) bool {
	if len(word) <= len(short) {
		return false
	}
	if _, ok := slices.BinarySearch(policySpellings(), word); ok {
		return true
	}
	i := 0
	for i < len(short) && short[i] == word[i] {
		i++
	}
	return strings.ContainsRune("aeiou", rune(word[i])) && short[i:] == word[i+1:]
}

// spellings are the words of cues and of the thesaurus that are long enough to
// be guessed, as they are written.
var spellings = sync.OnceValue(func() []string {
	seen := map[string]bool{}
	for _, w := range policySpellings() {
		seen[w] = true
	}
	for _, words := range entries(thesaurusFile) {
		for _, w := range words {
			if len(w) >= minSquashed {
				seen[w] = true
			}
		}
	}
	return sortedKeys(seen)
})

// policySpellings are those of the cues, with the endings that verbs take.
var policySpellings = sync.OnceValue(func() []string {
	seen := map[string]bool{}
	for cue, phrases := range entries(cueFile) {
		if cue == "institution" {
			continue // what a policy says is likelier than who has one
		}
		for _, p := range phrases {
			for w := range strings.FieldsSeq(strings.ReplaceAll(p, "-", " ")) {
				w = strings.TrimPrefix(w, "=")
				if Stop(w) {
					continue // no ending: "agreed" is no "areed"
				}
				for _, form := range []string{w, w + "ed", w + "ned", w + "ning", w + "ing", strings.TrimSuffix(w, "e") + "ing", w + "d", w + w[len(w)-1:] + "ed", w + w[len(w)-1:] + "ing"} {
					if len(form) >= minSquashed && cueWords()[Stem(form)] {
						seen[form] = true
					}
				}
			}
		}
	}
	return sortedKeys(seen)
})

// nearest is the one name nearest to the letters, or nothing.
func (l *Lexicon) nearest(letters string) string {
	if len(letters) < minSquashed {
		return ""
	}
	best, bestAt, twice := "", 3, false
	for _, key := range slipKeys(letters) {
		for _, name := range l.slips[key] {
			allowed := 1
			if len(name) >= 9 {
				allowed = 2
			}
			d := edlib.OSADamerauLevenshteinDistance(letters, name)
			switch {
			case d > allowed || d > bestAt || letters == name+"s" || !beginAlike(letters, name): // a plural is another word
			case d == bestAt:
				twice = twice || !slices.Equal(l.squashed[name], l.squashed[best])
			default:
				best, bestAt, twice = name, d, false
			}
		}
	}
	if twice {
		return ""
	}
	return best
}

// beginAlike tells that both begin with the same letter, or with the same two of which the
// one has them swapped.
func beginAlike(a, b string) bool {
	return a[0] == b[0] || a[0] == b[1] && a[1] == b[0]
}

// slipKeys lists where names near to the letters are kept: about as long, and
// beginning with one of the first two letters.
func slipKeys(letters string) []slipKey {
	var keys []slipKey
	firsts := []byte{letters[0]}
	if letters[1] != letters[0] {
		firsts = append(firsts, letters[1])
	}
	for _, f := range firsts {
		for n := len(letters) - 2; n <= len(letters)+2; n++ {
			keys = append(keys, slipKey{f, n})
		}
	}
	return keys
}
