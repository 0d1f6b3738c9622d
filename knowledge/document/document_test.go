package document

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "accept the results as the wanted ones")

func TestParseGolden(t *testing.T) {
	const file = "testdata/markdown.txtar"
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	last := len(a.Files) - 1
	for _, f := range a.Files[:last] {
		tell(&got, f.Name, f.Data)
	}
	if *update {
		a.Files[last].Data = []byte(got.String())
		if err := os.WriteFile(file, txtar.Format(a), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if want := string(a.Files[last].Data); got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

func tell(b *strings.Builder, name string, data []byte) {
	d, findings := Parse(name, data)
	s := d.Source
	fmt.Fprintf(b, "# %s: source %s %q date=%s publisher=%s tier=%s collection=%s\n", name, s.ID, s.Title, s.Date, s.Publisher, s.Tier, s.Collection)
	for _, p := range d.Passages {
		fmt.Fprintf(b, "%s\n\t%s | %s | %s\n", p.ID, p.Origin, p.At, p.Date)
		fmt.Fprintf(b, "\t%s\n", strings.ReplaceAll(p.Text, "\n", "\n\t"))
	}
	for _, f := range findings {
		fmt.Fprintf(b, "%s\n", f)
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

func FuzzParse(f *testing.F) {
	f.Add("a.md", "---\ntitle: x\n---\n# A\n\n- b\n\n| a |\n|---|\n| b |\n")
	f.Add("a.txt", "a\n\nb")
	f.Fuzz(func(t *testing.T, name, data string) {
		d, _ := Parse(name, []byte(data))
		seen := map[string]bool{}
		for _, p := range d.Passages {
			if p.Text == "" || p.Origin.Line < 1 || seen[string(p.ID)] {
				t.Errorf("passage %+v", p)
			}
			seen[string(p.ID)] = true
		}
	})
}
