package lint

import (
	"regexp"
	"strings"
	"unicode"

	"policybot/knowledge"
)

// texts checks that each event and fact is told, and briefly.
func (c *checker) texts() {
	for _, e := range c.base.Events {
		c.text(e.Origin, string(e.ID), e.Text)
	}
	for _, f := range c.base.Facts {
		c.text(f.Origin, string(f.ID), f.Text)
	}
}

func (c *checker) text(at knowledge.Origin, what, text string) {
	switch n := sentences(text); {
	case strings.TrimSpace(text) == "":
		c.findings.Warnf(at, "%s has no text: tell it in one or two sentences", what)
	case n > 2:
		c.findings.Warnf(at, "the text of %s has %d sentences: tell it in one or two", what, n)
	}
}

var sentenceEnd = regexp.MustCompile(`(\S*?)[.!?]["”’')]*\s+["“‘'(]*(\pL)`)

// sentences counts the sentences of a text. A point after an initial or an
// abbreviation such as U.S. or Inc. ends none.
func sentences(text string) int {
	n := 1
	for _, m := range sentenceEnd.FindAllStringSubmatch(text, -1) {
		word, next := m[1], []rune(m[2])[0]
		if unicode.IsUpper(next) && !abbreviated(word) {
			n++
		}
	}
	return n
}

func abbreviated(word string) bool {
	switch strings.ToLower(word) {
	case "inc", "ltd", "corp", "co", "mr", "mrs", "ms", "dr", "no", "st", "vs", "jr", "sr", "gov", "sen", "rep", "gen":
		return true
	}
	return len(word) < 2 || strings.Contains(word, ".")
}
