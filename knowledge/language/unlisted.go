package language

import (
	"strings"

	"github.com/hbollon/go-edlib"
)

// unlisted reads a word that is no entry: put together of others, a name with
// an ending, English, or misspelt.
func (r *unitReader) unlisted(i int) int {
	t, fold := r.tokens[i], r.folds[i]
	if first, ok := r.f.firsts[r.f.stem(fold)]; ok && r.hyphen(i) {
		return r.take(i, i+1, unit{english: first})
	}
	if to, ok := r.opened(i); ok {
		return to
	}
	if len(fold) > longestWord {
		return r.take(i, i+1, r.unknownUnit(t))
	}
	if english, ok := r.f.compound(fold, r.isName); ok {
		return r.take(i, i+1, unit{english: english, class: noun})
	}
	if english, ok := r.joined(i); ok {
		return r.take(i, i+2, unit{english: english, class: noun})
	}
	if to, ok := r.owner(i, i+1); ok {
		return to
	}
	if r.f.aparts[fold] || r.Knows(t) {
		return r.take(i, i+1, unit{english: t.Text})
	}
	if name := r.nearest(t.Norm); name != "" {
		return r.take(i, i+1, r.nameUnit(r.squashed[name], t.Text))
	}
	if right := r.mended(t, fold); right != "" {
		if e, n := r.f.match([]string{right}); n == 1 && (e.class == noun || e.class == verbal || !t.Upper || i == 0) {
			r.folds[i] = right
			return r.entry(i, i+1, e)
		}
	}
	return r.take(i, i+1, r.unknownUnit(t))
}

// longestWord is how many letters a word may have to be looked at closer.
const longestWord = 60

// unknownUnit takes a word with a capital for a noun, or the name of somebody
// or something.
func (r *unitReader) unknownUnit(t Token) unit {
	if t.Upper {
		return unit{english: t.Text, class: noun, unknown: true}
	}
	return unit{english: t.Text, strange: !strings.ContainsAny(t.Text, "0123456789") && !hostRE.MatchString(t.Norm)}
}

// opened reads a word with an apostrophe: a short "it", or whose something is.
func (r *unitReader) opened(i int) (int, bool) {
	head, ok := strings.CutSuffix(r.folds[i], "'s")
	if !ok {
		return 0, false
	}
	e, n := r.f.match([]string{head})
	if n != 1 {
		return 0, false
	}
	r.take(i, i+1, unit{english: e.english, class: e.class, verbs: e.verbs})
	return r.take(i, i+1, unit{english: "it", class: pronoun}), true
}

// owner reads a name with the ending of whose something is.
func (r *unitReader) owner(i, to int) (int, bool) {
	head, ok := strings.CutSuffix(r.tokens[to-1].Norm, "s")
	if !ok || len(head) < 3 {
		return 0, false
	}
	name := strings.Join(append(normsOf(r.tokens[i:to-1]), head), " ")
	if len(r.names[name]) == 0 {
		return 0, false
	}
	text := strings.TrimSuffix(r.text[r.tokens[i].Start:r.tokens[to-1].End], "s")
	u := r.nameUnit(r.names[name], text+"'s")
	if n := len(r.units); n > 0 && r.units[n-1].class == noun {
		u.english = "of " + text // "das Verbot Acmes"
	}
	return r.take(i, to, u), true
}

// longOwner reads a name of several words so, unless one is named as it stands.
func (r *unitReader) longOwner(i int) (int, bool) {
	for to := min(i+r.longest, r.wordsEnd(i)); to > i+1; to-- {
		if to, ok := r.owner(i, to); ok {
			return to, true
		}
	}
	return 0, false
}

// joined reads two words with a hyphen between them as one.
func (r *unitReader) joined(i int) (string, bool) {
	if i+1 >= len(r.tokens) || !r.hyphen(i) || !r.tokens[i+1].Word {
		return "", false
	}
	whole := r.folds[i] + r.folds[i+1]
	if n := r.f.nounOf(whole); n != nil {
		return n.english, true
	}
	return r.f.compound(whole, r.isName)
}

func (r *unitReader) isName(word string) bool { return len(r.names[word]) > 0 }

// mended is the word of the language that is a slip away, or nothing. What is
// written with a capital may be a name, so that it must be longer.
func (r *unitReader) mended(t Token, fold string) string {
	if len(fold) < minSquashed || t.Upper && len(fold) <= minSquashed {
		return ""
	}
	for _, first := range []byte(fold[:1] + r.f.alike[fold[0]]) {
		for _, n := range []int{1, 0, -1} { // letters are left out more often than added
			for _, w := range r.f.spellings[slipKey{first, len(fold) + n}] {
				if edlib.OSADamerauLevenshteinDistance(fold, w) == 1 {
					return w
				}
			}
		}
	}
	return ""
}
