// Package edition keeps one immutable state of all knowledge together with
// what is needed to answer from it: nothing that an edition says can change
// under an answer, and every answer names the edition that it came from.
package edition

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/match"
	"policybot/search/index"
)

// Edition is one state of all knowledge. Its parts fit each other.
type Edition struct {
	ID      string          // the beginning of the hash of the content
	Written *knowledge.Base // the records and documents
	Base    *knowledge.Base // the same, with what is read in the documents
	Lexicon *language.Lexicon
	Records *match.Records

	today knowledge.Day // up to when a document without a date may have been written

	keeping Keeping

	whole *Edition               // of a view, where its index can be searched for it
	seen  []knowledge.Collection // then: what the view is of

	wholeReading func() (contents, error) // once

	building sync.Mutex // held while the index is built; what needs none waits for nothing

	mu     sync.Mutex
	index  *index.Index
	views  []*view // the one that was asked for last comes first
	closed bool
}

// ErrClosed means that another edition has replaced this one: the question is
// to be asked of that.
var ErrClosed = index.ErrClosed

// New makes the edition of the records, and reads the documents among them: one
// without a date may have been written today. Its index is built when it is first
// searched; Warm builds it at once.
func New(b *knowledge.Base, now time.Time, o ...Option) (*Edition, error) {
	id, err := ID(b)
	if err != nil {
		return nil, err
	}
	return named(context.Background(), id, b, knowledge.DayOf(now.In(b.Zone)), keepingOf(o))
}

func named(ctx context.Context, id string, written *knowledge.Base, today knowledge.Day, k Keeping) (*Edition, error) {
	read, err := k.reading(ctx, id, written, today)
	if err != nil {
		return nil, fmt.Errorf("reading the documents of edition %s: %w", id, err)
	}
	b := written.With(read)
	lex := language.NewLexicon(b)
	e := &Edition{ID: id, Written: written, Base: b, Lexicon: lex, Records: match.NewRecords(b, lex), today: today, keeping: k}
	e.wholeReading = sync.OnceValues(e.read)
	return e, nil
}

// ID names the content: the same records in other files, or in another order,
// are the same edition.
func ID(b *knowledge.Base) (string, error) {
	h := sha256.New()
	enc := json.NewEncoder(h)
	for _, part := range []any{b.Home, b.Zone.String(), b.ReviewAfter, b.Collections, there(b.Entities), there(b.Sources), there(b.Events), there(b.Facts)} {
		if err := enc.Encode(part); err != nil {
			return "", fmt.Errorf("naming the edition: %w", err)
		}
	}
	if err := encodeEach(h, b.Passages); err != nil {
		return "", fmt.Errorf("naming the edition: %w", err)
	}
	if b.Guests != "" {
		if err := enc.Encode(b.Guests); err != nil {
			return "", fmt.Errorf("naming the edition: %w", err)
		}
	}
	return hex.EncodeToString(h.Sum(nil))[:12], nil
}

// encodeEach writes what json.Encoder does of the list, one after the other:
// passages may be too many to hold all of it. Of none it writes null.
func encodeEach[T any](w io.Writer, list []T) error {
	if len(list) == 0 {
		_, err := io.WriteString(w, "null\n")
		return err
	}
	before := "["
	for _, x := range list {
		body, err := json.Marshal(x)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, before); err != nil {
			return err
		}
		if _, err := w.Write(body); err != nil {
			return err
		}
		before = ","
	}
	_, err := io.WriteString(w, "]\n")
	return err
}

// there is a list that is one also where it is empty: what was restored doesn't
// tell an empty list from none.
func there[T any](all []T) []T {
	if all == nil {
		return []T{}
	}
	return all
}

// Warm builds the indexes that these viewers search, so that their first search
// needn't. With none named, they are those who ask where everybody reads along,
// in each conversation that is granted something, and the members of each group
// that is; and then the index of the whole as well.
func (e *Edition) Warm(ctx context.Context, viewers ...knowledge.Viewer) error {
	if len(viewers) == 0 {
		viewers = append(expected(e.Base.Settings), knowledge.Viewer{All: true})
	}
	for _, v := range viewers {
		w, err := e.For(ctx, v)
		if err != nil {
			return err
		}
		if _, err := w.searchable(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (e *Edition) searchable(ctx context.Context) (*index.Index, error) {
	if x, err := e.ready(); x != nil || err != nil {
		return x, err
	}
	if e.whole != nil {
		return e.whole.searchable(ctx)
	}
	e.building.Lock()
	defer e.building.Unlock()
	if x, err := e.ready(); x != nil || err != nil { // somebody else built it meanwhile
		return x, err
	}
	x, err := e.indexed(ctx)
	if err != nil {
		return nil, fmt.Errorf("building the index of edition %s: %w", e.ID, err)
	}
	return e.keep(x)
}

// ready is the index, or nil where it isn't built yet.
func (e *Edition) ready() (*index.Index, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return nil, ErrClosed
	}
	return e.index, nil
}

// keep keeps the index that was built, unless the edition was closed meanwhile.
func (e *Edition) keep(x *index.Index) (*index.Index, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return nil, errors.Join(ErrClosed, x.Close())
	}
	e.index = x
	return x, nil
}

// Search finds docs of the edition.
func (e *Edition) Search(ctx context.Context, q index.Query) ([]index.Hit, error) {
	x, err := e.searchable(ctx)
	if err != nil {
		return nil, err
	}
	if e.whole != nil {
		q.Collections = e.seen
	}
	return x.Search(ctx, q)
}

// Close frees the index, and those of the views, once the searches under way
// have ended; it doesn't wait for views that are being made. Searches and views that
// are asked for later fail with [ErrClosed]; what needs neither is still answered.
func (e *Edition) Close() (err error) {
	e.mu.Lock()
	x, views := e.index, e.views
	e.index, e.views, e.closed = nil, nil, true
	e.mu.Unlock()
	if x != nil {
		err = x.Close()
	}
	for _, v := range views {
		err = errors.Join(err, v.close())
	}
	return err
}

// Closed tells that Close was called.
func (e *Edition) Closed() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.closed
}
