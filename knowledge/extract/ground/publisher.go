package ground

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// OwnOf tells the same of a source. One that doesn't say what it is is somebody's
// own where nobody else published it, or where it speaks to its readers and isn't a newspaper.
func (v *View) OwnOf(src *knowledge.Source, home knowledge.EntityID) bool {
	switch {
	case src == nil:
		return true
	case src.Tier == knowledge.PolicyTier || src.Tier == knowledge.StatementTier:
		return true
	case src.Tier != "":
		return false
	case src.Publisher == "":
		return true
	case home == "" || home != v.Base.Home && language.Press(src.Publisher):
		return false
	}
	return home == v.Base.Home || slices.ContainsFunc(v.Base.PassagesOf(src.ID), func(id knowledge.PassageID) bool {
		p := v.Base.Passage(id)
		return p != nil && language.SpeaksTo(p.Text)
	})
}

// Publisher is the body that published the document, where it is known: home for a part of
// it that no record declares.
func (v *View) Publisher(src *knowledge.Source) knowledge.EntityID {
	if src == nil || src.Publisher == "" {
		return ""
	}
	name, host := form.Sender(src.Publisher)
	home := v.Entity(v.Base.Home)
	if form.IsHost(home, host) {
		return v.Base.Home
	}
	for _, id := range v.Lexicon.Mentions(name) {
		if e := v.Base.Entity(id); e != nil && e.Kind.Acts() && !(e.Proposed && form.OfHome(home, name)) {
			return id
		}
	}
	if form.OfHome(home, name) {
		return v.Base.Home
	}
	return ""
}

// BodyOf is the body whose rules a document has: who published it, or home.
func (v *View) BodyOf(s *knowledge.Source) knowledge.EntityID {
	if id := v.Publisher(s); id != "" {
		return id
	}
	return v.AtHome()
}
