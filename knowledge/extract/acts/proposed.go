package acts

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/ground"
)

// idOf names the reading by what it is, so that it keeps its id while it says the
// same.
func (r *reconciler) idOf(a *act) knowledge.EventID {
	var b strings.Builder
	fmt.Fprintf(&b, "%s|%s|%s|%v|%s|%s|%s|%v|%v", a.By, a.Do, a.Of, a.Apps, a.Announced, a.From, a.Until, a.Scope, a.Doubts)
	fmt.Fprintf(&b, "|%s|%s", a.Passage.ID, a.Words)
	sum := sha256.Sum256([]byte(b.String()))
	app := knowledge.EntityID("")
	if len(a.Apps) > 0 {
		app = a.Apps[0]
	}
	return knowledge.EventID(fmt.Sprintf("%.18s-%.18s-%s-%s", a.By, app, a.Do, hex.EncodeToString(sum[:4])))
}

// stoodUntil is the last day on which a document of the actor's own stated the rule,
// where none states it any longer.
func (a *act) stoodUntil() (last knowledge.Date) {
	for _, c := range a.told {
		if !c.Rule || !c.Passage.Past() {
			return knowledge.Date{}
		}
		if last.IsZero() || c.Passage.Until.Last > last.Last {
			last = c.Passage.Until
		}
	}
	return last
}

// reading is the act as it is proposed.
func (r *reconciler) reading(a *act) *knowledge.Reading {
	e := &knowledge.Event{
		ID: a.id, By: a.By, Do: a.Do, Of: a.Of, Apps: a.Apps, Announced: a.Announced, From: a.From, Until: a.Until, Order: a.Order,
		Scope: a.Scope, Conditions: a.Terms, Collection: a.Passage.Collection, Origin: a.Passage.Origin,
	}
	e.Names = slices.Clone(a.onto)
	for _, n := range a.names {
		e.Names = append(e.Names, n.id)
	}
	if len(e.Names) > 0 && e.Do != knowledge.Reinstate && e.Do != knowledge.Deny {
		e.Apps = a.Apps
	}
	if e.Until.IsZero() && e.Do.Rule() {
		e.Until = a.stoodUntil()
		e.Fades = !e.Until.IsZero()
	}
	for _, c := range a.told {
		rep := knowledge.Report{Source: c.Passage.Source, At: c.Passage.At, Quote: c.Words, Speaker: c.Speaker, Certainty: c.Certainty}
		if !slices.Contains(e.Reports, rep) {
			e.Reports = append(e.Reports, rep)
		}
	}
	doubts := a.Doubts
	if start := e.Start(); !e.Until.IsZero() && !e.Fades && e.Until.Last < start.First {
		e.Until, doubts = knowledge.Date{}, ground.AppendNew(slices.Clone(doubts), "until when it holds")
	}
	r.uses(e)
	e.Text = r.sentenceOf(e)
	if a.Undoes == knowledge.Advise {
		e.Text = r.telling(e, "took back its advice on")
	}
	return &knowledge.Reading{Event: e, Passage: a.Passage.ID, Words: a.Words, Doubts: doubts}
}

// uses notes that the entities of the event are needed.
func (r *reconciler) uses(e *knowledge.Event) {
	r.used[e.By] = true
	for _, id := range e.Apps {
		r.used[id] = true
	}
	for _, t := range []knowledge.Terms{e.Scope.Terms, e.Scope.Except} {
		for _, ids := range t {
			for _, id := range ids {
				r.used[id] = true
			}
		}
	}
}

// entities are those that reading has shown to be needed.
func (r *reconciler) entities() (list []*knowledge.Entity) {
	if r.Home != "" && r.Base.Entity(ground.Ours) == nil {
		list = append(list, &knowledge.Entity{ID: ground.Ours, Kind: knowledge.Company, Proposed: true, Names: []knowledge.Name{{Text: "our organization"}, {Text: "the organization"}}})
	}
	for _, id := range slices.Sorted(maps.Keys(r.Parts)) {
		if e := r.Parts[id]; r.used[id] || r.ofUsed(e) {
			list = append(list, e)
		}
	}
	return list
}

// ofUsed tells that the entity is data of a kind that is needed: of what is asked about, it tells
// which rule that falls under.
func (r *reconciler) ofUsed(e *knowledge.Entity) bool {
	return e.Kind == knowledge.DataKind && slices.ContainsFunc(e.In, func(in knowledge.Link) bool { return r.used[in.To] })
}
