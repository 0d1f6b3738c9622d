package sentence

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
)

// setAgainst tells that some of what is asked about stands only in what the sentence sets
// against what it lets people do: the hall of "you may use it in the yard, but phones stay out
// of the hall".
func (j *Judge) setAgainst(f *knowledge.Fact) bool {
	before := language.BeforeBut(f.Text)
	if modality, _ := language.ModalityOf(before); before == f.Text || modality != language.Permitted {
		return false
	}
	said, own := stem.Of(before), stem.Of(f.Text)
	for _, x := range j.unnamed() {
		if !x.Around && own[x.Stem] && !said[x.Stem] && !stem.Same(said, x.Stem) {
			return true
		}
	}
	return false
}

// ofOtherAge tells that the sentence is on people of an age, or a year of a school, that the
// question doesn't have.
func (j *Judge) ofOtherAge(f *knowledge.Fact) bool {
	asked := stem.Of(j.q.Wording)
	return slices.ContainsFunc(language.Aged(f.Text), func(figure string) bool { return !asked[language.Stem(figure)] })
}

// deniesItsCase tells that the question denies what the sentence makes the case in which it
// holds: "who haven't signed" of "once they have signed".
func (j *Judge) deniesItsCase(f *knowledge.Fact) bool {
	told, denied := stem.Set(language.CaseIn(f.Text)), stem.Set(language.DeniedIn(f.Text))
	return slices.ContainsFunc(language.DeniedIn(j.q.Wording), func(s string) bool { return told[s] && !denied[s] })
}
