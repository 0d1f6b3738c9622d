package history

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// file is a document as a tree has it.
type file struct {
	path string
	blob plumbing.Hash
}

// change is what a commit did to a document: without a from it came, without a to
// it went.
type change struct{ from, to file }

// changesIn gives what a commit did to the documents that are followed, in order
// of path. The tree before the first commit is nil. Only where something came is
// the rest of the repository looked at: it may have been elsewhere before.
func (w *walk) changesIn(before, after *object.Tree) ([]change, error) {
	d := differ{walk: w}
	err := d.trees("", before, after)
	if err == nil && slices.ContainsFunc(d.changes, change.came) && w.folder != "" {
		d = differ{walk: w, everywhere: true}
		err = d.trees("", before, after)
	}
	changes := slices.DeleteFunc(d.changes, func(c change) bool { return c.to.path != "" && w.at[c.to.path] == nil })
	slices.SortFunc(changes, func(a, b change) int {
		return cmp.Or(strings.Compare(a.to.path, b.to.path), strings.Compare(a.from.path, b.from.path))
	})
	return w.renamed(changes), err
}

func (c change) came() bool { return c.from.path == "" }

// isFile leaves out links, which aren't followed, and other repositories.
func isFile(m filemode.FileMode) bool {
	return m == filemode.Regular || m == filemode.Executable || m == filemode.Deprecated
}

// reads tells that a file of the name would be read as a document where it is in
// the folder: not where its name, or that of a folder around it, begins with a
// dot.
func (w *walk) reads(name string) bool {
	return w.options.Reads(name) && !strings.HasPrefix(name, ".") && !strings.Contains(name, "/.")
}

// tree is the tree of a commit.
func (r *Repository) tree(hash plumbing.Hash) (*object.Tree, error) {
	t, err := object.GetTree(r.store, hash)
	if err != nil {
		return nil, fmt.Errorf("tree %s: %w", hash, err)
	}
	return t, nil
}

// within gives the path of a file within the folder.
func (r *Repository) within(path string) (string, bool) { return strings.CutPrefix(path, r.folder) }
