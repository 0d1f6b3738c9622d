package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"policybot/knowledge"
)

// idOf names the reading by what it is, so that it keeps its id while it says the
// same.
func (r *reconciler) idOf(a *act) knowledge.EventID {
	var b strings.Builder
	fmt.Fprintf(&b, "%s|%s|%s|%v|%s|%s|%s|%v|%v", a.by, a.do, a.of, a.apps, a.announced, a.from, a.until, a.scope, a.doubts)
	fmt.Fprintf(&b, "|%s|%s", a.passage.ID, a.words)
	sum := sha256.Sum256([]byte(b.String()))
	app := knowledge.EntityID("")
	if len(a.apps) > 0 {
		app = a.apps[0]
	}
	return knowledge.EventID(fmt.Sprintf("%.18s-%.18s-%s-%s", a.by, app, a.do, hex.EncodeToString(sum[:4])))
}

// stoodUntil is the last day on which a document of the actor's own stated the rule,
// where none states it any longer.
func (a *act) stoodUntil() (last knowledge.Date) {
	for _, c := range a.told {
		if !c.rule || !c.passage.Past() {
			return knowledge.Date{}
		}
		if last.IsZero() || c.passage.Until.Last > last.Last {
			last = c.passage.Until
		}
	}
	return last
}

// reading is the act as it is proposed.
func (r *reconciler) reading(a *act) *knowledge.Reading {
	e := &knowledge.Event{
		ID: a.id, By: a.by, Do: a.do, Of: a.of, Apps: a.apps, Announced: a.announced, From: a.from, Until: a.until, Order: a.order,
		Scope: a.scope, Conditions: a.terms, Collection: a.passage.Collection, Origin: a.passage.Origin,
	}
	e.Names = slices.Clone(a.onto)
	for _, n := range a.names {
		e.Names = append(e.Names, n.id)
	}
	if len(e.Names) > 0 && e.Do != knowledge.Reinstate && e.Do != knowledge.Deny {
		e.Apps = a.apps
	}
	if e.Until.IsZero() && e.Do.Rule() {
		e.Until = a.stoodUntil()
		e.Fades = !e.Until.IsZero()
	}
	for _, c := range a.told {
		rep := knowledge.Report{Source: c.passage.Source, At: c.passage.At, Quote: c.words, Speaker: c.speaker, Certainty: c.certainty}
		if !slices.Contains(e.Reports, rep) {
			e.Reports = append(e.Reports, rep)
		}
	}
	doubts := a.doubts
	if start := e.Start(); !e.Until.IsZero() && !e.Fades && e.Until.Last < start.First {
		e.Until, doubts = knowledge.Date{}, appendNew(slices.Clone(doubts), "until when it holds")
	}
	r.uses(e)
	e.Text = r.sentenceOf(e)
	return &knowledge.Reading{Event: e, Passage: a.passage.ID, Words: a.words, Doubts: doubts}
}
