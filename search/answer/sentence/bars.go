package sentence

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// bar is a reason for which a sentence doesn't tell what is asked, whatever words the two
// have in common.
type bar struct {
	why  string
	bars func(j *Judge, c candidate) bool
}

// bars are all of them: a sentence that none of them bars is on the same act of the same
// people, done to the same thing in the same case.
var bars = []bar{
	{"it says nothing of whether people may", func(j *Judge, c candidate) bool { return c.says == "" }},
	{"another act", func(j *Judge, c candidate) bool { return !j.does(c.Fact) && !j.grants(c.Fact, c.words) }},

	{"a rule was read from it whose conditions decide", func(j *Judge, c candidate) bool { return c.says != Partly && j.boundRule(c.Reading) }},
	{"another thing", func(j *Judge, c candidate) bool { return !j.ofThis(c.Fact, c.words) }},
	{"not on all of the apps", func(j *Judge, c candidate) bool {
		return slices.ContainsFunc(j.q.Apps, func(app knowledge.EntityID) bool { return !slices.Contains(c.Fact.About, app) })
	}},
	{"only the app is asked about, and it says more", func(j *Judge, c candidate) bool { return j.barely(c.words) && !j.plainly(c.Fact) }},
	{"a machine of another owner", func(j *Judge, c candidate) bool {
		owner := language.MachineOwner(c.Fact.Text)
		return owner != "" && owner != language.MachineOwner(j.q.Wording)
	}},

	{"what others than those who ask may do", func(j *Judge, c candidate) bool { return j.ofOtherPeople(c.Reading) }},
	{"what another team may do", func(j *Judge, c candidate) bool { return j.ofAnotherTeam(c.Fact) }},
	{"what some people may who aren't asked about", func(j *Judge, c candidate) bool { return j.ofOtherDoers(c.Fact) }},
	{"not what those others may do", func(j *Judge, c candidate) bool { return j.ofOthersThanAsked(c.Reading) }},
	{"on those whom the question leaves out", func(j *Judge, c candidate) bool { return j.ofThoseLeftOut(c.Fact) }},
	{"another sentence beside it is on the people asked about", func(j *Judge, c candidate) bool {
		return c.says != Partly && j.SetApart(c.Passage, c.Words, func(sentence string) bool { return c.says == No && opposite(sentence) == Yes })
	}},

	{"not the case that is asked about", func(j *Judge, c candidate) bool { return !j.ofSameCase(c.own) }},
	{"of another use, place, time, device or people", func(j *Judge, c candidate) bool {
		return c.says != No && !j.q.Must && j.q.Act != knowledge.Restrict && !j.holdsWhateverFor(c.Reading) && j.ofOtherCircumstances(c.Reading, c.Fact.Text, c.own)
	}},
	{"of a product with a longer name", func(j *Judge, c candidate) bool { return j.ofOtherProduct(c) }},
	{"a sentence beside it has what it doesn't of what is asked", func(j *Judge, c candidate) bool {
		return c.says != No && j.besideIt(c.Reading, c.own)
	}},
	{"not denied as the question denies it", func(j *Judge, c candidate) bool { return !j.ofSameDenial(c.Fact, c.own) }},
	{"of the other case than the question's", func(j *Judge, c candidate) bool { return j.deniesItsCase(c.Fact) }},
	{"set against what it lets people do", func(j *Judge, c candidate) bool { return c.says == Yes && j.setAgainst(c.Fact) }},
	{"of another age", func(j *Judge, c candidate) bool { return j.ofOtherAge(c.Fact) }},
	{"limited to others of the kind than those asked about", func(j *Judge, c candidate) bool { return j.ofOthersOfKind(c.Fact) }},
	{"a kind less than that asked about", func(j *Judge, c candidate) bool { return c.says == Yes && j.ofWiderKind(c) }},
	{"the document tells apart what it doesn't", func(j *Judge, c candidate) bool { return j.toldApart(c.Reading) }},
	{"on what is approved, and asked about is what isn't, or the other way round", func(j *Judge, c candidate) bool { return j.vettedOtherwise(c) }},
	{"another figure", func(j *Judge, c candidate) bool { return c.ofOtherFigure() }},
	{"it lets only what is without the data asked about", func(j *Judge, c candidate) bool {
		return c.says == Yes && language.LetWithout(c.Fact.Text, j.q.Wording)
	}},
	{"on another side of something: before it instead of after it, outside of it instead of in it", func(j *Judge, c candidate) bool { return language.OtherSide(j.q.Wording, c.Fact.Text) }},
}
