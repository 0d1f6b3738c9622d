package acts

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/force"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// amended are what the documents of home's own do to the rules of earlier ones that they
// name by number or title: "Circular 12 is withdrawn", "clause 4.2 doesn't apply to drivers".
// Where it isn't sure which rules are meant, all that may be are in doubt.
func (r *reconciler) amended(docs []ground.Document, list []*knowledge.Reading) (out []*knowledge.Reading) {
	for _, d := range docs {
		src := r.Base.Source(d.ID)
		if src == nil || !r.OwnOf(src, r.Publisher(src)) {
			continue
		}
		for _, a := range r.amendments(d, src) {
			out = append(out, a.to(docs, list)...)
		}
	}
	return out
}

// amendments are those of a document, unless it says of itself that it doesn't hold.
func (r *reconciler) amendments(d ground.Document, src *knowledge.Source) (list []*amendment) {
	passages := ground.InOrder(d.Passages)
	for _, p := range passages {
		if p.Past() || !language.MayAmend(p.Text) {
			continue
		}
		for _, s := range form.Split(p.Text) {
			s.Text = strings.TrimPrefix(s.Text, "- ")
			if m := language.AmendmentOf(s.Text, src.Date.Last); m != nil && !undecided(p, s) {
				list = append(list, &amendment{reconciler: r, Amendment: m, by: src, passage: p, said: s})
			}
		}
	}
	if len(list) == 0 {
		return nil
	}
	holds, from := force.Of(src, passages, nil), force.From(passages, src.Date.Last)
	return slices.DeleteFunc(list, func(a *amendment) bool {
		a.When = a.When.Or(from)
		return holds.Doubt(a.passage, a.said.Text) != ""
	})
}

// undecided tells that the passage says of what is in the sentence that it didn't come to
// be: "Clause 3 is deleted. Lost, 2 to 5."
func undecided(p *knowledge.Passage, s form.Piece) bool {
	_, rest, _ := strings.Cut(p.Text[s.Start:], s.Text)
	rest, _, _ = strings.Cut(rest, "\n")
	return language.Fails(rest)
}

// amendment is what a sentence of a document does to others.
type amendment struct {
	*reconciler
	*language.Amendment
	by      *knowledge.Source
	passage *knowledge.Passage
	said    form.Piece
}

// to does it to the rules that are meant, or casts doubt on those that may be.
func (a *amendment) to(docs []ground.Document, list []*knowledge.Reading) (out []*knowledge.Reading) {
	meant, surely := a.meant(docs)
	if meant == nil {
		return nil
	}
	for _, x := range list {
		if !meant(x) || !a.before(x) {
			continue
		}
		done, ok := a.done(x)
		switch {
		case surely && ok && !a.Unsure && x.Sure() && a.open(x):
			out = append(out, done...)
		case x.Sure() && a.touches(x):
			x.Doubts = append(x.Doubts, "whether it still stands: “"+a.said.Text+"”")
		}
	}
	return out
}

// open tells that whoever may see the rule may see this.
func (a *amendment) open(x *knowledge.Reading) bool {
	return readIn(a.passage.Collection, a.Base.Passage(x.Passage).Collection)
}

// before tells that the reading is a rule, or tells people what to do, and no later than this.
func (a *amendment) before(x *knowledge.Reading) bool {
	if x.Event == nil {
		return x.Fact != nil && x.Fact.Guides()
	}
	return x.Event.Do.Rule() && x.Event.Announced.First <= a.day().Last && (a.When.IsZero() || x.Event.Announced.First <= a.When.Last)
}

// day is when it is told: since when the document has said so, where that is known.
func (a *amendment) day() knowledge.Date {
	if from := a.passage.From; from.Exact() {
		return from
	}
	return a.by.Date.Or(a.passage.From).Or(knowledge.Date{First: knowledge.FirstDay, Last: a.Today(), Precision: knowledge.SpanPrecision})
}

// touches tells that what isn't sure may change the reading.
func (a *amendment) touches(x *knowledge.Reading) bool {
	return x.Event == nil || a.Does != language.ProlongsText || !x.Event.Until.IsZero()
}
