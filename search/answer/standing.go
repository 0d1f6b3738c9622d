package answer

import (
	"policybot/knowledge"
	"policybot/search/phrases"
)

// onceSaid tells from when until when the passage stood, where it no longer does on
// the day of asking.
func (w *writer) onceSaid(p *knowledge.Passage) string {
	if p.Stands(w.At.Day) || !p.Past() {
		return ""
	}
	until := w.in.When(phrases.Until, p.Until)
	if p.From.IsZero() {
		return until
	}
	return w.in.Say("documents.time", "from", w.in.When(phrases.Starts, p.From), "until", until)
}

// citePassage adds the passage to the evidence, and gives its mark.
func (w *writer) citePassage(p *knowledge.Passage, quote string) string {
	e := w.evidence(string(p.ID), p.Text, reportOf(p, quote))
	w.stand(&e, p)
	w.seen(w.DateOf(p))
	return w.mark(e)
}

// stand tells in the evidence since when the passage has stood in its document,
// and until when it did.
func (w *writer) stand(e *Evidence, p *knowledge.Passage) {
	e.Published, e.Since = w.DateOf(p).String(), p.From.String()
	if p.Past() && p.Until.First < w.At.Day {
		e.Until = p.Until.String()
	}
}
