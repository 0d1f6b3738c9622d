package layout

import (
	"regexp"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// note reads a row's note: the days from and until when it holds that stand in it by
// themselves, and gives what else of it may limit what the row says.
func (l *Reader) note(text string, p *knowledge.Passage, t *claim.Rule) (limits []string) {
	dated, rest := false, []string{}
	for _, clause := range clauseEnd.Split(text, -1) {
		switch day, how := l.dayAlone(clause, p); {
		case how == "until":
			t.Until, dated = day, true
		case how != "":
			t.On, dated = day, true
		case clause != "":
			rest = append(rest, clause)
		}
	}
	if dated {
		text = strings.Join(rest, ", ")
	}
	if !language.Ruling("limiting").In(form.LowersOf(text)) {
		return nil
	}
	return []string{text}
}

var clauseEnd = regexp.MustCompile(`[.;,](?:\s+|$)`)

// dayAlone is the day that a clause is, with the word that leads in to it: from or until.
func (l *Reader) dayAlone(clause string, p *knowledge.Passage) (knowledge.Date, string) {
	for _, w := range l.DateOrder.Times(clause, l.anchor(p)) {
		before, how := ledInBy(clause[:w.Start])
		sure := !w.Date.IsZero() && !w.YearOnly && !w.Counted && w.Event == ""
		if sure && before == "" && strings.TrimSpace(clause[w.End:]) == "" && (how == "from" || how == "until") {
			return w.Date, how
		}
	}
	return knowledge.Date{}, ""
}

// takeNotes takes the notes that limit what a row allows as its conditions. Of another
// rule it is in doubt what they leave out.
func takeNotes(t *claim.Rule, is form.Standing, notes []string) {
	for _, text := range notes {
		if is == form.Granted || is == form.Limited {
			t.Terms = append(t.Terms, knowledge.Condition{Name: text})
		} else if language.Ruling("excepting").In(form.LowersOf(text)) {
			t.Doubts = append(t.Doubts, "what its note leaves out: “"+text+"”")
		}
	}
}
