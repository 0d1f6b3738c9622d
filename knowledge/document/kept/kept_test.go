package kept

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"policybot/knowledge"
	"policybot/knowledge/document"
)

const memo = "---\ntitle: Memo\ndate: 2024-03\nunknown: x\n---\n# Phones\n\nStaff may use Pigeon.\n\n- one\n- two\n"

func one() string { return "one" }

// files lists what the folder holds.
func files(t *testing.T, dir string) (list []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			list = append(list, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestKeptIsWhatWasParsed holds what comes from the disk to what is parsed,
// places and findings included.
func TestKeptIsWhatWasParsed(t *testing.T) {
	dir := t.TempDir()
	want, findings := document.Parse("a/memo.md", []byte(memo))
	if len(want.Passages) == 0 || len(findings) == 0 {
		t.Fatalf("%d passages, %v", len(want.Passages), findings)
	}
	for range 2 {
		k := New(dir, one)
		got, said := k.Parse("a/memo.md", []byte(memo))
		if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(said, findings) || k.Err() != nil {
			t.Errorf("got %+v, %v, %v", got, said, k.Err())
		}
	}
	if n := len(files(t, dir)); n != 1 {
		t.Errorf("%d files are kept of one document", n)
	}
}

// TestReadFromTheDisk changes what is kept, to see that it is what is read: by
// the same program, of the same name and bytes.
func TestReadFromTheDisk(t *testing.T) {
	dir := t.TempDir()
	k := New(dir, one)
	d, findings := k.Parse("memo.md", []byte(memo))
	d.Passages[0].Text = "Changed."
	if err := write(k.file(k.name("memo.md", []byte(memo))), parsed{d, findings}); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		program, name, data string
		kept                bool
	}{
		"the same":         {"one", "memo.md", memo, true},
		"another program":  {"two", "memo.md", memo, false},
		"another name":     {"one", "other.md", memo, false},
		"another sentence": {"one", "memo.md", memo + "\nMore.\n", false},
	} {
		got, _ := New(dir, func() string { return c.program }).Parse(c.name, []byte(c.data))
		if kept := got.Passages[0].Text == "Changed."; kept != c.kept {
			t.Errorf("%s: comes from the disk: %v", name, kept)
		}
	}
}

// TestDamagedIsParsed damages what is kept at every place.
func TestDamagedIsParsed(t *testing.T) {
	k := New(t.TempDir(), one)
	want, _ := k.Parse("memo.md", []byte(memo))
	path := k.file(k.name("memo.md", []byte(memo)))
	intact, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range len(intact) {
		broken := append([]byte(nil), intact...)
		broken[i] ^= 0x40
		if i%2 == 0 {
			broken = broken[:i]
		}
		if err := os.WriteFile(path, broken, 0o600); err != nil {
			t.Fatal(err)
		}
		if got, _ := k.Parse("memo.md", []byte(memo)); !reflect.DeepEqual(got, want) {
			t.Fatalf("damaged at %d, it reads %+v", i, got)
		}
	}
}

// TestLeftOutIsNotKept keeps nothing of what couldn't be read.
func TestLeftOutIsNotKept(t *testing.T) {
	dir := t.TempDir()
	k := New(dir, one)
	if _, findings := k.Parse("broken.docx", []byte("no archive")); len(findings.Of(knowledge.Error)) == 0 {
		t.Fatal("it was read")
	}
	if list := files(t, dir); len(list) > 0 {
		t.Errorf("kept is %v", list)
	}
}

// TestUnusableFolder parses, and says why nothing is kept.
func TestUnusableFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	k := New(filepath.Join(file, "documents"), one)
	if d, _ := k.Parse("memo.md", []byte(memo)); len(d.Passages) == 0 || k.Err() == nil {
		t.Errorf("%d passages, error %v", len(d.Passages), k.Err())
	}
}

// TestTrim keeps what was used last.
func TestTrim(t *testing.T) {
	dir := t.TempDir()
	k := New(dir, one)
	for i := range 4 {
		data := []byte(memo + string(rune('a'+i)))
		k.Parse("memo.md", data)
		at := time.Now().Add(time.Duration(i-10) * time.Hour)
		if err := os.Chtimes(k.file(k.name("memo.md", data)), at, at); err != nil {
			t.Fatal(err)
		}
	}
	k.Parse("memo.md", []byte(memo+"a")) // used again
	info, err := os.Stat(k.file(k.name("memo.md", []byte(memo+"a"))))
	if err != nil {
		t.Fatal(err)
	}
	k.max = 2*info.Size() + 10
	if err := k.Trim(); err != nil {
		t.Fatal(err)
	}
	for i, want := range []bool{true, false, false, true} {
		_, err := os.Stat(k.file(k.name("memo.md", []byte(memo+string(rune('a'+i))))))
		if there := !errors.Is(err, fs.ErrNotExist); there != want {
			t.Errorf("document %d is kept: %v", i, there)
		}
	}
	none := New(filepath.Join(dir, "none"), one)
	none.wrote = true // and somebody has removed it
	if err := none.Trim(); err != nil {
		t.Errorf("nothing to trim: %v", err)
	}
}
