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
		text = firstSentence(text)
		words, _ := form.Scan(text)
		low := form.Lowers(words)
		if n := language.Ruling("reaches-all").At(low, 0); n > 0 && n < len(words) {
			whom := strings.TrimRight(text[words[n].Start:], ". ")
			if language.Ruling("only-word").In(low) || !l.coversAll(whom, p) {
				l.reach(strings.TrimSuffix(whom, " only"), p, t)
			}
		} else if saysOver(text) {
			t.Doubts = append(t.Doubts, "whether it holds: “"+text+"”")
		}
	}
}

// coversAll tells that the words name everybody of the body whose document it is, whoever is
// named beside them, or somebody who is named beside all others: "contractors as well".
func (l *Reader) coversAll(whom string, p *knowledge.Passage) bool {
	low := form.LowersOf(whom)
	if language.Ruling("everybody-cell").Has(strings.ToLower(whom)) || language.Ruling("reaches-too").In(low) {
		return true
	}
	r := l.Lexicon.Read(whom, l.anchor(p))
	named := make([]bool, len(r.Tokens))
	for _, m := range r.Mentions {
		ours := len(m.Entities) == 1 && m.Entities[0] == l.BodyOf(l.Base.Source(p.Source))
		for i := m.From; i < m.To; i++ {
			named[i] = ours || l.dimensionOf(m) == knowledge.Audience
		}
	}
	all, people := false, false
	for i, t := range r.Tokens {
		each := language.Ruling("everybody").Has(t.Norm)
		who := language.Says("own-people", t.Stem)
		if t.Word && !each && !who && !named[i] && !language.Universal(t.Norm) && !language.Ruling("everybody-join").Has(t.Norm) {
			return false
		}
		all = all || each || language.Universal(t.Norm)
		people = people || who || language.Listed("everybody", t.Norm)
	}
	return all && people
}

// saysOver tells that a line says by nothing but a word of standing that something is over, and
// not of what it names behind that: "Superseded by the list of May", but not "Retired staff".
func saysOver(text string) bool {
	words, _ := form.Scan(text)
	low := form.Lowers(words)
	n := language.Ruling("status-over").At(low, 0)
	if n == 0 || n == len(low) {
		return n > 0
	}
	return strings.TrimSpace(text[words[n-1].End:words[n].Start]) != "" || language.Ruling("over-behind").Has(low[n])
}
