package extract

import (
	"policybot/knowledge"
)

// reconciler settles what all documents tell together.
type reconciler struct {
	*View
	prose    *Reader // reads words that are cited
	claims   []*Claim
	rules    []*Rule
	pages    map[knowledge.SourceID][]knowledge.EntityID // which apps a page is about
	byApp    map[knowledge.EntityID][]*act               // what is settled
	titled   map[knowledge.SourceID][]docTitle           // of documents that are cited
	numbered map[knowledge.SourceID][]place
}

func newReconciler(g *Ground) *reconciler {
	v := g.View("", nil)
	return &reconciler{View: v, prose: NewReader(v), pages: map[knowledge.SourceID][]knowledge.EntityID{}, titled: map[knowledge.SourceID][]docTitle{}, numbered: map[knowledge.SourceID][]place{}}
}
