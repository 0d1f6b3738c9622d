package extract

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"sync/atomic"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
)

// Kept is where what documents tell is kept, so that one is read again only where it
// has changed, or something that bears on how it is read.
//
// A document is known by the hash of all that it says. What was read of it counts
// where the questions that were asked in reading it, of names, records and the day,
// still have the same answers. So whoever sees other records than another one takes
// over nothing that isn't read just so against their own.
type Kept struct {
	Store
	Program string             // names the program: another one may read otherwise
	Done    func(done, of int) // is told how many passages are read, from several goroutines
}

// Store keeps values by name, and may lose them.
type Store interface {
	Get(name string, into any) bool // where it gives true, the value is as it was put
	Put(name string, value any)
}

// shelves is on how many shelves documents are kept: a change writes one of them anew.
const shelves = 64

// shelf is what is kept of the documents with a part in common of the hash of their
// ids, by the hash of what they say. Several readings of one differ in what they were
// read against.
type shelf map[string][]*keptDocument

// keptDocument is what a document tells, with what that depends on.
type keptDocument struct {
	Used  knowledge.Day
	Asked []ground.Question
	Given string // the hash of the answers
	Found keptFound
}

// How long and how often what no document says any longer is kept: whoever returns to
// an older edition, or sees less, needs it.
const (
	keptDays  = 7
	keptTimes = 4
)

// read reads the documents, but for those that are kept.
func (k *Kept) read(ctx context.Context, g *ground.Ground, docs []ground.Document) ([]*claim.Found, error) {
	all := make([]*claim.Found, len(docs))
	if k == nil {
		return all, each(ctx, len(docs), func(i int) { all[i] = readOne(g, docs[i], nil) })
	}
	on := make([][]int, shelves)
	for i, d := range docs {
		n := sha256.Sum256([]byte(d.ID))[0] % shelves
		on[n] = append(on[n], i)
	}
	progress := k.progress(docs)
	err := each(ctx, shelves, func(n int) {
		if len(on[n]) == 0 {
			return
		}
		s := k.shelf(n)
		changed := false
		for _, i := range on[n] {
			if ctx.Err() != nil {
				break // what is read so far is kept
			}
			var read bool
			all[i], read = s.read(g, docs[i])
			changed = changed || read
			progress(len(docs[i].Passages))
		}
		if changed {
			s.clean(g.Today)
			k.Put(k.name(n), s)
		}
	})
	return all, err
}

func (k *Kept) name(n int) string {
	sum := sha256.Sum256([]byte(fmt.Sprintf("%q documents %d", k.Program, n)))
	return hex.EncodeToString(sum[:])
}

func (k *Kept) shelf(n int) shelf {
	var s shelf
	if !k.Get(k.name(n), &s) || s == nil {
		s = shelf{}
	}
	return s
}

// read gives what the document tells, and whether it had to be read.
func (s shelf) read(g *ground.Ground, d ground.Document) (f *claim.Found, read bool) {
	name := hashOf(g.Base, d)
	for i, x := range s[name] {
		if g.Given(x.Asked) == x.Given {
			x.Used = g.Today
			s[name] = slices.Insert(slices.Delete(s[name], i, i+1), 0, x)
			return x.Found.found(d), false
		}
	}
	n := ground.Notes{}
	if f = readOne(g, d, n); f.Broken != "" {
		return f, true
	}
	x := &keptDocument{Used: g.Today, Asked: n.Asked(), Found: keep(f)}
	x.Given = g.Given(x.Asked)
	s[name] = slices.Insert(s[name], 0, x)
	return x.Found.found(d), true // as it will be from now on
}

// clean drops what no document has had for long.
func (s shelf) clean(today knowledge.Day) {
	for name, list := range s {
		list = slices.DeleteFunc(list, func(x *keptDocument) bool { return x.Used < today-keptDays || x.Used > today })
		if list = list[:min(len(list), keptTimes)]; len(list) == 0 {
			delete(s, name)
			continue
		}
		s[name] = list
	}
}

// hashOf is that of all that the document says, of where it comes from, and of where
// it stands.
func hashOf(b *knowledge.Base, d ground.Document) string {
	h := sha256.New()
	if s := b.Source(d.ID); s != nil {
		io.WriteString(h, ground.Encoded(s)+ground.Encoded(s.Origin.File)+ground.Encoded(s.Origin.Line))
	}
	for _, p := range d.Passages {
		io.WriteString(h, ground.Encoded(p)+ground.Encoded(p.Origin.File)+ground.Encoded(p.Origin.Line))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// progress counts the passages that are read.
func (k *Kept) progress(docs []ground.Document) func(passages int) {
	of := 0
	for _, d := range docs {
		of += len(d.Passages)
	}
	if k.Done == nil {
		return func(int) {}
	}
	var done atomic.Int64
	k.Done(0, of)
	return func(n int) { k.Done(int(done.Add(int64(n))), of) }
}
