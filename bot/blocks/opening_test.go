package blocks_test

import (
	"strings"
	"testing"

	"policybot/bot/blocks"
	"policybot/search/answer"
	"policybot/search/answer/verdict"
)

// What the text itself begins with isn't said twice.
func TestTheVerdictIsSaidOnce(t *testing.T) {
	for _, c := range []struct {
		verdict    verdict.Verdict
		text, want string
	}{
		{verdict.Reversed, "Reversed, as of June 2024, the latest on record: Acme said so [1].", "⟲ Reversed, as of June 2024, the latest on record\nAcme said so [1].\n"},
		{verdict.Yes, "Yes: Acme said so [1].", "● Yes\nAcme said so [1].\n"},
		{verdict.No, "No. Acme said so [1].", "○ No\nAcme said so [1].\n"},
		{verdict.No, "No, Acme didn't [1]. It said: “never”.", "○ No, Acme didn't [1]. It said: “never”.\n"},
		{verdict.No, "Nobody said so.", "○ No\nNobody said so.\n"},
		{verdict.Yes, "Yes", "● Yes\n"},
		{verdict.Yes, "", "● Yes\n"},
		{verdict.Unknown, "Not on record: Acme and Pigeon.", "? Not known\nNot on record: Acme and Pigeon.\n"},
	} {
		m := blocks.Render(answer.Answer{Verdict: c.verdict, Text: c.text}, blocks.Options{})
		if got := shown(t, m.Blocks[:1]); got != c.want {
			t.Errorf("%q shows as %q, want %q", c.text, got, c.want)
		}
	}
}

// A source that is named already isn't named again, and one quote stands once,
// with all its numbers.
func TestSourcesAreNamedOnce(t *testing.T) {
	a := reversed()
	a.Text = "Acme told staff to remove Pigeon [1]. Its reason [2]. What it meant [3]. It ended the ban [4]."
	why, meant := a.Evidence[0], a.Evidence[0]
	why.Text, why.Quote, why.Locator = "a reason", "it copies the address book", "section 3"
	meant.Text = "another record of the same words"
	a.Evidence = []answer.Evidence{a.Evidence[0], why, meant, a.Evidence[1]}
	got := shown(t, blocks.Render(a, blocks.Options{}).Blocks)
	for _, part := range []string{
		"[1][3] Device memo 7, section 2, Acme IT, 4 March 2024 — Acme IT:“remove it",
		"[2] Same source, section 3 — Acme IT:“it copies the address book”",
		"[4] Device memo 8, addendum, Acme IT, 10 June 2024, reported",
		"Source 3",
	} {
		if !strings.Contains(got, part) {
			t.Errorf("lacks %q:\n%s", part, got)
		}
	}
	if n := strings.Count(got, "remove it by 1 April"); n != 1 {
		t.Errorf("the quote stands %d times:\n%s", n, got)
	}
}

// A scope that an event's words tell already isn't told beside them.
func TestScopeBesideAnEvent(t *testing.T) {
	for scope, want := range map[string]bool{
		"on company phone": false, "company phones": true, "not on company phone": true, "on company phone in the office": true, "": false,
	} {
		a := reversed()
		a.Events[0].Scope, a.Events[0].Text = scope, "Acme told staff to remove Pigeon from any company phone."
		if scope == "on company phone" {
			a.Events[0].Text = "Acme told staff to remove Pigeon from company phones, all of them."
		}
		if got := strings.Contains(shown(t, blocks.Render(a, blocks.Options{}).Blocks), "("+scope+")"); got != want {
			t.Errorf("%q is told: %v", scope, got)
		}
	}
}
