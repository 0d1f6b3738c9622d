package sentence

import (
	"maps"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
)

// saidIn are the stems of what the sentence says, with whom it leaves out by keeping
// something for others.
func (j *Judge) saidIn(r *knowledge.Reading) map[string]bool {
	own := stem.Of(j.withReferent(r))
	if language.Away(j.q.Wording) && language.Away(r.Fact.Text) {
		maps.Copy(own, stem.Set(language.AwayWords()))
	}
	maps.Copy(own, stem.Set(language.Outsiders(r.Fact.Text)))
	maps.Copy(own, stem.Set(j.keptFrom(r.Fact)))
	if language.OtherBodies(r.Fact.Text) {
		maps.Copy(own, j.strangers())
	}
	return own
}

// aroundOf is what stands around the words of a reading: its headings and its passage,
// but for the other items where it is an item of a list.
func (j *Judge) aroundOf(r *knowledge.Reading) string {
	p := j.Passage(r.Passage)
	if p == nil {
		return ""
	}
	var lines []string
	for line := range strings.Lines(p.Text) {
		if !strings.HasPrefix(strings.TrimSpace(line), "- ") || strings.Contains(line, r.Words) {
			lines = append(lines, line)
		}
	}
	return j.headings(r.Passage) + " . " + strings.Join(lines, "")
}

// withReferent is the sentence, behind the one before it where it says "those
// boards": it is about what that one speaks of.
func (j *Judge) withReferent(r *knowledge.Reading) string {
	p := j.Passage(r.Passage)
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
func (j *Judge) passageText(id knowledge.PassageID) string {
	if p := j.Passage(id); p != nil {
		return j.TitleOf(p) + " . " + p.Title + " . " + p.Text
	}
	return ""
}

// headings are the headings over the passage.
func (j *Judge) headings(id knowledge.PassageID) string {
	if p := j.Passage(id); p != nil {
		return j.TitleOf(p) + " . " + p.Title
	}
	return ""
}

// before is the text of the passage before it under the same heading, as the document
// stood.
func (j *Judge) before(p *knowledge.Passage) string {
	text := ""
	for _, id := range j.PassagesOf(p.Source) {
		x := j.Passage(id)
		switch {
		case x == p:
			return text
		case j.stood(x) && x.Title == p.Title:
			text = x.Text
		}
	}
	return ""
}
