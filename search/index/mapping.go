package index

import (
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/mapping"

	"policybot/knowledge"
)

// The fields of the index. One holds all searched words, so that "each of
// these words" is asked of title and text together; one holds the whole doc
// and can't be searched.
const (
	wordsField      = "w"
	entityField     = "e"
	kindField       = "k"
	collectionField = "c"
	dateField       = "t"
	stoodField      = "s"
	docField        = "d"
)

// newMapping indexes nothing but what is searched and stores nothing but what
// is shown. Term vectors, doc values and a field of everything would make the
// index several times as large, and no query needs them.
func newMapping() *mapping.IndexMappingImpl {
	m := bleve.NewIndexMapping()
	m.IndexDynamic, m.StoreDynamic, m.DocValuesDynamic = false, false, false
	top := bleve.NewDocumentStaticMapping()
	for name, f := range map[string]*mapping.FieldMapping{
		wordsField:      {Type: "text", Analyzer: en.AnalyzerName, Index: true},
		entityField:     keywordField(),
		kindField:       keywordField(),
		collectionField: keywordField(),
		dateField:       keywordField(),
		stoodField:      keywordField(),
		docField:        {Type: "text", Store: true},
	} {
		top.AddFieldMappingsAt(name, f)
	}
	m.DefaultMapping = top
	return m
}

func keywordField() *mapping.FieldMapping {
	return &mapping.FieldMapping{Type: "text", Analyzer: "keyword", Index: true, SkipFreqNorm: true}
}

// fieldsOf are the fields of a doc, its words as they are to be analysed.
func fieldsOf(d *Doc) (map[string]any, error) {
	stored, err := storedDoc(d)
	if err != nil {
		return nil, err
	}
	entities := make([]string, len(d.Entities))
	for i, e := range d.Entities {
		entities[i] = string(e)
	}
	fields := map[string]any{
		wordsField:      append([]string{everyDoc, d.Title, d.Text}, d.Words...),
		entityField:     entities,
		kindField:       string(d.Kind),
		collectionField: string(collectionOf(d.Collection)),
		docField:        stored,
	}
	stood := d.Stood.Or(always)
	fields[stoodField] = stoodTerms(stood.First, stood.Last)
	if !d.Date.IsZero() {
		fields[dateField] = dateTerms(d.Date.First, d.Date.Last)
	}
	return fields, nil
}

// always is when a doc stood of which nothing else is known.
var always = knowledge.Date{First: knowledge.FirstDay, Last: knowledge.LastDay, Precision: knowledge.SpanPrecision}

// collectionOf gives the unnamed collection its name.
func collectionOf(c knowledge.Collection) knowledge.Collection {
	if c == "" {
		return knowledge.Open
	}
	return c
}
