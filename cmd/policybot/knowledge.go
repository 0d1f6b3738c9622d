package main

import (
	"fmt"
	"slices"
	"time"

	"policybot/knowledge"
	"policybot/knowledge/extract"
	"policybot/knowledge/lint"
	"policybot/knowledge/pack"
	"policybot/search/edition"
)

// folder reads and checks a folder of records and documents. The base is
// nil where a finding is an error.
func (l loader) folder(dir string) (*knowledge.Base, knowledge.Findings) {
	base, findings := l.read(dir)
	if base != nil {
		findings = slices.Concat(findings, lint.Check(base), extract.Overlooked(base))
	}
	findings.Sort()
	if findings.HasErrors() {
		return nil, findings
	}
	return base, findings
}

// base reads the folder, or the embedded records where none is given. It
// warns of documents that are left out.
func (l loader) base(dir string) (*knowledge.Base, error) {
	if dir == "" {
		return pack.Load()
	}
	base, findings := l.folder(dir)
	if base == nil {
		return nil, hint(fmt.Errorf("the knowledge in %s can't be used:\n%w", dir, findings.Err()), "policybot check %s tells every finding", dir)
	}
	if left := findings.LeftOut(); len(left) > 0 {
		fmt.Fprintf(l.warnings, "warning: a document is left out: %s\n", left[0])
		fmt.Fprintf(l.warnings, "hint: policybot check %s tells of every document that is (%d)\n", dir, len(left))
	}
	return base, nil
}

func (l loader) edition(dir string) (*edition.Edition, error) {
	base, err := l.base(dir)
	if err != nil {
		return nil, err
	}
	return edition.New(base, time.Now(), edition.Kept(l.keeping))
}
