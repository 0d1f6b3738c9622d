package answer

import (
	"fmt"
	"strings"

	"policybot/search/phrases"
)

// Plain is the answer for a terminal: its text, the evidence it names, and
// what to know beside it.
func (a Answer) Plain() string {
	var b strings.Builder
	in := phrases.In(a.Language)
	if a.Error != "" {
		fmt.Fprintf(&b, "error: %s\n\n", a.Error)
		return b.String()
	}
	fmt.Fprintf(&b, "%s\n", a.Text)
	for i, e := range a.Evidence {
		fmt.Fprintf(&b, "\n[%d] %s", i+1, e.Where())
		if e.Quote != "" {
			fmt.Fprintf(&b, "\n    “%s”", e.Quote)
			if e.Speaker != "" {
				fmt.Fprintf(&b, " (%s)", e.Speaker)
			}
		}
	}
	if len(a.Evidence) > 0 {
		b.WriteString("\n")
	}
	for _, c := range a.Caveats {
		fmt.Fprintf(&b, "\n%s", in.Say("prompt.note", "text", c))
	}
	fmt.Fprintf(&b, "\n%s · %s", a.Verdict, in.Say("prompt.as-of", "date", a.AsOf))
	if a.KnownTo != "" {
		fmt.Fprintf(&b, " · %s", in.Say("prompt.newest", "date", a.KnownTo))
	}
	fmt.Fprintf(&b, " · %s\n\n", in.Say("prompt.edition", "edition", a.Edition))
	for _, p := range a.Parts {
		b.WriteString(p.Plain())
	}
	return b.String()
}

// Where names the source and the place in it.
func (e Evidence) Where() string {
	var parts []string
	for _, s := range []string{e.Title, e.Publisher, e.Published, e.Locator, e.URL} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ", ")
}
