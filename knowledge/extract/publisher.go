package extract

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// ownOf tells the same of a source. One that doesn't say what it is is somebody's
// own where nobody else published it, or where it speaks to its readers.
func (v *view) ownOf(src *knowledge.Source, home knowledge.EntityID) bool {
	switch {
	case src == nil:
		return true
	case src.Tier == knowledge.PolicyTier || src.Tier == knowledge.StatementTier:
		return true
	case src.Tier != "":
		return false
	case src.Publisher == "":
		return true
	case home == "":
		return false
	}
	return home == v.base.Home || slices.ContainsFunc(v.base.PassagesOf(src.ID), func(id knowledge.PassageID) bool {
		p := v.base.Passage(id)
		return p != nil && language.SpeaksTo(p.Text)
	})
}

// publisher is the body that published the document, where it is known.
func (v *view) publisher(src *knowledge.Source) knowledge.EntityID {
	if src == nil || src.Publisher == "" {
		return ""
	}
	name, host := form.Sender(src.Publisher)
	if v.base.Home != "" && form.IsHost(v.entity(v.base.Home), host) {
		return v.base.Home
	}
	for _, id := range v.lexicon.Mentions(name) {
		if e := v.base.Entity(id); e != nil && e.Kind.Acts() {
			return id
		}
	}
	return ""
}

// bodyOf is the body whose rules a document has: who published it, or home.
func (v *view) bodyOf(s *knowledge.Source) knowledge.EntityID {
	if id := v.publisher(s); id != "" {
		return id
	}
	return v.atHome()
}
