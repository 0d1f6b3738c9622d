package language

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A list that stands in a file twice is one list with the words of both, which nobody meant.
func TestListsStandOnce(t *testing.T) {
	files, err := filepath.Glob("en/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no lists: %v", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]int{}
		for i, line := range strings.Split(string(text), "\n") {
			name, _, ok := strings.Cut(line, ":")
			if !ok || strings.HasPrefix(name, "#") {
				continue
			}
			if first := seen[name]; first > 0 {
				t.Errorf("%s:%d: %q stands in line %d already", file, i+1, name, first)
			}
			seen[name] = i + 1
		}
	}
}

// A list that nothing names only takes the time of its readers: whoever adds a word to it waits in vain
// for what that changes.
func TestListsServe(t *testing.T) {
	var code strings.Builder
	for _, dir := range []string{"..", "../../search"} {
		err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			text, err := os.ReadFile(path)
			code.Write(text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	prefixes := regexp.MustCompile(`"([a-z-]+-)" ?\+`).FindAllStringSubmatch(code.String(), -1) // "whole-heading-"+kind
	for _, file := range []string{"documents.txt", "naming.txt", "ruling.txt", "words.txt"} {
		text, err := os.ReadFile("en/" + file)
		if err != nil {
			t.Fatal(err)
		}
		lists := entries(string(text))
		for name := range lists {
			ofLists := func(of string) bool { return strings.HasPrefix(of, "weigh-") && slices.Contains(lists[of], name) }
			put := slices.ContainsFunc(prefixes, func(p []string) bool { return strings.HasPrefix(name, p[1]) })
			if !put && !strings.Contains(code.String(), `"`+name+`"`) && !slices.ContainsFunc(sortedKeys(lists), ofLists) {
				t.Errorf("%s: nothing names the list %q", file, name)
			}
		}
	}
}
