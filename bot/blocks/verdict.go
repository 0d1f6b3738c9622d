package blocks

import (
	"strings"

	"github.com/slack-go/slack"

	"policybot/search/answer"
)

// verdictWord is the verdict in a word that needs neither colour nor mark.
// Where a question has several readings, none has been judged yet. A verdict
// that isn't known here has no word: better none than a wrong one.
func verdictWord(a answer.Answer) string {
	if len(a.Choices) > 0 && (a.Verdict == "" || a.Verdict == answer.Unknown) {
		return "Which one?"
	}
	switch a.Verdict {
	case answer.Yes:
		return "Yes"
	case answer.No:
		return "No"
	case answer.Partly:
		return "Partly"
	case answer.Reversed:
		return "Reversed"
	case answer.UnderReview:
		return "Under review"
	case answer.Unknown:
		return "Not known"
	case answer.Info:
		return "On record"
	}
	return ""
}

// mark is a sign before the word. It is black on purpose: green for "yes, it is
// banned" would say the opposite at a glance.
func mark(a answer.Answer) string {
	switch a.Verdict {
	case answer.Yes:
		return "● "
	case answer.No:
		return "○ "
	case answer.Partly:
		return "◐ "
	case answer.Reversed:
		return "⟲ "
	case answer.UnderReview:
		return "◔ "
	case answer.Unknown:
		return "? "
	case answer.Info:
		return "◆ "
	}
	return ""
}

// opening is the verdict's line and the answer's sentences.
func (p *page) opening(a answer.Answer) {
	var line []slack.RichTextSectionElement
	word := verdictWord(a)
	text, whole := cutSentences(said(a), p.limits.text)
	p.left.words = p.left.words || !whole
	if word != "" {
		first, rest := lede(word, text)
		line, text = append(line, bold(mark(a)+first)), rest
	}
	if text != "" {
		line = append(line, words(text))
	}
	if len(line) == 0 {
		line = append(line, words(cut(lead(a), p.limits.text)))
	}
	p.add(slack.NewRichTextBlock("", slack.NewRichTextSection(line...)))
}

// maxLede is how much of a sentence can stand in the verdict's line.
const maxLede = 90

// lede is the verdict's line and what follows it. Where the text begins with the
// verdict's word itself, that isn't said twice: what qualifies it, such as the
// day it holds for, goes up into the line.
func lede(word, text string) (first, rest string) {
	after, same := strings.CutPrefix(text, word)
	switch {
	case text == "" || after == "" && same:
		return word, ""
	case same && after[0] == ',':
		qualified, rest, ok := strings.Cut(after, ": ")
		if ok && len(qualified) <= maxLede && !strings.ContainsAny(qualified, ".[\"“\n") {
			return word + qualified, "\n" + rest
		}
		return word, after
	case same && (after[0] == ':' || after[0] == '.'):
		return word, "\n" + strings.TrimSpace(after[1:])
	}
	return word, "\n" + text
}

// said is all that an answer says in sentences.
func said(a answer.Answer) string {
	text, failure := clean(a.Text), clean(a.Error)
	if text != "" && failure != "" {
		return text + "\n" + failure
	}
	return text + failure
}
