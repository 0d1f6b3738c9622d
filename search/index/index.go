package index

import (
	"errors"
	"fmt"
	"path/filepath"
	"sync"

	"github.com/blevesearch/bleve/v2"
	api "github.com/blevesearch/bleve_index_api"
)

// What can be wrong with an index. After ErrStale and ErrDamaged, as after
// fs.ErrNotExist, build the index anew.
var (
	ErrClosed  = errors.New("the index is closed")
	ErrStale   = errors.New("the index is of another content or version; build it anew")
	ErrDamaged = errors.New("the index is damaged; build it anew")
)

// lockWait bounds the wait for a folder that another program holds for writing,
// which this one never does.
const lockWait = "5s"

// Index is an immutable set of docs that can be searched by many goroutines at
// once.
type Index struct {
	analyzer analyzer
	docs     uint64
	alike    alike
	scopes   scopes
	parts    []part // of all pieces

	mu     sync.RWMutex // held for reading by searches, so that Close waits for them
	pieces []piece
	closed bool
}

// piece is one of Bleve's indexes. What is counted for scores is counted over
// all pieces, so that it doesn't matter which doc is in which.
type piece struct {
	bleve  bleve.Index
	reader api.IndexReader
	parts  []part
	docs   uint64
}

// newPiece takes over what was built or opened.
func newPiece(b bleve.Index) (piece, error) {
	n, err := b.DocCount()
	if err != nil {
		return piece{}, err
	}
	r, parts, err := partsOf(b)
	return piece{b, r, parts, n}, err
}

func (p piece) close() error { return errors.Join(p.reader.Close(), p.bleve.Close()) }

func closeAll(pieces []piece) (err error) {
	for _, p := range pieces {
		if p.bleve != nil { // else it wasn't opened
			err = errors.Join(err, p.close())
		}
	}
	return err
}

// Open opens the folder that Build wrote for the content with the hash. It
// reads all of it once, to know that it is complete and as it was written.
// Nothing in the folder is changed, and many processes may have it open.
func Open(path, hash string) (*Index, error) {
	x, err := open(path, hash)
	if err != nil {
		return nil, fmt.Errorf("index: opening %s: %w", path, err)
	}
	return x, nil
}

func open(path, hash string) (*Index, error) {
	p, err := openPiece(path, hash)
	if err != nil {
		return nil, err
	}
	return newIndex(p)
}

func openPiece(path, hash string) (piece, error) {
	m, err := readManifest(path)
	if err != nil {
		return piece{}, err
	}
	fingerprint, err := mappingHash()
	if err != nil {
		return piece{}, err
	}
	if err := m.fits(fingerprint, hash); err != nil {
		return piece{}, err
	}
	if err := m.verify(path); err != nil {
		return piece{}, err
	}
	b, err := bleve.OpenUsing(filepath.Join(path, bleveFolder), map[string]any{"read_only": true, "bolt_timeout": lockWait})
	if err != nil {
		return piece{}, err
	}
	p, err := newPiece(b)
	if err != nil {
		return piece{}, errors.Join(err, b.Close())
	}
	if p.docs != m.Docs {
		return piece{}, errors.Join(fmt.Errorf("%w: it holds %d docs, not %d", ErrDamaged, p.docs, m.Docs), p.close())
	}
	return p, nil
}

// newIndex is the index of all that is in the pieces, and closes them if it
// fails.
func newIndex(pieces ...piece) (*Index, error) {
	a, err := newAnalyzer(newMapping())
	if err != nil {
		return nil, errors.Join(err, closeAll(pieces))
	}
	same, err := alikes()
	if err != nil {
		return nil, errors.Join(err, closeAll(pieces))
	}
	x := &Index{analyzer: a, alike: same, pieces: pieces}
	for _, p := range pieces {
		x.docs += p.docs
		x.parts = append(x.parts, p.parts...)
	}
	return x, nil
}

// Count is the number of docs.
func (x *Index) Count() int { return int(x.docs) }

// Close waits for the searches under way and releases the files. Searches
// begun later fail with ErrClosed. Closing twice is no error.
func (x *Index) Close() error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.closed {
		return nil
	}
	x.closed = true
	if err := closeAll(x.pieces); err != nil {
		return fmt.Errorf("index: closing: %w", err)
	}
	return nil
}
