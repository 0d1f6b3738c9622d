package extract

import (
	"testing"

	"policybot/knowledge"
	"policybot/knowledge/extract/acts"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
)

// A document on which the program breaks is left out, and told.
func TestBrokenDocumentIsLeftOut(t *testing.T) {
	b := documentOf(invented(t), article, "Acme banned Pigeon on 3 May 2024.")
	g := ground.New(b, today)
	f := readOne(g, ground.Document{ID: "odd", Passages: []*knowledge.Passage{nil}}, nil)
	if f.Broken == "" || len(f.Claims) > 0 {
		t.Errorf("found %+v", f)
	}
	if f := readOne(g, ground.Documents(b)[0], nil); f.Broken != "" {
		t.Error(f.Broken)
	}
}

// Where the program breaks on what documents tell together, nothing is read, and that is told.
func TestBrokenTogether(t *testing.T) {
	b := documentOf(invented(t), article, "Acme banned Pigeon on 3 May 2024.")
	g, docs := ground.New(b, today), ground.Documents(b)
	f := readOne(g, docs[0], nil)
	if p := acts.Settle(g, docs, []*claim.Found{f}, knowledge.Proposal{}); len(p.Broken) > 0 || len(p.Readings) == 0 {
		t.Fatalf("proposes %+v", p)
	}
	f.Claims = append(f.Claims, nil)
	if p := acts.Settle(g, docs, []*claim.Found{f}, knowledge.Proposal{}); len(p.Broken) != 1 || len(p.Readings) > 0 {
		t.Errorf("proposes %+v", p)
	}
}
