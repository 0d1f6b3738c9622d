package state

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// died are the files of a state whose process died with changes in its log.
func died(t *testing.T) map[string][]byte {
	t.Helper()
	dir := t.TempDir()
	filled(t, dir)
	s := open(t, dir)
	for i := range 50 {
		th := Thread{Team: "T1", Channel: "C2", TS: string(rune('a' + i))}
		must(t, s.PutThread(t.Context(), th, 0, make([]byte, 5000), noon))
	}
	all := map[string][]byte{}
	for _, name := range []string{fileName, fileName + "-wal"} {
		content, err := os.ReadFile(filepath.Join(dir, name))
		must(t, err)
		all[name] = content
	}
	return all
}

// A short file is sound as long as what it lacks stands in its log.
func TestFileBesideItsLog(t *testing.T) {
	all := died(t)
	file, log := all[fileName], all[fileName+"-wal"]
	for _, c := range []struct {
		name      string
		file, log int // bytes that are left
		want      error
	}{
		{"whole", len(file), len(log), nil},
		{"the log cut within a frame", len(file), len(log) - 1000, nil},
		{"the log cut within its header", len(file), 20, nil},
		{"no log", len(file), 0, nil},
		{"the file cut within a page", len(file) - 100, len(log), ErrCorrupt},
		{"the file cut between pages", len(file) - 2*pageSize, len(log), ErrCorrupt},
		{"both cut", len(file) - 100, 20, ErrCorrupt},
	} {
		dir := t.TempDir()
		must(t, os.WriteFile(filepath.Join(dir, fileName), file[:c.file], 0o600))
		must(t, os.WriteFile(filepath.Join(dir, fileName+"-wal"), log[:c.log], 0o600))
		s, err := Open(t.Context(), dir)
		if err == nil {
			err = s.Close()
		}
		if !errors.Is(err, c.want) {
			t.Errorf("%s: error %v; want %v", c.name, err, c.want)
		}
	}
}

// What a log holds is what SQLite would read of it.
func TestLogIsReadAsSQLiteReadsIt(t *testing.T) {
	all := died(t)
	var last int64
	for name, spoil := range map[string]func(log []byte) []byte{
		"whole":         func(log []byte) []byte { return log },
		"cut":           func(log []byte) []byte { return log[:len(log)/2] },
		"a page spoilt": func(log []byte) []byte { log[len(log)/3] ^= 1; return log },
		"its header":    func(log []byte) []byte { log[17] ^= 1; return log },
	} {
		dir := t.TempDir()
		file := filepath.Join(dir, fileName)
		must(t, os.WriteFile(file, all[fileName], 0o600))
		must(t, os.WriteFile(file+"-wal", spoil(bytes.Clone(all[fileName+"-wal"])), 0o600))
		log, err := readLog(file)
		must(t, err)
		s := open(t, dir)
		var pages int64
		must(t, s.reads.QueryRowContext(t.Context(), "PRAGMA page_count").Scan(&pages))
		own := int64(len(all[fileName]) / pageSize)
		if max(log.pages, own) != pages || int64(len(log.holds)) < pages-own {
			t.Errorf("%s: %d pages, of which the log holds %d; want %d", name, log.pages, len(log.holds), pages)
		}
		last = max(last, pages)
	}
	if last == int64(len(all[fileName])/pageSize) {
		t.Error("the log makes nothing longer: this proves nothing")
	}
}
