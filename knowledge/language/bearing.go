package language

import (
	"fmt"
	"slices"
	"strings"
)

// Bearings tell of a lexicon word by word what bears on how a text is read that has
// the word. They are safe for use by many goroutines.
type Bearings struct {
	lexicon *Lexicon
	names   map[string][]string // with their entities, by their first word
	terms   map[string][]string
	letters map[string][]string // squashed names, by what the first word of them may be
}

// Bearings are those of the lexicon.
func (l *Lexicon) Bearings() *Bearings {
	b := &Bearings{lexicon: l, names: map[string][]string{}, terms: map[string][]string{}, letters: map[string][]string{}}
	for name, ids := range l.names {
		b.names[firstWord(name)] = append(b.names[firstWord(name)], fmt.Sprint(name, ids))
	}
	for term, ids := range l.terms {
		told := fmt.Sprint(term, ids)
		for _, id := range ids {
			told += fmt.Sprint(l.devices[owned{true, id}], l.devices[owned{false, id}])
		}
		b.terms[firstWord(term)] = append(b.terms[firstWord(term)], told)
	}
	for letters, ids := range l.squashed {
		for i := 1; i <= len(letters); i++ {
			b.letters[letters[:i]] = append(b.letters[letters[:i]], fmt.Sprint(letters, ids))
		}
	}
	for _, m := range []map[string][]string{b.names, b.terms, b.letters} {
		for _, list := range m {
			slices.Sort(list)
		}
	}
	return b
}

// Of tells what bears on texts with the token. Where the bearings of two lexicons
// are the same for each token of a text, [Lexicon.Named] and [Lexicon.Knows] give the
// same of it: a name that begins at a token begins with its word.
func (b *Bearings) Of(t Token) string {
	l, one := b.lexicon, singular(t.Norm)
	var s strings.Builder
	fmt.Fprint(&s, l.longest, l.Knows(t), l.asIs[strings.ReplaceAll(t.Text, ".", "")], l.asIs[strings.ToUpper(t.Norm)], l.everyday[t.Norm], l.verbs[t.Stem], l.sectors[t.Stem])
	fmt.Fprint(&s, b.names[t.Norm], b.terms[one], b.letters[t.Norm])
	if one == "device" {
		fmt.Fprint(&s, l.terms["company device"], l.terms["personal device"])
	}
	return s.String()
}
