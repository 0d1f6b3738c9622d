// Package extract reads documents for what they tell of policies: who does what
// about which app, for whom, from when until when.
//
// What it finds are proposals, each with the words that it rests on and with
// what is in doubt. By rules and the words of package language alone, so that
// the same documents are always read alike.
//
// It goes in one direction. Package extract/names finds what the documents name and no
// record declares: apps, bodies and classes of apps. Together with the records, this is
// what package extract/ground holds for documents to be read against. Each is read by
// itself: its structure by package extract/layout, what is left by package extract/prose,
// sentence by sentence; and package extract/force doubts what stands in it but doesn't
// hold. What a document tells is handed on as claims and rules of package extract/claim.
// When all are read, or were kept as they were read before, package extract/acts settles
// what they tell together. Words, rows, lists and headings are found for all of these by
// package extract/form.
//
// Beside events there is guidance: sentences that tell people what they may do and must, in
// words of their own.
package extract

import (
	"context"
	"fmt"

	"policybot/knowledge"
	"policybot/knowledge/extract/acts"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/extract/names"
)

// Read proposes what the documents of the base name and tell. A document without
// a date may have been written today.
func Read(b *knowledge.Base, today knowledge.Day) knowledge.Proposal {
	p, _ := ReadKept(context.Background(), b, today, nil) // it fails with its context alone
	return p
}

// ReadKept is Read, which reads only what isn't kept, or is kept of other documents
// than these. It fails where the context ends.
//
// Each document is read by itself, whatever the others tell, on all processors. What
// all of them name comes before that, and what they tell together, such as which of
// them tell the same act, after it: both take less time than to read one in ten anew.
func ReadKept(ctx context.Context, b *knowledge.Base, today knowledge.Day, k *Kept) (knowledge.Proposal, error) {
	var p knowledge.Proposal
	p.Entities, p.Broken = names.Entities(b)
	if len(b.Passages) == 0 || ctx.Err() != nil {
		return p, ctx.Err()
	}
	g := ground.New(b.With(p), today)
	docs := ground.Documents(b)
	all, err := k.read(ctx, g, docs)
	if err != nil {
		return knowledge.Proposal{}, err
	}
	for i, d := range docs {
		if why := all[i].Broken; why != "" {
			p.Broken = append(p.Broken, fmt.Sprintf("%s: %s", d.ID, why))
		}
	}
	return acts.Settle(g, docs, all, p), nil
}
