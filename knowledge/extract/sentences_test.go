package extract

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"policybot/knowledge"
	"policybot/knowledge/record"
)

// invented are the records that the sentences are read by.
func invented(t testing.TB) *knowledge.Base {
	t.Helper()
	data, err := os.ReadFile("testdata/records.yaml")
	if err != nil {
		t.Fatal(err)
	}
	b, findings := record.Load(fstest.MapFS{"records.yaml": {Data: data}})
	if b == nil {
		t.Fatal(findings)
	}
	return b
}

var today = knowledge.NewDay(2024, 6, 30)

// documentOf makes a base with a document of the paragraphs.
func documentOf(b *knowledge.Base, src knowledge.Source, paragraphs ...string) *knowledge.Base {
	var passages []*knowledge.Passage
	title := ""
	for i, p := range paragraphs {
		if head, ok := strings.CutPrefix(p, "# "); ok {
			title = head
			continue
		}
		passages = append(passages, &knowledge.Passage{
			ID: knowledge.PassageID(fmt.Sprintf("%s#%d", src.ID, i+1)), Source: src.ID, Title: title, At: fmt.Sprintf("line %d", i+1), Text: p, Date: src.Date,
		})
	}
	return knowledge.NewBase(b.Settings, b.Entities, append(b.Sources, &src), b.Events, b.Facts, append(b.Passages, passages...))
}

var (
	article  = knowledge.Source{ID: "article", Title: "An invented article", Publisher: "Daily Herald", Tier: knowledge.ReportingTier, Date: knowledge.OnDay(knowledge.NewDay(2024, 5, 15))}
	handbook = knowledge.Source{ID: "handbook", Title: "An invented handbook", Publisher: "Acme", Tier: knowledge.PolicyTier, Date: knowledge.OnDay(knowledge.NewDay(2024, 5, 15))}
)

// goldens are the files of sentences, and as what they are read.
var goldens = []struct {
	file string
	src  knowledge.Source
}{{"testdata/news.txt", article}, {"testdata/acts.txt", article}, {"testdata/handbook.txt", handbook}, {"testdata/around.txt", handbook}}

func read(t testing.TB, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestSentences reads each block of the golden files as a document of its own:
// lines that begin with a dash are what was read in the lines before.
func TestSentences(t *testing.T) {
	for _, c := range goldens {
		b, old := invented(t), read(t, c.file)
		var out bytes.Buffer
		for _, block := range blocks(old) {
			fmt.Fprintln(&out, strings.Join(block, "\n"))
			if strings.HasPrefix(block[0], "##") {
				fmt.Fprintln(&out)
				continue
			}
			for _, r := range Read(documentOf(b, c.src, block...), today).Readings {
				if r.Event != nil {
					fmt.Fprintln(&out, "- "+line(r))
				}
			}
			fmt.Fprintln(&out)
		}
		if *update {
			if err := os.WriteFile(c.file, out.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		compare(t, c.file, old, out.String())
	}
}

func compare(t *testing.T, file, want, got string) {
	t.Helper()
	if want == got {
		return
	}
	w, g := strings.Split(want, "\n\n"), strings.Split(got, "\n\n")
	for i := range max(len(w), len(g)) {
		a, b := "", ""
		if i < len(w) {
			a = w[i]
		}
		if i < len(g) {
			b = g[i]
		}
		if a != b {
			t.Errorf("%s:\n%s\nis now read as\n%s", file, a, b)
		}
	}
}

// blocks are the paragraphs of a golden file, without what was read in them.
func blocks(text string) [][]string {
	var out [][]string
	for _, part := range strings.Split(text, "\n\n") {
		var lines []string
		for l := range strings.Lines(part) {
			if l = strings.TrimRight(l, "\n"); l != "" && !strings.HasPrefix(l, "- ") {
				lines = append(lines, l)
			}
		}
		if len(lines) > 0 {
			out = append(out, lines)
		}
	}
	return out
}

// line writes a reading as the golden files have it.
func line(r *knowledge.Reading) string {
	e := r.Event
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s", e.By, e.Do)
	if e.Of != "" {
		fmt.Fprintf(&b, " of %s", e.Of)
	}
	fmt.Fprintf(&b, " %v %s", e.Apps, e.Announced)
	if e.Order > 0 {
		fmt.Fprintf(&b, " #%d", e.Order)
	}
	if !e.From.IsZero() {
		fmt.Fprintf(&b, " from=%s", e.From)
	}
	if !e.Until.IsZero() {
		fmt.Fprintf(&b, " until=%s", e.Until)
	}
	for _, d := range knowledge.Dimensions() {
		if len(e.Scope.Terms[d]) > 0 {
			fmt.Fprintf(&b, " %s=%v", d, e.Scope.Terms[d])
		}
	}
	for _, d := range knowledge.Dimensions() {
		if len(e.Scope.Except[d]) > 0 {
			fmt.Fprintf(&b, " except-%s=%v", d, e.Scope.Except[d])
		}
	}
	if e.Scope.Some {
		b.WriteString(" some")
	}
	for _, c := range e.Conditions {
		fmt.Fprintf(&b, " if=%q", strings.TrimSpace(c.Name+" "+c.Grants+" "+c.Lasts))
	}
	for _, n := range e.Names {
		s := string(n)
		fmt.Fprintf(&b, " names=%s", s[:strings.LastIndex(s, "-")])
	}
	if c := e.Reports[0].Certainty; c != knowledge.Stated {
		fmt.Fprintf(&b, " %s", c)
	}
	if len(e.Reports) > 1 {
		fmt.Fprintf(&b, " reports=%d", len(e.Reports))
	}
	for _, d := range r.Doubts {
		fmt.Fprintf(&b, " doubt=%q", d)
	}
	return b.String()
}
