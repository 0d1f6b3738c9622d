package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// imports is the policy: what each package may import, the standard library
// aside. A new edge is a change of a line here. An entry that ends in /
// stands for everything under it.
var imports = map[string]string{
	"knowledge":              "",
	"knowledge/language":     "knowledge github.com/blevesearch/snowballstem/ github.com/hbollon/go-edlib",
	"knowledge/document":     "knowledge knowledge/document/pdf knowledge/language codeberg.org/readeck/go-readability/v2 github.com/yuin/goldmark/ go.yaml.in/yaml/v3 golang.org/x/net/html/ golang.org/x/text/encoding/",
	"knowledge/extract":      "knowledge knowledge/extract/acts knowledge/extract/claim knowledge/extract/force knowledge/extract/form knowledge/extract/ground knowledge/extract/layout knowledge/extract/names knowledge/extract/prose knowledge/language",
	"knowledge/document/pdf": "github.com/klippa-app/go-pdfium/ github.com/tetratelabs/wazero/",
	"knowledge/record":       "knowledge knowledge/document knowledge/document/history go.yaml.in/yaml/v3",
	"knowledge/lint":         "knowledge",
	"knowledge/draft":        "knowledge knowledge/lint knowledge/record",
	"knowledge/pack":         "knowledge knowledge/record",
	"search":                 "knowledge knowledge/language search/answer search/answer/match search/answer/verdict search/edition search/excerpt search/index search/phrases search/question",
	"search/question":        "knowledge knowledge/language",
	"search/answer":          "knowledge knowledge/language search/answer/assess search/answer/match search/answer/sentence search/answer/stem search/answer/verdict search/phrases search/question",
	"search/answer/assess":   "knowledge knowledge/language search/answer/match search/answer/sentence search/answer/stem search/answer/verdict search/question",
	"search/answer/match":    "knowledge knowledge/language search/answer/sentence search/answer/stem search/question",
	"search/answer/verdict":  "knowledge search/question",
	"search/answer/sentence": "knowledge knowledge/language search/answer/stem search/question",
	"search/answer/stem":     "knowledge/language",
	"search/phrases":         "knowledge go.yaml.in/yaml/v3 golang.org/x/text/",
	"search/index":           "knowledge knowledge/language github.com/RoaringBitmap/roaring/v2 github.com/blevesearch/bleve/v2/ github.com/blevesearch/bleve_index_api github.com/blevesearch/scorch_segment_api/v2",
	"search/edition":         "knowledge knowledge/document/kept knowledge/extract knowledge/language search/answer/match search/index",
	"search/excerpt":         "knowledge",
	"search/eval":            "knowledge search/answer search/answer/verdict golang.org/x/tools/txtar",
	"bot":                    "bot/admin bot/blocks bot/health bot/journal bot/metrics bot/slack bot/state knowledge knowledge/draft search/answer search/answer/verdict search/phrases github.com/slack-go/slack/ golang.org/x/time/rate",
	"bot/admin":              "",
	"bot/blocks":             "knowledge knowledge/draft search/answer search/answer/verdict search/phrases github.com/slack-go/slack/",
	"bot/health":             "",
	"bot/journal":            "bot/state",
	"bot/metrics":            "bot/health github.com/prometheus/client_golang/",
	"bot/slack":              "bot/metrics github.com/slack-go/slack/ github.com/gorilla/websocket",
	"bot/slacksim":           "github.com/gorilla/websocket",
	"bot/slacksim/browser":   "github.com/gorilla/websocket",
	"bot/state":              "modernc.org/sqlite/ github.com/jackc/pgx/v5/",
	"bot/state/pgserver":     "github.com/jackc/pgx/v5/",
	"cmd/faults":             "bot/slack bot/slacksim bot/state/pgserver",
	"cmd/policybot":          "bot/ knowledge/ search/ github.com/joho/godotenv",

	"knowledge/extract/acts":            "knowledge knowledge/extract/claim knowledge/extract/force knowledge/extract/form knowledge/extract/ground knowledge/extract/prose knowledge/language",
	"knowledge/extract/claim":           "knowledge",
	"knowledge/extract/force":           "knowledge knowledge/extract/claim knowledge/extract/form knowledge/language",
	"knowledge/extract/form":            "knowledge knowledge/language",
	"knowledge/extract/ground":          "knowledge knowledge/extract/form knowledge/language",
	"knowledge/extract/layout":          "knowledge knowledge/extract/claim knowledge/extract/form knowledge/extract/ground knowledge/extract/prose knowledge/language",
	"knowledge/extract/names":           "knowledge knowledge/extract/form knowledge/language",
	"knowledge/extract/prose":           "knowledge knowledge/extract/claim knowledge/extract/form knowledge/extract/ground knowledge/language",
	"knowledge/document/kept":           "knowledge knowledge/document",
	"knowledge/document/history":        "knowledge github.com/go-git/go-git/v5/plumbing/ github.com/go-git/go-git/v5/storage/filesystem/ github.com/go-git/go-billy/v5/",
	"knowledge/document/history/replay": "github.com/go-git/go-git/v5/",
}

// testsOnly are packages for tests and the fault report alone: what is shipped
// imports them nowhere, whatever the policy allows.
var testsOnly = []string{"bot/slacksim/browser", "bot/state/pgserver", "knowledge/document/history/replay"}

// TestImports holds every package to the policy.
func TestImports(t *testing.T) {
	seen := map[string]bool{}
	for file := range goFiles(t, false) {
		dir := filepath.ToSlash(filepath.Dir(file))
		seen[dir] = true
		allowed, known := imports[dir]
		if !known {
			t.Errorf("%s: the package is not in the policy", dir)
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, file), nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range f.Imports {
			path := strings.TrimPrefix(strings.Trim(i.Path.Value, `"`), "policybot/")
			if !may(allowed, path) || slices.Contains(testsOnly, path) && dir != "cmd/faults" {
				t.Errorf("%s imports %s, which the policy doesn't allow", file, path)
			}
		}
	}
	for dir := range imports {
		if !seen[dir] {
			t.Errorf("%s is in the policy, but there is no such package", dir)
		}
	}
}

func may(allowed, path string) bool {
	if first, _, _ := strings.Cut(path, "/"); !strings.Contains(first, ".") && !slices.Contains([]string{"bot", "knowledge", "search", "cmd"}, first) {
		return true // the standard library
	}
	return slices.ContainsFunc(strings.Fields(allowed), func(a string) bool {
		return a == path || strings.HasSuffix(a, "/") && strings.HasPrefix(path+"/", a)
	})
}

const root = "../.."

// goFiles gives the Go files of the project, by path from its root.
func goFiles(t *testing.T, tests bool) map[string]bool {
	t.Helper()
	files := map[string]bool{}
	err := fs.WalkDir(os.DirFS(root), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && path != "." || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if strings.HasSuffix(path, ".go") && (tests || !strings.HasSuffix(path, "_test.go")) {
			files[path] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestTopLevel holds the top level to its fixed list.
func TestTopLevel(t *testing.T) {
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if name := e.Name(); !strings.HasPrefix(name, ".") && !slices.Contains([]string{"bot", "knowledge", "search", "cmd", "go.mod", "go.sum", "README.md"}, name) {
			t.Errorf("the top level holds %s", name)
		}
	}
}

// TestOnlySources holds the folders to what people write: nothing that a program
// built or kept lies among it.
func TestOnlySources(t *testing.T) {
	written := []string{".go", ".txt", ".yaml", ".sql", ".js", ".css", ".html", ".md", ".mod", ".sum"}
	err := fs.WalkDir(os.DirFS(root), ".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || path == ".":
			return err
		case strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata":
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir() && !slices.Contains(written, filepath.Ext(path)):
			t.Errorf("%s is nothing that somebody wrote", path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestSettings compares .env.example and the README with the settings.
func TestSettings(t *testing.T) {
	want := map[string]bool{}
	for f := range reflect.TypeFor[Config]().Fields() {
		want[f.Tag.Get("env")] = true
	}
	for file, re := range map[string]string{
		".env.example": `(?m)^#? ?([A-Z][A-Z_]+)=`,
		"README.md":    "`((?:SLACK|POLICYBOT)_[A-Z_]+)`",
	} {
		data, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]bool{}
		for _, m := range regexp.MustCompile(re).FindAllStringSubmatch(string(data), -1) {
			got[m[1]] = true
		}
		if !maps.Equal(got, want) {
			t.Errorf("%s lists %v, the settings are %v", file, slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
		}
	}
}

// TestNamesLiveInRecords holds the code free of the names of the embedded
// records: companies and apps are known from records only.
func TestNamesLiveInRecords(t *testing.T) {
	names := regexp.MustCompile(`(?i)\b(tiktok|amazon|wells fargo|india|pompeo|bytedance)\b`)
	for file := range goFiles(t, false) {
		if strings.HasPrefix(file, "knowledge/pack/") || strings.HasPrefix(file, "cmd/") {
			continue // the pack is about them, and help gives examples
		}
		data, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			t.Fatal(err)
		}
		if m := names.Find(data); m != nil {
			t.Errorf("%s names %s", file, m)
		}
	}
}
