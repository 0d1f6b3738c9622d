package state

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// OpenAnyway opens the state as Open does, but where its file is damaged, the
// file is moved aside and a new state begun, which knows of it: see Lost.
// Nothing is deleted. Only the process that has the folder's lock does so, and
// only while no other has the file open; for anybody else it fails as Open does.
func OpenAnyway(ctx context.Context, dir string, now time.Time) (*Store, error) {
	e, err := enter(dir, now)
	if err != nil {
		return nil, err
	}
	err = e.connect(ctx)
	if errors.Is(e.explain(err), ErrCorrupt) && e.alone() {
		err = e.replace(ctx, err, now)
	}
	return e.opened(err)
}

// Replaceable tells whether OpenAnyway would move the folder's file aside, were
// it damaged.
func Replaceable(dir string) bool {
	e := sqliteEngine{file: filepath.Join(dir, fileName), lock: lockFolder(filepath.Join(dir, lockName))}
	if e.lock == nil {
		return false
	}
	defer e.lock.Close()
	return e.alone()
}

// alone tells that nobody else can have the file open.
func (e *sqliteEngine) alone() bool { return e.lock != nil && !openElsewhere(e.file) }

// replace begins a new state in the place of the damaged one. The file is moved
// before its connections are closed: on closing, SQLite would still write into
// a file that is in its place, and delete its log.
func (e *sqliteEngine) replace(ctx context.Context, damage error, now time.Time) error {
	aside, err := putAside(e.file, now)
	if err != nil {
		return errors.Join(damage, notWritable(filepath.Dir(e.file), err))
	}
	_ = e.closePools() // what can't be written back any more was damaged anyway
	e.loss = newLoss(damage.Error(), aside, now)
	if _, err := prepareFolder(filepath.Dir(e.file)); err != nil {
		return err
	}
	return e.connect(ctx)
}

// neighbours are the endings of the files that SQLite keeps beside its own.
// They are a part of it: next to another file they would spoil that.
var neighbours = []string{"-wal", "-shm", "-journal"}

// putAside gives the file and its neighbours a name that nobody has. The file
// goes first: should we die in between, it is missed at the next start, while a
// file without its log could look sound.
func putAside(file string, now time.Time) (aside string, err error) {
	if aside, err = freeName(file, now); err != nil {
		return "", err
	}
	for _, ending := range append([]string{""}, neighbours...) {
		if err := os.Rename(file+ending, aside+ending); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	return aside, nil
}

// freeName is a name that no file begins with: other endings may stand behind it.
func freeName(file string, now time.Time) (string, error) {
	entries, err := os.ReadDir(filepath.Dir(file))
	base := filepath.Base(file) + ".damaged-" + now.UTC().Format("20060102T150405Z")
	name := base
	for n := 2; slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return strings.HasPrefix(e.Name(), name) }); n++ {
		name = fmt.Sprintf("%s.%d", base, n)
	}
	return filepath.Join(filepath.Dir(file), name), err
}
