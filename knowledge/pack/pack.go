// Package pack holds a set of records inside the program, so that it answers
// without any set-up and from the same words on every machine.
//
// The records tell what one news article of July 2020 says: each of its facts,
// in our own words, with the paragraph where it stands. What the article tells
// with a hedge is kept with that hedge, and where it tells a thing twice and
// differently, both are kept.
package pack

import (
	"embed"
	"fmt"
	"io/fs"

	"policybot/knowledge"
	"policybot/knowledge/record"
)

//go:embed records
var files embed.FS

// FS is the folder of record files, as a person would keep it on disk.
func FS() fs.FS {
	sub, err := fs.Sub(files, "records")
	if err != nil { // only for a path that is no path
		panic(err)
	}
	return sub
}

// Load reads the records. Each call gives a Base of its own.
func Load() (*knowledge.Base, error) {
	base, findings := record.Load(FS())
	if err := findings.Err(); err != nil {
		return nil, fmt.Errorf("load the embedded records: %w", err)
	}
	return base, nil
}
