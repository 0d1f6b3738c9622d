package search_test

import (
	"context"
	"slices"
	"testing"

	"policybot/knowledge"
	"policybot/search/index"
)

// TestSearchReadsWhatPeopleMean searches for a record by words that it hasn't.
func TestSearchReadsWhatPeopleMean(t *testing.T) {
	e := engine(t, packBase(t))
	for _, words := range []string{
		"wels fargo tiktok ban",
		"has wells fargo baned tik tok",
		"Hat Wells Fargo TikTok verboten?",
		"Wells Fargo prohibited TikTok",
	} {
		hits, err := e.Search(context.Background(), knowledge.Viewer{}, words, 0, 10)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(hits, func(h index.Hit) bool { return h.ID == "wells-fargo-tiktok-ban" }) {
			t.Errorf("%q doesn't find it among the first ten", words)
		}
	}
}
