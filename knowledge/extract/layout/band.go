package layout

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
)

// underBand is the rule with a doubt where it contradicts what the band above its row says. The
// title of the document says only what it is about: "Tools: what you can use".
func (l *Reader) underBand(t claim.Rule, p *knowledge.Passage, is form.Standing) claim.Rule {
	if is.Contradicts(form.BandStanding(p.Title)) && !l.titles(p.Title, p) {
		t.Doubts = append(slices.Clone(t.Doubts), "how it stands: its row and what stands above that say both")
	}
	return t
}

// titles tells that the heading is that of all of the document.
func (l *Reader) titles(heading string, p *knowledge.Passage) bool {
	s := l.Base.Source(p.Source)
	return s != nil && s.Title == heading || !slices.ContainsFunc(l.Base.PassagesOf(p.Source), func(id knowledge.PassageID) bool {
		list := form.Headings(l.Base.Passage(id).Title)
		return len(list) > 0 && list[0] != heading
	})
}

// bareRow reads a row of a table without heads, as far as what stands above says how the
// app stands that it begins with.
func (l *Reader) bareRow(s *knowledge.Source, p *knowledge.Passage) bool {
	cells := form.BareCells(p.Text, p.Title)
	if len(cells) == 0 {
		return false
	}
	is := form.BandStanding(p.Title)
	found := false
	for _, name := range form.Parts(cells[0]) {
		app, doubt := l.appOf(name)
		if app == "" {
			continue
		}
		t := claim.Rule{App: app, Words: p.Text}
		if doubt != "" {
			t.Doubts = append(t.Doubts, doubt)
		}
		for _, cell := range cells[1:] {
			if own, _ := form.CellStanding(cell); own != form.Unsaid {
				t = l.underBand(t, p, own)
				continue
			}
			l.under(cell, is, p, &t)
		}
		l.tells(s, p, is, t)
		found = true
	}
	return found
}

// sorted reads names under how they stand, where they are nothing but names of apps.
func (l *Reader) sorted(s *knowledge.Source, p *knowledge.Passage) bool {
	row := form.Sorted(p.Text)
	if len(row) == 0 || slices.ContainsFunc(row, func(c form.Cell) bool {
		return slices.ContainsFunc(form.Parts(c.Text), func(name string) bool { app, _ := l.appOf(name); return app == "" })
	}) {
		return false
	}
	for _, c := range row {
		for _, name := range form.Parts(c.Text) {
			is, t := form.HeadStanding(c.Head), claim.Rule{Words: p.Text}
			l.beside(name, is, p, &t)
			l.tellsOf(name, s, p, is, t)
		}
	}
	return true
}

// beside reads what stands in parentheses behind the name of an app whose standing is told
// above it. Other words than those of whom or what it is for may limit that, too.
func (l *Reader) beside(name string, is form.Standing, p *knowledge.Passage, t *claim.Rule) {
	switch said := inParentheses(name); {
	case said == "":
	case l.limits(said, p):
		l.limit(said, is, p, t)
	default:
		t.Doubts = append(t.Doubts, "what “"+said+"” says of it")
	}
}

// inParentheses is what stands in parentheses behind a name, but for its acronym.
func inParentheses(name string) string {
	if _, acronym := form.AcronymOf(strings.TrimSpace(name)); acronym != "" {
		return ""
	}
	_, said, _ := strings.Cut(name, " (")
	return strings.TrimRight(said, " ).")
}
