// Package prose reads the sentences of one document for who does what about which app,
// for whom, from when until when.
//
// A [Reader] goes from passage to passage. It remembers of whom and what they spoke: whoever
// is told of by a surname, an office or a noun is known by it, and later sentences tell of a
// rule when it begins and what it covers and leaves out, or that another one does so too.
// Days are counted from those told before. A name that nobody declares is none of those
// spoken of before. A rule on something that isn't known is told of nothing else, and what
// the next sentence takes back is in doubt. In the tables of documents that tell of others a
// row is an act of whom it names, by what its cells say, or by what stands around the table.
//
// What no closer reading understood of a deed is told by its gist, always in doubt: who, what
// and the verb. A name that nobody declares is taken for that of an app there, where what is
// used stands.
//
// In home's own documents, whoever decides in it, such as a committee, is home, and so
// are those who write from a mail host that is named for it; a team is known by nothing
// but its name, a log by the dates of its headings, and a line by the name of an app that
// it begins with. What a ban leaves out, in the same sentence or the next, is an
// exemption from it; and what is allowed for nobody but some is banned for the others.
//
// A question and the first sentence of its answer are read as the statement that both make
// together, whether the question is a heading or stands in the same passage; the rule rests
// on the words of both. Who gets or has an app may use it, and one that people say is gone
// is banned.
//
// Most of it is methods of a sentence, a file for each thing that may be told: the verbs of
// acts first (act_verb, use_verb, rule_verb, gets_verb), then who did it (actor, party,
// office), on what (object), in which sense (stance: done, planned, denied), for whom and
// where (whom, limits, terms), and when (moment, dates). What it understands of a clause,
// it makes a claim of (claim).
package prose
