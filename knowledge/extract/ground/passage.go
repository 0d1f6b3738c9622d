package ground

import (
	"strings"

	"policybot/knowledge"
)

// PassageBefore is the text of the passage that stands before that one under the
// same heading, or "".
func (v *View) PassageBefore(p *knowledge.Passage) string {
	text, no := "", 0
	for _, id := range v.Base.PassagesOf(p.Source) {
		q := v.Base.Passage(id)
		if q != nil && q.Title == p.Title && q.No < p.No && q.No > no && q.Stood().Overlaps(p.Stood()) {
			text, no = q.Text, q.No
		}
	}
	return text
}

// BeginsSection tells that the passage is the first one under its heading.
func (v *View) BeginsSection(p *knowledge.Passage) bool {
	return p.Title != "" && v.PassageBefore(p) == ""
}

// SaidBy is the date of what a passage says on the day of its document, which may have
// been said before where that is the day of its file.
func (v *View) SaidBy(p *knowledge.Passage, d knowledge.Date) knowledge.Date {
	if src := v.Base.Source(p.Source); src != nil && strings.HasSuffix(src.Note, knowledge.DatedByFile) && src.Date == d {
		return ByNow(d.Last)
	}
	return d
}

// ByNow is the date of what is told of on a day of which nothing but that it has come is
// known.
func ByNow(today knowledge.Day) knowledge.Date {
	return knowledge.Date{First: knowledge.FirstDay, Last: today, Precision: knowledge.SpanPrecision}
}
