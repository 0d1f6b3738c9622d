package index

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"time"
)

// Store is a folder that keeps indexes, so that they needn't be built again. It
// may be lost, or shared by several processes.
type Store struct {
	folder    string
	shardSize int // docs, on average, while the index is small
}

// Name names an index in a store: two of the same name have the same docs.
type Name struct {
	Edition string // those of one edition are kept for as long as each other
	Docs    string // tells apart what is seen of it, and what reads it
}

const (
	shardsFolder = "shards"
	textsFolder  = "texts"
	listsFolder  = "lists"
	listEnding   = ".json"
)

// NewStore keeps indexes in the folder, which is made when the first is built.
func NewStore(folder string) *Store { return &Store{folder, smallShard} }

// shardList is what the folder keeps of an index: which shards it is made of.
type shardList struct {
	Shards []string `json:"shards"`
}

func (s *Store) listPath(n Name) string {
	return filepath.Join(s.folder, listsFolder, n.Edition+"-"+n.Docs+listEnding)
}

// Open opens the index of that name. With an error, which tells that it isn't
// there, or isn't whole, it is to be built.
func (s *Store) Open(n Name) (*Index, error) {
	path := s.listPath(n)
	x, err := s.openList(path)
	if err != nil {
		return nil, fmt.Errorf("index: opening %s: %w", path, err)
	}
	now := time.Now()
	_ = os.Chtimes(path, now, now) // else it looks as if nobody used it, and goes the sooner
	return x, nil
}

func (s *Store) openList(path string) (*Index, error) {
	l, err := readList(path)
	if err != nil {
		return nil, err
	}
	pieces := make([]piece, len(l.Shards))
	err = inParallel(context.Background(), len(pieces), func(_ context.Context, i int) (err error) {
		pieces[i], err = s.open(l.Shards[i])
		return err
	})
	if err != nil {
		return nil, errors.Join(err, closeAll(pieces))
	}
	return newIndex(pieces...)
}

func readList(path string) (l shardList, err error) {
	body, err := os.ReadFile(path)
	if err != nil {
		return l, err
	}
	if err := json.Unmarshal(body, &l); err != nil {
		return l, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if slices.ContainsFunc(l.Shards, func(name string) bool { return !shardForm.MatchString(name) }) {
		return l, fmt.Errorf("%w: it names what is no shard", ErrDamaged)
	}
	return l, nil
}

// Build makes an index of the docs, of what is there already and what is
// missing, and opens it. What it has finished is there for the next time, also
// when it is called off. While it runs, done is told how many docs are in place,
// from several goroutines; it may be nil.
func (s *Store) Build(ctx context.Context, n Name, docs Corpus, done func(docs int)) (*Index, error) {
	x, err := s.build(ctx, n, docs, done)
	if err != nil {
		return nil, fmt.Errorf("index: building %s: %w", s.listPath(n), err)
	}
	return x, nil
}

func (s *Store) build(ctx context.Context, n Name, docs Corpus, done func(docs int)) (*Index, error) {
	all, err := runs(docs, s.shardSize)
	if err != nil {
		return nil, err
	}
	pieces, l := make([]piece, len(all)), shardList{make([]string, len(all))}
	var count atomic.Int64
	err = inParallel(ctx, len(all), func(ctx context.Context, i int) (err error) {
		if l.Shards[i], pieces[i], err = s.shard(ctx, docs, all[i]); err == nil && done != nil {
			done(int(count.Add(int64(all[i].to - all[i].from))))
		}
		return err
	})
	if err == nil {
		err = s.keep(n, l)
	}
	if err != nil {
		return nil, errors.Join(err, closeAll(pieces))
	}
	return newIndex(pieces...)
}

// keep writes the list.
func (s *Store) keep(n Name, l shardList) error {
	body, err := json.MarshalIndent(l, "", "\t")
	if err != nil {
		return err
	}
	return s.write(s.listPath(n), append(body, '\n'))
}

// write writes a file under another name, and renames it.
func (s *Store) write(path string, body []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), unfinished)
	if err != nil {
		return err
	}
	_, err = f.Write(body)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}
