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
		if term := string(t.Term); !seen[term] && len(terms) < n {
			seen[term] = true
			terms = append(terms, term)
		}
	}
	return terms
}

// span is where a word is, in bytes.
type span struct{ start, end int }

// words gives all words of the text, and by its first byte the term of each
// that is wanted.
func (a analyzer) words(text string, wanted []string) ([]span, map[int]string) {
	tokens := a.Tokenizer.Tokenize([]byte(text))
	spans := make([]span, len(tokens))
	for i, t := range tokens {
		spans[i] = span{t.Start, t.End}
	}
	if len(wanted) == 0 {
		return spans, nil
	}
	for _, f := range a.TokenFilters {
		tokens = f.Filter(tokens)
	}
	set := make(map[string]bool, len(wanted))
	for _, t := range wanted {
		set[t] = true
	}
	match := map[int]string{}
	for _, t := range tokens {
		if set[string(t.Term)] {
			match[t.Start] = string(t.Term)
		}
	}
	return spans, match
}
