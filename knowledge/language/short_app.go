package language

import (
	"slices"
	"strings"

	"policybot/knowledge"
)

// learnShortApps notes by which words people name an app shortly: by what stands behind the name of
// its maker, where one app alone is called so and the words name nothing else. The maker's is a
// word that means nothing by itself; what is behind a name may be an edition, which is another app.
func (l *Lexicon) learnShortApps() {
	l.shortApps = map[string][]shortApp{}
	for _, e := range l.base.Entities {
		if e.Kind != knowledge.App {
			continue
		}
		for _, n := range e.Names {
			words := Words(n.Text)
			if len(words) < 2 || Everyday(words[0].Norm) || len(words[0].Norm) < leastShort {
				continue
			}
			tail := normsOf(words[1:])
			key := strings.Join(tail, " ")
			if edition(tail[0]) || BodyNoun(tail[len(tail)-1]) || OwnPeople(key) || strings.ContainsAny(tail[0], "0123456789") || Means(words[len(words)-1], "app-noun") || len(l.names[key]) > 0 || len(l.terms[singulars(words[1:])]) > 0 {
				continue
			}
			l.shortApps[key] = append(l.shortApps[key], shortApp{e.ID, words[0].Norm})
		}
	}
	for key, list := range l.shortApps {
		if slices.ContainsFunc(list, func(a shortApp) bool { return a.id != list[0].id }) {
			delete(l.shortApps, key)
		}
	}
}

// shortApp is an app and the word before its short name, which is its maker's.
type shortApp struct {
	id    knowledge.EntityID
	maker string
}

// shortAppAt reads the short name of an app, which is told with the name that it is taken for:
// "Teams", "MS Teams". Another word beside it may make it another one's name, and where it is an
// everyday word in small letters it must stand where an app does.
func (l *Lexicon) shortAppAt(tokens []Token, i int) (Mention, bool) {
	for n := min(l.longest-1, len(tokens)-i); n > 0; n-- {
		list := l.shortApps[strings.Join(normsOf(tokens[i:i+n]), " ")]
		if len(list) > 0 && l.standsAlone(tokens, i, i+n) && (n > 1 || asItsName(tokens, i) || standsAsApp(tokens, i)) {
			return Mention{Entities: []knowledge.EntityID{list[0].id}, From: i, To: i + n, Slip: true}, true
		}
		if n == 1 {
			break
		}
		if list = l.shortApps[strings.Join(normsOf(tokens[i+1:i+n]), " ")]; len(list) > 0 && abbreviates(tokens[i].Norm, list[0].maker) && l.standsAlone(tokens, i, i+n) {
			return Mention{Entities: []knowledge.EntityID{list[0].id}, From: i, To: i + n, Slip: true}, true
		}
	}
	return Mention{}, false
}

// standsAlone tells that the words beside the tokens belong to no name.
func (l *Lexicon) standsAlone(tokens []Token, from, to int) bool {
	plain := func(t Token) bool { return isEnglish(t) && !edition(t.Norm) }
	if from > 0 && tokens[from-1].Word && (!plain(tokens[from-1]) || listed("whose-edition", tokens[from-1].Norm) || tokens[from-1].Upper && from > 1 && !Stop(tokens[from-1].Norm)) {
		return false
	}
	return to == len(tokens) || !tokens[to].Word || plain(tokens[to]) && !tokens[to].Upper
}

// asItsName tells that the word at the token is one that means nothing in English, or is
// written with a capital within a sentence.
func asItsName(tokens []Token, i int) bool {
	small := slices.ContainsFunc(tokens, func(t Token) bool { return t.Word && !t.Upper })
	return !Everyday(tokens[i].Norm) || tokens[i].Upper && i > 0 && tokens[i-1].Word && small && !Says("determiner-word", tokens[i-1].Stem)
}

// standsAsApp tells that the word at the token is used or ruled on, and nothing that apps are for.
func standsAsApp(tokens []Token, i int) bool {
	if i == 0 || listed("kind-of-app", tokens[i].Norm) || i+1 < len(tokens) && tokens[i+1].Word && !Stop(tokens[i+1].Norm) && !isEnglish(tokens[i+1]) {
		return false
	}
	ruled := Means(tokens[i-1], "aux-is") && i+1 < len(tokens) && (Means(tokens[i+1], "allow") || Means(tokens[i+1], "ban"))
	return Means(tokens[i-1], "use") || ruled
}

// abbreviates tells that the word is short for the other: a few of its letters, in order, from
// the first.
func abbreviates(short, word string) bool {
	if len(short) < 2 || len(short) > 3 || short[0] != word[0] {
		return false
	}
	for _, r := range short {
		at := strings.IndexRune(word, r)
		if at < 0 {
			return false
		}
		word = word[at+1:]
	}
	return true
}

// edition tells that the word names an edition of an app.
func edition(word string) bool { return Naming("edition").Has(word) }
