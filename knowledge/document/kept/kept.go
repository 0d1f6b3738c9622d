// Package kept reads documents, and keeps on the disk what they say, so that the
// same bytes are parsed once.
//
// Nothing is lost with the folder but time. What can't be kept, or isn't as it
// was written, is parsed.
package kept

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"policybot/knowledge"
	"policybot/knowledge/document"
)

// MaxSize is how many bytes a folder keeps.
const MaxSize = 2 << 30

// Documents keeps documents in a folder.
type Documents struct {
	folder  string
	program func() string // names the program: another one may read them otherwise
	max     int64

	mu     sync.Mutex
	wrote  bool
	failed error // to write, the first time: it isn't tried again
}

// New keeps documents in the folder, which is made for the first of them.
func New(folder string, program func() string) *Documents {
	return &Documents{folder: folder, program: program, max: MaxSize}
}

// parsed is what is kept of a document.
type parsed struct {
	Document *document.Document
	Findings knowledge.Findings
}

// Parse is [document.Parse]. Of a document that is left out nothing is kept: next
// time there may be more time or memory for it.
func (k *Documents) Parse(name string, data []byte) (*document.Document, knowledge.Findings) {
	path := k.path(name, data)
	if p, err := read(path); err == nil {
		return p.Document, p.Findings
	}
	d, findings := document.Parse(name, data)
	if len(findings.Of(knowledge.Error)) == 0 && k.Err() == nil {
		k.note(write(path, parsed{d, findings}))
	}
	return d, findings
}

// Err tells why nothing could be kept, or nothing more.
func (k *Documents) Err() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.failed
}

func (k *Documents) note(err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.wrote = true
	if err != nil && k.failed == nil {
		k.failed = fmt.Errorf("keeping documents in %s: %w", k.folder, err)
	}
}

func (k *Documents) path(name string, data []byte) string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q ", k.program(), name)
	h.Write(data)
	sum := hex.EncodeToString(h.Sum(nil))
	return filepath.Join(k.folder, sum[:2], sum[2:])
}

// errDamaged means that a file isn't as it was written.
var errDamaged = errors.New("the file is damaged")

func read(path string) (p parsed, err error) {
	body, err := os.ReadFile(path)
	if err != nil {
		return p, err
	}
	if len(body) < sha256.Size || sha256.Sum256(body[sha256.Size:]) != [sha256.Size]byte(body[:sha256.Size]) {
		return p, errDamaged
	}
	if err := gob.NewDecoder(bytes.NewReader(body[sha256.Size:])).Decode(&p); err != nil || p.Document == nil {
		return p, errors.Join(errDamaged, err)
	}
	now := time.Now()
	_ = os.Chtimes(path, now, now) // else it goes the sooner
	return p, nil
}

// write writes a file under another name, and renames it.
func write(path string, p parsed) error {
	var body bytes.Buffer
	body.Write(make([]byte, sha256.Size))
	if err := gob.NewEncoder(&body).Encode(p); err != nil {
		return err
	}
	sum := sha256.Sum256(body.Bytes()[sha256.Size:])
	copy(body.Bytes(), sum[:])
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), "unfinished-")
	if err != nil {
		return err
	}
	_, err = f.Write(body.Bytes())
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// Trim removes what was used longest ago, where the folder has grown too large
// since it was last called.
func (k *Documents) Trim() error {
	k.mu.Lock()
	wrote := k.wrote
	k.wrote = false
	k.mu.Unlock()
	if !wrote {
		return nil
	}
	type file struct {
		path string
		size int64
		used time.Time
	}
	var files []file
	var size int64
	err := filepath.WalkDir(k.folder, func(path string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil // another process has just removed it
		}
		if err != nil || e.IsDir() {
			return err
		}
		if info, err := e.Info(); err == nil {
			files = append(files, file{path, info.Size(), info.ModTime()})
			size += info.Size()
		}
		return nil
	})
	slices.SortFunc(files, func(a, b file) int { return cmp.Or(a.used.Compare(b.used), cmp.Compare(a.path, b.path)) })
	for _, f := range files {
		if size <= k.max {
			break
		}
		if failed := os.Remove(f.path); failed != nil && !errors.Is(failed, fs.ErrNotExist) {
			err = errors.Join(err, failed)
		}
		size -= f.size
	}
	if err != nil {
		return fmt.Errorf("trimming the documents kept in %s: %w", k.folder, err)
	}
	return nil
}
