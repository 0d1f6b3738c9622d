package edition

import (
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"

	"policybot/knowledge"
	"policybot/search/index"
)

// contents are what the docs of an edition hold, by kind and id: where those of
// a view are the same in the whole, the index of that serves both.
type contents map[string]docSum

type docSum struct {
	collection knowledge.Collection
	sum        [sha256.Size]byte
}

// read gives the contents of the edition's docs.
func (e *Edition) read() (contents, error) {
	all := contents{}
	for d := range index.NewCorpus(e.Base, e.Lexicon.Mentions, "").All() {
		body, err := json.Marshal(d)
		if err != nil {
			return nil, fmt.Errorf("reading the docs of edition %s: %w", e.ID, err)
		}
		all[string(d.Kind)+":"+d.ID] = docSum{d.Collection, sha256.Sum256(body)}
	}
	return all, nil
}

// reads tells that the docs of the part are those of the whole that are in the
// collections, and read the same there, although bodies or apps are absent: no
// name of theirs stands in one, and none decides how another is read.
func (e *Edition) reads(part *Edition, seen []knowledge.Collection) bool {
	whole, err := e.wholeReading()
	if err != nil {
		return false // an index of its own is never wrong
	}
	docs, err := part.read()
	if err != nil {
		return false
	}
	for key, c := range docs {
		if whole[key] != c {
			return false
		}
	}
	n := 0
	for _, c := range whole {
		if slices.Contains(seen, cmp.Or(c.collection, knowledge.Open)) {
			n++
		}
	}
	return n == len(docs)
}
