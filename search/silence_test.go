package search_test

import (
	"testing"

	"policybot/search"
	"policybot/search/answer/verdict"
)

// TestWhoDeclinedToSayOrDo asks for silence and refusal: who said something
// didn't decline to, and who answered a ban didn't refuse to set one.
func TestWhoDeclinedToSayOrDo(t *testing.T) {
	e := engine(t, packBase(t))
	for text, want := range map[string]verdict.Verdict{
		"did Amazon decline to comment?":        verdict.Yes,
		"did TikTok decline to comment?":        verdict.No,
		"did Wells Fargo refuse to comment?":    verdict.No,
		"did Wells Fargo refuse to ban TikTok?": verdict.Unknown,
		"did Amazon refuse to ban TikTok?":      verdict.Unknown,
		"did Amazon reply to DailyMail.com?":    verdict.No,
	} {
		if a, err := e.Ask(t.Context(), search.Request{Text: text}); err != nil || a.Verdict != want {
			t.Errorf("%s: %s, %v; want %s\n%s", text, a.Verdict, err, want, a.Text)
		}
	}
}
