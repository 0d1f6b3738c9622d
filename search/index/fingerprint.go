package index

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"sync"

	"policybot/knowledge"
)

// mappingHash tells apart folders that were built with different fields or
// different analysis: by the mapping, by what becomes of a doc, and by the terms
// that a text is cut into.
var mappingHash = sync.OnceValues(func() (string, error) {
	m := newMapping()
	a, err := newAnalyzer(m)
	if err != nil {
		return "", err
	}
	fields, err := fieldsOf(&sample)
	if err != nil {
		return "", err
	}
	data, err := json.Marshal([]any{m, fields, a.terms(sample.Text, maxTerms)})
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8]), nil
})

// sample is a doc that has all there is.
var sample = Doc{
	Kind: Passage, ID: "sample", Source: "source", Title: "A title", Words: []string{"word"}, Entities: []knowledge.EntityID{"entity"},
	Text: "The employees' policies, re-read: they've banned running_apps, e-mail and café Wi-Fi at 10.5% of U.S. offices.",
	Date: knowledge.OnDay(knowledge.NewDay(2020, 7, 10)), Stood: knowledge.OnDay(knowledge.NewDay(2021, 2, 3)), Collection: "collection",
}
