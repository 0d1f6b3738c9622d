package language

import (
	"regexp"
	"strings"
	"sync"
)

// GrantsPlainly writes "approved" where somebody named is said to have approved of something in
// other words, "the doctor said yes", in as many bytes, so that places in the text stay.
func GrantsPlainly(text string) string {
	return saidYes().ReplaceAllStringFunc(text, func(said string) string {
		who, phrase, _ := strings.Cut(said, " ")
		if listed("tag-who", strings.ToLower(who)) {
			return said // "they said yes" may be to anything
		}
		return who + " " + plainGrant + strings.Repeat(" ", max(0, len(phrase)-len(plainGrant)))
	})
}

const plainGrant = "approved"

// saidYes finds the word before such a phrase with it.
var saidYes = sync.OnceValue(func() *regexp.Regexp {
	var phrases []string
	for _, p := range wordLists()["granting-phrase"] {
		phrases = append(phrases, regexp.QuoteMeta(p))
	}
	return regexp.MustCompile(`(?i)\b[a-z]+ (?:` + strings.Join(phrases, "|") + `)\b`)
})
