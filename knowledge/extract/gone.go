package extract

import (
	"policybot/knowledge"
)

// gone reads, in a document of home's own, that an app is there no more, as people say it
// in passing: "Pigeon is gone", "Pigeon is out for good", "no more Pigeon from Monday".
func (s *sentence) gone(i int) {
	m := s.at(i)
	if !s.own() || s.question() || m == nil || m.From != i || len(m.apps) != 1 {
		return
	}
	st := stance{group: group{from: i, at: m.To}, mode: isDone, left: i}
	end := m.To
	switch {
	case s.back(i, "no-more") == 0 || s.back(i, "no-more") > 0 && s.mark(s.back(i, "no-more")-1):
		st.left = s.back(i, "no-more")
	case s.goneBehind(m.To) > 0 && (i == 0 || s.mark(i-1)):
		end = s.goneBehind(m.To)
	default:
		return
	}
	if end < len(s.tokens) && !s.mark(end) && !s.timeSoon(end) && !s.in(end, "because") {
		return // "no more Pigeon messages", "gone from the menu"
	}
	n := len(s.read)
	s.found(&st, claim{do: knowledge.Ban, apps: idsOf(m.apps), by: s.ourselves(), rule: true}, end)
	for _, told := range s.read[n:] {
		if s.mark(end) {
			told.words = s.words(st.left, end) // what stands behind is of something else
		}
	}
}

// goneBehind is where the words end, behind an app, that say that it is there no more, or 0.
func (s *sentence) goneBehind(at int) int {
	if !s.in(at, "present-be") {
		return 0
	}
	for at++; s.in(at, "adverb"); at++ {
	}
	return s.to(at, "gone-word")
}
