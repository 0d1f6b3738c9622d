package eval_test

import (
	"reflect"
	"strings"
	"testing"

	"policybot/search/answer/verdict"
	"policybot/search/eval"
)

// TestParse reads the same cases in both forms.
func TestParse(t *testing.T) {
	const archive = `-- a.ask --
Did Acme ban Pigeon?
-- a.want --
verdict: reversed
as_of: 2024-06
has: 4 March
has: ended
lacks: Zoom
evidence: acme-ban
evidence: memo-7
thread: t
kind: did: undone
-- b.ask --

-- b.want --
verdict: unknown
`
	const lines = `{"question": "Did Acme ban Pigeon?", "verdict": "reversed", "as_of": "2024-06", "has": ["4 March", "ended"], "lacks": ["Zoom"], "evidence": ["acme-ban", "memo-7"], "thread": "t", "kind": "did: undone"}

{"question": "", "verdict": "unknown"}
`
	want := []eval.Case{
		{
			Name: "a", Ask: "Did Acme ban Pigeon?", AsOf: "2024-06", Thread: "t", Kind: "did: undone", Verdict: verdict.Reversed,
			Has: []string{"4 March", "ended"}, Lacks: []string{"Zoom"}, Evidence: []string{"acme-ban", "memo-7"},
		},
		{Name: "b", Verdict: verdict.Unknown},
	}
	for form, data := range map[string]string{"archive": archive, "lines": lines} {
		got, err := eval.Parse([]byte(data))
		if err != nil {
			t.Fatalf("%s: %v", form, err)
		}
		if form == "lines" {
			want[0].Name, want[1].Name = "line 1", "line 3"
		} else {
			want[0].Name, want[1].Name = "a", "b"
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\ngot  %+v\nwant %+v", form, got, want)
		}
	}
}

// TestParseTells refuses whatever would be asked or checked otherwise than its
// author meant, and says where it is.
func TestParseTells(t *testing.T) {
	for data, want := range map[string]string{
		"":                                "no questions",
		"Did Acme ban Pigeon?":            "no questions",
		"-- a.ask --\nx?\n":               "a.want: no verdict",
		"-- a.want --\nverdict: yes\n":    "a.want: a question is",
		"-- a.ask --\n-- b.want --\nx: y": "b.want: a question is",
		"-- a.ask --\n-- a.want --\nverdict: perhaps\n":              `a.want: verdict "perhaps"`,
		"-- a.ask --\n-- a.want --\nverdict: yes\nas_of: soon\n":     "a.want: as_of",
		"-- a.ask --\n-- a.want --\nverdict: yes\nevidnce: memo-7\n": "unknown key",
		"-- a.ask --\n-- a.want --\nverdict\n":                       "write key: value",
		`{"verdict": "yes"}`:                                         "line 1: no question",
		"\n" + `{"question": "x?"}`:                                  "line 2: no verdict",
		`{"question": "x?", "verdict": "yes", "evidnce": ["a"]}`:     "evidnce",
		`{"question": "x?", "verdict": "yes", "has": "a"}`:           "line 1",
		`{"question": "x?", "verdict": "yes", "has": [""]}`:          "one is empty",
		`{"question": "x?", "verdict": "yes"}}`:                      "more than one object",
		`{"question": "x?", "verdict": "yes"`:                        "line 1",
	} {
		cases, err := eval.Parse([]byte(data))
		if err == nil {
			t.Errorf("%q was read as %+v", data, cases)
		} else if !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q in it", data, err, want)
		}
	}
}
