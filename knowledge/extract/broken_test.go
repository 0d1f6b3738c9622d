package extract

import (
	"testing"

	"policybot/knowledge"
)

// A document on which the program breaks is left out, and told.
func TestBrokenDocumentIsLeftOut(t *testing.T) {
	b := documentOf(invented(t), article, "Acme banned Pigeon on 3 May 2024.")
	g := newGround(b, today)
	f := g.read(doc{"odd", []*knowledge.Passage{nil}}, nil)
	if f.broken == "" || len(f.claims) > 0 {
		t.Errorf("found %+v", f)
	}
	if f := g.read(documentsOf(b)[0], nil); f.broken != "" {
		t.Error(f.broken)
	}
}
