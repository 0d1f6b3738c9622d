package search_test

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"policybot/search"
	"policybot/search/question"
)

// FuzzAsk asks anything at all: there is always a short answer, in valid
// UTF-8, that names its evidence, and what was understood can be read back.
func FuzzAsk(f *testing.F) {
	engines := []*search.Engine{engine(f, packBase(f)), engine(f, folderBase(f, "testdata/larkspur"))}
	for _, world := range []string{"pack", "larkspur"} {
		for _, c := range casesOf(f, world) {
			f.Add(c.Ask)
		}
	}
	f.Add(strings.Repeat("did Amazon ban TikTok? ", 1800))
	f.Add(strings.Repeat("hat Amazon TikTok verboten, und warum? ", 1200))
	f.Add("darf ich, wenn das Verbot, das Amazon zurückgenommen hat, noch gilt, TikTok auf dem Diensthandy benutzen, oder?")
	f.Add("\x00\xff\u202e<!channel> <@U1> *bold* [1] https://example.invalid")
	f.Fuzz(func(t *testing.T, text string) {
		for _, e := range engines {
			checkAny(t, e, text)
		}
	})
}

func checkAny(t *testing.T, e *search.Engine, text string) {
	a, qs, err := e.Explain(context.Background(), search.Request{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	if a.Text == "" || a.Verdict == "" || len(a.Text) > 40_000 {
		t.Fatalf("an answer of %d bytes, verdict %q", len(a.Text), a.Verdict)
	}
	if utf8.ValidString(text) && !utf8.ValidString(a.Text) {
		t.Fatalf("the answer is no valid UTF-8: %q", a.Text)
	}
	for _, q := range qs {
		if again := question.ParseString(q.String()); again.Intent != q.Intent {
			t.Fatalf("%q is read back as %q", q, again)
		}
	}
}
