package history

import (
	"errors"
	"fmt"
	"io"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// read gives the bytes of a blob, if they aren't more than the limit.
func (r *Repository) read(hash plumbing.Hash, limit int64) ([]byte, error) {
	r.reads.Lock() // go-git's storage isn't for several at once
	defer r.reads.Unlock()
	size, err := r.store.EncodedObjectSize(hash)
	if err != nil {
		return nil, err
	}
	if size > limit {
		return nil, fmt.Errorf("it has %.1f MB, more than the %d MB that are read", float64(size)/(1<<20), limit>>20)
	}
	blob, err := object.GetBlob(r.store, hash)
	if err != nil {
		return nil, err
	}
	from, err := blob.Reader()
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(from)
	return data, errors.Join(err, from.Close())
}
