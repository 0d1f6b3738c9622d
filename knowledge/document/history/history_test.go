package history_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"

	"policybot/knowledge"
	"policybot/knowledge/document/history"
)

// repository is one under test, with its working tree.
type repository struct {
	testing.TB
	dir  string
	git  *git.Repository
	tree *git.Worktree
}

func newRepository(t testing.TB) *repository {
	t.Helper()
	r := &repository{TB: t, dir: t.TempDir()}
	var err error
	r.git, err = git.PlainInit(r.dir, false)
	r.must(err)
	r.tree, err = r.git.Worktree()
	r.must(err)
	return r
}

func (r *repository) must(err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
}

// write writes files, given as name and text, without committing them. A text
// of - removes the file.
func (r *repository) write(files ...string) {
	r.Helper()
	for i := 0; i < len(files); i += 2 {
		path := filepath.Join(r.dir, files[i])
		if files[i+1] == "-" {
			r.must(os.Remove(path))
			continue
		}
		r.must(os.MkdirAll(filepath.Dir(path), 0o777))
		r.must(os.WriteFile(path, []byte(files[i+1]), 0o666))
	}
}

// commit writes files and commits all there is, at a time such as 2020-03-04 or
// 2020-03-04T23:30:00-05:00.
func (r *repository) commit(when string, files ...string) plumbing.Hash {
	r.Helper()
	r.write(files...)
	r.must(r.tree.AddWithOptions(&git.AddOptions{All: true}))
	at, err := time.Parse(time.RFC3339, when)
	if err != nil {
		at, err = time.Parse(time.DateOnly, when)
	}
	r.must(err)
	written := &object.Signature{Name: "A", Email: "a@invented.example", When: at.AddDate(0, -1, 0)}
	who := &object.Signature{Name: "A", Email: "a@invented.example", When: at}
	hash, err := r.tree.Commit("x", &git.CommitOptions{Author: written, Committer: who, AllowEmptyCommits: true})
	r.must(err)
	return hash
}

// parse makes a passage of each line. A first line "date: 2020" or "id: x" is
// about the document; "broken" breaks it.
func parse(name string, data []byte) (*history.Document, error) {
	d := &history.Document{Name: name, Source: &knowledge.Source{ID: knowledge.SourceID(strings.TrimSuffix(name, ".md"))}}
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	for len(lines) > 0 {
		key, value, ok := strings.Cut(lines[0], ": ")
		if !ok {
			break
		}
		switch key {
		case "date":
			d.Source.Date, _ = knowledge.ParseDate(value)
		case "id":
			d.Source.ID = knowledge.SourceID(value)
		case "collection":
			d.Source.Collection = knowledge.Collection(value)
		}
		lines = lines[1:]
	}
	for i, text := range lines {
		if text == "broken" {
			return nil, errors.New("broken")
		}
		if text != "" {
			d.Passages = append(d.Passages, &knowledge.Passage{ID: knowledge.PassageID(string(d.Source.ID) + "#" + text), Source: d.Source.ID, Text: text,
				Date: d.Source.Date, Collection: d.Source.Collection, Origin: knowledge.Origin{File: name, Line: i + 1}})
		}
	}
	return d, nil
}

func options() history.Options {
	return history.Options{Zone: time.UTC, Reads: func(name string) bool { return strings.HasSuffix(name, ".md") }, Parse: parse, Limits: history.Usual}
}

// read gives the documents of the folder, a line each passage, and the notes.
func (r *repository) read(folder string, o history.Options) (string, knowledge.Findings, error) {
	r.Helper()
	dir := filepath.Join(r.dir, folder)
	found, err := history.Find(dir)
	if err != nil {
		return "", nil, err
	}
	if found == nil {
		r.Fatal("no repository was found")
	}
	defer found.Close()
	present := map[string]*history.Document{}
	for _, path := range glob(r, dir) {
		data, err := os.ReadFile(filepath.Join(dir, path))
		r.must(err)
		present[path], _ = parse(path, data)
	}
	list, notes, err := found.Documents(present, o)
	return told(list), notes, err
}

func glob(r *repository, dir string) []string {
	var names []string
	r.must(filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".md") && e.Type().IsRegular() {
			name, _ := filepath.Rel(dir, path)
			names = append(names, filepath.ToSlash(name))
		}
		return err
	}))
	return names
}

func told(list []*history.Document) string {
	var lines []string
	for _, d := range list {
		for _, p := range d.Passages {
			lines = append(lines, fmt.Sprintf("%s %s %s to %s", p.ID, p.Text, or(p.From), or(p.Until)))
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func or(d knowledge.Date) string {
	if d.IsZero() {
		return "-"
	}
	return d.String()
}

// TestDocuments reads small histories.
func TestDocuments(t *testing.T) {
	for _, c := range []struct {
		name   string
		make   func(r *repository)
		folder string
		want   string
	}{
		{"changed", func(r *repository) {
			r.commit("2020-01-01", "a.md", "one\ntwo")
			r.commit("2020-02-01", "a.md", "one\nthree")
		}, "", "a#one one 2020-01-01 to -\na#three three 2020-02-01 to -\na#two two 2020-01-01 to 2020-01-31"},
		{"gone and back", func(r *repository) {
			r.commit("2020-01-01", "a.md", "one\ntwo")
			r.commit("2020-02-01", "a.md", "one")
			r.commit("2020-03-01", "a.md", "one\ntwo")
		}, "", "a#one one 2020-01-01 to -\na#two two 2020-01-01 to 2020-01-31\na#two@2020-03-01 two 2020-03-01 to -"},
		{"removed", func(r *repository) {
			r.commit("2020-01-01", "a.md", "one", "b.md", "other")
			r.commit("2020-02-01", "a.md", "-")
		}, "", "a#one one 2020-01-01 to 2020-01-31\nb#other other 2020-01-01 to -"},
		{"removed and back", func(r *repository) {
			r.commit("2020-01-01", "a.md", "one", "b.md", "other")
			r.commit("2020-02-01", "a.md", "-")
			r.commit("2020-03-01", "a.md", "one")
		}, "", "a#one one 2020-01-01 to 2020-01-31\na#one@2020-03-01 one 2020-03-01 to -\nb#other other 2020-01-01 to -"},
		{"moved", func(r *repository) {
			r.commit("2020-01-01", "x/a.md", "one\ntwo\nthree")
			r.commit("2020-02-01", "x/a.md", "-", "y/b.md", "one\ntwo\nfour")
		}, "", "y/b#four four 2020-02-01 to -\ny/b#one one 2020-01-01 to -\ny/b#three three 2020-01-01 to 2020-01-31\ny/b#two two 2020-01-01 to -"},
		{"moved and rewritten", func(r *repository) {
			r.commit("2020-01-01", "x/a.md", "one", "x/index.md", "first")
			r.commit("2020-02-01", "x/a.md", "-", "y/a.md", "two")
		}, "", "x/index#first first 2020-01-01 to -\ny/a#one one 2020-01-01 to 2020-01-31\ny/a#two two 2020-02-01 to -"},
		{"another of the same name", func(r *repository) {
			r.commit("2020-01-01", "x/index.md", "one", "z/index.md", "three")
			r.commit("2020-02-01", "x/index.md", "-", "y/index.md", "two")
		}, "", "x/index#one one 2020-01-01 to 2020-01-31\ny/index#two two 2020-02-01 to -\nz/index#three three 2020-01-01 to -"},
		{"exchanged", func(r *repository) {
			r.commit("2020-01-01", "a.md", "one", "b.md", "two")
			r.commit("2020-02-01", "a.md", "-", "b.md", "-", "c/b.md", "one", "c/a.md", "two")
		}, "", "c/a#two two 2020-01-01 to -\nc/b#one one 2020-01-01 to -"},
		{"within a day", func(r *repository) {
			r.commit("2020-01-01", "a.md", "one")
			r.commit("2020-02-01T09:00:00Z", "a.md", "two")
			r.commit("2020-02-01T10:00:00Z", "a.md", "three")
		}, "", "a#one one 2020-01-01 to 2020-01-31\na#three three 2020-02-01 to -"},
		{"own date before the first commit", func(r *repository) {
			r.commit("2020-01-01", "a.md", "date: 2018-05\none")
			r.commit("2020-02-01", "a.md", "date: 2018-05\none\ntwo")
		}, "", "a#one one 2018-05 to -\na#two two 2020-02-01 to -"},
		{"clocks", func(r *repository) {
			r.commit("2020-01-01", "a.md", "one", "b.md", "")
			r.commit("2035-01-01", "a.md", "one\ntwo")
			r.commit("1970-01-01", "a.md", "one\ntwo\nthree")
			r.commit("2020-03-01", "a.md", "one\ntwo\nthree\nfour")
			r.commit("2020-03-02", "b.md", "-")
		}, "", "a#four four 2020-03-01 to -\na#one one 2020-01-01 to -\na#three three 2020-03-01 to -\na#two two 2020-03-01 to -"},
		{"not committed", func(r *repository) {
			r.commit("2020-01-01", "a.md", "one\ntwo", "b.md", "other")
			r.commit("2020-02-01", "c.md", "more")
			r.write("a.md", "one\nthree", "b.md", "-", "new.md", "new")
		}, "", "a#one one 2020-01-01 to -\na#three three 2020-02-01 to -\na#two two 2020-01-01 to 2020-01-31\nb#other other 2020-01-01 to 2020-01-31\nc#more more 2020-02-01 to -"},
		{"moved and not committed", func(r *repository) {
			r.commit("2020-01-01", "a.md", "id: x\none")
			r.commit("2020-02-01", "c.md", "more")
			r.write("a.md", "-", "b.md", "id: x\none")
		}, "", "c#more more 2020-02-01 to -\nx#one one 2020-01-01 to -"},
		{"a folder of the repository", func(r *repository) {
			r.commit("2020-01-01", "old/a.md", "one", "README.md", "code", "docs/b.md", "two", "docs/.drafts/c.md", "secret")
			r.commit("2020-02-01", "old/a.md", "-", "docs/a.md", "one", "docs/b.md", "-", "archive/b.md", "two")
		}, "docs", "a#one one 2020-01-01 to -\nb#two two 2020-01-01 to 2020-01-31"},
		{"a version that can't be read", func(r *repository) {
			r.commit("2020-01-01", "a.md", "one\ntwo")
			r.commit("2020-02-01", "a.md", "broken")
			r.commit("2020-03-01", "a.md", "one\nthree")
		}, "", "a#one one 2020-01-01 to -\na#three three 2020-02-01..2020-03-01 to -\na#two two 2020-01-01 to 2020-01-31..2020-02-29"},
		{"none that can be read any more", func(r *repository) {
			r.commit("2020-01-01", "a.md", "one")
			r.commit("2020-02-01", "a.md", "broken")
		}, "", "a#one one 2020-01-01 to 2020-01-31"},
		{"a link", func(r *repository) {
			r.write("a.md", "one")
			r.must(os.Symlink("a.md", filepath.Join(r.dir, "b.md")))
			r.commit("2020-01-01")
			r.must(os.Remove(filepath.Join(r.dir, "b.md")))
			r.commit("2020-02-01")
		}, "", "a#one one 2020-01-01 to -"},
		{"one id, one after the other", func(r *repository) {
			r.commit("2020-01-01", "a.md", "id: x\none\ntwo", "c.md", "more")
			r.commit("2020-02-01", "a.md", "-")
			r.commit("2020-03-01", "b.md", "id: x\none")
		}, "", "c#more more 2020-01-01 to -\nx#one one 2020-01-01 to 2020-01-31\nx#one@2020-03-01 one 2020-03-01 to -\nx#two two 2020-01-01 to 2020-01-31"},
		{"one id, at the same time", func(r *repository) {
			r.commit("2020-01-01", "a.md", "id: x\none")
			r.commit("2020-02-01", "b.md", "id: x\ntwo")
			r.commit("2020-03-01", "a.md", "-")
		}, "", "x#two two 2020-02-01 to -"},
		{"before the first commit", func(r *repository) { r.write("a.md", "one") }, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRepository(t)
			c.make(r)
			got, _, err := r.read(c.folder, options())
			if err != nil || got != c.want {
				t.Errorf("got\n%s\nwant\n%s\nerror %v", got, c.want, err)
			}
		})
	}
}

// TestZone holds days to the folder's time zone.
func TestZone(t *testing.T) {
	r := newRepository(t)
	r.commit("2020-01-01T23:30:00-05:00", "a.md", "one")
	for zone, want := range map[string]string{"UTC": "2020-01-02", "America/New_York": "2020-01-01"} {
		o := options()
		o.Zone, _ = time.LoadLocation(zone)
		if got, _, _ := r.read("", o); got != "a#one one "+want+" to -" {
			t.Errorf("%s: %s", zone, got)
		}
	}
}

// TestMerges reads what a branch held, whatever happened elsewhere before it was
// merged.
func TestMerges(t *testing.T) {
	r := newRepository(t)
	first := r.commit("2020-01-01", "a.md", "one")
	branch := r.commit("2020-02-01", "a.md", "one\nelsewhere")
	r.must(r.tree.Reset(&git.ResetOptions{Commit: first, Mode: git.HardReset}))
	main := r.commit("2020-03-01", "b.md", "two")
	r.write("a.md", "one\nelsewhere")
	r.must(r.tree.AddWithOptions(&git.AddOptions{All: true}))
	who := &object.Signature{When: time.Date(2020, 4, 1, 12, 0, 0, 0, time.UTC)}
	_, err := r.tree.Commit("merge", &git.CommitOptions{Author: who, Committer: who, Parents: []plumbing.Hash{main, branch}})
	r.must(err)
	got, _, err := r.read("", options())
	if want := "a#elsewhere elsewhere 2020-04-01 to -\na#one one 2020-01-01 to -\nb#two two 2020-03-01 to -"; err != nil || got != want {
		t.Errorf("got\n%s\nwant\n%s\nerror %v", got, want, err)
	}
}

// TestLimits reads histories that are longer than is read, or than is there.
func TestLimits(t *testing.T) {
	const want = "a#one one ..2020-02-01 to -\na#three three 2020-03-01 to -\na#two two ..2020-02-01 to 2020-02-29\nb#other other ..2020-02-01 to -"
	limited := func(set func(*history.Limits)) history.Options {
		o := options()
		set(&o.Limits)
		return o
	}
	for name, o := range map[string]history.Options{
		"commits":  limited(func(l *history.Limits) { l.Commits = 2 }),
		"versions": limited(func(l *history.Limits) { l.Versions = 0 }),
		"bytes":    limited(func(l *history.Limits) { l.Bytes = 8 }),
		"shallow":  options(),
	} {
		t.Run(name, func(t *testing.T) {
			r := newRepository(t)
			r.commit("2020-01-01", "a.md", "zero\none", "b.md", "other")
			second := r.commit("2020-02-01", "a.md", "one\ntwo")
			r.commit("2020-03-01", "a.md", "one\nthree")
			if name == "shallow" {
				r.must(r.git.Storer.SetShallow([]plumbing.Hash{second}))
			}
			got, notes, err := r.read("", o)
			if err != nil || got != want {
				t.Errorf("got\n%s\nwant\n%s\nerror %v", got, want, err)
			}
			if len(notes) != 1 || notes[0].Severity != knowledge.Note || !strings.Contains(notes[0].Message, "2020-02-01") {
				t.Errorf("notes %v", notes)
			}
		})
	}
}

// TestOldestVersion leaves open since when what the oldest known version says has
// stood, also where that can't be read, or was changed on the same day.
func TestOldestVersion(t *testing.T) {
	for name, c := range map[string]struct{ second, third, want string }{
		"broken":   {"broken", "2020-03-01", "a#one one ..2020-03-01 to -"},
		"same day": {"one\ntwo", "2020-02-01T10:00:00Z", "a#one one ..2020-02-01 to -"},
	} {
		r := newRepository(t)
		r.commit("2020-01-01", "a.md", "zero")
		r.commit("2020-02-01", "a.md", c.second)
		r.commit(c.third, "a.md", "one")
		o := options()
		o.Limits.Commits = 2
		if got, _, err := r.read("", o); err != nil || got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s\nerror %v", name, got, c.want, err)
		}
	}
}

// TestPastCollections keeps what a document said to those for whom it was then.
func TestPastCollections(t *testing.T) {
	r := newRepository(t)
	r.commit("2020-01-01", "a.md", "collection: legal\nsecret\nshared")
	r.commit("2020-02-01", "a.md", "shared\nopen")
	found, err := history.Find(r.dir)
	r.must(err)
	defer found.Close()
	now, _ := parse("a.md", []byte("shared\nopen"))
	list, _, err := found.Documents(map[string]*history.Document{"a.md": now}, options())
	if err != nil || len(list) != 1 || list[0].Source.Collection != "" {
		t.Fatalf("%v, %v", list, err)
	}
	for _, p := range list[0].Passages {
		if want := map[string]knowledge.Collection{"secret": "legal"}[p.Text]; p.Collection != want {
			t.Errorf("%s is in collection %q", p.Text, p.Collection)
		}
	}
}

// TestSources dates a document by its latest change, unless it does so itself.
func TestSources(t *testing.T) {
	r := newRepository(t)
	r.commit("2020-01-01", "a.md", "one", "b.md", "date: 2019\none", "c.md", "one", "d.md", "one")
	r.commit("2020-02-01", "a.md", "two", "b.md", "date: 2019\ntwo", "c.md", "-")
	found, err := history.Find(r.dir)
	r.must(err)
	defer found.Close()
	present := map[string]*history.Document{}
	for name, text := range map[string]string{"a.md": "two", "b.md": "date: 2019\ntwo", "d.md": "one"} {
		present[name], _ = parse(name, []byte(text))
	}
	list, _, err := found.Documents(present, options())
	r.must(err)
	var got []string
	for _, d := range list {
		got = append(got, d.Name+" "+d.Source.Date.String())
	}
	if want := "a.md 2020-02-01, b.md 2019, c.md 2020-02-01, d.md 2020-01-01"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
}
