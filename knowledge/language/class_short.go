package language

import (
	"strings"

	"policybot/knowledge"
)

// learnClass notes the words by which a rule on a class of apps is named shortly: its name without
// the noun for apps.
func (l *Lexicon) learnClass(e *knowledge.Entity) {
	if e.Kind != knowledge.Class {
		return
	}
	for _, n := range e.Names {
		words := Words(n.Text)
		last := len(words) - 1
		if last > 0 && Means(words[last], "app-noun") {
			put(l.classes, stems(words[:last]), e.ID)
		}
	}
}

// ruledClassAt reads a class of apps where only the words before its noun stand, and a noun for a
// rule behind: "the streaming ban" for one on streaming apps.
func (l *Lexicon) ruledClassAt(tokens []Token, i int) (Mention, bool) {
	for to := i + 1; to < len(tokens) && tokens[to-1].Word; to++ {
		if ids := l.classes[stems(tokens[i:to])]; len(ids) > 0 && listed("rule-on", tokens[to].Norm) {
			return Mention{Entities: ids, From: i, To: to}, true
		}
		if to-i == l.longest {
			break
		}
	}
	return Mention{}, false
}

func stems(words []Token) string {
	var list []string
	for _, t := range words {
		list = append(list, t.Stem)
	}
	return strings.Join(list, " ")
}
