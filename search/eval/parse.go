package eval

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/tools/txtar"

	"policybot/search/answer/verdict"
)

// Parse reads the cases of one file, at least one. The content tells its form.
//
// In an archive NAME.ask holds the question, and NAME.want lines such as
// "verdict: yes", "as_of: 2020-07-01", "has: words", "lacks: words",
// "evidence: id", "thread: t1" and "kind: label"; has, lacks and evidence may
// be written several times.
//
// Otherwise each line is a JSON object with the keys question, verdict, as_of,
// has, lacks, evidence, thread and kind, of which the first two must be there.
func Parse(data []byte) ([]Case, error) {
	if archive := txtar.Parse(data); len(archive.Files) > 0 {
		return parseArchive(archive)
	}
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) {
		return parseLines(data)
	}
	return nil, errors.New(`no questions; write an archive of NAME.ask and NAME.want, or lines such as {"question": "…", "verdict": "yes"}`)
}

func parseArchive(archive *txtar.Archive) ([]Case, error) {
	var cases []Case
	for _, f := range archive.Files {
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
		if err := c.check(); err != nil {
			return nil, fmt.Errorf("%s.want: %w", c.Name, err)
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
			c.Verdict = verdict.Verdict(value)
		case "as_of":
			c.AsOf = value
		case "thread":
			c.Thread = value
		case "kind":
			c.Kind = value
		case "has":
			c.Has = append(c.Has, value)
		case "lacks":
			c.Lacks = append(c.Lacks, value)
		case "evidence":
			c.Evidence = append(c.Evidence, value)
		default:
			return fmt.Errorf("line %q: unknown key", line)
		}
	}
	return nil
}
