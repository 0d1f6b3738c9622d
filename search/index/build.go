package index

import (
	"context"
	"errors"
	"fmt"
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
func Build(ctx context.Context, docs []Doc, o Options) (*Index, error) {
	if err := distinct(docs); err != nil {
		return nil, err
	}
	if o.Path == "" {
		return buildInMemory(ctx, docs)
	}
	if err := buildFolder(ctx, docs, o); err != nil {
		return nil, fmt.Errorf("index: building %s: %w", o.Path, err)
	}
	return Open(o.Path, o.Hash)
}

func distinct(docs []Doc) error {
	seen := make(map[string]bool, len(docs))
	for i := range docs {
		key := docs[i].key()
		if docs[i].ID == "" || seen[key] {
			return fmt.Errorf("index: building: %s has no id of its own", key)
		}
		seen[key] = true
	}
	return nil
}

func buildInMemory(ctx context.Context, docs []Doc) (*Index, error) {
	b, err := bleve.NewUsing("", newMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("index: building in memory: %w", err)
	}
	err = fill(ctx, b, docs)
	if err == nil {
		var x *Index
		if x, err = newIndex(b); err == nil {
			return x, nil
		}
	}
	return nil, fmt.Errorf("index: building in memory: %w", errors.Join(err, b.Close()))
}

func fill(ctx context.Context, b bleve.Index, docs []Doc) error {
	batch := b.NewBatch()
	for i := range docs {
		if err := ctx.Err(); err != nil {
			return err
		}
		fields, err := fieldsOf(&docs[i])
		if err != nil {
			return err
		}
		if err := batch.Index(docs[i].key(), fields); err != nil {
			return err
		}
		if batch.Size() == memoryBatch || i == len(docs)-1 {
			if err := b.Batch(batch); err != nil {
				return err
			}
			batch.Reset()
		}
	}
	return nil
}

// buildFolder writes the folder under another name, to the disk, and renames
// it.
func buildFolder(ctx context.Context, docs []Doc, o Options) (err error) {
	folder, err := newFolder(o.Path)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(folder))
		}
	}()
	if err := writeBleve(ctx, filepath.Join(folder, bleveFolder), docs); err != nil {
		return err
	}
	m := manifest{Format: formatVersion, Hash: o.Hash, Docs: uint64(len(docs))}
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
// leaves a single segment, which is the fastest to search.
func writeBleve(ctx context.Context, path string, docs []Doc) error {
	if len(docs) == 0 { // the builder can't
		b, err := bleve.NewUsing(path, newMapping(), scorch.Name, scorch.Name, nil)
		if err != nil {
			return err
		}
		return b.Close()
	}
	segments := path + "-segments"
	if err := os.MkdirAll(segments, 0o700); err != nil {
		return err
	}
	b, err := bleve.NewBuilder(path, newMapping(), map[string]any{"batchSize": diskBatch, "buildPathPrefix": segments})
	if err != nil {
		return err
	}
	for i := range docs {
		if err := ctx.Err(); err != nil {
			return err // what the builder left is in the folder that goes
		}
		fields, err := fieldsOf(&docs[i])
		if err != nil {
			return err
		}
		if err := b.Index(docs[i].key(), fields); err != nil {
			return err
		}
	}
	if err := b.Close(); err != nil {
		return err
	}
	return os.RemoveAll(segments)
}
