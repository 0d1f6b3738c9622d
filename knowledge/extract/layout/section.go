package layout

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// section reads what stands under the heading of an app: how it begins, or how a
// heading above says that the apps below it stand.
func (l *Reader) section(s *knowledge.Source, p *knowledge.Passage) bool {
	list := form.Headings(p.Title)
	if len(list) == 0 {
		return false
	}
	app, doubt := l.appOf(list[len(list)-1])
	if app == "" {
		return false
	}
	t := claim.Rule{App: app, Words: firstSentence(p.Text)}
	if doubt != "" {
		t.Doubts = append(t.Doubts, doubt)
	}
	if is := l.labelled(p, &t); is != form.Unsaid {
		l.tells(s, p, is, t)
		return true
	}
	text := p.Text
	if head, behind, ok := strings.Cut(text, ":"); ok && language.Naming("status-head").Has(strings.ToLower(strings.TrimSpace(head))) {
		text = strings.TrimSpace(behind)
	}
	is, rest := form.OpensStanding(text)
	opens := is != form.Unsaid
	if !opens && len(list) > 1 {
		above := list[len(list)-2]
		is, rest = l.standingUnder(above), ""
		l.prose.ListHead(p, above).Limit(&t)
	}
	if is == form.Unsaid {
		return false
	}
	if t.Words == p.Text && rest == "" && l.badge(is, p, &t) {
		return true
	}
	l.limit(rest, is, p, &t)
	if opens && language.Ruling("opens-unsaid").In(form.LowersOf(t.Words)) {
		t.Doubts = append(t.Doubts, claim.ForWhatHolds)
	}
	l.tells(s, p, is, t)
	if opens && t.Words != p.Text {
		l.Items[p.ID] = []string{t.Words} // the others are read by sentences
		l.prose.Opened[p.ID] = l.Rules[len(l.Rules)-1].Open()
		return false
	}
	return true
}

// badge reads what else stands under the heading of an app where a passage is nothing but how that
// stands, as the notes of a row; and tells that one of those says how it stands itself.
func (l *Reader) badge(is form.Standing, p *knowledge.Passage, t *claim.Rule) (told bool) {
	for _, id := range l.Base.PassagesOf(p.Source) {
		q := l.Base.Passage(id)
		if q.ID == p.ID || q.Title != p.Title || !q.Stood().Overlaps(p.Stood()) {
			continue
		}
		if own, _ := form.StandingOf(q.Text); own == is {
			return true
		}
		l.notes([]string{q.Text}, is, p, t)
	}
	return false
}

// labelled reads a passage that says how its app stands behind a label, with what other lines
// under the same heading say behind theirs, as the cells of a row: "Status: banned", "Applies
// to: contractors". Among text a label that nobody knows says nothing of the rule.
func (l *Reader) labelled(p *knowledge.Passage, t *claim.Rule) form.Standing {
	if !slices.ContainsFunc(form.Labels(p.Text), func(c form.Cell) bool { return language.Naming("status-head").Has(strings.ToLower(c.Head)) }) {
		return form.Unsaid
	}
	var row []form.Cell
	text := false
	for _, id := range l.Base.PassagesOf(p.Source) {
		q := l.Base.Passage(id)
		if q.Title != p.Title || !q.Stood().Overlaps(p.Stood()) {
			continue
		}
		cells := form.Labels(q.Text)
		text = text || len(cells) == 0
		row = append(row, cells...)
	}
	if text {
		row = slices.DeleteFunc(row, func(c form.Cell) bool { return !l.knownHead(c, p) })
	}
	at, _ := form.ToolColumn(row)
	return l.cells(row, at, true, p, t)
}

// knownHead tells that it is known what a label says of the rule beside it.
func (l *Reader) knownHead(c form.Cell, p *knowledge.Passage) bool {
	head := strings.ToLower(c.Head)
	return language.Naming("status-head").Has(head) || language.Ruling("denied-head").Has(head) || l.limitCell(head, c.Text, p, &claim.Rule{}) || harmless(head)
}
