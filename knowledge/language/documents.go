package language

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed en/documents.txt
var documentFile string

// PhraseAt is a phrase of a list of en/documents.txt in a text, over the tokens
// From to To (exclusive).
type PhraseAt struct {
	List     string
	From, To int
}

type documentPhrase struct {
	list   string
	words  []string
	plural bool // its last word may be in the plural
}

var documentPhrases = sync.OnceValue(func() map[string][]documentPhrase {
	out := map[string][]documentPhrase{}
	lists := entries(documentFile)
	for _, list := range sortedKeys(lists) {
		for _, p := range lists[list] {
			d := documentPhrase{list, strings.Fields(p), strings.HasSuffix(list, "noun")}
			key := d.words[0]
			out[key] = append(out[key], d)
			if d.plural && len(d.words) == 1 {
				out[key+"s"] = append(out[key+"s"], d)
			}
			if head, ok := strings.CutSuffix(key, "wife"); ok && d.plural && len(d.words) == 1 {
				out[head+"wives"] = append(out[head+"wives"], d)
			}
			if head, ok := strings.CutSuffix(key, "y"); ok && d.plural && len(d.words) == 1 {
				out[head+"ies"] = append(out[head+"ies"], d)
			}
		}
	}
	return out
})

// Phrases finds the phrases of the lists in the tokens: of one list at a place
// the longest.
func Phrases(tokens []Token) []PhraseAt {
	var found []PhraseAt
	for i, t := range tokens {
		longest := map[string]int{}
		var lists []string
		for _, p := range documentPhrases()[t.Norm] {
			n := p.length(tokens, i)
			if n == 0 {
				continue
			}
			if longest[p.list] == 0 {
				lists = append(lists, p.list)
			}
			longest[p.list] = max(longest[p.list], n)
		}
		for _, list := range lists {
			found = append(found, PhraseAt{list, i, i + longest[list]})
		}
	}
	return found
}

// length is how many tokens the phrase takes from the token on, or 0. * is one to
// four words.
func (p documentPhrase) length(tokens []Token, i int) int {
	if len(p.words) == 1 {
		return 1
	}
	return max(0, p.rest(tokens, i, 0)-i)
}

func (p documentPhrase) rest(tokens []Token, at, k int) int {
	if k == len(p.words) {
		return at
	}
	if p.words[k] == "*" {
		for gap := 1; gap <= maxGap && at+gap < len(tokens) && tokens[at+gap-1].Word; gap++ {
			if end := p.rest(tokens, at+gap, k+1); end > at {
				return end
			}
		}
		return 0
	}
	if at >= len(tokens) {
		return 0
	}
	n := tokens[at].Norm
	if n != p.words[k] && !(p.plural && k == len(p.words)-1 && singular(n) == p.words[k]) {
		return 0
	}
	return p.rest(tokens, at+1, k+1)
}

// Named lists the names in the tokens, from left to right, as they are written:
// a document isn't guessed at.
func (l *Lexicon) Named(tokens []Token) []Mention { return l.mentions(tokens, false) }

// Abbreviation tells that a point behind the word, in lower case, belongs to it.
func Abbreviation(word string) bool {
	return documentList("abbreviation")[strings.TrimSuffix(word, ".")]
}

// Number is the number that the word, in lower case, is or writes, and 0 for
// none.
func Number(word string) int { return number(word) }

// UnreadHere tells that a text of a document is in a language in which no policies are read
// in documents: in another one than English.
func UnreadHere(text string) bool {
	tag := Detect(text)
	return tag != "" && tag != English
}

// SpeaksTo tells that the text speaks to its readers, or of those who wrote it,
// other than in what it quotes.
func SpeaksTo(text string) bool {
	quoted, tokens := 0, Tokenize(text)
	for i, t := range tokens {
		switch t.Text {
		case "\"":
			quoted = 1 - quoted
		case "“":
			quoted++
		case "”":
			quoted--
		}
		if quoted <= 0 && t.Word && speaking(t.Norm) && !(t.Norm == "us" && (strings.ToUpper(t.Text) == t.Text || i > 0 && documentList("tells-press")[tokens[i-1].Norm])) {
			return true // a paper to which somebody "told us" something tells of others
		}
	}
	return false
}

func speaking(word string) bool {
	return documentList("we")[word] || documentList("you")[word] || documentList("please")[word]
}

// Regulates tells that a body of the name sets rules for all of a state.
func Regulates(name string) bool { return nameHas(name, "regulator-noun") }

// Judges tells that a body of the name judges what others decided.
func Judges(name string) bool { return nameHas(name, "judge-noun") }

// BodyNoun tells that the word, in lower case, is a noun for a body that acts.
func BodyNoun(word string) bool {
	return slices.ContainsFunc(documentPhrases()[word], func(p documentPhrase) bool { return p.list == "body-noun" && len(p.words) == 1 })
}

// Press tells that the words name a newspaper or the like, which tells of others.
func Press(name string) bool { return nameHas(name, "press-noun") }

// PartOfState tells that a body of the name is by it a part of a state, and no place: a ministry or
// an agency.
func PartOfState(name string) bool { return nameHas(name, "part-of-state-noun") }

// nameHas tells that a phrase of the list stands in the name.
func nameHas(name, list string) bool {
	return slices.ContainsFunc(Phrases(Tokenize(name)), func(p PhraseAt) bool { return p.List == list })
}

// TellsBans tells that the text says of what stands beside it that all of that are
// bans: "All five entries are prohibitions". A heading needs no verb.
func TellsBans(text string, heading bool) bool {
	tokens := Tokenize(text)
	at := map[string][]PhraseAt{}
	for _, p := range Phrases(tokens) {
		at[p.List] = append(at[p.List], p)
	}
	if len(at["not"]) > 0 || len(at["unreal"]) > 0 || len(at["whether"]) > 0 {
		return false
	}
	for _, p := range at["ban-noun"] {
		plural := strings.HasSuffix(tokens[p.To-1].Norm, "s")
		if plural && (heading || len(at["all-of"]) > 0 && len(at["be"]) > 0) {
			return true
		}
	}
	return false
}

// Prepositional tells that the word, in lower case, is a preposition.
func Prepositional(word string) bool { return documentList("preposition")[word] }

// Lawful tells that the word, in lower case, is one for what a state rules by, or who rules it.
func Lawful(word string) bool { return documentList("lawful")[word] }

// NoLimit tells that the word, in lower case, makes what it stands in no limit:
// everybody, or a time.
func NoLimit(word string) bool { return documentList("unlimited")[word] }

var documentLists = sync.OnceValue(func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for name, words := range entries(documentFile) {
		out[name] = map[string]bool{}
		for _, w := range words {
			out[name][w] = true
		}
	}
	return out
})

func documentList(name string) map[string]bool { return documentLists()[name] }

// LegalForm tells that the word, in lower case, only says in what form of law the company
// exists whose name stands before it.
func LegalForm(word string) bool {
	return Naming("legal-form").Has(strings.TrimSuffix(word, "."))
}
