package force

import (
	"cmp"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// status is a line that says whether the record holds in which it stands.
type status struct {
	at      int // of its passage
	passage *knowledge.Passage
	title   string // of the headings under which the record stands
	line    string // to which it is confined, where rules stand beside it; or ""
	is      language.Status
}

// statuses are those of a document in order. One that is read as the standing of an app
// is none of a record.
func statuses(passages []*knowledge.Passage, rules []*claim.Rule) (list []*status) {
	for i, p := range passages {
		if parent, ok := underStatus(p.Title); ok && (i == 0 || passages[i-1].Title != p.Title) {
			if is := language.StatusOf(p.Text); is != language.NoStatus {
				list = append(list, &status{at: i, passage: p, title: parent, is: is})
			}
			continue
		}
		if row := form.Cells(p.Text); row != nil {
			if is, alone := rowStatus(row); is != language.NoStatus && !standing(p, p.Text, rules) {
				list = append(list, &status{at: i, passage: p, title: p.Title, line: confined(p.Text, alone), is: is})
			}
			continue
		}
		for line := range strings.Lines(p.Text) {
			if is, alone := statusIn(line); is != language.NoStatus && !standing(p, line, rules) {
				list = append(list, &status{at: i, passage: p, title: p.Title, line: confined(line, alone), is: is})
			}
		}
	}
	return list
}

// confined is the line to which a status is confined that doesn't stand alone.
func confined(line string, alone bool) string {
	if alone {
		return ""
	}
	return strings.TrimSpace(line)
}

// rowStatus reads the status in a row of a table, and tells whether the table is one of what
// is to be known of a record, a row each.
func rowStatus(row []form.Cell) (is language.Status, alone bool) {
	if len(row) == 2 {
		if language.StatusHeading(row[0].Text) {
			return language.StatusOf(row[1].Text), true
		}
		if is := language.StatusOf(row[1].Head); is != language.NoStatus && language.StatusHeading(row[0].Head) {
			return is, true // its first row, read as the heads of columns
		}
	}
	for i, c := range row {
		if language.StatusHeading(c.Head) {
			return language.StatusOf(c.Text), i == 0
		}
	}
	return language.NoStatus, false
}

// underStatus tells that the last of the headings is no more than "Status", and gives those
// above.
func underStatus(title string) (parent string, ok bool) {
	list := form.Headings(title)
	if len(list) == 0 || !language.StatusHeading(list[len(list)-1]) {
		return "", false
	}
	return strings.Join(list[:len(list)-1], " › "), true
}

// statusIn reads the status in a line, and tells whether no rule stands beside it.
func statusIn(line string) (is language.Status, alone bool) {
	alone = true
	for _, s := range form.Split(line) {
		if x := language.StatusLine(strings.TrimPrefix(s.Text, "- ")); x != language.NoStatus {
			is = x
		} else if language.TellsPolicy(s.Text) {
			alone = false
		}
	}
	return is, alone
}

// standing tells that one of the rules is told by the line.
func standing(p *knowledge.Passage, line string, rules []*claim.Rule) bool {
	return slices.ContainsFunc(rules, func(t *claim.Rule) bool {
		return t.Passage.ID == p.ID && (strings.Contains(line, t.Words) || strings.Contains(t.Words, strings.TrimSpace(line)))
	})
}

// lapsed tells that by a status the words, in the passage, don't hold.
func (f Force) lapsed(p *knowledge.Passage, words string) bool {
	at := slices.IndexFunc(f.order, func(x *knowledge.Passage) bool { return x.ID == p.ID })
	var over []*status // the record in which the passage is, by the same headings
	for _, s := range f.statuses {
		if s.passage.Past() && !p.Past() || !s.passage.Stood().Overlaps(p.Stood()) {
			continue
		}
		if s.line != "" {
			if s.passage.ID == p.ID && s.is == language.Lapsed && strings.Contains(s.line, words) {
				return true
			}
			continue
		}
		if len(over) > 0 && over[0].title != s.title && under(p.Title, s.title) {
			if f.governs(over, at) {
				return true
			}
			over = nil
		}
		if under(p.Title, s.title) {
			over = append(over, s)
		}
	}
	return f.governs(over, at) || len(f.statuses) == 1 && f.statuses[0].heads()
}

// heads tells that the status stands at the head of its document: it is that of all of it.
func (s *status) heads() bool {
	return s.is == language.Lapsed && s.line == "" && cmp.Or(s.passage.No, s.at+1) <= mostNotice
}

// under tells that the headings are the record's, or stand below them.
func under(title, record string) bool {
	return record == "" || title == record || strings.HasPrefix(title, record+" › ")
}

// governs tells that the status of the record at the passage says that it doesn't hold. Of
// several records under the same headings each has its status before its rules, or each behind
// them.
func (f Force) governs(list []*status, at int) bool {
	switch len(list) {
	case 0:
		return false
	case 1:
		return list[0].is == language.Lapsed
	}
	behind := slices.ContainsFunc(f.order[:list[0].at], func(p *knowledge.Passage) bool {
		return p.Title == list[0].title && language.TellsPolicy(p.Text)
	})
	for i, s := range list {
		last := i == len(list)-1
		if behind && (at <= s.at || last) || !behind && at >= s.at && (last || at < list[i+1].at) {
			return s.is == language.Lapsed && (!behind || at <= s.at)
		}
	}
	return false
}
