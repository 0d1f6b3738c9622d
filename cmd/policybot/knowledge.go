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

// loadBase reads the folder, or the embedded records where none is given, and
// tells which documents are left out.
func loadBase(dir string) (base *knowledge.Base, left knowledge.Findings, err error) {
	if dir == "" {
		base, err = pack.Load()
		return base, nil, err
	}
	base, findings := loadFolder(dir)
	if base == nil {
		return nil, nil, hint(fmt.Errorf("the knowledge in %s can't be used:\n%w", dir, findings.Err()), "policybot check %s tells every finding", dir)
	}
	return base, findings.LeftOut(), nil
}

// loadEdition reads the folder, and warns of documents that are left out.
func loadEdition(dir string, warnings io.Writer) (*edition.Edition, error) {
	base, left, err := loadBase(dir)
	if err != nil {
		return nil, err
	}
	if len(left) > 0 {
		fmt.Fprintf(warnings, "warning: %s, so this document is left out\n", left[0])
		fmt.Fprintf(warnings, "hint: policybot check %s tells all %d that are\n", dir, len(left))
	}
	return edition.New(base, time.Now())
}
