package blocks

import (
	"strings"

	"github.com/slack-go/slack"

	"policybot/search/answer"
	"policybot/search/answer/verdict"
	"policybot/search/phrases"
)

// verdictWord is the verdict in a word that needs neither colour nor mark.
// Where a question has several readings, none has been judged yet. A verdict
// that isn't known here has no word: better none than a wrong one.
func verdictWord(in *phrases.Language, a answer.Answer) string {
	if len(a.Choices) > 0 && (a.Verdict == "" || a.Verdict == verdict.Unknown) {
		return in.Say("label.which")
	}
	if mark(a) == "" {
		return ""
	}
	if a.Denied {
		return in.Say("label.yes-denied")
	}
	return in.Say("label." + string(a.Verdict))
}

// mark is a sign before the word. It is black on purpose: green for "yes, it is
// banned" would say the opposite at a glance.
func mark(a answer.Answer) string {
	switch a.Verdict {
	case verdict.Yes:
		return "● "
	case verdict.No:
		return "○ "
	case verdict.Partly:
		return "◐ "
	case verdict.Reversed:
		return "⟲ "
	case verdict.UnderReview:
		return "◔ "
	case verdict.Unknown:
		return "? "
	case verdict.Info:
		return "◆ "
	}
	return ""
}

// opening is the verdict's line and the answer's sentences.
func (p *page) opening(a answer.Answer) {
	var line []slack.RichTextSectionElement
	word := verdictWord(p.in, a)
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
		line = append(line, words(cut(lead(p.in, a), p.limits.text)))
	}
	p.add(slack.NewRichTextBlock("", slack.NewRichTextSection(line...)))
}

// maxLede is how much of a sentence can stand in the verdict's line.
const maxLede = 90

// withoutDays is a text without the points behind days, as in 10. Juli.
func withoutDays(text string) string {
	for _, m := range months() {
		text = strings.ReplaceAll(text, ". "+m, " "+m)
	}
	return text
}

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
		if ok && len(qualified) <= maxLede && !strings.ContainsAny(withoutDays(qualified), ".[\"“„\n") {
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
