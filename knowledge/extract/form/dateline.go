package form

import (
	"regexp"

	"policybot/knowledge"
)

// dateline is where a report begins with the place from which it is told, in capitals, perhaps
// with its state or a day: "LAGOS, Nigeria - The ministry", "NEW YORK (Wire) — Acme".
var dateline = regexp.MustCompile(`^\p{Lu}[\p{Lu}.'’ -]+\p{Lu}\.?(, [^-–—:;\n]{1,30}?)?( \([^)\n]{1,30}\))? [-–—]{1,2} `)

// Dateline is how long the dateline of the passage is, with which a document begins: whoever
// is named there does nothing. 0 where it has none.
func Dateline(p *knowledge.Passage) int {
	if p.No > 1 {
		return 0
	}
	return len(dateline.FindString(p.Text))
}
