package layout

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// around limits what the row of a table tells to what the lines right above and below the
// table say of all of it: "Valid for contractors only", "Superseded by the list of May".
func (l *Reader) around(p *knowledge.Passage, t *claim.Rule) {
	for _, text := range l.Around(p, form.IsRow) {
		words, _ := form.Scan(text)
		low := form.Lowers(words)
		if n := language.Ruling("reaches-all").At(low, 0); n > 0 && n < len(words) {
			l.reach(strings.TrimSuffix(strings.TrimRight(text[words[n].Start:], ". "), " only"), p, t)
		} else if language.Ruling("status-over").At(low, 0) > 0 {
			t.Doubts = append(t.Doubts, "whether it holds: “"+text+"”")
		}
	}
}
