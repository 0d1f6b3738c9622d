package replay_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"policybot/knowledge/document/history/replay"
)

var into = flag.String("into", "", "make the repository in this `DIR`, and keep it")

// toolPages are ten years of a real employer's pages.
const toolPages = "../../../../../shared/data/tool_pages/page_versions.jsonl"

// TestReplay makes the repository, and finds in it what was last written.
func TestReplay(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	versions, err := replay.Read(toolPages)
	if os.IsNotExist(err) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	dir := *into
	if dir == "" {
		dir = t.TempDir()
	}
	if err := replay.Into(dir, versions); err != nil {
		t.Fatal(err)
	}
	last := map[string]replay.Version{}
	for _, v := range versions {
		last[v.Page] = v
	}
	for page, v := range last {
		data, err := os.ReadFile(filepath.Join(dir, v.Path))
		if v.Text == nil && !os.IsNotExist(err) || v.Text != nil && string(data) != *v.Text {
			t.Errorf("%s is not as it was last: %v", page, err)
		}
	}
}
