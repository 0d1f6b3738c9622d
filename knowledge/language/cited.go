package language

import (
	"strings"
	"unicode"
)

// Cited is a numbered text, or a numbered part of one, as a sentence names it.
type Cited struct {
	Kind  string // the word for it, in lower case, or capitals that stand for it: "circular", "ao", "clause"
	No    string // "12", "22-11", "4.2", "2(a)"
	Part  bool   // of a text, rather than one
	Start int    // bytes in the sentence
	End   int
}

// Citations are the numbered texts and parts that the sentence names, in order: "clauses
// 4.2 and 4.3 of Circular 7/2026".
func Citations(sentence string) []Cited {
	return (&citing{text: sentence, tokens: Tokenize(sentence)}).all()
}

// NumberOf is the number with which the text begins that it stands under, and whether a word
// for a part comes before it: "4.2" of "4.2 Pigeon may be used", "3" of "Sec. 3. Chat".
func NumberOf(text string) (no string, named bool) {
	c := citing{text: text, tokens: Tokenize(text)}
	at := 0
	if n := c.kind(0, "part-noun"); n > 0 {
		at, named = n, true
	}
	no, end := c.number(at)
	if no == "" || !named && !strings.ContainsAny(no, ".)") && !c.marked(end) && (end >= len(c.tokens) || !c.tokens[end].Upper) {
		return "", false // "2 of us may use it"
	}
	return no, named
}

// Headed tells that a part of that kind has a heading or a paragraph of its own.
func Headed(kind string) bool { return documentLists()["headed-part"][singular(kind)] }

type citing struct {
	text   string
	tokens []Token
}

func (c *citing) all() (list []Cited) {
	for i := 0; i < len(c.tokens); {
		kind, part, at := c.noun(i)
		if at == 0 {
			i++
			continue
		}
		found := false
		for {
			no, end := c.number(at)
			if no == "" && documentLists()["lettered-noun"][kind] && at < len(c.tokens) && len(c.tokens[at].Text) == 1 && c.tokens[at].Upper {
				no, end = c.tokens[at].Norm, at+1 // "Annex A"
			}
			if no == "" {
				break
			}
			list = append(list, Cited{kind, no, part, c.tokens[i].Start, c.tokens[end-1].End})
			found, i = true, end
			for end < len(c.tokens) && documentLists()["joins-numbers"][c.tokens[end].Norm] || end < len(c.tokens) && c.tokens[end].Text == "," {
				end++
			}
			if end == i {
				break
			}
			at = end
		}
		if !found {
			i++
		}
	}
	return list
}

// noun is the word for a numbered text or part that begins at the token, and where its
// number begins; else 0.
func (c *citing) noun(i int) (kind string, part bool, at int) {
	if n := c.kind(i, "part-noun"); n > 0 {
		return c.tokens[i].Norm, true, n
	}
	if n := c.kind(i, "numbered-text-noun"); n > 0 && !c.compound(i) {
		return singular(c.tokens[i].Norm), false, n
	}
	t := c.tokens[i]
	if n := len(t.Text); t.Word && n >= 2 && n <= 5 && strings.ToUpper(t.Text) == t.Text && strings.IndexFunc(t.Text, func(r rune) bool { return !unicode.IsLetter(r) }) < 0 {
		return t.Norm, false, c.behind(i + 1)
	}
	return "", false, 0
}

// compound tells that the word is said of by a noun before it, which makes something else of
// it: "purchase order 12".
func (c *citing) compound(i int) bool {
	if i == 0 || c.tokens[i].Upper || !c.tokens[i-1].Word || c.tokens[i-1].Upper {
		return false
	}
	before := c.tokens[i-1].Norm
	return !Stop(before) && !Prepositional(before) && !documentLists()["end-text"][before] && !documentLists()["replaces-text"][before]
}

// kind is where the number begins behind a word of the list at the token, or 0.
func (c *citing) kind(i int, list string) int {
	if i >= len(c.tokens) || !documentLists()[list][c.tokens[i].Norm] && !documentLists()[list][singular(c.tokens[i].Norm)] {
		return 0
	}
	return c.behind(i + 1)
}

// behind passes over what may stand between a word and its number: "no.", "-".
func (c *citing) behind(i int) int {
	for i < len(c.tokens) && (documentLists()["number-word"][c.tokens[i].Norm] || strings.Contains(".-–#", c.tokens[i].Text)) {
		i++
	}
	return i
}

// number reads the number that begins at the token, with what belongs to it without a space,
// and a letter in brackets; and where it ends.
func (c *citing) number(i int) (no string, end int) {
	if i >= len(c.tokens) || c.tokens[i].Text[0] < '0' || c.tokens[i].Text[0] > '9' {
		return "", 0
	}
	no, end = trimZeros(c.tokens[i].Norm), i+1
	for end+1 < len(c.tokens) && c.tokens[end].Start == c.tokens[end-1].End && strings.Contains("-/–", c.tokens[end].Text) && c.tokens[end+1].Start == c.tokens[end].End {
		no += "/" + trimZeros(c.tokens[end+1].Norm)
		end += 2
	}
	for end+2 < len(c.tokens) && c.tokens[end].Text == "(" && c.tokens[end+2].Text == ")" && len(c.tokens[end+1].Text) <= 2 {
		no += "(" + c.tokens[end+1].Norm + ")"
		end += 3
	}
	return strings.TrimSuffix(no, "."), end
}

// marked tells that a mark that parts a number from its text stands at the token.
func (c *citing) marked(i int) bool {
	return i < len(c.tokens) && strings.Contains(".):–", c.tokens[i].Text) && (i+1 == len(c.tokens) || c.tokens[i+1].Start > c.tokens[i].End)
}

// trimZeros is the number without zeros at its head.
func trimZeros(no string) string {
	if short := strings.TrimLeft(no, "0"); short != "" {
		return short
	}
	return no
}
