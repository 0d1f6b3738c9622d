package language

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// MaxText is how many bytes of a text are read. What comes after is left out,
// which Read reports.
const MaxText = 8 << 10

// Token is a word, number or mark of a text.
type Token struct {
	Text       string // as written
	Norm       string // lower case, accents of quotation marks and possessives removed
	Stem       string // of Norm
	Start, End int    // bytes in the text
	Upper      bool   // begins with a capital
	Word       bool   // a word or number, rather than a mark
}

// Tokenize splits a text into words and marks. Contractions are opened: didn't
// is did and not. Hyphens part words; points inside numbers, addresses and
// abbreviations don't, and neither does that of e-mail.
func Tokenize(text string) []Token {
	var tokens []Token
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= 0x80 {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case without(text[i:]):
			tokens = append(tokens, Token{Text: text[i : i+3], Norm: "without", Stem: "without", Start: i, End: i + 3, Word: true})
			i += 3
		case with(text[i:]):
			tokens = append(tokens, Token{Text: text[i : i+2], Norm: "with", Stem: "with", Start: i, End: i + 2, Word: true})
			i += 2
		case isWord(r):
			end := wordEnd(text, i)
			tokens = append(tokens, words(text, i, end)...)
			i = end
		case unicode.IsSpace(r) || !unicode.IsGraphic(r):
			i += size
		default:
			tokens = append(tokens, Token{Text: text[i : i+size], Norm: text[i : i+size], Stem: text[i : i+size], Start: i, End: i + size})
			i += size
		}
	}
	return tokens
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// without tells that the text begins with w/o.
func without(s string) bool {
	return len(s) >= 3 && strings.EqualFold(s[:3], "w/o") && (len(s) == 3 || !isWord(firstRune(s[3:])))
}

// with tells that the text begins with w/ as a word of its own.
func with(s string) bool {
	return len(s) > 2 && (s[0] == 'w' || s[0] == 'W') && s[1] == '/' && unicode.IsSpace(rune(s[2]))
}

func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// wordEnd is where the word at i ends. Apostrophes, and points, pluses or
// ampersands between letters or digits, belong to it.
func wordEnd(text string, i int) int {
	end := i
	for j, r := range text[i:] {
		at := i + j
		switch {
		case isWord(r):
			end = at + len(string(r))
		case strings.ContainsRune("'’.&", r) && at == end && nextIsWord(text[at+len(string(r)):]):
			end = at + len(string(r))
		case r == '-' && at == i+1 && at == end && strings.EqualFold(text[i:at], "e") && nextIsWord(text[at+1:]):
			end = at + 1 // e-mail
		default:
			return end
		}
	}
	return end
}

func nextIsWord(s string) bool { return isWord(firstRune(s)) }

// words makes one token of the word, or two where it is a contraction.
func words(text string, start, end int) []Token {
	w := text[start:end]
	norm := strings.ToLower(strings.ReplaceAll(w, "’", "'"))
	if strings.Count(norm, ".") > 0 && !strings.ContainsAny(norm, "0123456789") && len(norm) <= 2*strings.Count(norm, ".")+1 {
		norm = strings.ReplaceAll(norm, ".", "") // U.S is us
	}
	if rest, ok := strings.CutPrefix(norm, "e-"); ok {
		norm = "e" + rest
	}
	first := Token{Text: w, Start: start, End: end, Upper: unicode.IsUpper(firstRune(w)), Word: true}
	for _, c := range contractions {
		head, ok := strings.CutSuffix(norm, c.ending)
		if !ok || head == "" {
			continue
		}
		if whole, ok := irregular()[norm]; ok {
			head = whole
		}
		second := c.means
		if c.ending == "'s" && listed("before-is", head) {
			second = "is"
		}
		first.Norm, first.Stem = head, Stem(head)
		if second == "" {
			return []Token{first}
		}
		return []Token{first, {Text: w, Norm: second, Stem: Stem(second), Start: end, End: end, Word: true}}
	}
	if head, tail, ok := strings.Cut(apostrophized()[norm], " "); ok {
		first.Norm, first.Stem = head, Stem(head)
		return []Token{first, {Text: w, Norm: tail, Stem: Stem(tail), Start: end, End: end, Word: true}}
	}
	if right := hurried()[norm]; right != "" && w != strings.ToUpper(w) { // "PPL" is short for something else
		norm = right
	}
	first.Norm, first.Stem = norm, Stem(norm)
	return []Token{first}
}

// contractions give what an ending stands for; a possessive stands for
// nothing.
var contractions = []struct{ ending, means string }{
	{"n't", "not"}, {"'ve", "have"}, {"'re", "are"}, {"'ll", "will"}, {"'d", "would"}, {"'m", "am"}, {"'s", ""},
}

// hurried are small words as people type them in a hurry.
var hurried = sync.OnceValue(func() map[string]string { return meanings(wordList("hurried")) })

// apostrophized are the two words that contractions stand for which people type without the
// apostrophe.
var apostrophized = sync.OnceValue(func() map[string]string { return meanings(wordList("unmarked")) })

// irregular are contractions with not of which more than the ending is changed.
var irregular = sync.OnceValue(func() map[string]string { return meanings(wordList("irregular-not")) })
