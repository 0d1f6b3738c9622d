package main

import (
	"fmt"
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

// loadBase reads the folder, or the embedded records where none is given.
func loadBase(dir string) (*knowledge.Base, error) {
	if dir == "" {
		return pack.Load()
	}
	base, findings := loadFolder(dir)
	if base == nil {
		return nil, hint(fmt.Errorf("the knowledge in %s can't be used:\n%w", dir, findings.Err()), "policybot check %s tells every finding", dir)
	}
	return base, nil
}

func loadEdition(dir string) (*edition.Edition, error) {
	base, err := loadBase(dir)
	if err != nil {
		return nil, err
	}
	return edition.New(base, time.Now())
}
