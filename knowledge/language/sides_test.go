package language_test

import (
	"testing"

	"policybot/knowledge/language"
)

func TestLetWithout(t *testing.T) {
	for sentence, without := range map[string]bool{
		"For anything that holds no patient data, Heron is fine.":   true,
		"Heron is fine for documents that don't have patient data.": true,
		"Heron is fine without patient data.":                       true,
		"Heron is fine for work that is free of any patient data.":  true,
		"Heron is fine for patient data.":                           false,
		"Heron is fine for patient data without names.":             false,
		"Heron needs no approval for patient data.":                 false,
		"Heron is fine without customer data.":                      false,
	} {
		if got := language.LetWithout(sentence, "can I use Heron with patient data?"); got != without {
			t.Errorf("%q: got %v", sentence, got)
		}
	}
	if language.LetWithout("Heron is fine without patient data.", "can I use Heron without patient data?") {
		t.Error("what is asked without them is let")
	}
}
