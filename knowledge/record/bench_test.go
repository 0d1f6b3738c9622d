package record

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// big is a folder of n events, in files of 5,000.
func big(n int) fstest.MapFS {
	const perFile = 5000
	m := fstest.MapFS{"base.yaml": {Data: []byte("entities:\n  - {id: acme, kind: company, names: [Acme]}\n" +
		"sources:\n  - {id: memo, title: Memo, date: 2024-01-01, tier: policy}\n")}}
	for first := 0; first < n; first += perFile {
		var b strings.Builder
		b.WriteString("entities:\n")
		for i := first; i < min(n, first+perFile); i += 10 {
			fmt.Fprintf(&b, "  - {id: app-%d, kind: app, names: [App %d, The App %d], in: [messengers]}\n", i, i, i)
		}
		b.WriteString("events:\n")
		for i := first; i < min(n, first+perFile); i++ {
			fmt.Fprintf(&b, "  - id: ban-%d\n    by: acme\n    do: ban\n    app: app-%d\n    announced: 2024-01-%02d\n    order: %d\n"+
				"    scope: {device: [company-phone], except: {audience: [drivers]}}\n    reason: it copies the address book\n"+
				"    text: Acme told staff to remove App %d from company phones.\n    reports:\n"+
				"      - {source: memo, at: section %d, quote: remove it, speaker: Acme IT, certainty: stated}\n", i, i/10*10, 1+i%28, i%100, i, i)
		}
		m[fmt.Sprintf("events-%06d.yaml", first)] = &fstest.MapFile{Data: []byte(b.String())}
	}
	return m
}

func BenchmarkLoad(b *testing.B) {
	for _, n := range []int{1000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			fsys := big(n)
			b.ReportAllocs()
			for b.Loop() {
				base, findings := Load(fsys)
				if base == nil || len(base.Events) != n {
					b.Fatal(findings.Of("error"))
				}
			}
		})
	}
}
