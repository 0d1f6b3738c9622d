package acts

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
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
	r.Uses(e)
	e.Text = r.SentenceOf(e)
	return &knowledge.Reading{Event: e, Passage: a.Passage.ID, Words: a.Words, Doubts: doubts}
}
