package ground

import (
	"slices"
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

// Around are the texts of the passages that stand right above and below the ones that are of
// the same kind as that one, under the same heading or under one that is above it, as a band
// in a table is below the heading of the lines behind that: the lines around a table.
func (v *View) Around(p *knowledge.Passage, alike func(text string) bool) (texts []string) {
	list := v.Base.PassagesOf(p.Source)
	at := slices.Index(list, p.ID)
	for _, step := range []int{-1, 1} {
		i := at
		for i >= 0 && i < len(list) && alike(v.Base.Passage(list[i]).Text) {
			i += step
		}
		if i < 0 || i >= len(list) || i == at {
			continue
		}
		q := v.Base.Passage(list[i])
		if q.Title == p.Title || q.Title == "" || strings.HasPrefix(p.Title, q.Title+" › ") {
			texts = append(texts, q.Text)
		}
	}
	return texts
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
