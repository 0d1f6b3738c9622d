package extract

import (
	"cmp"
	"slices"

	"policybot/knowledge"
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

func keep(f *found) keptFound {
	k := keptFound{Guidance: f.guidance, About: f.about, Parts: f.parts, States: f.states, Unnamed: f.unnamed}
	for _, t := range f.rules {
		k.Rules = append(k.Rules, keepTold(t))
	}
	for _, c := range f.claims {
		x := keepClaim(c)
		if c.adds != nil {
			x.Adds = cmp.Or(1+slices.Index(f.claims, c.adds), noClaim)
		}
		k.Claims = append(k.Claims, x)
	}
	return k
}

// found is what was kept, of the passages of the document as it is now.
func (k *keptFound) found(d doc) *found {
	of := make(map[knowledge.PassageID]*knowledge.Passage, len(d.passages))
	for _, p := range d.passages {
		of[p.ID] = p
	}
	f := &found{guidance: k.Guidance, about: k.About, parts: k.Parts, states: k.States, unnamed: k.Unnamed}
	for _, t := range k.Rules {
		f.rules = append(f.rules, t.told(of[t.Passage]))
	}
	for _, c := range k.Claims {
		f.claims = append(f.claims, c.claim(of[c.Passage]))
	}
	for i, c := range k.Claims {
		switch {
		case c.Adds == noClaim:
			f.claims[i].adds = &claim{}
		case c.Adds > 0:
			f.claims[i].adds = f.claims[c.Adds-1]
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

func keepTold(t *told) keptTold {
	return keptTold{t.app, t.by, t.do, t.of, t.scope, t.terms, t.on, t.until, t.doubts, t.passage.ID, t.words, t.first, t.last}
}

func (k keptTold) told(p *knowledge.Passage) *told {
	return &told{app: k.App, by: k.By, do: k.Do, of: k.Of, scope: k.Scope, terms: k.Terms, on: k.On, until: k.Until, doubts: slices.Clip(k.Doubts),
		passage: p, words: k.Words, first: k.First, last: k.Last}
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

func keepClaim(c *claim) keptClaim {
	return keptClaim{Do: c.do, Of: c.of, By: c.by, Apps: c.apps, Scope: c.scope, Terms: c.terms, Announced: c.announced, From: c.from, Until: c.until, Order: c.order,
		Undoes: c.undoes, Presupposes: c.presupposes, Corrects: c.corrects, Ruler: c.ruler, State: c.state, Overrules: c.overrules, Owned: c.owned, Mentioned: c.mentioned, Dated: c.dated, Rule: c.rule,
		Brief: c.brief, Aside: c.aside, Anew: c.anew, Rest: c.rest, Remark: c.remark, Certainty: c.certainty, Speaker: c.speaker, Doubts: c.doubts, Passage: c.passage.ID, Words: c.words, Seq: c.seq, Left: c.left,
		To: c.to, End: c.end, Granted: c.granted, CondFrom: c.condFrom, CondTo: c.condTo}
}

func (k keptClaim) claim(p *knowledge.Passage) *claim {
	return &claim{do: k.Do, of: k.Of, by: k.By, apps: k.Apps, scope: k.Scope, terms: k.Terms, announced: k.Announced, from: k.From, until: k.Until, order: k.Order,
		undoes: k.Undoes, presupposes: k.Presupposes, corrects: k.Corrects, ruler: k.Ruler, state: k.State, overrules: k.Overrules, owned: k.Owned, mentioned: k.Mentioned, dated: k.Dated, rule: k.Rule,
		brief: k.Brief, aside: k.Aside, anew: k.Anew, rest: k.Rest, remark: k.Remark, certainty: k.Certainty, speaker: k.Speaker, doubts: slices.Clip(k.Doubts), passage: p, words: k.Words, seq: k.Seq, left: k.Left,
		to: k.To, end: k.End, granted: k.Granted, condFrom: k.CondFrom, condTo: k.CondTo}
}
