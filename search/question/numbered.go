package question

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// numbered reads what is told apart from others of its kind by a number, "room 12", "grade 10",
// and people told by their age, "a 12 year old": they are whom or where it is asked about, and no
// record may know them.
func (p *parser) numbered() {
	tokens := p.reading.Tokens
	for i := range tokens {
		if !isNumber(tokens[i].Norm) || !tokens[i].Word || p.used[i] || p.mentioned(i) || p.inTime(i) {
			continue
		}
		from, to := i, p.ageTo(i+1)
		d := knowledge.Audience
		switch {
		case to > i+1 || i > 0 && language.Listed("before-age", tokens[i-1].Norm):
		case i > 0 && language.Listed("told-by-number", tokens[i-1].Norm) && !p.used[i-1]:
			from, d = i-1, knowledge.Place
		default:
			continue
		}
		p.q.Numbers = append(p.q.Numbers, tokens[i].Norm)
		text := textOf(tokens[from:to])
		p.use(from, to)
		p.q.Where[d] = append(p.q.Where[d], knowledge.EntityID("?"+strings.ReplaceAll(strings.ToLower(text), " ", "-")))
		p.q.Missing = append(p.q.Missing, Missing{Text: text, Role: ScopeRole})
	}
}

// ageTo is where the words end by which the number before them is an age: "year old", "years of age".
func (p *parser) ageTo(from int) int {
	tokens := p.reading.Tokens
	to := from
	for to < len(tokens) && (!tokens[to].Word && tokens[to].Text == "-" || language.Listed("age-unit", tokens[to].Norm)) {
		to++
	}
	if to > from && to < len(tokens) && language.Listed("of-age", tokens[to].Norm) {
		return to + 1
	}
	return from
}
