package language

import (
	"regexp"
	"strings"
	"sync"
)

// GrantsPlainly writes "approved" or "refused" where somebody named is said to have approved of
// something, or not, in other words, "the doctor said yes", in as many bytes, so that places in
// the text stay.
func GrantsPlainly(text string) string {
	for _, x := range grantWords() {
		for _, at := range x.said.FindAllStringIndex(text, -1) {
			who, phrase, _ := strings.Cut(text[at[0]:at[1]], " ")
			if listed("tag-who", strings.ToLower(who)) || x.ends && !saidAll(text[at[1]:]) {
				continue // "they said yes" may be to anything
			}
			plain := who + " " + x.plain + strings.Repeat(" ", max(0, len(phrase)-len(x.plain)))
			text = text[:at[0]] + plain + text[at[1]:]
		}
	}
	return text
}

// saidAll tells that what was said ends before the rest: "said no, may I", but not "said no
// approval is needed" or "said no to lunch".
func saidAll(rest string) bool {
	tokens := Tokenize(rest)
	return len(tokens) == 0 || !tokens[0].Word || listed("link-word", tokens[0].Norm) || listed("asking-first", tokens[0].Norm)
}

// grantWord is what finds such phrases with the word before, and the plain word for them.
type grantWord struct {
	said  *regexp.Regexp
	plain string
	ends  bool // where nothing goes on with what was said
}

var grantWords = sync.OnceValue(func() (words []grantWord) {
	for _, x := range []struct {
		list, plain string
		ends        bool
	}{{"granting-phrase", "approved", false}, {"refusing-phrase", "refused", true}} {
		var phrases []string
		for _, p := range wordLists()[x.list] {
			phrases = append(phrases, regexp.QuoteMeta(p))
		}
		words = append(words, grantWord{regexp.MustCompile(`(?i)\b[a-z]+ (?:` + strings.Join(phrases, "|") + `)\b`), x.plain, x.ends})
	}
	return words
})
