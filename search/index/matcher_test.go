package index

import (
	"math/rand/v2"
	"strings"
	"testing"

	"policybot/knowledge/language"
)

// TestNoWordOfTheTermsIsPassedOver takes words apart, and looks for each by what
// the analyzer makes of it, however it is written.
func TestNoWordOfTheTermsIsPassedOver(t *testing.T) {
	a := testAnalyzer(t)
	words := vocabulary(rand.New(rand.NewPCG(51, 0)), 5000)
	for _, group := range language.Topics() {
		words = append(words, group...)
	}
	words = append(words, "flies", "dying", "skies", "generously", "Über", "éclairs", "naïve", "禁止", "O'Reilly’s", "US", "ponies")
	looked := 0
	for _, w := range words {
		terms := a.terms(w, maxTerms)
		if len(terms) != 1 {
			continue
		}
		for _, written := range []string{w, strings.ToUpper(w), w + "'s"} {
			of := a.terms(written, maxTerms)
			if len(of) != 1 {
				continue
			}
			looked++
			if got := newMatcher(a, of).term([]byte(written)); got != of[0] {
				t.Errorf("%q is %q to the analyzer, and %q to the matcher", written, of[0], got)
			}
		}
	}
	if looked < 10_000 {
		t.Errorf("only %d words were looked at", looked)
	}
}
