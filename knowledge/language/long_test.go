package language_test

import (
	"strings"
	"testing"
	"time"

	"policybot/knowledge/language"
)

// TestLong holds the longest texts to a bounded time.
func TestLong(t *testing.T) {
	l := lexicon()
	l.InEnglish("hat Acme Zap verboten?", language.German)
	for _, s := range []string{"der ", "zu benutzen ", "und ", "hat Acme Zap verboten ", "was ", "vor 3 Tagen ", ", die Zap haben ", "bitte ", "Verbotsxliste ", "x", "xq ", "von der ", "ist das ", "gibt es ", "am 3.", "1. bis 3. ", "-", "auf ", "a b , ", "aaaaverbot"} {
		began := time.Now()
		l.InEnglish(strings.Repeat(s, language.MaxText/len(s)), language.German)
		if d := time.Since(began); d > 2*time.Second {
			t.Errorf("%q over and over took %v", s, d)
		}
	}
}
