package knowledge_test

import (
	"testing"

	"policybot/knowledge"
)

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"Acme Corp.": "acme-corp", " Dove & Söhne": "dove-s-hne", "X": "x", "3M": "3m", "微信": "", "": "", "-a--b-": "a-b",
	} {
		if got := knowledge.Slug(name); got != want {
			t.Errorf("%q gives %q, want %q", name, got, want)
		}
	}
}
