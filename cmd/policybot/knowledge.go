package main

import (
	"fmt"
	"io"
	"time"

	"policybot/knowledge"
	"policybot/knowledge/lint"
	"policybot/knowledge/pack"
	"policybot/knowledge/record"
	"policybot/search/edition"
)

// loadFolder reads and checks a folder of records and documents. The base is
// nil where a finding is an error.
func loadFolder(dir string) (*knowledge.Base, knowledge.Findings) {
	base, findings := record.LoadDir(dir)
	if base != nil {
		findings = append(findings, lint.Check(base)...)
	}
	findings.Sort()
	if findings.HasErrors() {
		return nil, findings
	}
	return base, findings
}

// loadBase reads the folder, or the embedded records where none is given. It
// warns of documents that are left out.
func loadBase(dir string, warnings io.Writer) (*knowledge.Base, error) {
	if dir == "" {
		return pack.Load()
	}
	base, findings := loadFolder(dir)
	if base == nil {
		return nil, hint(fmt.Errorf("the knowledge in %s can't be used:\n%w", dir, findings.Err()), "policybot check %s tells every finding", dir)
	}
	if left := findings.LeftOut(); len(left) > 0 {
		fmt.Fprintf(warnings, "warning: %s, so this document is left out\n", left[0])
		fmt.Fprintf(warnings, "hint: policybot check %s tells all %d that are\n", dir, len(left))
	}
	return base, nil
}

func loadEdition(dir string, warnings io.Writer) (*edition.Edition, error) {
	base, err := loadBase(dir, warnings)
	if err != nil {
		return nil, err
	}
	return edition.New(base, time.Now())
}
