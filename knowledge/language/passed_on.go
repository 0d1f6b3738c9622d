package language

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// mostAttribution is how many words a line has at most that says who wrote what follows it.
const mostAttribution = 16

// PassesOnMail tells that the text has a line behind which a mail quotes another one: the first of
// the other's own head, "From: Ada", with its day below, or one that says who wrote it when: "On 6
// October 2025 Ada wrote:".
func PassesOnMail(text string) bool {
	for line := range strings.Lines(text) {
		if attributes(strings.TrimSpace(line)) {
			return true
		}
	}
	labels := headLabel.FindAllStringSubmatchIndex(text, -1)
	if len(labels) == 0 || strings.Trim(text[:labels[0][0]], "* ") != "" {
		return false
	}
	is := func(at []int, list string) bool { return Ruling(list).Has(strings.ToLower(text[at[2]:at[3]])) }
	return is(labels[0], "mail-from") && slices.ContainsFunc(labels, func(at []int) bool { return is(at, "mail-sent") })
}

// headLabel is one of the head of a mail.
var headLabel = regexp.MustCompile(`(\p{L}+):\**\s`)

// attributes tells that the line says who wrote what follows, and when.
func attributes(line string) bool {
	words := wordsIn(line)
	return strings.HasSuffix(line, ":") && len(words) <= mostAttribution && Ruling("mail-wrote").In(words) && strings.IndexFunc(line, unicode.IsDigit) >= 0
}
