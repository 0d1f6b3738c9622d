package index

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// onDisk builds a folder of the docs and closes it again.
func onDisk(t *testing.T, docs []Doc) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "indexes", "one")
	x, err := Build(t.Context(), slices.Values(docs), Options{Path: path, Hash: "h1"})
	if err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func names(t *testing.T, folder string) []string {
	t.Helper()
	list, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range list {
		names = append(names, e.Name())
	}
	return names
}

func TestFolderRoundTrip(t *testing.T) {
	docs := synthetic(2500, 6)
	path := onDisk(t, docs)
	if got := names(t, filepath.Dir(path)); !slices.Equal(got, []string{"one"}) {
		t.Errorf("the build left %v", got)
	}
	if got := names(t, path); !slices.Equal(got, []string{"bleve", "manifest.json"}) {
		t.Errorf("the index holds %v", got)
	}
	one, err := Open(path, "h1")
	if err != nil {
		t.Fatal(err)
	}
	defer one.Close()
	two, err := Open(path, "h1") // as another process would
	if err != nil {
		t.Fatal(err)
	}
	defer two.Close()
	if one.Count() != 2500 {
		t.Errorf("Count is %d, want 2500", one.Count())
	}
	q := Query{Text: docs[7].Text, Entities: docs[7].Entities, Limit: 1}
	hit := find(t, two, q)[0]
	got, want := string(encode(t, hit.Doc)), string(encode(t, docs[7]))
	if got != want {
		t.Errorf("the doc came back as\n%s\nand was\n%s", got, want)
	}
}

func encode(t *testing.T, d Doc) []byte {
	t.Helper()
	data, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestEmptyFolder(t *testing.T) {
	path := onDisk(t, nil)
	x, err := Open(path, "h1")
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	wantIDs(t, x, Query{Text: "ban"})
}

func TestOpenRefuses(t *testing.T) {
	docs := synthetic(50, 7)
	path := onDisk(t, docs)
	if _, err := Open(path, "h2"); !errors.Is(err, ErrStale) {
		t.Errorf("other content gave %v, want ErrStale", err)
	}
	if _, err := Open(path+"-gone", "h1"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no folder gave %v, want fs.ErrNotExist", err)
	}
	if _, err := Open(t.TempDir(), "h1"); !errors.Is(err, ErrDamaged) {
		t.Errorf("an empty folder gave %v, want ErrDamaged", err)
	}
	rewrite(t, filepath.Join(path, manifestName), func(b []byte) []byte {
		return []byte(strings.Replace(string(b), `"format": 3`, `"format": 2`, 1))
	})
	if _, err := Open(path, "h1"); !errors.Is(err, ErrStale) {
		t.Errorf("an older format gave %v, want ErrStale", err)
	}
	rewrite(t, filepath.Join(path, manifestName), func(b []byte) []byte {
		return []byte(strings.Replace(string(b), `"bleve/`, `"../bleve/`, 1))
	})
	if _, err := Open(path, "h1"); err == nil {
		t.Error("a manifest that leads out of the folder was followed")
	}
}

func rewrite(t *testing.T, path string, change func([]byte) []byte) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, change(data), 0o600); err != nil {
		t.Fatal(err)
	}
}

// Every file is damaged in every way, and each time the index is refused with
// a word on which file it was.
func TestOpenNoticesDamage(t *testing.T) {
	docs := synthetic(50, 8)
	intact := onDisk(t, docs)
	ways := map[string]func(path string) error{
		"gone":  os.Remove,
		"empty": func(path string) error { return os.Truncate(path, 0) },
		"half": func(path string) error {
			info, err := os.Stat(path)
			if err != nil {
				return err
			}
			return os.Truncate(path, info.Size()/2)
		},
		"flipped": func(path string) error {
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			data[len(data)/2] ^= 0xff
			return os.WriteFile(path, data, 0o600)
		},
	}
	files, err := listFiles(intact)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 4 {
		t.Fatalf("the index has only the files %v", files)
	}
	for _, f := range files {
		for way, harm := range ways {
			path := filepath.Join(t.TempDir(), "copy")
			if err := os.CopyFS(path, os.DirFS(intact)); err != nil {
				t.Fatal(err)
			}
			if err := harm(filepath.Join(path, f.Name)); err != nil {
				t.Fatal(err)
			}
			_, err := Open(path, "h1")
			if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrStale) || f.Name != manifestName && !strings.Contains(err.Error(), f.Name) {
				t.Errorf("%s %s: Open gave %v", f.Name, way, err)
			}
		}
	}
}

func TestBuildReplaces(t *testing.T) {
	path := onDisk(t, synthetic(50, 9))
	old, err := Open(path, "h1")
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close()
	fresh, err := Build(t.Context(), slices.Values([]Doc{passage("a", "ban")}), Options{Path: path, Hash: "h2"})
	if err != nil {
		t.Fatal(err)
	}
	defer fresh.Close()
	wantIDs(t, fresh, Query{Text: "ban"}, "a")
	if got := find(t, old, Query{Kinds: []Kind{Event}, Limit: 100}); len(got) != 13 {
		t.Errorf("who has the old one open finds %d docs, want 13", len(got))
	}
	if got := names(t, filepath.Dir(path)); !slices.Equal(got, []string{"one"}) {
		t.Errorf("replacing left %v", got)
	}
}

// stopAfter is a context that is called off after it was asked n times.
type stopAfter struct {
	context.Context
	n *int
}

func (s stopAfter) Err() error {
	if *s.n--; *s.n < 0 {
		return context.Canceled
	}
	return nil
}

func TestBuildCalledOff(t *testing.T) {
	path := onDisk(t, []Doc{passage("a", "ban")})
	for _, n := range []int{0, 1, 1500, 3000} {
		left := n
		_, err := Build(stopAfter{t.Context(), &left}, slices.Values(synthetic(3000, 10)), Options{Path: path, Hash: "h2"})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("called off after %d: %v", n, err)
		}
		if got := names(t, filepath.Dir(path)); !slices.Equal(got, []string{"one"}) {
			t.Errorf("called off after %d left %v", n, got)
		}
	}
	x, err := Open(path, "h1")
	if err != nil {
		t.Fatalf("the index that was there is lost: %v", err)
	}
	defer x.Close()
	wantIDs(t, x, Query{Text: "ban"}, "a")
}

func TestBuildRefusesTwoOfOneID(t *testing.T) {
	for _, docs := range [][]Doc{{passage("a", "x"), passage("a", "y")}, {passage("", "x")}} {
		if _, err := Build(t.Context(), slices.Values(docs), Options{}); err == nil {
			t.Errorf("%v was built", docs)
		}
	}
}
