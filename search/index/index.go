package index

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
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
	extents  extents
	parts    []part

	mu     sync.RWMutex // held for reading by searches, so that Close waits for them
	reader api.IndexReader
	bleve  bleve.Index // nil once closed
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
	m, err := readManifest(path)
	if err != nil {
		return nil, err
	}
	fingerprint, err := mappingHash()
	if err != nil {
		return nil, err
	}
	if err := m.fits(fingerprint, hash); err != nil {
		return nil, err
	}
	if err := m.verify(path); err != nil {
		return nil, err
	}
	b, err := bleve.OpenUsing(filepath.Join(path, bleveFolder), map[string]any{"read_only": true, "bolt_timeout": lockWait})
	if err != nil {
		return nil, err
	}
	x, err := newIndex(b)
	if err == nil && x.docs != m.Docs {
		err = fmt.Errorf("%w: it holds %d docs, not %d", ErrDamaged, x.docs, m.Docs)
	}
	if err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return x, nil
}

// newIndex takes over what was built or opened.
func newIndex(b bleve.Index) (*Index, error) {
	a, err := newAnalyzer(newMapping())
	if err != nil {
		return nil, err
	}
	n, err := b.DocCount()
	if err != nil {
		return nil, err
	}
	r, parts, err := partsOf(b)
	if err != nil {
		return nil, err
	}
	same, err := alikes()
	if err != nil {
		return nil, err
	}
	return &Index{analyzer: a, alike: same, docs: n, parts: parts, reader: r, bleve: b}, nil
}

// Count is the number of docs.
func (x *Index) Count() int { return int(x.docs) }

// Close waits for the searches under way and releases the files. Searches
// begun later fail with ErrClosed. Closing twice is no error.
func (x *Index) Close() error {
	x.mu.Lock()
	defer x.mu.Unlock()
	b := x.bleve
	if b == nil {
		return nil
	}
	x.bleve = nil
	if err := errors.Join(x.reader.Close(), b.Close()); err != nil {
		return fmt.Errorf("index: closing: %w", err)
	}
	return nil
}

// mappingHash tells apart folders that were built with different fields or
// different analysis.
func mappingHash() (string, error) {
	data, err := json.Marshal(newMapping())
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8]), nil
}
