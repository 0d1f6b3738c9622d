package edition

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"

	"policybot/knowledge"
)

// maxViews is how many views are kept ready. Who sees the same has the same.
const maxViews = 32

// view is a part of an edition. It is made once, for all who wait for it, whoever of
// them goes away.
type view struct {
	extent
	stop context.CancelFunc // ends the making
	made chan struct{}      // closed once it is made, or has failed

	mu      sync.Mutex
	edition *Edition
	err     error
	closed  bool
}

// extent says what an edition shows: to those who may see no more than some collections,
// or what documents said up to a day.
type extent struct {
	seen  []knowledge.Collection
	known knowledge.Day // knowledge.LastDay: all that was ever said
}

func (x extent) is(other extent) bool {
	return x.known == other.known && slices.Equal(x.seen, other.seen)
}

// For is the edition as the viewer may see it: everything in it, down to the
// order of what a search finds, is as if nothing else were on record, but its
// ID, which is that of the whole. Views are made once and kept; where the
// viewer may see everything, it is e itself. It fails where the context ends before
// the view is made, and with [ErrClosed].
func (e *Edition) For(ctx context.Context, v knowledge.Viewer) (*Edition, error) {
	seen := e.Base.Seen(v)
	if slices.Equal(seen, e.Base.InUse()) {
		return e, nil
	}
	return e.viewed(ctx, extent{seen, knowledge.LastDay})
}

// KnownOn is the edition as it would have been with the documents that are kept in Git
// as they were at the end of the day: what was read in them too. Where nothing changed
// since, it is e itself. It fails as For does.
func (e *Edition) KnownOn(ctx context.Context, day knowledge.Day) (*Edition, error) {
	last, later := e.Written.LastChange(day)
	if !later {
		return e, nil
	}
	return e.viewed(ctx, extent{e.Written.InUse(), last})
}

func (e *Edition) viewed(ctx context.Context, x extent) (*Edition, error) {
	for {
		w, old, err := e.view(x)
		if err != nil {
			return nil, err
		}
		if old != nil {
			_ = old.close() // a failure leaves memory in use, and no more
		}
		select {
		case <-w.made:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		if !errors.Is(w.err, ErrClosed) || e.Closed() { // else others took its room
			return w.edition, w.err
		}
	}
}

// view finds the view, or begins to make it: the old one was not asked for the
// longest, and is no longer kept.
func (e *Edition) view(x extent) (w, old *view, err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return nil, nil, ErrClosed
	}
	if i := slices.IndexFunc(e.views, func(v *view) bool { return v.is(x) }); i >= 0 {
		w = e.views[i]
		e.views = slices.Delete(e.views, i, i+1)
	} else {
		w = &view{extent: x, made: make(chan struct{})}
		var life context.Context
		life, w.stop = context.WithCancel(context.Background())
		go w.make(life, e)
	}
	e.views = slices.Insert(e.views, 0, w)
	if len(e.views) > maxViews {
		old, e.views = e.views[maxViews], e.views[:maxViews]
	}
	return w, old, nil
}

// make makes the view, unless it is closed before.
func (w *view) make(life context.Context, e *Edition) {
	defer w.stop()
	made, err := e.of(life, w.extent)
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.edition, w.err = made, err; w.closed {
		w.edition, w.err = nil, ErrClosed
	}
	close(w.made)
}

// of is the part of the edition.
func (e *Edition) of(ctx context.Context, x extent) (*Edition, error) {
	if x.known == knowledge.LastDay {
		return e.seenIn(ctx, x.seen)
	}
	b := e.Written.KnownOn(x.known)
	id, err := ID(b)
	if err != nil {
		return nil, err
	}
	return named(ctx, id, b, e.today, e.keeping)
}

// seenIn is the edition of what is in the collections. Where nothing else is
// different it shares what the whole was made ready with. To compare all docs of
// a large one would take as long as to look for them in the store, where those
// that are the same are kept once.
func (e *Edition) seenIn(ctx context.Context, seen []knowledge.Collection) (*Edition, error) {
	b := e.Written.Of(seen)
	switch {
	case !apart(e.Written, b, seen):
		return named(ctx, e.ID, b, e.today, e.keeping)
	case e.Base != e.Written || !slices.Equal(e.Base.Entities, b.Entities): // then documents and names are read anew
		part, err := named(ctx, e.ID, b, e.today, e.keeping)
		if err == nil && len(seen) > 0 && !part.keeps() && e.reads(part, seen) {
			part.whole, part.seen = e, seen
		}
		return part, err
	}
	lex := e.Lexicon.Part(b)
	return &Edition{ID: e.ID, Written: b, Base: b, Lexicon: lex, Records: e.Records.Part(b, lex), whole: e, seen: seen, today: e.today, keeping: e.keeping}, nil
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

// close ends the making, without waiting for it, or closes what is made.
func (w *view) close() error {
	w.stop()
	w.mu.Lock()
	made := w.edition
	w.closed = true
	w.mu.Unlock()
	if made == nil {
		return nil
	}
	return made.Close()
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
