package extract

import (
	"testing"

	"policybot/knowledge"
)

// A document on which the program breaks is left out, and told.
func TestBrokenDocumentIsLeftOut(t *testing.T) {
	b := documentOf(invented(t), article, "Acme banned Pigeon on 3 May 2024.")
	g := newGround(b, today)
	f := readOne(g, doc{"odd", []*knowledge.Passage{nil}}, nil)
	if f.broken == "" || len(f.claims) > 0 {
		t.Errorf("found %+v", f)
	}
	if f := readOne(g, documentsOf(b)[0], nil); f.broken != "" {
		t.Error(f.broken)
	}
}

// Where the program breaks on what documents tell together, nothing is read, and that is told.
func TestBrokenTogether(t *testing.T) {
	b := documentOf(invented(t), article, "Acme banned Pigeon on 3 May 2024.")
	g, docs := newGround(b, today), documentsOf(b)
	f := readOne(g, docs[0], nil)
	if p := together(g, docs, []*found{f}, knowledge.Proposal{}); len(p.Broken) > 0 || len(p.Readings) == 0 {
		t.Fatalf("proposes %+v", p)
	}
	f.claims = append(f.claims, nil)
	if p := together(g, docs, []*found{f}, knowledge.Proposal{}); len(p.Broken) != 1 || len(p.Readings) > 0 {
		t.Errorf("proposes %+v", p)
	}
}
