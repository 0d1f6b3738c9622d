package answer

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"policybot/search/answer/verdict"
)

// Join makes one answer of the answers to the questions of one message: their
// texts one after the other, with the marks of evidence counted through. The
// verdict is the common one, or partly where they differ and info is none of
// them.
func Join(parts []Answer) Answer {
	if len(parts) == 1 {
		return parts[0]
	}
	whole := Answer{Question: parts[0].Question, AsOf: parts[0].AsOf, Edition: parts[0].Edition, Verdict: parts[0].Verdict, Language: parts[0].Language, Parts: parts}
	var texts []string
	for _, p := range parts {
		texts = append(texts, renumber(p.Text, len(whole.Evidence)))
		whole.Evidence = append(whole.Evidence, p.Evidence...)
		for _, e := range p.Events {
			if !slices.ContainsFunc(whole.Events, func(x Event) bool { return x.ID == e.ID }) {
				whole.Events = append(whole.Events, e)
			}
		}
		for _, c := range p.Caveats {
			if !slices.Contains(whole.Caveats, c) {
				whole.Caveats = append(whole.Caveats, c)
			}
		}
		whole.Choices = append(whole.Choices, p.Choices...)
		whole.Understood, whole.KnownTo = p.Understood, max(whole.KnownTo, p.KnownTo)
		whole.Verdict = common(whole.Verdict, p.Verdict)
	}
	whole.Text = strings.Join(texts, "\n\n")
	return whole
}

// common is the verdict of two questions together: what one of them asks for
// in yes or no leads, where the other is told.
func common(a, b verdict.Verdict) verdict.Verdict {
	switch {
	case a == b, b == verdict.Info:
		return a
	case a == verdict.Info:
		return b
	}
	return verdict.Partly
}

var markRE = regexp.MustCompile(` \[(\d+)\]`)

// renumber counts the marks of a text on from those before it.
func renumber(text string, from int) string {
	return markRE.ReplaceAllStringFunc(text, func(m string) string {
		n, err := strconv.Atoi(strings.Trim(m, " []"))
		if err != nil {
			return m
		}
		return " [" + strconv.Itoa(n+from) + "]"
	})
}
