package index

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// formatVersion changes when folders written before can't be read any more or
// would be read wrongly.
const formatVersion = 3

const manifestName = "manifest.json"

// manifest says what a complete folder holds, byte for byte.
type manifest struct {
	Format  int    `json:"format"`
	Mapping string `json:"mapping"` // hash of the mapping it was built with
	Hash    string `json:"hash"`    // of the content, as the builder was told
	Docs    uint64 `json:"docs"`
	Files   []file `json:"files"`
}

type file struct {
	Name string `json:"name"` // slash-separated, below the folder
	Size int64  `json:"size"`
	Sum  string `json:"sum"`
}

func readManifest(folder string) (*manifest, error) {
	data, err := os.ReadFile(filepath.Join(folder, manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		if _, stat := os.Stat(folder); stat != nil {
			return nil, err
		}
		return nil, fmt.Errorf("%w: it has no %s", ErrDamaged, manifestName)
	}
	if err != nil {
		return nil, err
	}
	var m manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, fmt.Errorf("%w: %s: %v", ErrDamaged, manifestName, err)
	}
	return &m, nil
}

func (m *manifest) write(folder string) error {
	data, err := json.MarshalIndent(m, "", "\t")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, manifestName), append(data, '\n'), 0o600)
}

// fits tells whether the folder is of this program's format and of the content
// that is asked for.
func (m *manifest) fits(mapping, hash string) error {
	switch {
	case m.Format != formatVersion || m.Mapping != mapping:
		return fmt.Errorf("%w: it was written by another version of this program", ErrStale)
	case m.Hash != hash:
		return fmt.Errorf("%w: it holds content %q, not %q", ErrStale, m.Hash, hash)
	}
	return nil
}

// verify reads every file and compares it with the manifest. Bleve maps its
// files into memory and trusts them, so a damaged one must not get that far.
func (m *manifest) verify(folder string) error {
	if len(m.Files) == 0 {
		return fmt.Errorf("%w: %s names no files", ErrDamaged, manifestName)
	}
	for _, want := range m.Files {
		if !filepath.IsLocal(filepath.FromSlash(want.Name)) {
			return fmt.Errorf("%w: %s names %q", ErrDamaged, manifestName, want.Name)
		}
		got, err := measure(folder, want.Name)
		if errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%w: %s is missing", ErrDamaged, want.Name)
		}
		if err != nil {
			return err
		}
		if got != want {
			return fmt.Errorf("%w: %s is not as it was written", ErrDamaged, want.Name)
		}
	}
	return nil
}

// listFiles measures all files below the folder.
func listFiles(folder string) ([]file, error) {
	var list []file
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		f, err := measure(folder, filepath.ToSlash(name))
		list = append(list, f)
		return err
	})
	return list, err
}

func measure(folder, name string) (file, error) {
	f, err := os.Open(filepath.Join(folder, filepath.FromSlash(name)))
	if err != nil {
		return file{}, err
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, f)
	if err != nil {
		return file{}, err
	}
	return file{Name: name, Size: n, Sum: hex.EncodeToString(h.Sum(nil))}, nil
}
