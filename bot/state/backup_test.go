package state

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// takeMore takes questions until the test stops it, so that a copy is made in
// the middle of commits.
func takeMore(t *testing.T, s *Store) (stop func() int) {
	ctx, cancel := context.WithCancel(t.Context())
	var all sync.WaitGroup
	n := 0
	all.Go(func() {
		for ; ctx.Err() == nil; n++ {
			if _, err := s.Take(context.Background(), mention(fmt.Sprint("Ev", n), fmt.Sprint(n)), day); err != nil {
				t.Error(err)
			}
		}
	})
	return func() int {
		cancel()
		all.Wait()
		return n
	}
}

func TestBackupWhileTaking(t *testing.T) {
	dir, copies := t.TempDir(), t.TempDir()
	s := open(t, dir)
	publish(t, s, "aa", parts{"p": []byte("part")})
	stop := takeMore(t, s)
	var before Backlog
	for i := range 5 {
		to := filepath.Join(copies, fmt.Sprint(i))
		size, err := Backup(t.Context(), dir, to)
		must(t, err)
		info, err := os.Stat(to)
		must(t, err)
		if info.Mode().Perm() != 0o600 || info.Size() != size {
			t.Errorf("mode %v, %d bytes; want 0600 and %d", info.Mode(), info.Size(), size)
		}
		copied := restored(t, to)
		now, err := copied.Backlog(t.Context())
		must(t, err)
		if now.Open < before.Open || rows(t, copied, "taken_keys") != 2*now.Open {
			t.Errorf("copy %d holds %d questions and %d names; want no fewer than %d, of two names each", i, now.Open, rows(t, copied, "taken_keys"), before.Open)
		}
		before = now
	}
	if n := stop(); before.Open > n {
		t.Errorf("%d questions are copied, %d were taken", before.Open, n)
	}
	if all := names(t, copies); len(all) != 5 {
		t.Errorf("beside the copies there is %v", all)
	}
}

// restored opens a copy in a folder of its own.
func restored(t *testing.T, from string) *Store {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "state")
	aside, err := Restore(t.Context(), dir, from, noon)
	if aside != "" || err != nil {
		t.Fatalf("moved %q aside, error %v; want nothing", aside, err)
	}
	return open(t, dir)
}

func names(t *testing.T, dir string) (all []string) {
	t.Helper()
	files, err := os.ReadDir(dir)
	must(t, err)
	for _, f := range files {
		all = append(all, f.Name())
	}
	return all
}

// What was erased isn't in a copy.
func TestBackupHoldsNoErasedWords(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	q := mention("Ev1", "1.1")
	q.Payload = []byte("canary")
	_, err := s.Take(t.Context(), q, day)
	must(t, err)
	claimed := claim(t, s, "a", noon)
	must(t, s.Finish(t.Context(), proof(claimed), "", "answered", Kept{}, noon))
	to := filepath.Join(t.TempDir(), "copy")
	_, err = Backup(t.Context(), dir, to)
	must(t, err)
	if data, err := os.ReadFile(to); err != nil || bytes.Contains(data, q.Payload) {
		t.Errorf("the copy holds the words of a question that is done, error %v", err)
	}
}

func TestBackupRefuses(t *testing.T) {
	dir := t.TempDir()
	open(t, dir)
	there := filepath.Join(t.TempDir(), "there")
	must(t, os.WriteFile(there, []byte("precious"), 0o600))
	damaged := t.TempDir()
	scribble(t, filled(t, damaged))
	for name, test := range map[string]struct {
		dir, to string
		want    error
	}{
		"a file that is there": {dir, there, fs.ErrExist},
		"no state":             {t.TempDir(), filepath.Join(t.TempDir(), "copy"), fs.ErrNotExist},
		"no such folder":       {dir, filepath.Join(t.TempDir(), "none", "copy"), fs.ErrNotExist},
		"a damaged state":      {damaged, filepath.Join(t.TempDir(), "copy"), ErrCorrupt},
	} {
		if _, err := Backup(t.Context(), test.dir, test.to); !errors.Is(err, test.want) {
			t.Errorf("%s: error %v; want %v", name, err, test.want)
		}
		if _, err := os.Stat(test.to); test.to != there && !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %s is there", name, test.to)
		}
	}
	if data, err := os.ReadFile(there); string(data) != "precious" || err != nil {
		t.Errorf("what was there is %q, error %v", data, err)
	}
}

// backedUp makes a copy of a state in which one question was taken.
func backedUp(t *testing.T) (file string) {
	t.Helper()
	dir := t.TempDir()
	_, err := open(t, dir).Take(t.Context(), mention("Ev1", "1.1"), day)
	must(t, err)
	file = filepath.Join(t.TempDir(), "copy")
	_, err = Backup(t.Context(), dir, file)
	must(t, err)
	return file
}

func TestRestoreMovesAside(t *testing.T) {
	dir, from := t.TempDir(), backedUp(t)
	file := filled(t, dir)
	aside, err := Restore(t.Context(), dir, from, noon)
	must(t, err)
	if got := claim(t, open(t, dir), "a", noon); got.Event != "Ev1" {
		t.Errorf("claimed %+v; want what the copy holds", got)
	}
	if want := file + ".before-20261126T120000Z"; aside != want {
		t.Errorf("what was there is %s; want %s", aside, want)
	}
	moved := restored(t, aside)
	if n := rows(t, moved, "threads"); n != 20 {
		t.Errorf("what was there holds %d threads; want 20", n)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, error %v; want 0600", info.Mode(), err)
	}
}

// What was taken since the copy is known to be lost, whatever its own state
// knew of an earlier loss; the copy itself stays as it is.
func TestRestoreIsALoss(t *testing.T) {
	dir, from := t.TempDir(), backedUp(t)
	alter(t, from, "INSERT INTO loss (one, key, at, why, aside, read_back, told) VALUES (1, 'earlier', 1, 'damage', 'file', 1, 1)")
	before, err := os.ReadFile(from)
	must(t, err)
	_, err = Restore(t.Context(), dir, from, noon)
	must(t, err)
	l, lost, err := open(t, dir).Lost(t.Context())
	if err != nil || !lost || !l.At.Equal(noon) || l.ReadBack || !l.Told || l.Aside != "" || l.Key == "earlier" {
		t.Errorf("lost %v, %+v, error %v", lost, l, err)
	}
	if after, err := os.ReadFile(from); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the copy has changed, or error %v", err)
	}
}

// A copy of an older program is brought up to date.
func TestRestoreOfAnOlderCopy(t *testing.T) {
	dir, from := t.TempDir(), filepath.Join(t.TempDir(), "copy")
	db, err := openPool(from, 1, url.Values{"_journal_mode": {"WAL"}})
	must(t, err)
	conn, err := db.Conn(t.Context())
	must(t, err)
	older := schema{sqliteSchema.begin, sqliteSchema.steps[:3]}
	must(t, older.migrate(t.Context(), conn, nil))
	must(t, errors.Join(conn.Close(), db.Close()))
	_, err = Restore(t.Context(), dir, from, noon)
	must(t, err)
	if _, lost, err := open(t, dir).Lost(t.Context()); !lost || err != nil {
		t.Errorf("lost %v, error %v", lost, err)
	}
	if all := names(t, dir); len(all) != 4 { // the state, its log and its index, and the lock
		t.Errorf("the folder holds %v", all)
	}
}

// A state that a crash left in its log is moved aside as a whole, and a damaged
// one as it is.
func TestRestoreInPlaceOfWhatIsDamaged(t *testing.T) {
	dir, from := t.TempDir(), backedUp(t)
	file := filepath.Join(dir, fileName)
	for _, f := range []string{file, file + "-wal", file + "-shm"} {
		must(t, os.WriteFile(f, []byte("shopping list: "+f), 0o600))
	}
	aside, err := Restore(t.Context(), dir, from, noon)
	must(t, err)
	claim(t, open(t, dir), "a", noon)
	for _, end := range []string{"", "-wal"} {
		if data, err := os.ReadFile(aside + end); !strings.HasPrefix(string(data), "shopping list") || err != nil {
			t.Errorf("%s: %q, error %v; want it as it was", aside+end, data, err)
		}
	}
}

func TestRestoreRefusesWhileInUse(t *testing.T) {
	dir, from := t.TempDir(), backedUp(t)
	first, second := open(t, dir), open(t, dir)
	for _, s := range []*Store{first, second} { // the first has the lock, and nobody once it has left
		if aside, err := Restore(t.Context(), dir, from, noon); aside != "" || !errors.Is(err, ErrBusy) {
			t.Errorf("moved %q aside, error %v; want %v", aside, err, ErrBusy)
		}
		_, err := s.Take(t.Context(), mention("Ev2"+s.Owner(), s.Owner()), day)
		must(t, err)
		must(t, s.Close())
	}
	if _, err := Restore(t.Context(), dir, from, noon); err != nil {
		t.Error(err)
	}
}

func TestRestoreChecksFirst(t *testing.T) {
	for name, test := range map[string]struct {
		spoil func(t *testing.T, file string)
		want  error
		says  string
	}{
		"noise":     {scribble, ErrCorrupt, anotherCopy},
		"cut":       {func(t *testing.T, file string) { must(t, os.Truncate(file, size(t, file)-1234)) }, ErrCorrupt, anotherCopy},
		"empty":     {func(t *testing.T, file string) { must(t, os.Truncate(file, 0)) }, ErrCorrupt, "of something else"},
		"not there": {func(t *testing.T, file string) { must(t, os.Remove(file)) }, fs.ErrNotExist, "copy"},
		"newer":     {func(t *testing.T, file string) { alter(t, file, "INSERT INTO migrations VALUES (99, '0099_later')") }, ErrNewer, "newer"},
		"other":     {func(t *testing.T, file string) { alter(t, file, "DROP TABLE migrations") }, ErrCorrupt, "of something else"},
		"in use":    {func(t *testing.T, file string) { must(t, os.WriteFile(file+"-wal", []byte("x"), 0o600)) }, nil, "make a backup"},
	} {
		dir, from := t.TempDir(), backedUp(t)
		open(t, dir).Close()
		before := names(t, dir)
		test.spoil(t, from)
		_, err := Restore(t.Context(), dir, from, noon)
		if err == nil || test.want != nil && !errors.Is(err, test.want) || !strings.Contains(err.Error(), test.says) || !strings.Contains(err.Error(), from) {
			t.Errorf("%s: error %v; want %v that says %q and names %s", name, err, test.want, test.says, from)
		}
		if after := names(t, dir); strings.Join(after, " ") != strings.Join(before, " ") {
			t.Errorf("%s: the folder holds %v; want %v as before", name, after, before)
		}
	}
}

// alter changes a file as another program would.
func alter(t *testing.T, file, statement string) {
	t.Helper()
	db, err := openPool(file, 1, url.Values{})
	must(t, err)
	_, err = db.ExecContext(t.Context(), statement)
	must(t, errors.Join(err, db.Close()))
}
