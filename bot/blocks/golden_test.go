package blocks_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"policybot/bot/blocks"
	"policybot/search/answer"
	"policybot/search/phrases"
)

var update = flag.Bool("update", false, "accept what is shown now as the goldens")

var noon = time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)

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
		"reversed":      show(reversed(), own),
		"private":       show(reversed(), private),
		"unknown":       show(unknown(), own),
		"two-in-one":    show(twoInOne(), own),
		"choices":       show(ambiguous(), own),
		"long":          show(long(12), own),
		"long-all":      show(long(12), all),
		"failed":        show(failed, own),
		"search":        blocks.SearchResults(in, found(), own),
		"help":          blocks.Help(in, []string{"U0ADMIN1", "S0ADMINS"}, false),
		"help-admin":    blocks.Help(in, []string{"U0ADMIN1", "S0ADMINS"}, true),
		"problem":       blocks.Problem(in, "r-7Q2", "The records could not be read, so there is no answer yet."),
		"reload":        blocks.ChangeReport(in, blocks.Change{Deed: blocks.Reload, Edition: "13 (77ab01)", Changes: []string{"Acme · Pigeon: in force → withdrawn"}, Counts: []blocks.Count{{Of: blocks.Added, N: 41}, {Of: blocks.Changed, N: 1}}}),
		"reload-errors": blocks.ChangeReport(in, blocks.Change{Deed: blocks.Reload, Edition: "12 (3f9a1c)", Errors: []string{`pigeon.yaml:31: error: "names" of x names y, which is not on record`}}),
		"reload-offer": blocks.ChangeOffer(in, blocks.Change{Deed: blocks.Reload, Edition: "77ab01", Before: "3f9a1c", Changes: []string{"Acme · Pigeon: in force → withdrawn"},
			Warnings: []string{`pigeon.yaml:31: error: "names" of x names y, which is not on record`}, Counts: []blocks.Count{{Of: blocks.Added, N: 2}}, Notes: []string{"The records could not be read."}}, blocks.ConfirmReload, 0),
		"roll-back-offer": blocks.ChangeOffer(in, blocks.Change{Deed: blocks.RollBack, Edition: "3f9a1c", Before: "77ab01"}, blocks.ConfirmRollBack, 12),
		"rolled-back":     blocks.ChangeReport(in, blocks.Change{Deed: blocks.RollBack, Edition: "3f9a1c", Changes: []string{"Acme · Pigeon: in force → withdrawn"}}),
		"editions": blocks.Editions(in, []blocks.Edition{
			{Number: 13, Hash: "77ab01", Since: noon, Who: "U0ADMIN1", Holds: []blocks.Count{{Of: blocks.Events, N: 41}, {Of: blocks.Facts, N: 1}}, Current: true, Kept: true},
			{Number: 12, Hash: "3f9a1c", Since: noon, Who: "signal", Kept: true}, {Number: 12, Hash: "3f9a1c", Since: noon, Kept: true}, {Number: 1, Hash: "01", Since: noon}}),
		"editions-none": blocks.Editions(in, nil),
		"audit": blocks.Audit(in, []blocks.Act{{At: noon, Who: "U0ADMIN1", What: "roll back", About: "3f9a1c", Outcome: "done"},
			{At: noon, Who: "forgotten", What: "reload", Outcome: "failed: <!channel>.yaml:1"}}),
		"draft-waits": blocks.DraftWaits(in, 7, "U0ASKER1"),
		"drafts":      blocks.Drafts(in, []blocks.Waiting{{Number: 7, Who: "U0ASKER1", At: noon}}, 12),
		"draft": blocks.DraftReview(in, blocks.DraftPage{Number: 7, Who: "U0ASKER1", At: noon, File: "events:\n  - {id: acme-pigeon-lift-7}\n",
			Change: blocks.Change{Deed: blocks.Approve, Edition: "77ab01", Before: "3f9a1c", Changes: []string{"Acme · Pigeon: in force → withdrawn"}}}),
		"draft-own":       blocks.DraftReview(in, blocks.DraftPage{Number: 7, Who: "U0ASKER1", At: noon, File: "events:\n  - {id: acme-pigeon-lift-7}\n", Own: true, Change: blocks.Change{Deed: blocks.Approve}}),
		"draft-errors":    blocks.DraftReview(in, blocks.DraftPage{Number: 7, Who: "U0ASKER1", At: noon, Change: blocks.Change{Deed: blocks.Approve, Errors: []string{`pigeon.yaml:31: error: "names" of x names y, which is not on record`}}}),
		"approved":        blocks.ChangeReport(in, blocks.Change{Deed: blocks.Approve, Edition: "77ab01"}),
		"audit-none":      blocks.Audit(in, nil),
		"reload-refused":  blocks.OnlyAdmins(in, []string{"U0ADMIN1"}),
		"reload-no-admin": blocks.OnlyAdmins(in, nil),
	}
}

func TestGoldenModal(t *testing.T) {
	past := answer.Evidence{Record: "handbook#5a", Source: "handbook", Title: "Handbook", Published: "2020-01-01", Since: "2020-01-01", Until: "2020-01-31", Locator: "Devices, line 3", Text: "Pigeon is for drivers."}
	for name, e := range map[string]answer.Evidence{"modal": reversed().Evidence[0], "modal-past": past} {
		view := blocks.SourceModal(english, e, 1, "12 (3f9a1c)")
		validView(t, view)
		raw, err := json.Marshal(view)
		if err != nil {
			t.Fatal(err)
		}
		golden(t, name, raw)
	}
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
