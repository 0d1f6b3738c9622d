// Package eval holds questions with what a right answer must be, and says
// where an answer falls short.
package eval

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"

	"policybot/search/answer"
)

// Case is a question with what is expected of its answer.
type Case struct {
	Name    string
	Ask     string
	AsOf    string // a date, or nothing for the day of the run
	Kind    string // a label, for reports by kind
	Verdict answer.Verdict
	Has     []string // in the text, whatever the case of letters
	Lacks   []string // not in the text
}

// Parse reads cases from an archive: NAME.ask holds the question, NAME.want
// lines such as "verdict: yes", "as_of: 2020-07-01", "has: words",
// "lacks: words" and "kind: label".
func Parse(data []byte) ([]Case, error) {
	var cases []Case
	for _, f := range txtar.Parse(data).Files {
		name, ext, _ := strings.Cut(f.Name, ".")
		text := strings.TrimSuffix(string(f.Data), "\n")
		switch {
		case ext == "ask":
			cases = append(cases, Case{Name: name, Ask: text})
		case ext == "want" && len(cases) > 0 && cases[len(cases)-1].Name == name:
			if err := cases[len(cases)-1].want(text); err != nil {
				return nil, fmt.Errorf("%s: %w", f.Name, err)
			}
		default:
			return nil, fmt.Errorf("%s: a question is NAME.ask, and NAME.want follows it", f.Name)
		}
	}
	for _, c := range cases {
		if c.Verdict == "" {
			return nil, fmt.Errorf("%s.want: no verdict", c.Name)
		}
	}
	return cases, nil
}

func (c *Case) want(text string) error {
	for line := range strings.Lines(text) {
		key, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok {
			return fmt.Errorf("line %q: write key: value", line)
		}
		switch key {
		case "verdict":
			c.Verdict = answer.Verdict(value)
		case "as_of":
			c.AsOf = value
		case "kind":
			c.Kind = value
		case "has":
			c.Has = append(c.Has, value)
		case "lacks":
			c.Lacks = append(c.Lacks, value)
		default:
			return fmt.Errorf("line %q: unknown key", line)
		}
	}
	if !slices.Contains([]answer.Verdict{answer.Yes, answer.No, answer.Partly, answer.Reversed, answer.UnderReview, answer.Unknown, answer.Info}, c.Verdict) {
		return fmt.Errorf("verdict %q is none", c.Verdict)
	}
	return nil
}

// Faults says where the answer falls short of what is expected.
func (c Case) Faults(a answer.Answer) []string {
	var faults []string
	if a.Verdict != c.Verdict {
		faults = append(faults, fmt.Sprintf("verdict %s, want %s", a.Verdict, c.Verdict))
	}
	text := strings.ToLower(a.Text)
	for _, h := range c.Has {
		if !strings.Contains(text, strings.ToLower(h)) {
			faults = append(faults, fmt.Sprintf("lacks %q", h))
		}
	}
	for _, l := range c.Lacks {
		if strings.Contains(text, strings.ToLower(l)) {
			faults = append(faults, fmt.Sprintf("has %q", l))
		}
	}
	return faults
}
