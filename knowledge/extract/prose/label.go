package prose

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// mostLabel is how many words a line has at most that says as a heading does for whom, where or
// when that holds what stands below it.
const mostLabel = 10

// labelOver is what such a line says of the passage, in a document of home's own: "For interns:",
// "During the exam the following applies." How far down the page it reaches isn't told: whatever it
// limits below the next passage is in doubt.
func (r *Reader) labelOver(p *knowledge.Passage) Bounds {
	label, next := r.labelAbove(p)
	if label == "" {
		return Bounds{}
	}
	o := r.heading(p, label)
	if low := form.LowersOf(label); len(low) > 0 && language.Denies(low[0]) {
		return Bounds{Doubt: claim.ForWhatHolds} // "Not for interns:"
	}
	if !next && o.limit() {
		return Bounds{Doubt: claim.ForWhatHolds}
	}
	return o
}

// label is such a line.
type label struct {
	*knowledge.Passage
	next bool // nothing stands between it and what it stands above
}

// labelAbove is the last such line that stands above the passage under its heading, or "", and
// whether nothing stands between.
func (r *Reader) labelAbove(p *knowledge.Passage) (text string, next bool) {
	t := r.topicOf(p)
	if t.labels == nil {
		t.labels = r.labels(p.Source)
	}
	l, ok := t.labels[p.ID]
	if !ok || !l.Stood().Overlaps(p.Stood()) {
		return "", false
	}
	return strings.TrimRight(l.Text, ":. "), l.next
}

// labels are those that stand above each passage of the document.
func (r *Reader) labels(id knowledge.SourceID) map[knowledge.PassageID]label {
	over := map[knowledge.PassageID]label{}
	last := map[string]*label{} // by the heading
	var all []*knowledge.Passage
	for _, id := range r.Base.PassagesOf(id) {
		all = append(all, r.Base.Passage(id))
	}
	for _, q := range ground.InOrder(all) {
		if isLabel(q.Text) {
			last[q.Title] = &label{q, true}
		} else if l := last[q.Title]; l != nil {
			over[q.ID] = *l
			l.next = false
		}
	}
	return over
}

// limitingLabel is the line right above the passage that limits what stands in it, or "".
func (r *Reader) limitingLabel(p *knowledge.Passage) string {
	if label, next := r.labelAbove(p); next {
		if o := r.heading(p, label); o.limit() || o.Doubt != "" {
			return label + ":"
		}
	}
	return ""
}

// limit tells that they say of anything whom, what or when it is for.
func (o Bounds) limit() bool { return len(o.Terms) > 0 || !o.From.IsZero() || !o.Until.IsZero() }

// isLabel tells that the text is no more than such a line.
func isLabel(text string) bool {
	text = strings.TrimSpace(text)
	if strings.Contains(text, "\n") || len(form.Split(text)) != 1 || len(language.Words(text)) > mostLabel {
		return false
	}
	return strings.HasSuffix(text, ":") || language.LeadsBelow(text)
}
