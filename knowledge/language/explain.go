package language

import (
	"fmt"
	"strings"
)

// Explain tells how a text was read: its tokens, what was found in it, and
// where.
func (r Reading) Explain() string {
	var b strings.Builder
	b.WriteString("tokens:  ")
	for _, t := range r.Tokens {
		fmt.Fprintf(&b, " %s", t.Norm)
	}
	b.WriteString("\nnames:   ")
	for _, m := range r.Mentions {
		fmt.Fprintf(&b, " “%s” = %v", m.Text, m.Entities)
		if m.Slip {
			b.WriteString(" (a slip of spelling)")
		}
	}
	b.WriteString("\ncues:    ")
	for _, c := range r.Cues {
		fmt.Fprintf(&b, " %s(%s)", c.Cue, textOf(r.Tokens[c.From:c.To]))
	}
	b.WriteString("\ntimes:   ")
	for _, w := range r.Times {
		fmt.Fprintf(&b, " %s %s", w.Relation, w.Date)
	}
	b.WriteString("\n")
	return b.String()
}
