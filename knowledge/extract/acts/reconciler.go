package acts

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/extract/prose"
)

// reconciler settles what all documents tell together.
type reconciler struct {
	*ground.View
	prose    *prose.Reader // reads words that are cited
	claims   []*claim.Claim
	rules    []*claim.Rule
	pages    map[knowledge.SourceID][]knowledge.EntityID // which apps a page is about
	byApp    map[knowledge.EntityID][]*act               // what is settled
	used     map[knowledge.EntityID]bool                 // by what was read
	named    map[string][]knowledge.EntityID             // the parts by their names
	titled   map[knowledge.SourceID][]docTitle           // of documents that are cited
	numbered map[knowledge.SourceID][]place
}

func newReconciler(g *ground.Ground) *reconciler {
	v := g.View("", nil)
	return &reconciler{View: v, prose: prose.NewReader(v), used: map[knowledge.EntityID]bool{}, named: map[string][]knowledge.EntityID{}, pages: map[knowledge.SourceID][]knowledge.EntityID{}, titled: map[knowledge.SourceID][]docTitle{}, numbered: map[knowledge.SourceID][]place{}}
}
