package blocks_test

import (
	"fmt"
	"strings"
	"testing"

	"policybot/bot/blocks"
	"policybot/knowledge"
	"policybot/search/answer"
	"policybot/search/answer/verdict"
)

// largest has so many of everything, and each as long as a text.
func largest(text string, n int) answer.Answer {
	a := answer.Answer{Question: text, Verdict: verdict.Reversed, Text: text, AsOf: text, KnownTo: text, Edition: text}
	for i := range n {
		id := fmt.Sprint(i)
		a.Events = append(a.Events, answer.Event{ID: knowledge.EventID(id), Date: text, Actor: knowledge.EntityID(text), Scope: text, Text: text, Source: "memo"})
		a.Evidence = append(a.Evidence, answer.Evidence{Record: id, Source: "memo", Title: id + text, Publisher: text, Published: text, Since: text, Until: text, Locator: text, Text: text, Quote: text, Speaker: text, Certainty: text, URL: "https://memos.acme.example/" + id})
		a.Caveats = append(a.Caveats, text)
		a.Choices = append(a.Choices, answer.Choice{Label: text, Question: id})
	}
	return a
}

func TestLargest(t *testing.T) {
	for _, piece := range []string{"word ", "&", "😀", "<!channel> ", "Acme did. "} {
		for _, times := range []int{1, 40, 500} {
			for _, parts := range []int{0, 6} {
				for _, n := range []int{2, 30} {
					a := largest(strings.Repeat(piece, times), n)
					for range parts {
						a.Parts = append(a.Parts, largest(strings.Repeat(piece, times), n))
					}
					for _, all := range []bool{false, true} {
						m := blocks.Render(a, blocks.Options{All: all, Restate: true, Asker: "U0ASKER1", Answer: "a-1"})
						valid(t, m)
						inert(t, m.Text)
						harmless(t, decoded(t, m.Blocks), "U0ASKER1")
					}
				}
			}
		}
	}
}

func TestLargestRecordAndSearch(t *testing.T) {
	for _, piece := range []string{"word ", "&", "😀", "<!channel> "} {
		a := largest(strings.Repeat(piece, 30_000), 50)
		validView(t, blocks.SourceModal(english, a.Evidence[0], 1, a.Edition))
		f := blocks.Found{Query: a.Question, AsOf: a.AsOf, Edition: a.Edition}
		for _, e := range a.Evidence {
			f.Hits = append(f.Hits, blocks.Hit{Evidence: e, Snippet: e.Text})
		}
		m := blocks.SearchResults(english, f, blocks.Options{})
		valid(t, m)
		if got := shown(t, m.Blocks); !strings.Contains(got, "Left out here: 40 further places.") {
			t.Errorf("40 places are lost without a word:\n%.500s", got)
		}
	}
}

// A table has a limit of its own, below that of a message.
func TestLargeTable(t *testing.T) {
	a := answer.Answer{Verdict: verdict.Info, Text: "Acme did much."}
	for range 54 {
		a.Events = append(a.Events, answer.Event{Date: "2024-03-04", Actor: "acme", Text: strings.Repeat("w", 180)})
	}
	valid(t, blocks.Render(a, blocks.Options{All: true}))
}
