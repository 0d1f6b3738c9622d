package document

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"policybot/knowledge"
)

var update = flag.Bool("update", false, "accept the results as the wanted ones")

// Each archive holds files, and at its end what is read from them. A file named
// memo.docx/word/document.xml is a part of the Word document memo.docx (those of workbooks are alike), and one
// named memo.pdf/1 the first page of memo.pdf.
func TestParseGolden(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal(archives, err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { testGolden(t, name) })
	}
}

func testGolden(t *testing.T, name string) {
	if testing.Short() && strings.HasSuffix(name, "pdf.txtar") {
		t.Skip("compiles the reader of PDFs, which takes minutes where the race detector watches")
	}
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	last := len(a.Files) - 1
	for _, f := range packed(t, a.Files[:last]) {
		tell(&got, f.Name, f.Data)
	}
	if *update {
		a.Files[last].Data = []byte(got.String())
		if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if want := string(a.Files[last].Data); got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

// packed packs the parts of Word documents and workbooks, and makes PDFs of their pages.
func packed(t testing.TB, files []txtar.File) []txtar.File {
	t.Helper()
	var list []txtar.File
	parts := map[string]map[string]string{}
	for _, f := range files {
		m := regexp.MustCompile(`^(.*\.(?:docx|xls[xm]|pdf))/(.*)$`).FindStringSubmatch(f.Name)
		if m == nil {
			list = append(list, f)
			continue
		}
		if parts[m[1]] == nil {
			parts[m[1]] = map[string]string{}
			list = append(list, txtar.File{Name: m[1]})
		}
		parts[m[1]][m[2]] = string(f.Data)
	}
	for i, f := range list {
		switch p := parts[f.Name]; {
		case p == nil:
		case strings.HasSuffix(f.Name, ".pdf"):
			list[i].Data = pdfOf(p)
		default:
			list[i].Data = zipOf(t, p)
		}
	}
	return list
}

func zipOf(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, parts[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func tell(b *strings.Builder, name string, data []byte) {
	d, findings := Parse(name, data)
	if d == nil {
		fmt.Fprintf(b, "# %s: left out\n", name)
	} else {
		tellDocument(b, name, d)
	}
	for _, f := range findings {
		fmt.Fprintf(b, "%s\n", f)
	}
}

func tellDocument(b *strings.Builder, name string, d *Document) {
	s := d.Source
	fmt.Fprintf(b, "# %s: source %s %q date=%s publisher=%s tier=%s collection=%s", name, s.ID, s.Title, s.Date, s.Publisher, s.Tier, s.Collection)
	for _, more := range []string{s.URL, s.Note} {
		if more != "" {
			fmt.Fprintf(b, " (%s)", more)
		}
	}
	b.WriteString("\n")
	for _, p := range d.Passages {
		fmt.Fprintf(b, "%s\n\t%s | %s | %s\n", p.ID, p.Origin, p.At, p.Date)
		fmt.Fprintf(b, "\t%s\n", strings.ReplaceAll(p.Text, "\n", "\n\t"))
	}
}

// The ids of passages outlast changes elsewhere in the document.
func TestPassageIDsAreStable(t *testing.T) {
	before, _ := Parse("memo.md", []byte("# A\n\nFirst.\n\nSecond.\n"))
	after, _ := Parse("memo.md", []byte("# A\n\nNew.\n\nFirst changed.\n\nSecond.\n"))
	if b, a := before.Passages[1], after.Passages[2]; b.ID != a.ID {
		t.Errorf("the id of %q changed from %s to %s", b.Text, b.ID, a.ID)
	}
	if b, a := before.Passages[0], after.Passages[1]; b.ID == a.ID {
		t.Errorf("%q and %q have the same id", b.Text, a.Text)
	}
}

// Documents made to cost much are read in bounded time, or refused.
func TestHostileDocuments(t *testing.T) {
	const size = 50_000
	for _, unit := range []string{">", "> ", "- ", "1. ", "[", "*a ", "**a", "![", "<", "`", "```\n", "|a|\n|-|\n", "&#", "a*b_", "\n>\n", "[a](", "<!--", "~", "\\"} {
		start := time.Now()
		Parse("hostile.md", []byte(strings.Repeat(unit, size/len(unit))))
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%q repeated took %v", unit, took)
		} else {
			t.Logf("%q %v", unit, took)
		}
	}
}

// check reads a document and holds what comes of it to what Parse promises.
func check(t *testing.T, name string, data []byte) {
	d, findings := Parse(name, data)
	left := findings.LeftOut()
	if (d == nil) != (len(left) > 0) || findings.HasErrors() {
		t.Fatalf("document %v with the findings %s", d != nil, findings)
	}
	if d == nil {
		return
	}
	seen := map[knowledge.PassageID]bool{}
	for _, p := range d.Passages {
		if p.Text == "" || p.At == "" || !utf8.ValidString(p.Text) || seen[p.ID] {
			t.Errorf("passage %+v", p)
		}
		seen[p.ID] = true
	}
}

// What programs keep beside an open document is none, whatever its name ends in.
func TestReadsNoLockFiles(t *testing.T) {
	for name, want := range map[string]bool{"policy.docx": true, "it/~$policy.docx": false, "it/.~lock.policy.docx#": false, "it/~policy.docx": true} {
		if got := Reads(name); got != want {
			t.Errorf("Reads(%q) is %v", name, got)
		}
	}
}
