package history

import (
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"

	"policybot/knowledge"
)

// lineage is a document through its versions and names.
type lineage struct {
	name     string // within the folder, its last one
	versions []version
}

// version is how a document was from a day on.
type version struct {
	day   knowledge.Day
	path  string        // in the repository
	blob  plumbing.Hash // none: it was removed
	older bool          // what was before isn't known: it may have been the same
}

// walk goes back along the commits and gathers the lineages.
type walk struct {
	*Repository
	options Options
	all     []*lineage
	at      map[string]*lineage // by path in the repository: those that were there after the commit
	outside map[string]bool     // folders beside the one that is read, where something was before it came to that
	later   map[string]*lineage // those that came anew after the commit, where they may have been before
	blobs   map[plumbing.Hash]bool
	bytes   int64
}

// lineages gives the documents that the folder held on this line of commits,
// their versions oldest first, and the day from which on that is known where it
// isn't from the first.
func (r *Repository) lineages(line []commit, whole bool, o Options) ([]*lineage, *knowledge.Day, error) {
	if len(line) == 0 {
		return nil, nil, nil
	}
	w := &walk{Repository: r, options: o, at: map[string]*lineage{}, outside: map[string]bool{}, later: map[string]*lineage{}, blobs: map[plumbing.Hash]bool{}}
	since, err := w.over(line, whole)
	for _, l := range w.all {
		slices.Reverse(l.versions)
	}
	return w.all, since, err
}

// over goes back over the commits, as far as the limits reach.
func (w *walk) over(line []commit, whole bool) (since *knowledge.Day, err error) {
	after, err := w.tree(line[0].tree)
	if err == nil {
		err = w.begin(after)
	}
	for i := 0; i < len(line) && err == nil; i++ {
		day, last := line[i].day, i == len(line)-1
		if last && !whole || w.bytes > w.options.Bytes || len(w.blobs) > w.options.Versions {
			return &day, w.stop(day, after)
		}
		var before *object.Tree
		if !last {
			if before, err = w.tree(line[i+1].tree); err != nil {
				break
			}
		}
		if before == nil || before.Hash != after.Hash {
			err = w.back(day, before, after)
		}
		after = before
	}
	return nil, err
}

// begin finds the documents that are there now.
func (w *walk) begin(tree *object.Tree) error {
	if w.folder != "" {
		var err error
		tree, err = tree.Tree(strings.TrimSuffix(w.folder, "/"))
		if errors.Is(err, object.ErrDirectoryNotFound) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("the newest commit: %w", err)
		}
	}
	files := object.NewTreeWalker(tree, true, nil)
	defer files.Close()
	for {
		name, entry, err := files.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("the newest commit: %w", err)
		}
		if at := w.folder + name; isFile(entry.Mode) && w.reads(at) {
			w.at[at] = w.lineage(name)
		}
	}
}

func (w *walk) lineage(name string) *lineage {
	l := &lineage{name: name}
	w.all = append(w.all, l)
	return l
}

// back goes back over one commit.
func (w *walk) back(day knowledge.Day, before, after *object.Tree) error {
	changes, err := w.changesIn(before, after)
	if err != nil {
		return err
	}
	came := make([]*lineage, len(changes))
	for i, c := range changes { // all that was there after it, before anything is moved
		came[i] = w.at[c.to.path]
		delete(w.at, c.to.path)
	}
	for i, c := range changes {
		if l := came[i]; l != nil {
			w.add(l, version{day: day, path: c.to.path, blob: c.to.blob})
			if c.from.path == "" {
				w.later[c.to.path] = l
			} else {
				w.follow(c.from.path, l)
			}
		} else if c.from.path != "" {
			w.removed(day, c.from.path)
		}
	}
	return nil
}

// follow goes on with the lineage at the path, which may be outside of the folder.
func (w *walk) follow(at string, l *lineage) {
	w.at[at] = l
	if _, ok := w.within(at); ok {
		return
	}
	for at = path.Dir(at); at != "."; at = path.Dir(at) {
		w.outside[at] = true
	}
}

// removed takes note that the commit removed a document, or moved it out of the
// folder. It is the one that came to the same place later, if any did.
func (w *walk) removed(day knowledge.Day, at string) {
	l := w.later[at]
	if l == nil {
		name, ok := w.within(at)
		if !ok {
			return
		}
		l = w.lineage(name)
	}
	delete(w.later, at)
	l.versions = append(l.versions, version{day: day, path: at})
	w.follow(at, l)
}

func (w *walk) add(l *lineage, v version) {
	l.versions = append(l.versions, v)
	if !w.blobs[v.blob] {
		w.blobs[v.blob] = true
		if size, err := w.store.EncodedObjectSize(v.blob); err == nil { // else it isn't there to be read
			w.bytes += size
		}
	}
}

// stop gives those that are there a version as of the oldest commit that is
// looked at.
func (w *walk) stop(day knowledge.Day, tree *object.Tree) error {
	for at, l := range w.at {
		f, err := tree.FindEntry(at)
		if err != nil {
			return fmt.Errorf("%s: %w", at, err)
		}
		l.versions = append(l.versions, version{day: day, path: at, blob: f.Hash, older: true})
	}
	return nil
}
