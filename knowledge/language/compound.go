package language

import (
	"regexp"
	"strings"
)

// compound is a word that is put together with hyphens.
var compound = regexp.MustCompile(`\b[a-z]+(?:-[a-z]+)+\b`)

// Compounds are the words of the text that are put together with hyphens, in lower case:
// "read-only".
func Compounds(text string) []string { return compound.FindAllString(strings.ToLower(text), -1) }
