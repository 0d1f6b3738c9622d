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
		text = x.said.ReplaceAllStringFunc(text, func(said string) string {
			m := x.said.FindStringSubmatch(said)
			who, phrase, behind := m[1], m[2], m[3]
			determines := strings.HasSuffix(phrase, " no") && behind != "" && !Stop(strings.ToLower(behind[1:]))
			if listed("tag-who", strings.ToLower(who)) || determines {
				return said // "they said yes" may be to anything, and "said no approval is needed" refuses nothing
			}
			return who + " " + x.plain + strings.Repeat(" ", max(0, len(phrase)-len(x.plain))) + behind
		})
	}
	return text
}

// grantWord is what finds such phrases with the word before, and the plain word for them.
type grantWord struct {
	said  *regexp.Regexp
	plain string
}

var grantWords = sync.OnceValue(func() (words []grantWord) {
	for list, plain := range map[string]string{"granting-phrase": "approved", "refusing-phrase": "refused"} {
		var phrases []string
		for _, p := range wordLists()[list] {
			phrases = append(phrases, regexp.QuoteMeta(p))
		}
		words = append(words, grantWord{regexp.MustCompile(`(?i)\b([a-z]+) (` + strings.Join(phrases, "|") + `)\b( [a-z]+)?`), plain})
	}
	return words
})
