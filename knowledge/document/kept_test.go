package document_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"policybot/knowledge/document"
	"policybot/knowledge/document/pdf"
)

// The reader of PDFs is kept compiled, and works where what is kept is damaged.
func TestReaderKeptCompiled(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles it twice")
	}
	dir := t.TempDir()
	pdf.Stop()
	pdf.KeepCompiled(dir)
	defer pdf.KeepCompiled("")
	read := func() {
		t.Helper()
		if d, findings := document.Parse("a.pdf", pdfOf("Pigeon is banned.")); d == nil || len(d.Passages) != 1 {
			t.Errorf("document %v: %s", d, findings)
		}
		pdf.Stop()
	}
	read()
	kept := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			kept++
			return os.Truncate(path, 1000)
		}
		return err
	})
	if err != nil || kept == 0 {
		t.Fatalf("kept %d files: %v", kept, err)
	}
	read()
}
