package index

import (
	"fmt"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/mapping"
)

// analyzer cuts a text into words and these into the terms that the words
// field has: lower case, without the endings of English and its empty words.
type analyzer struct{ *analysis.DefaultAnalyzer }

// newAnalyzer is the very one that the words field is indexed with.
func newAnalyzer(m *mapping.IndexMappingImpl) (analyzer, error) {
	a, ok := m.AnalyzerNamed(en.AnalyzerName).(*analysis.DefaultAnalyzer)
	if !ok {
		return analyzer{}, fmt.Errorf("index: Bleve's analyzer %q isn't made of parts any more", en.AnalyzerName)
	}
	return analyzer{a}, nil
}

// terms gives the first distinct words of the text as the index has them, n at
// most.
func (a analyzer) terms(text string, n int) []string {
	seen := map[string]bool{}
	var terms []string
	for _, t := range a.Analyze([]byte(text)) {
		if term := string(t.Term); !seen[term] && term != everyDoc && len(terms) < n {
			seen[term] = true
			terms = append(terms, term)
		}
	}
	return terms
}
