package eval

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// WriteTable writes the report as plain text.
func (r Report) WriteTable(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, f := range r.Figures() {
		fmt.Fprintf(t, "%s\t%s\n", f.Name, f.Value)
	}
	writeGroups(t, "verdicts right by the verdict expected", r.ByVerdict)
	writeGroups(t, "verdicts right by kind", r.ByKind)
	if err := t.Flush(); err != nil {
		return err
	}
	var b strings.Builder
	if len(r.Failures) > 0 {
		b.WriteString("\nfailures\n")
	}
	for _, f := range r.Failures {
		f.write(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func writeGroups(w io.Writer, title string, list []Group) {
	fmt.Fprintf(w, "\n%s\n", title)
	for _, g := range list {
		fmt.Fprintf(w, "  %s\t%s\n", g.Name(), g.Share)
	}
}

func (f Failure) write(b *strings.Builder) {
	fmt.Fprintf(b, "\n%s %s: %s\n", f.Set, f.Name, indent(f.Question))
	fmt.Fprintf(b, "  expected    %s\n", strings.Join(f.Expected.Lines(), "; "))
	fmt.Fprintf(b, "  got         %s\n", f.Got)
	fmt.Fprintf(b, "  faults      %s\n", strings.Join(f.Faults, "; "))
	fmt.Fprintf(b, "  understood  %s\n", f.Understood)
	fmt.Fprintf(b, "  evidence    %s\n", cmp.Or(strings.Join(f.Evidence, ", "), "none"))
	fmt.Fprintf(b, "  text        %s\n", indent(f.Text))
}

// indent keeps what has several lines apart from the next failure.
func indent(text string) string { return strings.ReplaceAll(text, "\n", "\n              ") }
