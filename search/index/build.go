package index

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
)

// bleveFolder is where Bleve's own files are, within an index folder.
const bleveFolder = "bleve"

// How many docs are analysed together. In memory each batch stays a segment
// of its own: a search costs a little more with each, and a build's peak of
// memory grows with a batch.
const (
	diskBatch   = 1000
	memoryBatch = 2000
)

// Options say where an index is kept.
type Options struct {
	Path string // a folder, replaced if it exists; empty: in memory
	Hash string // of the content; Open asks for it. Only with a Path.
}

// Build makes an index of the docs and opens it. Docs of the same kind and id
// are an error. A folder gets its name only when it is complete and on the
// disk; after an error or a crash there is none, or the one that was there.
func Build(ctx context.Context, docs iter.Seq[Doc], o Options) (*Index, error) {
	if o.Path == "" {
		return buildInMemory(ctx, docs)
	}
	if err := buildFolder(ctx, docs, o); err != nil {
		return nil, fmt.Errorf("index: building %s: %w", o.Path, err)
	}
	return Open(o.Path, o.Hash)
}

func buildInMemory(ctx context.Context, docs iter.Seq[Doc]) (*Index, error) {
	b, err := bleve.NewUsing("", newMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("index: building in memory: %w", err)
	}
	if err = fill(ctx, b, docs); err != nil {
		return nil, fmt.Errorf("index: building in memory: %w", errors.Join(err, b.Close()))
	}
	p, err := newPiece(b)
	if err != nil {
		return nil, fmt.Errorf("index: building in memory: %w", errors.Join(err, b.Close()))
	}
	return newIndex(p)
}

// fill puts the docs into an index in memory, batch by batch.
func fill(ctx context.Context, b bleve.Index, docs iter.Seq[Doc]) error {
	batch := b.NewBatch()
	n, err := each(ctx, docs, func(key string, fields map[string]any) error {
		if err := batch.Index(key, fields); err != nil || batch.Size() < memoryBatch {
			return err
		}
		defer batch.Reset()
		return b.Batch(batch)
	})
	if err != nil || n == 0 || batch.Size() == 0 {
		return err
	}
	return b.Batch(batch)
}

// each gives the fields of the docs one by one, and counts them. It fails at a
// doc that has no key of its own.
func each(ctx context.Context, docs iter.Seq[Doc], do func(key string, fields map[string]any) error) (int, error) {
	seen := map[string]bool{}
	for d := range docs {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		key := d.key()
		if d.ID == "" || seen[key] {
			return 0, fmt.Errorf("%s has no id of its own", key)
		}
		seen[key] = true
		fields, err := fieldsOf(&d)
		if err != nil {
			return 0, err
		}
		if err := do(key, fields); err != nil {
			return 0, err
		}
	}
	return len(seen), nil
}

// buildFolder writes the folder under another name, to the disk, and renames
// it.
func buildFolder(ctx context.Context, docs iter.Seq[Doc], o Options) (err error) {
	folder, err := newFolder(o.Path)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(folder))
		}
	}()
	n, err := writeBleve(ctx, filepath.Join(folder, bleveFolder), docs)
	if err != nil {
		return err
	}
	m := manifest{Format: formatVersion, Hash: o.Hash, Docs: uint64(n)}
	if m.Mapping, err = mappingHash(); err != nil {
		return err
	}
	if m.Files, err = listFiles(folder); err != nil {
		return err
	}
	if err := m.write(folder); err != nil {
		return err
	}
	if err := syncAll(folder); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return place(folder, o.Path)
}

// writeBleve uses Bleve's offline builder: it holds one batch in memory, and
// leaves a single segment, which is the fastest to search. It gives the number
// of docs.
func writeBleve(ctx context.Context, path string, docs iter.Seq[Doc]) (int, error) {
	segments := path + "-segments"
	if err := os.MkdirAll(segments, 0o700); err != nil {
		return 0, err
	}
	b, err := bleve.NewBuilder(path, newMapping(), map[string]any{"batchSize": diskBatch, "buildPathPrefix": segments})
	if err != nil {
		return 0, err
	}
	n, err := each(ctx, docs, func(key string, fields map[string]any) error { return b.Index(key, fields) })
	if err != nil {
		return 0, err // what the builder left is in the folder that goes
	}
	if n == 0 { // the builder can't end so
		return 0, errors.Join(os.RemoveAll(path), os.RemoveAll(segments), writeEmpty(path))
	}
	if err := b.Close(); err != nil {
		return 0, err
	}
	return n, os.RemoveAll(segments)
}

func writeEmpty(path string) error {
	b, err := bleve.NewUsing(path, newMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return err
	}
	return b.Close()
}
