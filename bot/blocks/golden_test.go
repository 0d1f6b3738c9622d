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
	"policybot/search/phrases"
)

var update = flag.Bool("update", false, "accept what is shown now as the goldens")

func TestGoldens(t *testing.T) {
	for name, m := range shownIn(english) {
		t.Run(name, func(t *testing.T) {
			valid(t, m)
			golden(t, name, payload(t, m))
		})
	}
}

// shownIn is a message of each kind in a language, by name.
func shownIn(in *phrases.Language) map[string]blocks.Message {
	own := blocks.Options{Answer: "a-1", Name: names}
	private := blocks.Options{Answer: "a-1", Name: names, Restate: true, Asker: "U0ASKER1", HideRecords: true}
	all := blocks.Options{Answer: "a-1", Name: names, All: true}
	failed := answer.Answer{Question: "did Acme ban Pigeon?", Error: "The records could not be read.", Edition: "12 (3f9a1c)"}
	show := func(a answer.Answer, o blocks.Options) blocks.Message {
		a.Language = in.Code()
		return blocks.Render(a, o)
	}
	return map[string]blocks.Message{
		"reversed":        show(reversed(), own),
		"private":         show(reversed(), private),
		"unknown":         show(unknown(), own),
		"two-in-one":      show(twoInOne(), own),
		"choices":         show(ambiguous(), own),
		"long":            show(long(12), own),
		"long-all":        show(long(12), all),
		"failed":          show(failed, own),
		"search":          blocks.SearchResults(in, found(), own),
		"help":            blocks.Help(in, []string{"U0ADMIN1", "S0ADMINS"}, false),
		"help-admin":      blocks.Help(in, []string{"U0ADMIN1", "S0ADMINS"}, true),
		"problem":         blocks.Problem(in, "r-7Q2", "The records could not be read, so there is no answer yet."),
		"reload":          blocks.ReloadReport(in, blocks.Reload{Edition: "13 (77ab01)", Changes: []string{"Acme · Pigeon: in force → withdrawn"}, Counts: []blocks.Count{{Of: blocks.Added, N: 41}, {Of: blocks.Changed, N: 1}}}),
		"reload-errors":   blocks.ReloadReport(in, blocks.Reload{Edition: "12 (3f9a1c)", Errors: []string{`pigeon.yaml:31: error: "names" of x names y, which is not on record`}}),
		"reload-refused":  blocks.ReloadRefused(in, []string{"U0ADMIN1"}),
		"reload-no-admin": blocks.ReloadRefused(in, nil),
	}
}

func TestGoldenModal(t *testing.T) {
	view := blocks.SourceModal(english, reversed().Evidence[0], 1, "12 (3f9a1c)")
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
