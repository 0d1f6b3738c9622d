package extract

import (
	"policybot/knowledge"
)

// reconciler settles what all documents tell together.
type reconciler struct {
	*view
	prose    *reader // reads words that are cited
	claims   []*claim
	rules    []*told
	pages    map[knowledge.SourceID][]knowledge.EntityID // which apps a page is about
	byApp    map[knowledge.EntityID][]*act               // what is settled
	titled   map[knowledge.SourceID][]docTitle           // of documents that are cited
	numbered map[knowledge.SourceID][]place
}

func newReconciler(g *ground) *reconciler {
	v := g.view("", nil)
	return &reconciler{view: v, prose: newReader(v), pages: map[knowledge.SourceID][]knowledge.EntityID{}, titled: map[knowledge.SourceID][]docTitle{}, numbered: map[knowledge.SourceID][]place{}}
}
