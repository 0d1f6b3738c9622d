package acts

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
)

// beside fits what sentences tell to what the pages they stand on tell as a whole.
// A permission without any limit says nothing that the page doesn't. A ban or a
// restriction without any, on a page that tells how the app is used, can be meant
// of a part of it only.
func (r *reconciler) beside(sentences []*knowledge.Reading) []*knowledge.Reading {
	var list []*knowledge.Reading
	for _, x := range sentences {
		switch e := x.Event; {
		case e == nil || !e.Scope.IsZero() || !r.onPage(x):
		case e.Do == knowledge.Allow && len(e.Conditions) == 0:
			continue
		case (e.Do == knowledge.Ban || e.Do == knowledge.Restrict) && r.permits(x):
			x.Doubts = append(slices.Clone(x.Doubts), "whether all of it is meant: the page tells how it is used")
		}
		list = append(list, x)
	}
	return list
}

// onPage tells that a reading is about the apps that its page is about.
func (r *reconciler) onPage(x *knowledge.Reading) bool {
	p := r.Base.Passage(x.Passage)
	return p != nil && !slices.ContainsFunc(x.Event.Apps, func(id knowledge.EntityID) bool { return !slices.Contains(r.pages[p.Source], id) })
}

// permits tells that the page of a reading permits its app on some of the days on
// which the passage stood.
func (r *reconciler) permits(x *knowledge.Reading) bool {
	p := r.Base.Passage(x.Passage)
	stood := p.Stood()
	return slices.ContainsFunc(r.rules, func(t *claim.Rule) bool {
		return t.Passage.Source == p.Source && slices.Contains(x.Event.Apps, t.App) && (t.Do == knowledge.Allow || t.Do == knowledge.Restrict) && t.First <= stood.Last && stood.First <= t.Last
	})
}
