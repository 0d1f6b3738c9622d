package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"policybot/knowledge"
)

// gold is an event that a careful clerk records from a text. Each part of it has
// choices that are equally right.
type gold struct {
	by, do                 choice
	apps                   []choice
	announced, from, until choice
	scope, except          []choice // of dimension=term
	conditions             choice
	names                  []goldName
	unnamed                bool // it may name nothing, although it has names
	certainty              choice
	of                     string // what a consider considers
	optional               bool   // it is neither missing nor too much
	line                   string
}

// choice are things of which any is right, and whether none is.
type choice struct {
	any  []string
	none bool
}

// goldName is an event that another one names.
type goldName struct{ by, do, apps, announced string }

func choiceOf(text string) (c choice) {
	for x := range strings.SplitSeq(text, "/") {
		if x = strings.TrimSpace(x); x == "" {
			c.none = true
		} else {
			c.any = append(c.any, x)
		}
	}
	return c
}

// has tells that a value is one of the choices.
func (c choice) has(value string) bool {
	return value == "" && c.none || value != "" && slices.Contains(c.any, value)
}

// golds reads a file of the form that the README of the articles describes.
func golds(t *testing.T, path string) (list []*gold) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		if n++; strings.TrimSpace(line) == "" {
			continue
		}
		g, err := parseGold(line)
		if err != nil {
			t.Fatalf("%s:%d: %v", filepath.Base(path), n, err)
		}
		list = append(list, g)
	}
	return list
}

func parseGold(line string) (*gold, error) {
	line, note, _ := strings.Cut(strings.TrimSpace(line), " # ")
	col := strings.Split(line, "|")
	if len(col) != 10 {
		return nil, fmt.Errorf("%d columns, want 10", len(col))
	}
	for i, c := range col {
		col[i] = strings.TrimSpace(c)
	}
	g := &gold{
		by: choiceOf(col[0]), do: choiceOf(col[1]), announced: choiceOf(col[3]), from: choiceOf(col[4]), until: choiceOf(col[5]),
		conditions: choiceOf(col[7]), certainty: choiceOf(col[9]), optional: strings.Contains(note, "optional"), line: line,
	}
	g.apps = choicesOf(col[2], "")
	for part := range strings.SplitSeq(col[6], ";") {
		if except, ok := strings.CutPrefix(strings.TrimSpace(part), "except "); ok {
			g.except = choicesOf(except, "=")
		} else {
			g.scope = choicesOf(part, "=")
		}
	}
	if _, of, ok := strings.Cut(note, "of: "); ok {
		g.of = strings.FieldsFunc(of, func(r rune) bool { return r == ';' || r == ' ' })[0]
	}
	for name := range strings.SplitSeq(col[8], " or ") {
		if parts := strings.Split(name, "/"); len(parts) >= 3 {
			app, day, _ := strings.Cut(parts[2], "@")
			g.names, g.unnamed = append(g.names, goldName{parts[0], parts[1], app, day}), g.unnamed || len(parts) > 3
		} else if name != "" {
			return nil, fmt.Errorf("names %q: write by/do/app", name)
		}
	}
	for _, d := range slices.Concat(g.announced.any, g.from.any, g.until.any) {
		if _, err := knowledge.ParseDate(d); err != nil {
			return nil, err
		}
	}
	for _, a := range g.do.any {
		if !slices.Contains(knowledge.Acts(), knowledge.Act(a)) {
			return nil, fmt.Errorf("%q is no act", a)
		}
	}
	return g, nil
}

// choicesOf reads choices between commas. What stands before the sign goes for the
// choices of the same one that have none of their own.
func choicesOf(list, sign string) (choices []choice) {
	for item := range strings.SplitSeq(list, ",") {
		if item = strings.TrimSpace(item); item == "" {
			continue
		}
		c := choiceOf(item)
		if sign != "" {
			lead := ""
			for i, x := range c.any {
				if before, _, ok := strings.Cut(x, sign); ok {
					lead = before + sign
				} else {
					c.any[i] = lead + x
				}
			}
		}
		choices = append(choices, c)
	}
	return choices
}
