package record

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"policybot/knowledge"
)

var update = flag.Bool("update", false, "accept the results as the wanted ones")

// prepare adds to a folder what can't stand in an archive of text files.
var prepare = map[string]func(t *testing.T, dir string){
	"binary": func(t *testing.T, dir string) {
		write(t, dir, "zero.yaml", "entities:\n  - {id: a\x00}\n")
		write(t, dir, "latin.md", "First line.\nCaf\xe9.\n")
		write(t, dir, "picture.txt", "\x89PNG\r\n\x1a\n\x00\x00")
		write(t, dir, "windows.yaml", "\ufeffentities:\r\n  - {id: acme, kind: company}\r\n")
		write(t, dir, "control.yaml", "entities:\n  - {id: acme-\x07, kind: company}\r\n")
	},
	"names": func(t *testing.T, dir string) {
		if runtime.GOOS == "windows" {
			t.Skip("such names can't be given")
		}
		write(t, dir, "a\nforged.yaml:1: note: all is well.yaml", "entities: [{id: x y}]\n")
		write(t, dir, "red\x1b[31m.bin", "x")
		write(t, dir, "turned\u202e.yaml", "entities: []\nodd: 1\n")
	},
	"deep": func(t *testing.T, dir string) {
		write(t, dir, strings.Repeat("d/", MaxLevels)+"a.yaml", "entities: [{id: acme, kind: company, names: [Acme]}]\n")
		write(t, dir, strings.Repeat("d/", 200)+"b.yaml", "entities: [{id: bcme, kind: company, names: [Bcme]}]\n")
	},
	"large": func(t *testing.T, dir string) {
		for i := range MaxFolder/MaxFile + 1 {
			write(t, dir, fmt.Sprintf("f%d.yaml", i), "")
			if err := os.Truncate(filepath.Join(dir, fmt.Sprintf("f%d.yaml", i)), MaxFile); err != nil { // takes no space
				t.Fatal(err)
			}
		}
	},
	"huge": func(t *testing.T, dir string) {
		for _, name := range []string{"huge.yaml", "huge.txt"} {
			write(t, dir, name, "")
			if err := os.Truncate(filepath.Join(dir, name), 100<<20); err != nil { // takes no space
				t.Fatal(err)
			}
		}
		write(t, dir, "values.yaml", "events: ["+strings.Repeat("a,", 2_000_000)+"]")
		write(t, dir, "levels.yaml", "events: "+strings.Repeat("[", 100_000))
		write(t, dir, "deep.yaml", "events: "+strings.Repeat("[", 40)+strings.Repeat("]", 40))
		write(t, dir, "marks.md", strings.Repeat("> ", 100_000))
	},
	"links": func(t *testing.T, dir string) {
		outside := t.TempDir()
		write(t, outside, "secret.yaml", "entities: [{id: secret, kind: app}]\n")
		symlink(t, filepath.Join(outside, "secret.yaml"), filepath.Join(dir, "out.yaml"))
		symlink(t, outside, filepath.Join(dir, "outside"))
		symlink(t, "../../etc/passwd", filepath.Join(dir, "etc.txt"))
		symlink(t, "gone.yaml", filepath.Join(dir, "nowhere.yaml"))
		symlink(t, "loop.yaml", filepath.Join(dir, "loop.yaml"))
		symlink(t, "a.yaml", filepath.Join(dir, "same.yaml"))     // read once
		symlink(t, ".", filepath.Join(dir, "sub", "self"))        // read once
		symlink(t, "..", filepath.Join(dir, "sub", "above"))      // read once
		symlink(t, ".data", filepath.Join(dir, "data"))           // read here
		symlink(t, ".data/c.yaml", filepath.Join(dir, "c2.yaml")) // read once
	},
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func symlink(t *testing.T, to, at string) {
	t.Helper()
	if err := os.Symlink(to, at); err != nil {
		t.Skip(err)
	}
}

// Each broken folder gives all its findings, with file and line.
func TestBrokenFolders(t *testing.T) {
	archives, err := filepath.Glob("testdata/broken/*.txtar")
	if err != nil || len(archives) < len(prepare) {
		t.Fatal(archives, err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { testBroken(t, name) })
	}
}

func testBroken(t *testing.T, name string) {
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	last := len(a.Files) - 1
	dir := t.TempDir()
	for _, f := range a.Files[:last] {
		write(t, dir, f.Name, string(f.Data))
	}
	if add := prepare[strings.TrimSuffix(filepath.Base(name), ".txtar")]; add != nil {
		add(t, dir)
	}
	base, findings := LoadDir(dir)
	if (base == nil) != findings.HasErrors() {
		t.Errorf("base %v with errors %v", base != nil, findings.HasErrors())
	}
	got := strings.ReplaceAll(findings.String(), dir, "DIR") + "\n"
	if *update {
		a.Files[last].Data = []byte(got)
		if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if want := string(a.Files[last].Data); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A file beyond the limit is refused unread.
func TestHugeFileIsNotRead(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "huge.yaml", "")
	if err := os.Truncate(filepath.Join(dir, "huge.yaml"), 1<<30); err != nil {
		t.Skip(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, findings := LoadDir(dir)
	runtime.ReadMemStats(&after)
	if !findings.HasErrors() {
		t.Error("a file of 1 GB was taken")
	}
	if took := after.TotalAlloc - before.TotalAlloc; took > 1<<26 {
		t.Errorf("refusing it took %d MB", took>>20)
	}
}

func TestFolderThatIsMissing(t *testing.T) {
	base, findings := LoadDir(filepath.Join(t.TempDir(), "none"))
	if base != nil || len(findings.Of(knowledge.Error)) != 1 {
		t.Errorf("got %v, %v", base, findings)
	}
}
