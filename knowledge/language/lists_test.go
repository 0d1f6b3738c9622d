package language

import (
	"os"
	"path/filepath"
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
