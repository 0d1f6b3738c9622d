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
			if len(low) == 0 || slices.ContainsFunc(low, language.OpensCase) {
				continue
			}
			if againstPage(low) || len(l.placesOf(words, s, apps)) > 0 && (language.Ruling("against-use").In(low) || l.onTrial(s, low, p)) {
				return s
			}
		}
	}
	return ""
}

// againstPage tells that a sentence says so of whatever its page is about: that it is over, how people
// get rid of it, that nobody gets it, or only some do.
func againstPage(low []string) bool {
	return language.Ruling("status-over").At(low, 0) == len(low) || language.Ruling("against-page").In(low) || len(low) > 0 && language.Ruling("granted-seat").Has(low[0]) && language.Ruling("only-word").In(low)
}

// onTrial tells that the sentence says that somebody tries something until a day.
func (l *Reader) onTrial(s string, low []string, p *knowledge.Passage) bool {
	return language.Ruling("tries-it").In(low) && slices.Contains(low, "until") && !l.dateIn(s, p).IsZero()
}
