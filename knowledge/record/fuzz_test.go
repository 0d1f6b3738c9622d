package record

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// Whatever stands in a folder, loading it ends, gives a Base or errors and
// never both, and says the same each time.
func FuzzLoad(f *testing.F) {
	f.Add(sample, sampleSettings, "# Memo\n\nText.")
	f.Add(string(standardYAML), "home: acme", "---\ntitle: x\n---\n")
	archives, _ := filepath.Glob("testdata/broken/*.txtar")
	for _, name := range archives {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range txtar.Parse(data).Files {
			f.Add(string(file.Data), "", "")
		}
	}
	f.Fuzz(func(t *testing.T, records, settings, memo string) {
		fsys := folder("a.yaml", records, "knowledge.yaml", settings, "memo.md", memo)
		base, findings := Load(fsys)
		if (base == nil) != findings.HasErrors() {
			t.Errorf("base %v with the findings\n%s", base != nil, findings)
		}
		_, again := Load(fsys)
		if a, b := findings.String(), again.String(); a != b {
			t.Errorf("findings differ from run to run:\n%s\n%s", a, b)
		}
		for _, x := range findings {
			if x.Message == "" || x.Origin.File == "" {
				t.Errorf("finding %+v", x)
			}
		}
	})
}
