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

// changesIn gives what a commit did to documents, wherever in the repository
// they are, in order of path. The tree before the first commit is nil.
func (w *walk) changesIn(before, after *object.Tree) ([]change, error) {
	all, err := object.DiffTree(before, after)
	if err != nil {
		return nil, err
	}
	var changes []change
	for _, c := range all {
		if c := (change{w.document(c.From), w.document(c.To)}); c != (change{}) {
			changes = append(changes, c)
		}
	}
	slices.SortFunc(changes, func(a, b change) int {
		return cmp.Or(strings.Compare(a.to.path, b.to.path), strings.Compare(a.from.path, b.from.path))
	})
	return w.renamed(changes), nil
}

// document is the file, if it is a document.
func (w *walk) document(e object.ChangeEntry) file {
	if e.Name == "" || !isFile(e.TreeEntry.Mode) || !w.reads(e.Name) {
		return file{}
	}
	return file{e.Name, e.TreeEntry.Hash}
}

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
