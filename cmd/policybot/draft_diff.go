package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/draft"
)

// draftDiff tells how the documents and the records differ.
func draftDiff(to io.Writer, base *knowledge.Base, d *draft.Proposed) error {
	w := &tell{to: to}
	w.items("new", d, draft.New)
	w.items("unsure", d, draft.Unsure)
	w.otherwise(base, d)
	if len(d.Changes) > 0 {
		w.ln("changes in meaning, with what is new on record: %d", len(d.Changes))
		for _, c := range d.Changes {
			w.ln("  %s", d.Meaning(c))
		}
	}
	w.ln("on record already: %d", len(d.Of(draft.Recorded)))
	w.ln("looked at before: %d", len(d.Of(draft.Seen)))
	w.ln("on record, and in no document: %d", len(d.Untold))
	for _, e := range d.Untold {
		w.ln("  %s: note: no document tells %s", e.Origin, e.ID)
	}
	return w.err
}

// tell writes lines until one can't be written.
type tell struct {
	to  io.Writer
	err error
}

func (w *tell) ln(format string, args ...any) {
	if w.err == nil {
		_, w.err = fmt.Fprintf(w.to, format+"\n", args...)
	}
}

func (w *tell) items(title string, d *draft.Proposed, s draft.Standing) {
	w.ln("%s: %d", title, len(d.Of(s)))
	for _, i := range d.Of(s) {
		w.ln("  %s: %s", i.ID(), itemText(i))
		w.ln("    %s: %q", placeOf(i), i.Words)
		for _, why := range i.Doubts {
			w.ln("    unsure: %s", why)
		}
	}
}

// otherwise shows records and documents side by side where they tell one act
// with other dates or another scope, or one fact with another value.
func (w *tell) otherwise(base *knowledge.Base, d *draft.Proposed) {
	w.ln("otherwise than on record: %d", len(d.Of(draft.Differs)))
	for _, i := range d.Of(draft.Differs) {
		w.ln("  %s (%s)", i.Record, originOf(base, i.Record))
		w.ln("    record    %s", slots(base.Event(knowledge.EventID(i.Record)), base.Fact(knowledge.FactID(i.Record))))
		w.ln("    document  %s", slots(i.Event, i.Fact))
		w.ln("    %s: %q", placeOf(i), i.Words)
	}
}

// slots are the dates and the scope of an event, or the value of a fact.
func slots(e *knowledge.Event, f *knowledge.Fact) string {
	if e == nil {
		return cmp.Or(f.Text, f.Value.Text)
	}
	parts := []string{"announced " + e.Announced.String()}
	if !e.From.IsZero() {
		parts = append(parts, "from "+e.From.String())
	}
	if !e.Until.IsZero() {
		parts = append(parts, "until "+e.Until.String())
	}
	return strings.Join(append(parts, draft.ScopeWords(e.Scope)), ", ")
}

func originOf(b *knowledge.Base, id string) knowledge.Origin {
	if e := b.Event(knowledge.EventID(id)); e != nil {
		return e.Origin
	}
	if f := b.Fact(knowledge.FactID(id)); f != nil {
		return f.Origin
	}
	return knowledge.Origin{}
}

func itemText(i *draft.Item) string {
	if i.Event != nil {
		return i.Event.Text
	}
	return i.Fact.Text
}

func placeOf(i *draft.Item) string { return fmt.Sprintf("%s, %s", i.Passage.Source, i.Passage.At) }

// draftLine is a reading as --json prints it.
type draftLine struct {
	Standing  draft.Standing       `json:"standing"` // or unsupported
	ID        string               `json:"id"`
	Kind      string               `json:"kind"` // event or fact
	Text      string               `json:"text"`
	By        knowledge.EntityID   `json:"by,omitempty"`
	Do        knowledge.Act        `json:"do,omitempty"`
	Of        knowledge.Act        `json:"of,omitempty"`
	App       []knowledge.EntityID `json:"app,omitempty"`
	Names     []knowledge.EventID  `json:"names,omitempty"`
	Announced string               `json:"announced,omitempty"`
	From      string               `json:"from,omitempty"`
	Until     string               `json:"until,omitempty"`
	Scope     string               `json:"scope,omitempty"`
	About     []knowledge.EntityID `json:"about,omitempty"` // this and the next two: of a fact
	Relation  string               `json:"relation,omitempty"`
	Date      string               `json:"date,omitempty"`
	Document  knowledge.SourceID   `json:"document,omitempty"`
	At        string               `json:"at,omitempty"`
	Words     string               `json:"words,omitempty"`
	Unsure    []string             `json:"unsure,omitempty"`
	Record    string               `json:"record,omitempty"` // that tells it, or tells it otherwise
	Reading   draft.Key            `json:"reading,omitempty"`
}

// unsupported is the standing of a record that no document tells.
const unsupported draft.Standing = "unsupported"

// draftLines prints what is proposed, or all that --diff tells.
func draftLines(to io.Writer, d *draft.Proposed, diff bool) error {
	enc := json.NewEncoder(to)
	enc.SetEscapeHTML(false)
	for _, i := range d.Items {
		if !diff && !i.Standing.Proposes() {
			continue
		}
		l := lineOf(i.Event, i.Fact)
		l.Standing, l.Document, l.At, l.Words, l.Unsure, l.Record, l.Reading = i.Standing, i.Passage.Source, i.Passage.At, i.Words, i.Doubts, i.Record, i.Key
		if err := enc.Encode(l); err != nil {
			return err
		}
	}
	if !diff {
		return nil
	}
	for _, e := range d.Untold {
		l := lineOf(e, nil)
		l.Standing = unsupported
		if err := enc.Encode(l); err != nil {
			return err
		}
	}
	return nil
}

func lineOf(e *knowledge.Event, f *knowledge.Fact) draftLine {
	if e == nil {
		return draftLine{Kind: "fact", ID: string(f.ID), Text: f.Text, About: f.About, Relation: f.Relation, Date: f.Date.String()}
	}
	l := draftLine{Kind: "event", ID: string(e.ID), Text: e.Text, By: e.By, Do: e.Do, Of: e.Of, App: e.Apps, Names: e.Names,
		Announced: e.Announced.String(), From: e.From.String(), Until: e.Until.String()}
	if !e.Scope.IsZero() {
		l.Scope = draft.ScopeWords(e.Scope)
	}
	return l
}
