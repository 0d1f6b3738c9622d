package blocks_test

import (
	"strings"
	"testing"

	"policybot/bot/blocks"
	"policybot/search/answer"
)

func found() blocks.Found {
	first := blocks.Hit{Evidence: reversed().Evidence[0], Snippet: "…told staff to remove Pigeon & <others>", Marks: [][2]int{{24, 30}}}
	return blocks.Found{Query: "pigeon <ban>", Hits: []blocks.Hit{first, {Evidence: reversed().Evidence[1]}}, AsOf: "2026-11-26", Edition: "12 (3f9a1c)"}
}

func TestSearchResults(t *testing.T) {
	m := blocks.SearchResults(english, found(), blocks.Options{})
	if want := "2 places on record for “pigeon &lt;ban&gt;”."; m.Text != want {
		t.Errorf("text %q, want %q", m.Text, want)
	}
	strong := ""
	walk(t, m, func(o map[string]any) {
		if style, ok := o["style"].(map[string]any); ok && style["bold"] == true && o["text"] == "Pigeon" {
			strong = "Pigeon"
		}
	})
	if strong == "" {
		t.Errorf("the word looked for doesn't stand out:\n%s", shown(t, m.Blocks))
	}
	if n := len(buttons(t, m.Blocks, blocks.ShowSource)); n != 2 {
		t.Errorf("%d source buttons", n)
	}
}

func TestSearchFindsNothing(t *testing.T) {
	m := blocks.SearchResults(english, blocks.Found{Query: "owls"}, blocks.Options{})
	valid(t, m)
	if m.Text != "Nothing on record was found for “owls”." {
		t.Errorf("%q", m.Text)
	}
}

func TestBadMarksAreIgnored(t *testing.T) {
	h := blocks.Hit{Evidence: answer.Evidence{Title: "Memo"}, Snippet: "né pigeon", Marks: [][2]int{{-1, 3}, {2, 4}, {5, 4}, {0, 99}, {4, 10}, {4, 6}}}
	m := blocks.SearchResults(english, blocks.Found{Query: "x", Hits: []blocks.Hit{h}}, blocks.Options{})
	valid(t, m)
	if got := shown(t, m.Blocks); !strings.Contains(got, "né pigeon") {
		t.Errorf("the snippet suffered: %q", got)
	}
}
