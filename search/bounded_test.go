package search_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"policybot/knowledge/record"
	"policybot/search/eval"
)

// TestManyActsAreCounted asks of an app of which each of many bans, one for a kind of
// device, was lifted but the first: the newest are told and the rest counted, and the one
// that stands decides.
func TestManyActsAreCounted(t *testing.T) {
	const many = 60
	var b strings.Builder
	b.WriteString("entities:\n  - {id: acme, kind: company, names: [Acme]}\n  - {id: pigeon, kind: app, names: [Pigeon]}\n")
	for i := range many {
		fmt.Fprintf(&b, "  - {id: d%d, kind: device, names: [%c%c phone]}\n", i, 'a'+i/26, 'a'+i%26)
	}
	b.WriteString("sources:\n  - {id: memo, title: Memo, date: 2024-01-01, tier: policy}\nevents:\n")
	for i := range many {
		fmt.Fprintf(&b, "  - {id: b%d, by: acme, do: ban, app: pigeon, announced: 2024-%02d-%02d, scope: {device: [d%d]}, text: Acme banned it on kind %d., reports: [{source: memo}]}\n", i, 1+i/28, 1+i%28, i, i)
		fmt.Fprintf(&b, "  - {id: l%d, by: acme, do: lift, names: b%d, announced: 2025-%02d-%02d, text: Acme ended it on kind %d., reports: [{source: memo}]}\n", i, i, 1+i/28, 1+i%28, i)
	}
	lifted := b.String()
	for _, c := range []struct {
		ask, records, verdict string
	}{
		{"is Pigeon banned?", lifted, "no"},
		{"did Acme ban Pigeon?", lifted, "reversed"},
		{"did Acme lift the Pigeon ban?", lifted, "yes"},
		{"when did Acme ban Pigeon?", lifted, "info"},
		{"did Acme ban Pigeon?", strings.Replace(lifted, "do: lift, names: b0,", "do: consider, of: lift, names: b0,", 1), "partly"},
	} {
		base, findings := record.Load(fstest.MapFS{"knowledge.yaml": {Data: []byte("home: acme\n")}, "r.yaml": {Data: []byte(c.records)}})
		if err := findings.Err(); err != nil {
			t.Fatal(err)
		}
		a := ask(t, engine(t, base), eval.Case{Ask: c.ask})
		if string(a.Verdict) != c.verdict {
			t.Errorf("%s: %s, want %s: %s", c.ask, a.Verdict, c.verdict, a.Text)
		}
		if !strings.Contains(a.Text, "more like these") || !strings.Contains(a.Text, "kind 59") || strings.Count(a.Text, "Acme") > 24 {
			t.Errorf("%s: %s", c.ask, a.Text)
		}
	}
}
