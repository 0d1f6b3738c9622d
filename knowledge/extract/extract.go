// Package extract reads documents for what they tell of policies: who does what
// about which app, for whom, from when until when.
//
// What it finds are proposals, each with the words that it rests on and with
// what is in doubt. By rules and the words of package language alone, so that
// the same documents are always read alike.
//
// First come the names: apps, bodies and classes of apps that the documents name
// and no record declares, each by clues that together weigh enough, such as its part in
// what sentences tell of rules, by the verbs of acts.txt. Then what the
// structure of documents tells: a page about an app permits it for as long as the
// page says how it is got or used, whatever its versions, and ends, denies or
// limits it where it says so, by a request that people must make first or by an
// exception; rows and items of tables and lists of tools, and
// headings, tell how what is in them stands. The rest is read sentence by sentence:
// whoever is told of by a surname, an office or a noun is known by it, and later
// sentences tell of a rule when it begins and what it covers and leaves out, or that
// another one does so too. Days are counted from those told before. A name
// that nobody declares is none of those spoken of before. A rule on something that
// isn't known is told of nothing else, and what the next sentence takes back is in
// doubt. In the tables of documents that tell of others a row is an act of whom it
// names, by what its cells say, or by what stands around the table.
//
// In home's own documents, whoever decides in it, such as a committee, is home, and so
// are those who write from a mail host that is named for it; a team is known by nothing
// but its name, a log by the dates of its headings, and a line by the name of an app that
// it begins with. What a ban leaves out, in the same sentence or the next, is an
// exemption from it; what is allowed for nobody but some is banned for the others; and
// what everybody may use by a later one ends what was banned before.
//
// A question and the first sentence of its answer are read as the statement that both make
// together, whether the question is a heading or stands in the same passage; the rule rests
// on the words of both. Who gets or has an app may use it, and one that people say is gone
// is banned.
//
// Of what home's own documents tell, a rule on a whole app is taken from nothing but
// a sentence about just that; else it is in doubt. So is what a document tells that
// says of itself that it doesn't hold, and a rule that a sentence may have ended of
// which nothing surer could be read. A later document ends, prolongs or changes the rules
// of earlier ones that it names by number, title or day, or leaves people out of them:
// "clause 4.2 is deleted", "the block of 1 April was lifted"; where several may be meant,
// all of them are in doubt. Beside events there is guidance:
// sentences that tell people what they may do and must, in words of their own.
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
	g := ground.NewGround(b.With(p), today)
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
