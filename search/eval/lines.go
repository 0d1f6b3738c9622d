package eval

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"policybot/search/answer/verdict"
)

// line is a case as a line of JSON gives it.
type line struct {
	Question *string         `json:"question"` // may be empty, but not left out
	Verdict  verdict.Verdict `json:"verdict"`
	AsOf     string          `json:"as_of"`
	Thread   string          `json:"thread"`
	Kind     string          `json:"kind"`
	Has      []string        `json:"has"`
	Lacks    []string        `json:"lacks"`
	Evidence []string        `json:"evidence"`
}

// parseLines names each case by its line. Empty lines are passed over.
func parseLines(data []byte) ([]Case, error) {
	var cases []Case
	n := 0
	for text := range bytes.Lines(data) {
		n++
		if text = bytes.TrimSpace(text); len(text) == 0 {
			continue
		}
		c, err := parseLine(text)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		c.Name = fmt.Sprintf("line %d", n)
		cases = append(cases, c)
	}
	return cases, nil
}

// parseLine is strict: a key that it doesn't know would be an expectation that
// nobody checks.
func parseLine(text []byte) (Case, error) {
	var l line
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&l); err != nil {
		return Case{}, fmt.Errorf("no question can be read: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return Case{}, errors.New("more than one object")
	}
	if l.Question == nil {
		return Case{}, errors.New("no question")
	}
	c := Case{Ask: *l.Question, AsOf: l.AsOf, Thread: l.Thread, Kind: l.Kind, Verdict: l.Verdict, Has: l.Has, Lacks: l.Lacks, Evidence: l.Evidence}
	return c, c.check()
}
