package edition

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"

	"policybot/knowledge"
	"policybot/search/index"
)

// reading is what the docs of an edition hold, by the hash of each: where all
// that a view has are the same in the whole, the index of that serves both.
type reading map[string][sha256.Size]byte

// read gives the reading of the edition's docs.
func (e *Edition) read() (reading, error) {
	r := reading{}
	for _, d := range index.Docs(e.Base, e.Lexicon.Mentions) {
		body, err := json.Marshal(d)
		if err != nil {
			return nil, fmt.Errorf("reading the docs of edition %s: %w", e.ID, err)
		}
		r[string(d.Kind)+":"+d.ID] = sha256.Sum256(body)
	}
	return r, nil
}

// reads tells that the docs of the part read the same in the whole, although
// bodies or apps are absent: no name of theirs stands in one, and none decides
// how another is read.
func (e *Edition) reads(part *Edition) bool {
	whole, err := e.wholeReading()
	if err != nil {
		return false // an index of its own is never wrong
	}
	seen, err := part.read()
	if err != nil {
		return false
	}
	for key, sum := range seen {
		if whole[key] != sum {
			return false
		}
	}
	return true
}

// without tells that the part's entities are those of the whole, but for some
// that are absent.
func without(whole, part []*knowledge.Entity) bool {
	for _, x := range whole {
		if len(part) > 0 && part[0] == x {
			part = part[1:]
		}
	}
	return len(part) == 0
}
