package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// bar is a reason for which a sentence doesn't tell what is asked, whatever words the two
// have in common.
type bar struct {
	why  string
	bars func(w *writer, c candidate) bool
}

// bars are all of them: a sentence that none of them bars is on the same act of the same
// people, done to the same thing in the same case.
var bars = []bar{
	{"it says nothing of whether people may", func(w *writer, c candidate) bool { return c.says == "" }},
	{"another act", func(w *writer, c candidate) bool { return !w.does(c.Fact) && !w.grants(c.Fact, c.words) }},

	{"another thing", func(w *writer, c candidate) bool { return !w.ofThis(c.Fact, c.words) }},
	{"not on all of the apps", func(w *writer, c candidate) bool {
		return slices.ContainsFunc(w.q.Apps, func(app knowledge.EntityID) bool { return !slices.Contains(c.Fact.About, app) })
	}},
	{"only the app is asked about, and it says more", func(w *writer, c candidate) bool { return w.barely(c.words) && !w.plainly(c.Fact) }},
	{"a machine of another owner", func(w *writer, c candidate) bool {
		owner := language.MachineOwner(c.Fact.Text)
		return owner != "" && owner != language.MachineOwner(w.q.Wording)
	}},

	{"what others than those who ask may do", func(w *writer, c candidate) bool { return w.ofOtherPeople(c.Reading) }},
	{"not what those others may do", func(w *writer, c candidate) bool { return w.ofOthersThanAsked(c.Reading) }},
	{"another sentence beside it is on the people asked about", func(w *writer, c candidate) bool {
		return c.says != Partly && w.setApart(c.Passage, c.Words, func(sentence string) bool { return c.says == No && opposite(sentence) == Yes })
	}},

	{"not the case that is asked about", func(w *writer, c candidate) bool { return !w.ofSameCase(c.own) }},
	{"not denied as the question denies it", func(w *writer, c candidate) bool { return !w.ofSameDenial(c.Fact, c.own) }},
	{"limited to others of the kind than those asked about", func(w *writer, c candidate) bool { return w.ofOthersOfKind(c.Fact) }},
	{"a kind less than that asked about", func(w *writer, c candidate) bool { return c.says == Yes && w.ofWiderKind(c) }},
	{"the document tells apart what it doesn't", func(w *writer, c candidate) bool { return w.toldApart(c.Reading) }},
	{"another figure", func(w *writer, c candidate) bool { return c.ofOtherFigure() }},
	{"before something instead of after it", func(w *writer, c candidate) bool { return language.OtherTime(w.q.Wording, c.Fact.Text) }},
}
