package layout

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// against is a sentence of the passages that names one of the apps and says something by
// which nobody may have it now, such as that it is planned, tried until a day, had once, or
// what others use; or "". A page that tells how an app is got permits nothing beside it.
func (l *Reader) against(passages []*knowledge.Passage, apps []knowledge.EntityID) string {
	for _, p := range passages {
		for _, s := range sentencesOf(p.Text) {
			words, _ := form.Scan(s)
			low := form.Lowers(words)
			if slices.ContainsFunc(low, language.OpensCase) || len(l.placesOf(words, s, apps)) == 0 {
				continue
			}
			if language.Ruling("against-use").In(low) || l.onTrial(s, low, p) {
				return s
			}
		}
	}
	return ""
}

// onTrial tells that the sentence says that somebody tries something until a day.
func (l *Reader) onTrial(s string, low []string, p *knowledge.Passage) bool {
	return language.Ruling("tries-it").In(low) && slices.Contains(low, "until") && !l.dateIn(s, p).IsZero()
}
