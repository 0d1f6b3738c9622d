package state

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"
)

var noon = time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)

func open(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := Open(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

func TestOpenMakesPrivateFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a folder with #, ? and 100%", "state")
	s := open(t, dir)
	if err := s.Record(t.Context(), Act{Who: "U1", What: "reload", At: noon}); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(dir); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("folder: mode %v, error %v; want 0700", info.Mode(), err)
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) < 3 {
		t.Fatalf("files in the folder: %v, error %v; want the database, its log and the lock", files, err)
	}
	for _, f := range files {
		if info, err := f.Info(); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: mode %v, error %v; want 0600", f.Name(), info.Mode(), err)
		}
	}
}

func TestSettings(t *testing.T) {
	s := open(t, t.TempDir())
	want := map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "secure_delete": "1"}
	for name, value := range want {
		got, err := write(t.Context(), s, "pragma", func(tx tx) (v string, err error) {
			return v, tx.scan("PRAGMA "+name, nil, &v)
		})
		if err != nil || got != value {
			t.Errorf("%s = %q, error %v; want %q", name, got, err, value)
		}
	}
	if _, err := s.reads.ExecContext(t.Context(), "DELETE FROM audit"); err == nil {
		t.Error("the read pool can write")
	}
}

func TestOpenFails(t *testing.T) {
	tests := []struct {
		name    string
		prepare func(t *testing.T, dir string)
		want    error
		says    string
	}{
		{"a file in the folder's place", func(t *testing.T, dir string) {
			must(t, os.WriteFile(dir, nil, 0o600))
		}, ErrNotWritable, "name a folder that this user may write"},
		{"a folder in the file's place", func(t *testing.T, dir string) {
			must(t, os.MkdirAll(filepath.Join(dir, fileName), 0o700))
		}, ErrNotWritable, fileName},
		{"no database", func(t *testing.T, dir string) {
			must(t, os.MkdirAll(dir, 0o700))
			must(t, os.WriteFile(filepath.Join(dir, fileName), bytes.Repeat([]byte("shopping list\n"), 1000), 0o600))
		}, ErrCorrupt, "move this file and its -wal and -shm neighbours aside"},
		{"cut in the middle", func(t *testing.T, dir string) {
			file := filled(t, dir)
			must(t, os.Truncate(file, size(t, file)/2))
		}, ErrCorrupt, "move this file"},
		{"cut within a page", func(t *testing.T, dir string) {
			file := filled(t, dir)
			must(t, os.Truncate(file, size(t, file)-1234))
		}, ErrCorrupt, "move this file"},
		{"cut within the header", func(t *testing.T, dir string) {
			must(t, os.Truncate(filled(t, dir), 57))
		}, ErrCorrupt, "move this file"},
		{"noise in the middle", func(t *testing.T, dir string) {
			scribble(t, filled(t, dir))
		}, ErrCorrupt, "move this file"},
		{"a newer schema", func(t *testing.T, dir string) {
			s, err := Open(t.Context(), dir)
			must(t, err)
			must(t, change(t.Context(), s, "test", func(tx tx) error {
				_, err := tx.exec("INSERT INTO migrations VALUES (99, '0099_later')")
				return err
			}))
			must(t, s.Close())
		}, ErrNewer, fmt.Sprintf("its schema is 99, this program knows up to %d; run the newer program", len(sqliteSchema.steps))},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "state")
			test.prepare(t, dir)
			s, err := Open(t.Context(), dir)
			if err == nil {
				s.Close()
			}
			if !errors.Is(err, test.want) {
				t.Fatalf("error %v; want %v", err, test.want)
			}
			for _, part := range []string{dir, test.says} {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("error %q doesn't say %q", err, part)
				}
			}
		})
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func size(t *testing.T, file string) int64 {
	info, err := os.Stat(file)
	must(t, err)
	return info.Size()
}

// filled makes a state of many pages, closed, so that all is in the file.
func filled(t *testing.T, dir string) (file string) {
	s, err := Open(t.Context(), dir)
	must(t, err)
	for i := range 20 {
		th := Thread{Team: "T1", Channel: "C1", TS: time.Duration(i).String()}
		must(t, s.PutThread(t.Context(), th, 0, bytes.Repeat([]byte("x"), 10_000), noon))
	}
	must(t, s.Close())
	return s.Place()
}

// scribble overwrites half of the file, but not the first page.
func scribble(t *testing.T, file string) {
	f, err := os.OpenFile(file, os.O_RDWR, 0)
	must(t, err)
	defer f.Close()
	_, err = f.WriteAt(bytes.Repeat([]byte{0xa5}, int(size(t, file)/2)), 4096)
	must(t, err)
}

func TestCutAnywhereIsNoticed(t *testing.T) {
	whole, err := os.ReadFile(filled(t, t.TempDir()))
	must(t, err)
	dir := t.TempDir()
	file := filepath.Join(dir, fileName)
	for length := 1024; length < len(whole); length += 3 * 1024 { // within pages, and where they end
		must(t, os.WriteFile(file, whole[:length], 0o600))
		s, err := Open(t.Context(), dir)
		if err == nil {
			s.Close()
		}
		if !errors.Is(err, ErrCorrupt) {
			t.Errorf("cut to %d of %d bytes: error %v; want %v", length, len(whole), err, ErrCorrupt)
		}
	}
}

func TestDamageWhileOpen(t *testing.T) {
	dir := t.TempDir()
	file := filled(t, dir)
	s := open(t, dir)
	scribble(t, file)
	_, _, err := s.LastInThread(t.Context(), Thread{"T1", "C1", "5ns"}, noon)
	if !errors.Is(err, ErrCorrupt) || !strings.Contains(err.Error(), file) {
		t.Errorf("error %v; want %v that names %s", err, ErrCorrupt, file)
	}
}

func TestMigrations(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	conn, err := s.reads.Conn(t.Context())
	must(t, err)
	defer conn.Close()
	_, err = conn.ExecContext(t.Context(), "PRAGMA query_only = 0")
	must(t, err)
	testMigrations(t, sqliteSchema, conn)
}

// testMigrations applies steps behind the last on an up-to-date database.
func testMigrations(t *testing.T, known schema, conn *sql.Conn) {
	have := len(known.steps)
	next := func(name, sql string) schema {
		return schema{known.begin, append(known.steps[:have:have], migration{have + 1, name, sql})}
	}
	version := func(when string, want int) {
		t.Helper()
		if got, err := schemaVersion(t.Context(), conn); got != want || err != nil {
			t.Errorf("%s: version %d, error %v; want %d", when, got, err, want)
		}
	}
	if err := next("later", "CREATE TABLE half (a INTEGER); CREATE TABLE half (a INTEGER);").migrate(t.Context(), conn, nil); err == nil {
		t.Fatal("a faulty step was applied")
	}
	version("after a faulty step", have)
	good := next("later"+additive, "CREATE TABLE half (a INTEGER);") // fails if the faulty one left its table
	must(t, good.migrate(t.Context(), conn, nil))
	must(t, good.migrate(t.Context(), conn, nil)) // a second time changes nothing
	version("after a good step", have+1)
	must(t, known.migrate(t.Context(), conn, nil)) // an older program, beside an additive step
	version("after an older program", have+1)
	_, err := conn.ExecContext(t.Context(), "UPDATE migrations SET name = 'later' WHERE number > $1", have)
	must(t, err)
	if err := known.migrate(t.Context(), conn, nil); !errors.Is(err, ErrNewer) {
		t.Errorf("an older program, beside another step: error %v; want %v", err, ErrNewer)
	}
}

// An older program's state says only when something was taken last.
func TestHeardIsBegunWithWhatWasTakenLast(t *testing.T) {
	s := open(t, t.TempDir())
	_, err := s.Take(t.Context(), mention("Ev1", "1.1"), day)
	must(t, err)
	conn, err := s.reads.Conn(t.Context())
	must(t, err)
	defer conn.Close()
	_, err = conn.ExecContext(t.Context(), "PRAGMA query_only = 0; DROP TABLE heard; "+sqliteSchema.steps[1].sql)
	must(t, err)
	if got, ok, err := s.Heard(t.Context()); !ok || err != nil || !got.Equal(noon) {
		t.Errorf("heard until %v, %v, %v; want %v", got, ok, err, noon)
	}
}

func TestMigrationNumbers(t *testing.T) {
	tests := map[string]bool{"0001_a 0002_b": true, "0001_a 0003_b": false, "0001_a 0001_b": false, "one_a": false}
	for names, good := range tests {
		files := fstest.MapFS{}
		for name := range strings.FieldsSeq(names) {
			files["migrations/sqlite/"+name+".sql"] = &fstest.MapFile{}
		}
		if _, err := readMigrations(files, "sqlite"); (err == nil) != good {
			t.Errorf("%s: error %v; want none: %v", names, err, good)
		}
	}
}

func TestManyOpenOneFolderAtOnce(t *testing.T) {
	dir := t.TempDir()
	var all sync.WaitGroup
	owners := make(chan string, 8)
	for range cap(owners) {
		all.Go(func() {
			s, err := Open(context.Background(), dir)
			if err != nil {
				t.Error(err)
				return
			}
			owners <- s.Owner()
			t.Cleanup(func() { s.Close() })
		})
	}
	all.Wait()
	close(owners)
	seen := map[string]int{}
	for owner := range owners {
		seen[owner]++
	}
	if seen["main"] != 1 || len(seen) != cap(owners) {
		t.Errorf("owners %v; want %d different ones, one of them main", seen, cap(owners))
	}
}

func TestMainIsFreeAgainAfterClose(t *testing.T) {
	dir := t.TempDir()
	first := open(t, dir)
	second := open(t, dir)
	if first.Owner() != "main" || second.Owner() == "main" {
		t.Fatalf("owners %s and %s; want main and another", first.Owner(), second.Owner())
	}
	must(t, first.Close())
	if third := open(t, dir); third.Owner() != "main" {
		t.Errorf("owner %s; want main", third.Owner())
	}
}

func TestBothDatabasesHaveOneSchemaNumber(t *testing.T) {
	if len(postgresSchema.steps) != Schema() {
		t.Errorf("PostgreSQL has %d steps, the folder %d", len(postgresSchema.steps), Schema())
	}
}
