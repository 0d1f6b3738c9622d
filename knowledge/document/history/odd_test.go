package history_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"policybot/knowledge/document/history"
)

func twoCommits(t testing.TB) *repository {
	r := newRepository(t)
	r.commit("2020-01-01", "a.md", "one")
	r.commit("2020-02-01", "a.md", "one\ntwo")
	return r
}

const ofTwoCommits = "a#one one 2020-01-01 to -\na#two two 2020-02-01 to -"

// TestWorktrees reads a further working tree, of which .git is a file.
func TestWorktrees(t *testing.T) {
	r := twoCommits(t)
	head, err := r.git.Head()
	r.must(err)
	own := filepath.Join(r.dir, ".git", "worktrees", "further")
	further := &repository{TB: t, dir: t.TempDir()}
	r.must(os.MkdirAll(own, 0o777))
	for path, text := range map[string]string{
		filepath.Join(own, "HEAD"):         head.Hash().String() + "\n",
		filepath.Join(own, "commondir"):    "../..\n",
		filepath.Join(further.dir, ".git"): "gitdir: " + own + "\n",
		filepath.Join(further.dir, "a.md"): "one\ntwo",
	} {
		r.must(os.WriteFile(path, []byte(text), 0o666))
	}
	if got, _, err := further.read("", options()); err != nil || got != ofTwoCommits {
		t.Errorf("got\n%s\nerror %v", got, err)
	}
}

// TestNoRepository finds none where there is none, and a folder that is only
// called like one is an error.
func TestNoRepository(t *testing.T) {
	dir := t.TempDir()
	if r, err := history.Find(dir); r != nil || err != nil {
		t.Errorf("found %v, %v", r, err)
	}
	if _, err := history.Find(filepath.Join(dir, "none")); err == nil {
		t.Error("a folder that isn't there has a history")
	}
}

// TestDamaged refuses what is damaged or isn't read, and says so. Damage that
// costs a version costs no more than that.
func TestDamaged(t *testing.T) {
	git := func(r *repository, name, text string) {
		path := filepath.Join(r.dir, ".git", name)
		r.must(os.MkdirAll(filepath.Dir(path), 0o777))
		r.must(os.WriteFile(path, []byte(text), 0o666))
	}
	for name, damage := range map[string]func(r *repository){
		"empty": func(r *repository) {
			r.must(os.RemoveAll(filepath.Join(r.dir, ".git")))
			r.must(os.Mkdir(filepath.Join(r.dir, ".git"), 0o777))
		},
		"a file": func(r *repository) {
			r.must(os.RemoveAll(filepath.Join(r.dir, ".git")))
			r.must(os.WriteFile(filepath.Join(r.dir, ".git"), []byte("x"), 0o666))
		},
		"leads nowhere": func(r *repository) {
			r.must(os.RemoveAll(filepath.Join(r.dir, ".git")))
			r.must(os.WriteFile(filepath.Join(r.dir, ".git"), []byte("gitdir: /nowhere/at/all"), 0o666))
		},
		"HEAD":             func(r *repository) { git(r, "HEAD", "nonsense") },
		"HEAD in a circle": func(r *repository) { git(r, "HEAD", "ref: HEAD") },
		"a missing commit": func(r *repository) { git(r, "HEAD", strings.Repeat("1", 40)+"\n") },
		"settings":         func(r *repository) { git(r, "config", "[[[") },
		"another hash": func(r *repository) {
			git(r, "config", "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectFormat = sha256\n")
		},
		"another references": func(r *repository) {
			git(r, "config", "[core]\n\trepositoryformatversion = 1\n[extensions]\n\trefStorage = reftable\n")
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := twoCommits(t)
			damage(r)
			if got, _, err := r.read("", options()); err == nil {
				t.Errorf("no error, and\n%s", got)
			} else {
				t.Log(err)
			}
		})
	}
}

// TestDamagedObjects damages each object in turn: whatever is told is right.
func TestDamagedObjects(t *testing.T) {
	whole := twoCommits(t)
	for i, object := range objects(whole) {
		for name, damage := range map[string]func(data []byte) []byte{
			"missing":   nil,
			"empty":     func([]byte) []byte { return nil },
			"cut short": func(data []byte) []byte { return data[:len(data)/2] },
			"changed":   func(data []byte) []byte { data[len(data)-2] ^= 0xff; return data },
		} {
			r := twoCommits(t)
			path := objects(r)[i]
			if filepath.Base(path) != filepath.Base(object) {
				t.Fatal("the same files are kept otherwise")
			}
			r.must(os.Chmod(path, 0o666))
			if damage == nil {
				r.must(os.Remove(path))
			} else {
				data, err := os.ReadFile(path)
				r.must(err)
				r.must(os.WriteFile(path, damage(data), 0o666))
			}
			got, notes, err := r.read("", options())
			if err == nil && got != ofTwoCommits && len(notes) == 0 {
				t.Errorf("object %d %s, and nothing is said of it:\n%s", i, name, got)
			}
		}
	}
}

func objects(r *repository) []string {
	list, err := filepath.Glob(filepath.Join(r.dir, ".git", "objects", "??", "*"))
	r.must(err)
	return list
}

// TestNothingIsWritten reads a repository and leaves every file in it as it was.
func TestNothingIsWritten(t *testing.T) {
	r := twoCommits(t)
	state := func() string {
		var b strings.Builder
		r.must(filepath.WalkDir(r.dir, func(path string, e fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			info, err := e.Info()
			if err == nil {
				fmt.Fprintln(&b, path, info.Size(), info.Mode(), info.ModTime())
			}
			return err
		}))
		return b.String()
	}
	before := state()
	if _, _, err := r.read("", options()); err != nil {
		t.Fatal(err)
	}
	if after := state(); after != before {
		t.Errorf("before\n%s\nafter\n%s", before, after)
	}
}
