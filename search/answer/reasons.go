package answer

import (
	"strings"

	"policybot/knowledge"
)

// reasons tells why an event was done: what was given as the reason, and, where
// why is what was asked, what others suspect and what was denied. It reports
// whether anything was told.
func (w *writer) reasons(e *knowledge.Event, all bool) bool {
	told := false
	for _, kind := range []struct {
		key     string
		only    func(knowledge.Reason) bool
		careful bool
	}{
		{"reasons.given", func(r knowledge.Reason) bool { return !r.Denied && !guessed(r) }, false},
		{"reasons.suspected", func(r knowledge.Reason) bool { return !r.Denied && guessed(r) }, true},
		{"reasons.denied", func(r knowledge.Reason) bool { return r.Denied }, true},
	} {
		if kind.careful && !all {
			continue
		}
		for _, r := range e.Reasons {
			if !kind.only(r) {
				continue
			}
			w.add(closed(w.in.Say(kind.key, "by", by(r), "text", strings.TrimRight(r.Text, ".")), w.reasonMark(e, r)))
			told = true
		}
	}
	return told
}

func by(r knowledge.Reason) string {
	if r.By == "" {
		return ""
	}
	return "(" + r.By + ")"
}

// guessed tells that nobody more than guesses at the reason.
func guessed(r knowledge.Reason) bool {
	for _, x := range r.Reports {
		if x.Certainty != knowledge.Speculated {
			return false
		}
	}
	return len(r.Reports) > 0
}

func (w *writer) reasonMark(e *knowledge.Event, r knowledge.Reason) string {
	if len(r.Reports) > 0 {
		return w.cite(string(e.ID), r.Text, r.Reports)
	}
	return w.cite(string(e.ID), e.Text, e.Reports)
}
