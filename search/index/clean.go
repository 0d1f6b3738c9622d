package index

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const (
	// editionsKept is of how many editions the indexes are kept, those last used.
	editionsKept = 4
	// buildTime is longer than any build takes: what is younger may belong to one
	// still going on, of this process or another one.
	buildTime = 24 * time.Hour
)

// Clean removes what nobody is to need again: the indexes of all editions but
// the last few, and what builds left that were interrupted long ago. Who has an
// index open keeps it.
func (s *Store) Clean(now time.Time) error {
	if err := s.clean(now); err != nil {
		return fmt.Errorf("index: cleaning %s: %w", s.folder, err)
	}
	return nil
}

func (s *Store) clean(now time.Time) error {
	lists, err := s.entries(listsFolder)
	if err != nil {
		return err
	}
	slices.SortFunc(lists, func(a, b entry) int { return cmp.Or(b.used.Compare(a.used), strings.Compare(a.path, b.path)) })
	editions, kept, used := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, e := range lists {
		edition, _, _ := strings.Cut(filepath.Base(e.path), "-")
		if strings.Contains(e.path, unfinished) || !editions[edition] && len(editions) == editionsKept {
			continue
		}
		l, err := readList(e.path)
		if err != nil {
			continue // nobody can use it
		}
		editions[edition], kept[e.path] = true, true
		for _, name := range l.Shards {
			used[s.shardPath(name)] = true
		}
	}
	for _, e := range lists {
		if !kept[e.path] && (!strings.Contains(e.path, unfinished) || now.Sub(e.used) > buildTime) {
			err = errors.Join(err, os.Remove(e.path))
		}
	}
	shards, failed := s.entries(shardsFolder)
	for _, e := range shards {
		if !used[e.path] && now.Sub(e.used) > buildTime {
			err = errors.Join(err, os.RemoveAll(e.path))
		}
	}
	return errors.Join(err, failed, s.cleanTexts(now))
}

// cleanTexts forgets which shards texts are in that are gone.
func (s *Store) cleanTexts(now time.Time) error {
	texts, err := s.entries(textsFolder)
	for _, e := range texts {
		name, failed := os.ReadFile(e.path)
		if failed != nil || now.Sub(e.used) <= buildTime {
			continue
		}
		if _, failed := os.Stat(s.shardPath(string(name))); errors.Is(failed, fs.ErrNotExist) {
			err = errors.Join(err, os.Remove(e.path))
		}
	}
	return err
}

// entry is a file or folder of the store.
type entry struct {
	path string
	used time.Time
}

func (s *Store) entries(folder string) ([]entry, error) {
	found, err := os.ReadDir(filepath.Join(s.folder, folder))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var all []entry
	for _, e := range found {
		if info, err := e.Info(); err == nil { // else another process has just removed it
			all = append(all, entry{filepath.Join(s.folder, folder, e.Name()), info.ModTime()})
		}
	}
	return all, err
}
