package extract

import (
	"cmp"
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
)

// keptFound is what a document tells, as it is kept.
type keptFound struct {
	Guidance []*knowledge.Reading
	Rules    []keptRule
	About    []knowledge.EntityID
	Claims   []keptClaim
	Parts    map[knowledge.EntityID]*knowledge.Entity
	States   map[knowledge.EntityID]knowledge.EntityID
	Unnamed  bool
}

func keep(f *claim.Found) keptFound {
	k := keptFound{Guidance: f.Guidance, About: f.About, Parts: f.Parts, States: f.States, Unnamed: f.Unnamed}
	for _, r := range f.Rules {
		x := keptRule{*r, r.Passage.ID}
		x.Rule.Passage = nil
		k.Rules = append(k.Rules, x)
	}
	for _, c := range f.Claims {
		x := keptClaim{Claim: *c, In: c.Passage.ID}
		x.Claim.Passage, x.Claim.Adds = nil, nil
		if c.Adds != nil {
			x.Adds = cmp.Or(1+slices.Index(f.Claims, c.Adds), noClaim)
		}
		k.Claims = append(k.Claims, x)
	}
	return k
}

// found is what was kept, of the passages of the document as it is now.
func (k *keptFound) found(d ground.Document) *claim.Found {
	of := make(map[knowledge.PassageID]*knowledge.Passage, len(d.Passages))
	for _, p := range d.Passages {
		of[p.ID] = p
	}
	f := &claim.Found{Guidance: k.Guidance, About: k.About, Parts: k.Parts, States: k.States, Unnamed: k.Unnamed}
	for _, x := range k.Rules {
		r := x.Rule
		r.Passage, r.Doubts = of[x.In], slices.Clip(r.Doubts)
		f.Rules = append(f.Rules, &r)
	}
	for _, x := range k.Claims {
		c := x.Claim
		c.Passage, c.Doubts = of[x.In], slices.Clip(c.Doubts)
		f.Claims = append(f.Claims, &c)
	}
	for i, c := range k.Claims {
		switch {
		case c.Adds == noClaim:
			f.Claims[i].Adds = &claim.Claim{}
		case c.Adds > 0:
			f.Claims[i].Adds = f.Claims[c.Adds-1]
		}
	}
	return f
}

// keptRule is a rule with its passage by its id.
type keptRule struct {
	Rule claim.Rule
	In   knowledge.PassageID
}

// keptClaim is a claim with its passage by its id, and what it adds to by its number.
type keptClaim struct {
	Claim claim.Claim
	In    knowledge.PassageID
	Adds  int // which claim of the document, from 1
}

// noClaim is kept of what adds to a claim that the document doesn't make.
const noClaim = -1
