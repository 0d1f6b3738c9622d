package extract

import (
	"cmp"
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
)

// keptFound is what a document tells, as it is kept: see [found].
type keptFound struct {
	Guidance []*knowledge.Reading
	Rules    []keptTold
	About    []knowledge.EntityID
	Claims   []keptClaim
	Parts    map[knowledge.EntityID]*knowledge.Entity
	States   map[knowledge.EntityID]knowledge.EntityID
	Unnamed  bool
}

func keep(f *claim.Found) keptFound {
	k := keptFound{Guidance: f.Guidance, About: f.About, Parts: f.Parts, States: f.States, Unnamed: f.Unnamed}
	for _, t := range f.Rules {
		k.Rules = append(k.Rules, keepTold(t))
	}
	for _, c := range f.Claims {
		x := keepClaim(c)
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
	for _, t := range k.Rules {
		f.Rules = append(f.Rules, t.told(of[t.Passage]))
	}
	for _, c := range k.Claims {
		f.Claims = append(f.Claims, c.claim(of[c.Passage]))
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

// keptTold is a rule that the structure of a document tells: see [told].
type keptTold struct {
	App, By     knowledge.EntityID
	Do, Of      knowledge.Act
	Scope       knowledge.Scope
	Terms       []knowledge.Condition
	On, Until   knowledge.Date
	Doubts      []string
	Passage     knowledge.PassageID
	Words       string
	First, Last knowledge.Day
}

func keepTold(t *claim.Rule) keptTold {
	return keptTold{t.App, t.By, t.Do, t.Of, t.Scope, t.Terms, t.On, t.Until, t.Doubts, t.Passage.ID, t.Words, t.First, t.Last}
}

func (k keptTold) told(p *knowledge.Passage) *claim.Rule {
	return &claim.Rule{App: k.App, By: k.By, Do: k.Do, Of: k.Of, Scope: k.Scope, Terms: k.Terms, On: k.On, Until: k.Until, Doubts: slices.Clip(k.Doubts),
		Passage: p, Words: k.Words, First: k.First, Last: k.Last}
}

// noClaim is kept of what adds to a claim that the document doesn't make.
const noClaim = -1

// keptClaim is what a sentence tells: see [claim].
type keptClaim struct {
	Do, Of                                                        knowledge.Act
	By                                                            knowledge.EntityID
	Apps                                                          []knowledge.EntityID
	Scope                                                         knowledge.Scope
	Terms                                                         []knowledge.Condition
	Announced, From, Until                                        knowledge.Date
	Order                                                         int
	Undoes                                                        knowledge.Act
	Presupposes, Corrects                                         bool
	Ruler, State                                                  knowledge.EntityID
	Overrules, Owned, Mentioned, Dated, Rule, Brief, Anew, Remark bool
	Aside, Rest                                                   bool
	Certainty                                                     knowledge.Certainty
	Speaker                                                       string
	Doubts                                                        []string
	Passage                                                       knowledge.PassageID
	Words                                                         string
	Seq, Left, To, End                                            int
	Granted                                                       bool
	Adds                                                          int // which claim of the document, from 1
	CondFrom, CondTo                                              int
}

func keepClaim(c *claim.Claim) keptClaim {
	return keptClaim{Do: c.Do, Of: c.Of, By: c.By, Apps: c.Apps, Scope: c.Scope, Terms: c.Terms, Announced: c.Announced, From: c.From, Until: c.Until, Order: c.Order,
		Undoes: c.Undoes, Presupposes: c.Presupposes, Corrects: c.Corrects, Ruler: c.Ruler, State: c.State, Overrules: c.Overrules, Owned: c.Owned, Mentioned: c.Mentioned, Dated: c.Dated, Rule: c.Rule,
		Brief: c.Brief, Aside: c.Aside, Anew: c.Anew, Rest: c.Rest, Remark: c.Remark, Certainty: c.Certainty, Speaker: c.Speaker, Doubts: c.Doubts, Passage: c.Passage.ID, Words: c.Words, Seq: c.Seq, Left: c.Left,
		To: c.To, End: c.End, Granted: c.Granted, CondFrom: c.CondFrom, CondTo: c.CondTo}
}

func (k keptClaim) claim(p *knowledge.Passage) *claim.Claim {
	return &claim.Claim{Do: k.Do, Of: k.Of, By: k.By, Apps: k.Apps, Scope: k.Scope, Terms: k.Terms, Announced: k.Announced, From: k.From, Until: k.Until, Order: k.Order,
		Undoes: k.Undoes, Presupposes: k.Presupposes, Corrects: k.Corrects, Ruler: k.Ruler, State: k.State, Overrules: k.Overrules, Owned: k.Owned, Mentioned: k.Mentioned, Dated: k.Dated, Rule: k.Rule,
		Brief: k.Brief, Aside: k.Aside, Anew: k.Anew, Rest: k.Rest, Remark: k.Remark, Certainty: k.Certainty, Speaker: k.Speaker, Doubts: slices.Clip(k.Doubts), Passage: p, Words: k.Words, Seq: k.Seq, Left: k.Left,
		To: k.To, End: k.End, Granted: k.Granted, CondFrom: k.CondFrom, CondTo: k.CondTo}
}
