// Package replay makes a Git repository of the versions of documents, for tests:
// each with its date and path, so that its history is theirs.
package replay

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// Version is a document as it was from a day on.
type Version struct {
	Page  string  `json:"page"`       // names the document through all its versions
	From  string  `json:"valid_from"` // as 2006-01-02
	Until string  `json:"valid_to"`   // the day of the next version; empty: it still stands
	Path  string  `json:"path"`
	Text  *string `json:"text"` // nil: the document was removed
}

// Read reads versions from a file, one a line, and puts them in order of time.
func Read(file string) ([]Version, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var list []Version
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var v Version
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			return nil, fmt.Errorf("%s: version %d: %w", file, len(list)+1, err)
		}
		list = append(list, v)
	}
	slices.SortStableFunc(list, func(a, b Version) int { return cmp.Compare(a.From, b.From) })
	return list, lines.Err()
}

// Into makes a repository in the folder, with a commit for each day on which
// there are versions, at noon.
func Into(dir string, versions []Version) error {
	repository, err := git.PlainInit(dir, false)
	if err != nil {
		return err
	}
	tree, err := repository.Worktree()
	if err != nil {
		return err
	}
	r := replay{dir: dir, tree: tree, at: map[string]string{}}
	for len(versions) > 0 {
		day := versions[0].From
		n := slices.IndexFunc(versions, func(v Version) bool { return v.From != day })
		if n < 0 {
			n = len(versions)
		}
		if err := r.commit(day, versions[:n]); err != nil {
			return fmt.Errorf("the versions of %s: %w", day, err)
		}
		versions = versions[n:]
	}
	return nil
}

type replay struct {
	dir  string
	tree *git.Worktree
	at   map[string]string // where each page is
}

// commit makes the pages as they were from the day on.
func (r *replay) commit(day string, versions []Version) error {
	noon, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return err
	}
	for _, v := range versions { // a path may be taken over by another page
		if err := r.remove(v.Page); err != nil {
			return err
		}
	}
	for _, v := range versions {
		if err := r.write(v); err != nil {
			return err
		}
	}
	who := &object.Signature{Name: "Replay", Email: "replay@invented.example", When: noon.Add(12 * time.Hour)}
	_, err = r.tree.Commit("Versions of "+day, &git.CommitOptions{Author: who, Committer: who, AllowEmptyCommits: true})
	return err
}

func (r *replay) remove(page string) error {
	path, ok := r.at[page]
	if !ok {
		return nil
	}
	delete(r.at, page)
	_, err := r.tree.Remove(path)
	return err
}

func (r *replay) write(v Version) error {
	if v.Text == nil {
		return nil
	}
	r.at[v.Page] = v.Path
	file := filepath.Join(r.dir, filepath.FromSlash(v.Path))
	err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o777), os.WriteFile(file, []byte(*v.Text), 0o666))
	return errors.Join(err, r.tree.AddWithOptions(&git.AddOptions{Path: v.Path, SkipStatus: true}))
}
