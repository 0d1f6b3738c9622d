package edition

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"policybot/knowledge/document/kept"
	"policybot/search/index"
)

// Keeping says where what took long to work out is kept for the next time, and
// who is told of it. All of it may be left out, or lost.
type Keeping struct {
	Readings *kept.Folder           // of what was read in the documents of large editions; nil: they are read each time
	Indexes  *index.Store           // of editions that are large; nil: they are in memory
	Program  func() string          // names the program, which may read documents otherwise than another one
	Done     func(docs, of int)     // is told how far an index is, from several goroutines
	Read     func(passages, of int) // is told how far reading them is, from several goroutines
	Failed   func(failure error)    // is told why the store can't be used
	Broken   func(why string)       // is told of a document of which nothing is read, by a defect of the program
}

// Option says how an edition is made ready.
type Option func(*Keeping)

// Kept keeps and tells what k says.
func Kept(k Keeping) Option { return func(to *Keeping) { *to = k } }

func keepingOf(options []Option) (k Keeping) {
	for _, o := range options {
		o(&k)
	}
	return k
}

func (k Keeping) program() string {
	if k.Program == nil {
		return ""
	}
	return k.Program()
}

func (k Keeping) fail(err error) {
	if k.Failed != nil {
		k.Failed(err)
	}
}

// keptFrom is from how many docs on an index is kept: a smaller one is built in
// some tenths of a second.
const keptFrom = 2000

// keeps tells that the index is kept in the store.
func (e *Edition) keeps() bool {
	return e.keeping.Indexes != nil && len(e.Base.Events)+len(e.Base.Facts)+len(e.Base.Passages) >= keptFrom
}

// indexed opens the index, or builds it. Where it can't be kept, it is in memory.
func (e *Edition) indexed(ctx context.Context) (*index.Index, error) {
	if e.keeps() {
		x, err := e.stored(ctx)
		if err == nil || ctx.Err() != nil {
			return x, err
		}
		e.keeping.fail(fmt.Errorf("edition %s: its index is not kept: %w", e.ID, err))
	}
	return index.Build(ctx, index.NewCorpus(e.Base, e.Lexicon.Mentions, "").All(), index.Options{})
}

func (e *Edition) stored(ctx context.Context) (*index.Index, error) {
	name, err := e.name()
	if err != nil {
		return nil, err
	}
	if x, err := e.keeping.Indexes.Open(name); err == nil {
		return x, nil
	}
	reader, err := e.hash(e.Base.Entities)
	if err != nil {
		return nil, err
	}
	docs := index.NewCorpus(e.Base, e.Lexicon.Mentions, reader)
	done := func(int) {}
	if e.keeping.Done != nil {
		done = func(n int) { e.keeping.Done(n, docs.Len()) }
	}
	done(0)
	x, err := e.keeping.Indexes.Build(ctx, name, docs, done)
	if err == nil {
		if err := e.keeping.Indexes.Clean(time.Now()); err != nil {
			e.keeping.fail(err)
		}
	}
	return x, err
}

// name tells apart what decides the docs of editions with the same records and
// documents: what was read in these, by whom, and what is seen of them.
func (e *Edition) name() (index.Name, error) {
	docs, err := e.hash(e.Base.InUse(), e.Base.Entities, e.Base.Events, e.Base.Facts)
	return index.Name{Edition: e.ID, Docs: docs}, err
}

// hash is that of the program and of the parts.
func (e *Edition) hash(parts ...any) (string, error) {
	h := sha256.New()
	fmt.Fprintln(h, e.keeping.program())
	enc := json.NewEncoder(h)
	for _, part := range parts {
		if err := enc.Encode(part); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil))[:16], nil
}
