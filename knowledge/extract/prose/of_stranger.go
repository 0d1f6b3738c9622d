package prose

import (
	"strings"

	"policybot/knowledge/language"
)

// ofStranger tells that the text speaks of a rule or paper of somebody whom nobody
// declares: "Contoso's policy says". The "Board's" and "IT's" are of home.
func (r *Reader) ofStranger(text string) bool {
	if !strings.Contains(text, "'s ") && !strings.Contains(text, "’s ") {
		return false
	}
	tokens := language.Tokenize(text)
	known := make([]bool, len(tokens))
	for _, m := range r.Lexicon.Named(tokens) {
		for i := m.From; i < m.To; i++ {
			known[i] = true
		}
	}
	paper := make([]bool, len(tokens))
	organ := make([]bool, len(tokens))
	for _, p := range language.Phrases(tokens) {
		switch p.List {
		case "paper-rule-noun", "rule-noun", "text-noun":
			paper[p.From] = true
		case "organ-noun", "office-noun", "unit-head-noun", "mouthpiece-noun", "title", "body-noun":
			organ[p.To-1] = true
		}
	}
	for i, t := range tokens {
		if !t.Upper || known[i] || organ[i] || !(strings.HasSuffix(t.Text, "'s") || strings.HasSuffix(t.Text, "’s")) || len(t.Norm) < 4 {
			continue
		}
		for j := i + 1; j < min(len(tokens), i+4); j++ {
			if paper[j] {
				return !(i > 0 && language.Prepositional(tokens[i-1].Norm))
			}
		}
	}
	return false
}
