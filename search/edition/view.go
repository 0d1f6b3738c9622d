package edition

import (
	"cmp"
	"slices"
	"sync"

	"policybot/knowledge"
)

// maxViews is how many views are kept ready. Who sees the same has the same.
const maxViews = 32

// view is an edition as those see it who may see no more than some collections.
type view struct {
	seen []knowledge.Collection

	mu      sync.Mutex
	edition *Edition // made when it is first asked for
	closed  bool
}

// For is the edition as the viewer may see it: everything in it, down to the
// order of what a search finds, is as if nothing else were on record, but its
// ID, which is that of the whole. Views are made once and kept; where the
// viewer may see everything, it is e itself.
func (e *Edition) For(v knowledge.Viewer) *Edition {
	seen := e.Base.Seen(v)
	if slices.Equal(seen, e.Base.InUse()) {
		return e
	}
	w, old := e.view(seen)
	if old != nil {
		_ = old.close() // a failure leaves memory in use, and no more
	}
	return w.of(e)
}

// view finds the view, or makes room for it: the old one was not asked for the
// longest, and is no longer kept.
func (e *Edition) view(seen []knowledge.Collection) (w, old *view) {
	e.mu.Lock()
	defer e.mu.Unlock()
	w = &view{seen: seen, closed: e.closed}
	if i := slices.IndexFunc(e.views, func(x *view) bool { return slices.Equal(x.seen, seen) }); i >= 0 {
		w = e.views[i]
		e.views = slices.Delete(e.views, i, i+1)
	}
	e.views = slices.Insert(e.views, 0, w)
	if len(e.views) > maxViews {
		old, e.views = e.views[maxViews], e.views[:maxViews]
	}
	return w, old
}

// of is the view of the edition.
func (w *view) of(e *Edition) *Edition {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.edition == nil {
		w.edition = e.part(w.seen)
		w.edition.closed = w.closed
	}
	return w.edition
}

// part is the edition of what is in the collections. Where nothing else is
// different it shares what the whole was made ready with. To compare all docs of
// a large one would take as long as to look for them in the store, where those
// that are the same are kept once.
func (e *Edition) part(seen []knowledge.Collection) *Edition {
	b := e.Written.Of(seen)
	switch {
	case !apart(e.Written, b, seen):
		return named(e.ID, b, e.today, e.keeping)
	case e.Base != e.Written || !slices.Equal(e.Base.Entities, b.Entities): // then documents and names are read anew
		part := named(e.ID, b, e.today, e.keeping)
		if len(seen) > 0 && !part.keeps() && e.reads(part, seen) {
			part.whole, part.seen = e, seen
		}
		return part
	}
	lex := e.Lexicon.Part(b)
	return &Edition{ID: e.ID, Written: b, Base: b, Lexicon: lex, Records: e.Records.Part(b, lex), whole: e, seen: seen, today: e.today, keeping: e.keeping}
}

// apart tells that nothing in the view is other than in the whole but that the
// rest is absent, so that the index of the whole can be searched for it, unless
// a doc was read by a name that is absent. Sources
// needn't be compared: where one is absent, the events and facts that rest on it
// are others in the view, or absent too.
func apart(whole, part *knowledge.Base, seen []knowledge.Collection) bool {
	in := map[knowledge.Collection]bool{}
	for _, c := range seen {
		in[c] = true
	}
	sees := func(c knowledge.Collection) bool { return in[cmp.Or(c, knowledge.Open)] }
	return len(seen) > 0 &&
		same(whole.Events, part.Events, func(e *knowledge.Event) bool { return sees(e.Collection) }) &&
		same(whole.Facts, part.Facts, func(f *knowledge.Fact) bool { return sees(f.Collection) }) &&
		same(whole.Passages, part.Passages, func(p *knowledge.Passage) bool { return sees(p.Collection) })
}

// same tells that the part is those of the whole that are seen.
func same[T any](whole, part []*T, sees func(*T) bool) bool {
	for _, x := range whole {
		if !sees(x) {
			continue
		}
		if len(part) == 0 || part[0] != x {
			return false
		}
		part = part[1:]
	}
	return len(part) == 0
}

func (w *view) close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.closed = true
	if w.edition == nil {
		return nil
	}
	return w.edition.Close()
}

// expected are viewers who are to come.
func expected(s knowledge.Settings) []knowledge.Viewer {
	list := []knowledge.Viewer{{}}
	for _, a := range s.Collections {
		for _, id := range a.Channels {
			list = append(list, knowledge.Viewer{Channel: id})
		}
	}
	for _, id := range s.UserGroups() {
		list = append(list, knowledge.Viewer{Groups: []string{id}})
	}
	return list[:min(len(list), maxViews/2)]
}
