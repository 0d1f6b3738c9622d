// Package stem compares texts by their words, whatever forms those take.
//
// [Of] gives a text as the set of its stems: those of its words that mean something,
// with one that stands for all words like "every", and some that stand apart for words
// that make a claim, such as "never". The functions beside it tell whether such a set
// has a word, or another one for the same; [Counts] tells how much a word tells texts
// apart.
package stem

import "policybot/knowledge/language"

// every stands for all, every and the like, which claim much.
const every = "all"

// Claim stands for a word that makes a claim, apart from stems of words.
func Claim(word string) string { return "~" + word }

// Of are the stems of the texts.
func Of(texts ...string) map[string]bool {
	m := map[string]bool{}
	for _, text := range texts {
		for _, t := range language.Tokenize(text) {
			switch {
			case language.Universal(t.Norm):
				m[every] = true
			case language.Claim(t.Norm):
				m[Claim(t.Norm)] = true
			case t.Word && !language.Stop(t.Norm):
				m[t.Stem] = true
			}
		}
	}
	return m
}

// Set is the set of the stems that are listed.
func Set(list []string) map[string]bool {
	in := map[string]bool{}
	for _, s := range list {
		in[s] = true
	}
	return in
}
