package document

import (
	"strings"

	"policybot/knowledge/language"
)

// belowHeadings is the level of a bold line that stands like a heading, below all of those.
const belowHeadings = 7

// boldHeads makes headings of the lines in bold letters that stand above other text, where one of
// them says how the apps stand below it, and nothing else: "Red – do not use". What is bold
// elsewhere may be only emphasized.
func boldHeads(blocks []block) []block {
	found := false
	for i, b := range blocks {
		p, ok := b.(paragraph)
		found = found || ok && p.isHead(blocks, i) && len(language.OnlyStanding(wordsOf(p.text))) > 0
	}
	if !found {
		return blocks
	}
	made := make([]block, len(blocks))
	for i, b := range blocks {
		made[i] = b
		if p, ok := b.(paragraph); ok && p.isHead(blocks, i) {
			made[i] = title{belowHeadings, strings.TrimRight(p.text, " :")}
		}
	}
	return made
}

// isHead tells that the paragraph is a bold line with a list, a table or text that isn't bold
// below it.
func (p paragraph) isHead(blocks []block, i int) bool {
	if !p.bold || !isBand(p.text) || i+1 == len(blocks) {
		return false
	}
	switch next := blocks[i+1].(type) {
	case paragraph:
		return !next.bold
	case title:
		return false
	}
	return true
}

// wordsOf are the words of a text, in lower case.
func wordsOf(text string) []string { return strings.FieldsFunc(strings.ToLower(text), notOfWord) }
