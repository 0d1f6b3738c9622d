package history

import (
	"path"
	"strings"

	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// differ compares two trees, and looks at nothing in them that is the same in
// both, or that no document is in.
type differ struct {
	*walk
	everywhere bool // in the repository, not only where documents are followed
	changes    []change
}

// trees compares a folder of both. Either may be nil.
func (d *differ) trees(folder string, before, after *object.Tree) error {
	was := map[string]object.TreeEntry{}
	if before != nil {
		for _, e := range before.Entries {
			was[e.Name] = e
		}
	}
	if after != nil {
		for _, e := range after.Entries {
			b := was[e.Name]
			delete(was, e.Name)
			if err := d.entry(path.Join(folder, e.Name), b, e); err != nil {
				return err
			}
		}
	}
	for name, b := range was {
		if err := d.entry(path.Join(folder, name), b, object.TreeEntry{}); err != nil {
			return err
		}
	}
	return nil
}

// entry compares what is at the path in both.
func (d *differ) entry(at string, before, after object.TreeEntry) error {
	if before.Hash == after.Hash && before.Mode == after.Mode {
		return nil
	}
	if c := (change{d.document(at, before), d.document(at, after)}); c.from.blob != c.to.blob {
		d.changes = append(d.changes, c)
	}
	if before.Mode != filemode.Dir && after.Mode != filemode.Dir || !d.looksInto(at) {
		return nil
	}
	b, err := d.folderAt(before)
	if err != nil {
		return err
	}
	a, err := d.folderAt(after)
	if err != nil {
		return err
	}
	return d.trees(at, b, a)
}

// document is the file, if it is a document.
func (d *differ) document(at string, e object.TreeEntry) file {
	if !isFile(e.Mode) || !d.reads(at) {
		return file{}
	}
	return file{at, e.Hash}
}

// folderAt is the tree of the entry, if it is a folder.
func (d *differ) folderAt(e object.TreeEntry) (*object.Tree, error) {
	if e.Mode != filemode.Dir {
		return nil, nil
	}
	return d.tree(e.Hash)
}

// maxDepth is how deep folders lie within each other that are looked into.
const maxDepth = 100

// looksInto tells that there may be documents in the folder that are followed.
func (d *differ) looksInto(folder string) bool {
	if strings.HasPrefix(path.Base(folder), ".") || strings.Count(folder, "/") > maxDepth {
		return false
	}
	in := folder + "/"
	return d.everywhere || strings.HasPrefix(in, d.folder) || strings.HasPrefix(d.folder, in) || d.outside[folder]
}
