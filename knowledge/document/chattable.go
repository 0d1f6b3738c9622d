package document

import (
	"slices"
	"strings"

	"policybot/knowledge/language"
)

// chatTable are the messages of a chat that was exported as a table: who wrote, on which day and
// what, a row each; nil where it is none.
func chatTable(rows []gridRow) (all []message) {
	if len(rows) <= fewestMessages || rows[0].is != headRow {
		return nil
	}
	column := func(list string) int {
		return slices.IndexFunc(rows[0].cells, func(head string) bool { return language.Naming(list).Has(strings.ToLower(head)) })
	}
	day, from, text := column("message-day"), column("message-from"), column("message-text")
	ofApps := slices.ContainsFunc(rows[0].cells, func(head string) bool { return language.Naming("register-head").Has(strings.ToLower(head)) })
	if day < 0 || from < 0 || text < 0 || ofApps {
		return nil
	}
	for _, r := range rows[1:] {
		if len(r.cells) <= max(day, from, text) {
			return nil
		}
		m := message{place: r.place, from: r.cells[from], text: r.cells[text], stamped: true}
		at, _, _ := strings.Cut(r.cells[day], " ")
		at, _, _ = strings.Cut(at, "T")
		d := bareDate(at, language.EitherOrder)
		if !d.Exact() {
			return nil
		}
		m.day = d.Words()
		all = append(all, m)
	}
	return all
}
