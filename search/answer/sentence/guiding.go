package sentence

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// guiding lists the sentences that may guide: those about an app asked about, or,
// where none is named, those of the passages that a search found.
func (j *Judge) guiding() []*knowledge.Reading {
	var list []*knowledge.Reading
	add := func(all []*knowledge.Reading) {
		for _, r := range all {
			if r.Fact != nil && r.Fact.Guides() && r.Sure() && j.stands(r) && !language.Over(r.Fact.Text, j.day) && !language.NotYet(r.Fact.Text, j.day) && !slices.Contains(list, r) {
				list = append(list, r)
			}
		}
	}
	for _, app := range j.q.Apps {
		add(j.ReadingsOf(app))
	}
	if len(j.q.Apps) == 0 {
		for _, id := range j.found {
			add(j.ReadIn(knowledge.PassageID(id)))
		}
	}
	return list
}

// stands tells that the passage of a reading stood at the time that is asked about.
func (j *Judge) stands(r *knowledge.Reading) bool {
	p := j.Passage(r.Passage)
	return p != nil && j.stood(p)
}
