package index

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"time"
)

// A large index is kept as shards: runs of its docs, each in a folder that
// is named by what it holds, so that indexes of which most is the same share
// most of their folders. Where a run ends is told by the key of its last
// doc alone: what is added or taken away elsewhere doesn't move it.

const (
	smallShard = 4096 // docs, on average; of a small index
	maxShards  = 32   // about so many at most, as each costs a search some time
)

// run is the docs of a corpus from one number to another.
type run struct{ from, to int }

// runs cuts a corpus. Where there would be too many runs, every second cut is
// left out.
func runs(c Corpus, size int) ([]run, error) {
	for c.n > size*maxShards {
		size *= 2
	}
	var list []run
	from, before := 0, ""
	for i := range c.n {
		key := c.key(i)
		if key == before {
			return nil, fmt.Errorf("%s has no id of its own", key)
		}
		if i-from == 4*size-1 || ends(key, size) || i == c.n-1 {
			list = append(list, run{from, i + 1})
			from = i + 1
		}
		before = key
	}
	return list, nil
}

// ends tells that the doc is the last of its run; one in size is.
func ends(key string, size int) bool {
	h := fnv.New64a()
	h.Write([]byte(key))
	sum := h.Sum64()
	return (sum^sum>>32)%uint64(size) == 0
}

// shard opens the folder that holds the docs of a run, or builds it. Which one
// it is, is looked up by the texts, and where that isn't known, by the docs: to
// read whom a text names takes about as long as to index it.
func (s *Store) shard(ctx context.Context, c Corpus, r run) (name string, p piece, err error) {
	texts, err := nameOf(r, c.raw, c.reader)
	if err != nil {
		return "", piece{}, err
	}
	if known, err := os.ReadFile(s.textsPath(texts)); err == nil && c.reader != "" && shardForm.Match(known) {
		if p, err := s.open(string(known)); err == nil {
			return string(known), p, nil
		}
	}
	docs := slices.AppendSeq(make([]Doc, 0, r.to-r.from), c.between(r.from, r.to))
	if err := ctx.Err(); err != nil {
		return "", piece{}, err
	}
	if name, err = nameOf(run{0, len(docs)}, func(i int) Doc { return docs[i] }, ""); err != nil {
		return "", piece{}, err
	}
	if p, err = s.open(name); err != nil {
		if err = buildFolder(ctx, slices.Values(docs), Options{Path: s.shardPath(name), Hash: name}); err != nil {
			return "", piece{}, err
		}
		if p, err = s.open(name); err != nil {
			return "", piece{}, err
		}
	}
	return name, p, s.write(s.textsPath(texts), []byte(name))
}

func (s *Store) textsPath(name string) string { return filepath.Join(s.folder, textsFolder, name) }

// open opens a shard, and notes that it is in use.
func (s *Store) open(name string) (piece, error) {
	now := time.Now()
	err := os.Chtimes(s.shardPath(name), now, now)
	if errors.Is(err, os.ErrNotExist) {
		return piece{}, err
	}
	return openPiece(s.shardPath(name), name)
}

func (s *Store) shardPath(name string) string { return filepath.Join(s.folder, shardsFolder, name) }

// shardForm is how shards are named.
var shardForm = regexp.MustCompile("^[0-9a-f]{32}$")

// nameOf is the hash of all that decides what a shard of the docs holds.
func nameOf(r run, doc func(i int) Doc, reader string) (string, error) {
	fingerprint, err := mappingHash()
	if err != nil {
		return "", err
	}
	h := sha256.New()
	fmt.Fprintf(h, "%d %s %q\n", formatVersion, fingerprint, reader)
	for i := r.from; i < r.to; i++ {
		d := doc(i)
		body, err := storedDoc(&d)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(h, "%d %s", len(body), body)
	}
	return hex.EncodeToString(h.Sum(nil))[:32], nil
}
