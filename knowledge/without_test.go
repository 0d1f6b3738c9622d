package knowledge

import (
	"slices"
	"testing"
)

// TestWithoutTakesOnlyWhatAConversationGrants leaves to a person what their own
// groups may see.
func TestWithoutTakesOnlyWhatAConversationGrants(t *testing.T) {
	s := Settings{Collections: []Access{
		{Name: "board", Groups: []string{"S1"}, Channels: []string{"C1"}}, {Name: "all", Everyone: true}, {Name: "hidden", Groups: []string{"S1"}},
	}}
	if got := s.ShownIn("C1"); !slices.Equal(got, []Collection{"board", "all"}) {
		t.Errorf("shown in C1: %v", got)
	}
	without := []Collection{"board", "all", "hidden", Open}
	for c, want := range map[Collection]bool{"board": false, "all": false, "hidden": false, Open: true} {
		if got := s.Sees(Viewer{Channel: "C1", Without: without}, c); got != want {
			t.Errorf("anybody there sees %s: %v", c, got)
		}
	}
	for c, want := range map[Collection]bool{"board": true, "all": false, "hidden": true} {
		if got := s.Sees(Viewer{Channel: "C1", Groups: []string{"S1"}, Without: without}, c); got != want {
			t.Errorf("a member of S1 sees %s: %v", c, got)
		}
	}
}
