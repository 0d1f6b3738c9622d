package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// app is the invented app that the nth question asks about, so that its answer
// can be told from others.
func app(n int) string { return fmt.Sprintf("Pigeon%05d", n) }

// writeKnowledge makes a folder of records in which an invented company has
// banned an app for each question.
func writeKnowledge(dir string, questions int) error {
	var b strings.Builder
	b.WriteString("entities:\n  - {id: acme, kind: company, names: [Acme]}\n")
	for n := range questions {
		fmt.Fprintf(&b, "  - {id: %s, kind: app, names: [%s]}\n", strings.ToLower(app(n)), app(n))
	}
	b.WriteString("sources:\n  - {id: memo-7, title: Device memo 7, publisher: Acme IT, date: 2024-03-04, tier: policy}\nevents:\n")
	for n := range questions {
		id := strings.ToLower(app(n))
		fmt.Fprintf(&b, "  - {id: ban-%s, by: acme, do: ban, app: %s, announced: 2024-03-04, text: Acme banned %s., reports: [{source: memo-7, at: section %d}]}\n", id, id, app(n), n)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "bans.yaml"), []byte(b.String()), 0o600)
}

// addFact makes the folder another edition.
func addFact(dir string, n int) error {
	text := fmt.Sprintf("facts:\n  - {id: fact-%d, about: [acme], relation: offices, value: {kind: number, number: %d}, text: Acme has %d offices., reports: [{source: memo-7, at: annex}]}\n", n, n, n)
	return os.WriteFile(filepath.Join(dir, fmt.Sprintf("fact-%d.yaml", n)), []byte(text), 0o600)
}
