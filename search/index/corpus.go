package index

import (
	"iter"

	"policybot/knowledge"
)

// Corpus is docs in order of kind and id, each made when it is asked for: there
// may be too many to have them all at once.
type Corpus struct {
	n        int
	key      func(i int) string
	raw      func(i int) Doc                        // as it is before its text is read
	mentions func(text string) []knowledge.EntityID // reads it
	reader   string                                 // names all that decides what mentions finds; empty: that isn't known
}

// doc is the doc with the entities that its text names.
func (c Corpus) doc(i int) Doc {
	d := c.raw(i)
	d.Entities = once(append(d.Entities, c.mentions(d.spoken())...))
	return d
}

// NewCorpus is everything in the base; what was read in a passage is
// found in it. The entities of an event are
// its actor, its apps, the classes they lie in and the terms of its scope;
// those of a fact are what it is about. The ones that mentions finds in the text
// are added to these, and are all that a passage has; it may be nil. Where the
// reader has the same name, mentions finds the same in the same text.
func NewCorpus(b *knowledge.Base, mentions func(text string) []knowledge.EntityID, reader string) Corpus {
	if mentions == nil {
		mentions = func(string) []knowledge.EntityID { return nil }
	}
	var docs []func() Doc
	var keys []string
	for _, e := range b.Events {
		if b.Read(string(e.ID)) == nil {
			keys, docs = append(keys, keyOf(Event, string(e.ID))), append(docs, func() Doc { return eventDoc(b, e) })
		}
	}
	for _, f := range b.Facts {
		if b.Read(string(f.ID)) == nil {
			keys, docs = append(keys, keyOf(Fact, string(f.ID))), append(docs, func() Doc { return factDoc(b, f) })
		}
	}
	passage := func(i int) *knowledge.Passage { return b.Passages[i-len(docs)] }
	return Corpus{
		n: len(docs) + len(b.Passages),
		key: func(i int) string {
			if i < len(keys) {
				return keys[i]
			}
			return keyOf(Passage, string(passage(i).ID))
		},
		raw: func(i int) Doc {
			if i < len(docs) {
				return docs[i]()
			}
			return passageDoc(b, passage(i))
		},
		mentions: mentions, reader: reader,
	}
}

// Len is how many docs there are.
func (c Corpus) Len() int { return c.n }

// All makes the docs, one after the other.
func (c Corpus) All() iter.Seq[Doc] { return c.between(0, c.n) }

func (c Corpus) between(from, to int) iter.Seq[Doc] {
	return func(yield func(Doc) bool) {
		for i := from; i < to && yield(c.doc(i)); i++ {
		}
	}
}
