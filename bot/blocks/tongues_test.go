package blocks_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"policybot/bot/blocks"
	"policybot/knowledge"
	"policybot/search/answer"
	"policybot/search/answer/verdict"
	"policybot/search/phrases"
)

// TestNothingOfAnotherLanguage shows every kind of message in every language:
// what is the same in English and another language is a word of the answer, of
// the records or of a command.
func TestNothingOfAnotherLanguage(t *testing.T) {
	given := fmt.Sprintf("%+v %+v %+v %+v %+v The records could not be read, so there is no answer yet. r-7Q2 12 (3f9a1c) 13 (77ab01)", reversed(), unknown(), twoInOne(), ambiguous(), long(12)) +
		` The records could not be read. Acme · Pigeon: in force → withdrawn. Acme told staff to remove Pigeon. (company phones) …told staff to remove & <others> — Acme IT: pigeon.yaml:31: error: "names" of x names y, which is not on record pigeon <ban>` +
		` events:
  - {id: acme-pigeon-lift-7} 26 November 2026 · roll back: done (3f9a1c) · reload: failed: <!channel>.yaml:1`
	for _, code := range phrases.Codes()[1:] {
		in := phrases.In(code)
		other := shownIn(in)
		for name, m := range shownIn(english) {
			valid(t, other[name])
			same(t, code+" "+name, given, textsOf(t, m.Blocks), textsOf(t, other[name].Blocks))
		}
		e := reversed().Evidence[1]
		for name, views := range map[string][2]any{
			"source":   {blocks.SourceModal(english, e, 2, "12"), blocks.SourceModal(in, e, 2, "12")},
			"notice":   {blocks.NoticeModal(english, ""), blocks.NoticeModal(in, "")},
			"form":     {blocks.Ask(english, ""), blocks.Ask(in, "")},
			"home":     {blocks.Home(english, tab), blocks.Home(in, tab)},
			"bare":     {blocks.Home(english, blocks.HomePage{}), blocks.Home(in, blocks.HomePage{})},
			"correct":  {blocks.CorrectAnswer(english, ""), blocks.CorrectAnswer(in, "")},
			"thanks":   {blocks.Disliked(english, blocks.Ref{}).Blocks, blocks.Disliked(in, blocks.Ref{}).Blocks},
			"notes":    {blocks.CorrectionReport(english, notes, blocks.Options{}).Blocks, blocks.CorrectionReport(in, notes, blocks.Options{}).Blocks},
			"person":   {blocks.PassOnAnswer(english, "", "", reversed(), owners), blocks.PassOnAnswer(in, "", "", reversed(), owners)},
			"passed":   {blocks.Passed(english, "C1", false, "https://x.example").Blocks, blocks.Passed(in, "C1", false, "https://x.example").Blocks},
			"done":     {blocks.Resolved(english, "U1", "").Blocks, blocks.Resolved(in, "U1", "").Blocks},
			"told":     {blocks.ResolvedForAsker(english, "U1", "").Blocks, blocks.ResolvedForAsker(in, "U1", "").Blocks},
			"gaps":     {blocks.GapReport(english, vain, blocks.Options{}).Blocks, blocks.GapReport(in, vain, blocks.Options{}).Blocks},
			"report":   {blocks.Report(english, "", noon), blocks.Report(in, "", noon)},
			"reject":   {blocks.Reject(english, "", 7), blocks.Reject(in, "", 7)},
			"settings": {blocks.Settings(english, "", blocks.ChannelSettings{Collections: []string{"pigeon"}}), blocks.Settings(in, "", blocks.ChannelSettings{Collections: []string{"pigeon"}})},
		} {
			same(t, code+" "+name, given, textsOf(t, views[0]), textsOf(t, views[1]))
		}
		validView(t, blocks.SourceModal(in, e, 2, "12"))
		validView(t, blocks.NoticeModal(in, ""))
		validView(t, blocks.Ask(in, ""))
		validView(t, blocks.Settings(in, "", blocks.ChannelSettings{Listens: "never", Language: "de", Collections: []string{"pigeon", strings.Repeat("é", 200)}}))
		validView(t, blocks.Settings(in, "", blocks.ChannelSettings{}))
		validView(t, blocks.Report(in, strings.Repeat("m", 2900), noon))
		validView(t, blocks.Reject(in, "", 1234567))
	}
}

var (
	day = time.Date(2026, 3, 1, 9, 5, 0, 0, time.UTC)

	tab = blocks.HomePage{Changes: reversed().Events, Asked: []blocks.Asked{{Understood: "did-ban actor:acme", Verdict: "under_review", At: day}}, Admin: true, Edition: "12", Since: day}

	vain = blocks.Gaps{Since: day, Kept: 48 * time.Hour, List: []blocks.Gap{{Topic: blocks.Topic{Entity: "acme", Intent: "did-ban"}, Declined: 2, Disliked: 1, People: 2, First: day, Last: day.AddDate(0, 0, 3)}, {People: 1, Declined: 1, First: day, Last: day}}}
)

var (
	notes  = blocks.Corrections{All: 3, List: []blocks.Correction{{About: []blocks.Topic{{}}, Wrong: "The records", Right: "could not", Source: "be read", At: day}}}
	owners = []knowledge.Owner{"U1", "C1"}
)

// same holds texts in another language to as many in English, and what hasn't
// changed to what was given.
func same(t *testing.T, name, given string, english, other []string) {
	t.Helper()
	if len(english) != len(other) {
		t.Fatalf("%s: %d texts, %d in English:\n%q\n%q", name, len(other), len(english), other, english)
	}
	for i, text := range other {
		if text == english[i] && !strings.Contains(given, strings.TrimSpace(text)) && !strings.HasPrefix(text, "/policy") && strings.ContainsFunc(text, func(r rune) bool { return r >= 'a' && r <= 'z' }) {
			t.Errorf("%s: %q is the same in English", name, text)
		}
	}
}

// textsOf are all texts of blocks or a view, in order.
func textsOf(t *testing.T, v any) (list []string) {
	t.Helper()
	var tree any
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &tree); err != nil {
		t.Fatal(err)
	}
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, item := range v {
				walk(item)
			}
		case map[string]any:
			for _, key := range slices.Sorted(maps.Keys(v)) {
				if text, ok := v[key].(string); ok && (key == "text" || key == "accessibility_label") {
					list = append(list, text)
				}
				walk(v[key])
			}
		}
	}
	walk(tree)
	return list
}

// A German answer looks as the English one does: the verdict isn't said twice,
// days don't end sentences, and quotes are in German marks.
func TestInGerman(t *testing.T) {
	a := reversed()
	a.Language = "de"
	a.Text = "Rückgängig gemacht, Stand 10. Juni 2024, Neueres ist nicht verzeichnet: Acme told staff to remove Pigeon (4. März 2024) [1]. Acme ended the ban (10. Juni 2024) [2]. Im Dokument „Memo“ steht: „Ask. Then go.“ [1]."
	m := blocks.Render(a, blocks.Options{Name: names})
	if want := "⟲ Rückgängig gemacht, Stand 10. Juni 2024, Neueres ist nicht verzeichnet\nAcme told staff"; !strings.HasPrefix(shown(t, m.Blocks), want) {
		t.Errorf("begins %.150q, want %q", shown(t, m.Blocks), want)
	}
	if want := "Acme ended the ban (10. Juni 2024) [2]."; !strings.HasSuffix(m.Text, want) {
		t.Errorf("the notification is %q, want the two sentences up to %q", m.Text, want)
	}
	all := shown(t, m.Blocks)
	for _, part := range []string{"Datum", "4. März 2024", "„remove it by 1 April & don't <ask>  *why*“", "Hinweis: ", "Quellen: Device memo 7 (4. März 2024); Device memo 8 (10. Juni 2024)", "Stand 26. November 2026", "Einträge bis 10. Juni 2024", "Ausgabe 12", "berichtet"} {
		if !strings.Contains(all, part) {
			t.Errorf("lacks %q:\n%s", part, all)
		}
	}
	if got := len(buttons(t, m.Blocks, blocks.ShowSource)); got != 2 {
		t.Errorf("%d source buttons", got)
	}
	if m := blocks.Render(answer.Answer{Language: "de", Verdict: verdict.Yes}, blocks.Options{}); m.Text != "Ja." {
		t.Errorf("a bare verdict is %q", m.Text)
	}
}
