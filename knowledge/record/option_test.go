package record

import (
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"policybot/knowledge"
	"policybot/knowledge/document"
)

// TestOptions loads a folder by another reader of documents, and counts.
func TestOptions(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.yaml": "entities: []\n", "b.md": "One.\n", "c.txt": "Two.\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var mu sync.Mutex
	var read []string
	parse := func(name string, data []byte) (*document.Document, knowledge.Findings) {
		mu.Lock()
		defer mu.Unlock()
		read = append(read, name)
		return document.Parse(name, append(data, " Read by a test."...))
	}
	var told [][2]int
	b, findings := LoadDir(dir, Parse(parse), Told(func(files, of int) { told = append(told, [2]int{files, of}) }))
	if b == nil {
		t.Fatal(findings.Err())
	}
	slices.Sort(read)
	if !slices.Equal(read, []string{"b.md", "c.txt"}) || len(b.Passages) != 2 || b.Passages[0].Text != "One. Read by a test." {
		t.Errorf("read %v, %d passages", read, len(b.Passages))
	}
	if !slices.Equal(told, [][2]int{{0, 3}, {1, 3}, {2, 3}}) {
		t.Errorf("told %v", told)
	}
}
