package blocks_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"policybot/bot/blocks"
	"policybot/search/answer"
)

var update = flag.Bool("update", false, "accept what is shown now as the goldens")

func TestGoldens(t *testing.T) {
	own := blocks.Options{Answer: "a-1", Name: names}
	private := blocks.Options{Answer: "a-1", Name: names, Restate: true, Asker: "U0ASKER1", HideRecords: true}
	all := blocks.Options{Answer: "a-1", Name: names, All: true}
	failed := answer.Answer{Question: "did Acme ban Pigeon?", Error: "The records could not be read.", Edition: "12 (3f9a1c)"}
	for name, m := range map[string]blocks.Message{
		"reversed":        blocks.Render(reversed(), own),
		"private":         blocks.Render(reversed(), private),
		"unknown":         blocks.Render(unknown(), own),
		"two-in-one":      blocks.Render(twoInOne(), own),
		"choices":         blocks.Render(ambiguous(), own),
		"long":            blocks.Render(long(12), own),
		"long-all":        blocks.Render(long(12), all),
		"failed":          blocks.Render(failed, own),
		"search":          blocks.SearchResults(found(), own),
		"help":            blocks.Help([]string{"U0ADMIN1", "S0ADMINS"}, false),
		"help-admin":      blocks.Help([]string{"U0ADMIN1", "S0ADMINS"}, true),
		"problem":         blocks.Problem("r-7Q2", "The records could not be read, so there is no answer yet."),
		"reload":          blocks.ReloadReport(blocks.Reload{Edition: "13 (77ab01)", Changes: []string{"Acme · Pigeon: in force → withdrawn"}, Counts: []blocks.Count{{Name: "events", N: 41}, {Name: "facts", N: 7}}}),
		"reload-errors":   blocks.ReloadReport(blocks.Reload{Edition: "12 (3f9a1c)", Errors: []string{`pigeon.yaml:31: error: "names" of x names y, which is not on record`}}),
		"reload-refused":  blocks.ReloadRefused([]string{"U0ADMIN1"}),
		"reload-no-admin": blocks.ReloadRefused(nil),
	} {
		t.Run(name, func(t *testing.T) {
			valid(t, m)
			golden(t, name, payload(t, m))
		})
	}
}

func TestGoldenModal(t *testing.T) {
	view := blocks.SourceModal(reversed().Evidence[0], 1, "12 (3f9a1c)")
	validView(t, view)
	raw, err := json.Marshal(view)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "modal", raw)
}

func golden(t *testing.T, name string, raw []byte) {
	t.Helper()
	var got bytes.Buffer
	if err := json.Indent(&got, raw, "", "  "); err != nil {
		t.Fatal(err)
	}
	got.WriteByte('\n')
	path := filepath.Join("testdata", name+".json")
	if *update {
		if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("%s differs; look at it with -update and git diff. Now:\n%s", path, got.Bytes())
	}
}
