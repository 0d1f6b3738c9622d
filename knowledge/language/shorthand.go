package language

import (
	"regexp"
	"strings"
	"sync"
)

// InFull writes what people shorten where they type fast as it is written otherwise: "til" is "till",
// "w/" is "with". Other languages have other words, and keep theirs.
func InFull(text string) string {
	for _, x := range shorthand() {
		text = x.short.ReplaceAllString(text, "${1}"+x.full+"${2}")
	}
	return text
}

type shortened struct {
	short *regexp.Regexp
	full  string
}

var shorthand = sync.OnceValue(func() (list []shortened) {
	for _, entry := range wordLists()["shorthand"] {
		short, full, _ := strings.Cut(entry, " is ")
		list = append(list, shortened{regexp.MustCompile(`(^|[ (])'?` + regexp.QuoteMeta(short) + `([ ,.?!)]|$)`), full})
	}
	return list
})
