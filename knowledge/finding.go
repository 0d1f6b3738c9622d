package knowledge

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Severity says what a finding means for the knowledge: an Error keeps it from
// being used, or the document that it is about, a Warning wants a person's look,
// a Note only informs.
type Severity string

// The severities, worst first.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "note"
)

// Finding is something to say about a place in the records.
type Finding struct {
	Origin   Origin
	Severity Severity
	Message  string
	LeftOut  bool // an error that costs one document, while the rest can be used
}

// String writes the finding as compilers do:
// pigeon.yaml:31: error: "names" of x names y, which is not on record.
// It is one line: the name of a file can neither begin another nor move the
// cursor of a terminal.
func (f Finding) String() string {
	return visible(fmt.Sprintf("%s: %s: %s", f.Origin, f.Severity, f.Message))
}

// visible writes control characters, ends of lines and marks of writing
// direction as an escape: \u000a.
func visible(text string) string {
	unseen := func(r rune) bool {
		return unicode.IsControl(r) || r >= 0x2028 && r <= 0x202E || r >= 0x2066 && r <= 0x2069
	}
	if !strings.ContainsFunc(text, unseen) {
		return text
	}
	var out strings.Builder
	for _, r := range text {
		if unseen(r) {
			fmt.Fprintf(&out, `\u%04x`, r)
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

// Findings are all that a run found.
type Findings []Finding

// Errorf adds an error at the place.
func (f *Findings) Errorf(at Origin, format string, args ...any) {
	*f = append(*f, Finding{Origin: at, Severity: Error, Message: fmt.Sprintf(format, args...)})
}

// LeaveOutf adds the error for which a document is left out.
func (f *Findings) LeaveOutf(at Origin, format string, args ...any) {
	*f = append(*f, Finding{Origin: at, Severity: Error, Message: fmt.Sprintf(format, args...), LeftOut: true})
}

// Warnf adds a warning at the place.
func (f *Findings) Warnf(at Origin, format string, args ...any) {
	*f = append(*f, Finding{Origin: at, Severity: Warning, Message: fmt.Sprintf(format, args...)})
}

// Notef adds a note at the place.
func (f *Findings) Notef(at Origin, format string, args ...any) {
	*f = append(*f, Finding{Origin: at, Severity: Note, Message: fmt.Sprintf(format, args...)})
}

// Sort puts the findings in order of file and line, and there of message.
func (f Findings) Sort() {
	slices.SortStableFunc(f, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(a.Origin.File, b.Origin.File),
			cmp.Compare(a.Origin.Line, b.Origin.Line),
			cmp.Compare(a.Message, b.Message),
		)
	})
}

// Of lists the findings of one severity.
func (f Findings) Of(s Severity) Findings {
	var list Findings
	for _, x := range f {
		if x.Severity == s {
			list = append(list, x)
		}
	}
	return list
}

// HasErrors tells that an error keeps the knowledge from being used: one that
// costs more than a document that is left out.
func (f Findings) HasErrors() bool {
	return slices.ContainsFunc(f, func(x Finding) bool { return x.Severity == Error && !x.LeftOut })
}

// LeftOut lists the errors for which documents are left out.
func (f Findings) LeftOut() Findings {
	var list Findings
	for _, x := range f {
		if x.LeftOut {
			list = append(list, x)
		}
	}
	return list
}

// Err is an error with every error found, one a line, or nil where none keeps
// the knowledge from being used.
func (f Findings) Err() error {
	if !f.HasErrors() {
		return nil
	}
	return errors.New(f.Of(Error).String())
}

// String writes one finding a line.
func (f Findings) String() string {
	lines := make([]string, len(f))
	for i, x := range f {
		lines[i] = x.String()
	}
	return strings.Join(lines, "\n")
}
