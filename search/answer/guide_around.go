package answer

import (
	"maps"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
)

// saidIn are the stems of what the sentence says, with whom it leaves out by keeping
// something for others.
func (w *writer) saidIn(r *knowledge.Reading) map[string]bool {
	own := stem.Of(w.withReferent(r))
	if language.Away(w.q.Wording) && language.Away(r.Fact.Text) {
		maps.Copy(own, stem.Set(language.AwayWords()))
	}
	maps.Copy(own, stem.Set(language.Outsiders(r.Fact.Text)))
	maps.Copy(own, stem.Set(w.keptFrom(r.Fact)))
	if language.OtherBodies(r.Fact.Text) {
		maps.Copy(own, w.strangers())
	}
	return own
}

// aroundOf is what stands around the words of a reading: its headings and its passage,
// but for the other items where it is an item of a list.
func (w *writer) aroundOf(r *knowledge.Reading) string {
	p := w.Passage(r.Passage)
	if p == nil {
		return ""
	}
	var lines []string
	for line := range strings.Lines(p.Text) {
		if !strings.HasPrefix(strings.TrimSpace(line), "- ") || strings.Contains(line, r.Words) {
			lines = append(lines, line)
		}
	}
	return w.headingsOf(r.Passage) + " . " + strings.Join(lines, "")
}

// withReferent is the sentence, behind the one before it where it says "those
// boards": it is about what that one speaks of.
func (w *writer) withReferent(r *knowledge.Reading) string {
	p := w.Passage(r.Passage)
	if p == nil || !language.PointsBack(r.Words) {
		return r.Fact.Text
	}
	before := ""
	for rest := strings.TrimSpace(p.Text); rest != ""; {
		var s string
		if s, rest = language.FirstSentence(rest); strings.Contains(s, r.Words) || strings.HasPrefix(r.Words, s) {
			return before + " " + r.Fact.Text
		}
		before = s
	}
	return r.Fact.Text
}

// passageText is the passage with its headings.
func (w *writer) passageText(id knowledge.PassageID) string {
	if p := w.Passage(id); p != nil {
		return w.titleOf(p) + " . " + p.Title + " . " + p.Text
	}
	return ""
}

// headingsOf are the headings over the passage.
func (w *writer) headingsOf(id knowledge.PassageID) string {
	if p := w.Passage(id); p != nil {
		return w.titleOf(p) + " . " + p.Title
	}
	return ""
}
