package language

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// Modality is how a sentence tells people what they may do.
type Modality string

// The modalities.
const (
	Forbidden   Modality = "forbidden"
	Permitted   Modality = "permitted"
	Conditional Modality = "conditional"
)

//go:embed en/modality.txt
var modalityFile string

var modalities = sync.OnceValue(func() cueTable { return tableOf(modalityFile) })

// ModalityOf is how the sentence tells people what they may do, or "" where it
// doesn't. What is forbidden with an exception is conditional.
func ModalityOf(sentence string) Modality {
	tokens := slices.DeleteFunc(Tokenize(sentence), func(t Token) bool { return !t.Word && !strings.Contains(".?!;,:", t.Text) })
	found := modalities().find(tokens)
	has := func(name Cue, fits func(CueAt) bool) bool {
		return slices.ContainsFunc(found, func(c CueAt) bool { return c.Cue == name && fits(c) })
	}
	any := func(CueAt) bool { return true }
	forbidden := has("forbidden", any) || has("forbids", func(c CueAt) bool { return opens(tokens, c.From) })
	conditional := has("conditional", any)
	switch {
	case asks(tokens):
		return ""
	case forbidden && has("conditional", func(c CueAt) bool { return listed("exceptive", tokens[c.From].Norm) }):
		return Conditional
	case forbidden:
		return Forbidden
	case conditional:
		return Conditional
	case has("permitted", func(c CueAt) bool { return ofPeople(tokens, c, found) }):
		return Permitted
	}
	return ""
}

// opens tells that a clause begins at the token.
func opens(tokens []Token, at int) bool {
	return at == 0 || !tokens[at-1].Word || listed("joining", tokens[at-1].Norm)
}

func asks(tokens []Token) bool {
	return len(tokens) > 0 && tokens[len(tokens)-1].Text == "?"
}

// ofPeople tells that what is permitted is so to people: "you can", "may be used",
// but not "the button can".
func ofPeople(tokens []Token, c CueAt, found []CueAt) bool {
	if !listed("modal", tokens[c.From].Norm) {
		return true
	}
	if c.To < len(tokens) && tokens[c.To].Norm == "be" {
		return true
	}
	return slices.ContainsFunc(found, func(p CueAt) bool { return p.Cue == "people" && p.To <= c.From && c.From-p.To <= 3 })
}
