package history

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/plumbing/storer"
	"github.com/go-git/go-git/v5/storage/filesystem"
	"github.com/go-git/go-git/v5/storage/filesystem/dotgit"
)

// GitFolder is what Git's own folder is called, or the file that leads to it.
const GitFolder = ".git"

// Repository is a Git repository, read for a folder in its working tree.
type Repository struct {
	store  *filesystem.Storage
	folder string // its path in the working tree, with a slash behind it; "": the root
	reads  sync.Mutex
}

// Find opens the repository that the folder lies in. It gives nil where the
// folder lies in none. Close it after use.
func Find(dir string) (*Repository, error) {
	dir, err := realPath(dir)
	if err != nil {
		return nil, err
	}
	for root := dir; ; root = filepath.Dir(root) {
		_, err := os.Stat(filepath.Join(root, GitFolder))
		switch {
		case err == nil:
			return open(root, dir)
		case !errors.Is(err, fs.ErrNotExist):
			return nil, err
		case root == filepath.Dir(root):
			return nil, nil
		}
	}
}

// Newest names the commit that the history of the folder ends with. It is empty
// where there is none.
func Newest(dir string) (string, error) {
	r, err := Find(dir)
	if r == nil {
		return "", err
	}
	defer r.Close()
	head, err := storer.ResolveReference(r.store, plumbing.HEAD)
	if errors.Is(err, plumbing.ErrReferenceNotFound) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return head.Hash().String(), nil
}

func realPath(dir string) (string, error) {
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return "", err
	}
	return filepath.Abs(dir)
}

func open(root, dir string) (*Repository, error) {
	own, err := gitFolder(filepath.Join(root, GitFolder))
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(own, "HEAD")); err != nil {
		return nil, fmt.Errorf("it is no Git repository: %w", err)
	}
	common, err := commonFolder(own)
	if err != nil {
		return nil, err
	}
	files := dotgit.NewRepositoryFilesystem(readOnly{osfs.New(own)}, readOnly{osfs.New(common)})
	r := &Repository{store: filesystem.NewStorageWithOptions(files, cache.NewObjectLRUDefault(), filesystem.Options{ExclusiveAccess: true, KeepDescriptors: true})}
	if err := r.understood(); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	if folder, err := filepath.Rel(root, dir); err != nil {
		return nil, errors.Join(err, r.Close())
	} else if folder != "." {
		r.folder = filepath.ToSlash(folder) + "/"
	}
	return r, nil
}

// gitFolder is where Git keeps what belongs to one working tree.
func gitFolder(path string) (string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	if info.IsDir() {
		return path, nil
	}
	return leads(path, "gitdir:")
}

// commonFolder is where it keeps what all working trees share.
func commonFolder(own string) (string, error) {
	path := filepath.Join(own, "commondir")
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return own, nil
	}
	return leads(path, "")
}

// leads gives the folder that the file names, behind the word.
func leads(path, word string) (string, error) {
	const limit = 64 << 10
	if info, err := os.Stat(path); err != nil || info.Size() > limit {
		return "", errors.Join(err, fmt.Errorf("%s: expected the path of a folder", path))
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	to, ok := strings.CutPrefix(strings.TrimSpace(string(data)), word)
	to = filepath.FromSlash(strings.TrimSpace(to))
	if !ok || to == "" {
		return "", fmt.Errorf("%s: expected the path of a folder", path)
	}
	if !filepath.IsAbs(to) {
		to = filepath.Join(filepath.Dir(path), to)
	}
	return to, nil
}

// understood tells whether the repository keeps its objects and references in
// the forms that are read here.
func (r *Repository) understood() error {
	c, err := r.store.Config()
	if err != nil {
		return fmt.Errorf("its settings: %w", err)
	}
	extensions := c.Raw.Section("extensions")
	for _, key := range []string{"objectFormat", "refStorage"} {
		if form := extensions.Option(key); form != "" && form != "sha1" && form != "files" {
			return fmt.Errorf("its %s is %s, which isn't read", key, form)
		}
	}
	return nil
}

// Close releases the files.
func (r *Repository) Close() error { return r.store.Close() }
