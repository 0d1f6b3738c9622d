package blocks_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"policybot/bot/blocks"
	"policybot/knowledge"
	"policybot/search/answer"
	"policybot/search/answer/verdict"
)

// anyText is hostile and of any length.
func anyText() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(hostile), 0, 12).Draw(t, "pieces"), "")
		return strings.Repeat(text, rapid.SampledFrom([]int{0, 1, 1, 1, 2, 20, 900}).Draw(t, "times"))
	})
}

// several gives none, a few or very many.
func several[T any](g *rapid.Generator[T]) *rapid.Generator[[]T] {
	return rapid.Custom(func(t *rapid.T) []T {
		list := rapid.SliceOfN(g, 0, 4).Draw(t, "items")
		return slices.Repeat(list, rapid.SampledFrom([]int{1, 1, 1, 5, 60}).Draw(t, "times"))
	})
}

func anyEvent() *rapid.Generator[answer.Event] {
	return rapid.Custom(func(t *rapid.T) answer.Event {
		text := func(name string) string { return anyText().Draw(t, name) }
		return answer.Event{ID: knowledge.EventID(text("id")), Date: text("date"), Action: knowledge.Act(text("action")), Actor: knowledge.EntityID(text("actor")),
			App: knowledge.EntityID(text("app")), Scope: text("scope"), Text: text("text"), Source: knowledge.SourceID(text("source"))}
	})
}

func anyEvidence() *rapid.Generator[answer.Evidence] {
	return rapid.Custom(func(t *rapid.T) answer.Evidence {
		text := func(name string) string { return anyText().Draw(t, name) }
		address := rapid.OneOf(anyText(), rapid.Just("https://memos.acme.example/"+text("path"))).Draw(t, "url")
		return answer.Evidence{Record: text("record"), Source: knowledge.SourceID(text("source")), Title: text("title"), Publisher: text("publisher"), Published: text("published"),
			Since: text("since"), Until: text("until"), Locator: text("locator"), Text: text("text"), Quote: text("quote"), Speaker: text("speaker"), Certainty: text("certainty"), URL: address}
	})
}

func anyAnswer(depth int) *rapid.Generator[answer.Answer] {
	verdicts := []verdict.Verdict{verdict.Yes, verdict.No, verdict.Partly, verdict.Reversed, verdict.UnderReview, verdict.Unknown, verdict.Info, "", "<odd>"}
	choice := rapid.Custom(func(t *rapid.T) answer.Choice {
		return answer.Choice{Label: anyText().Draw(t, "label"), Question: anyText().Draw(t, "question")}
	})
	return rapid.Custom(func(t *rapid.T) answer.Answer {
		text := func(name string) string { return anyText().Draw(t, name) }
		a := answer.Answer{Question: text("question"), Verdict: rapid.SampledFrom(verdicts).Draw(t, "verdict"), Text: text("text"), AsOf: text("as of"), KnownTo: text("known to"), Edition: text("edition"), Language: rapid.SampledFrom([]string{"", "de", "xx"}).Draw(t, "language"),
			Events: several(anyEvent()).Draw(t, "events"), Evidence: several(anyEvidence()).Draw(t, "evidence"), Caveats: several(anyText()).Draw(t, "caveats"), Choices: several(choice).Draw(t, "choices")}
		if rapid.IntRange(0, 5).Draw(t, "fails") == 0 {
			a.Error = text("error")
		}
		if depth > 0 && rapid.IntRange(0, 2).Draw(t, "has parts") == 0 {
			a.Parts = rapid.SliceOfN(anyAnswer(depth-1), 1, 7).Draw(t, "parts")
		}
		return a
	})
}

func anyOptions() *rapid.Generator[blocks.Options] {
	return rapid.Custom(func(t *rapid.T) blocks.Options {
		yes := func(name string) bool { return rapid.Bool().Draw(t, name) }
		return blocks.Options{Share: yes("share"), Before: anyText().Draw(t, "before"), ShareIn: rapid.SampledFrom([]string{"", "C0GENERAL1"}).Draw(t, "in"), ShareSeal: "seal", All: yes("all"), Restate: yes("restate"), HideRecords: yes("hide"), Answer: anyText().Draw(t, "answer"),
			Asker: rapid.OneOf(rapid.Just("U0ASKER1"), anyText()).Draw(t, "asker")}
	})
}

// harmless fails where the blocks hold markup, or a mention other than the asker.
func harmless(t fataler, tree any, asker string) {
	t.Helper()
	visitAll(tree, func(o map[string]any) {
		switch o["type"] {
		case "mrkdwn", "markdown", "link", "broadcast", "channel", "emoji", "usergroup", "date", "image":
			t.Fatalf("%v is in the blocks", o)
		case "user":
			if o["user_id"] != asker {
				t.Fatalf("mentions %v", o["user_id"])
			}
		case "plain_text":
			if o["emoji"] != false {
				t.Fatalf("emoji are read in %v", o)
			}
		}
		if at, ok := o["url"].(string); ok {
			if u, err := url.Parse(at); err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
				t.Fatalf("opens %q", at)
			}
		}
	})
}

// exact fails where something is shown as a quote that nobody is quoted with.
func exact(t fataler, tree any, quotes []string) {
	t.Helper()
	visitAll(tree, func(o map[string]any) {
		if o["type"] != "rich_text_quote" {
			return
		}
		var parts []string
		for _, e := range o["elements"].([]any) {
			parts = append(parts, e.(map[string]any)["text"].(string))
		}
		end := map[string]string{"“": "”", "„": "“"}[parts[0]]
		whole := parts[len(parts)-1] == end
		if len(parts) != 3 || end == "" || (!whole && parts[2] != end+" …") {
			t.Fatalf("a quote of %q", parts)
		}
		if !slices.ContainsFunc(quotes, func(q string) bool { return q == parts[1] || !whole && strings.HasPrefix(q, parts[1]) }) {
			t.Fatalf("%.200q is nobody's words", parts[1])
		}
	})
}

func quotesOf(a answer.Answer) []string {
	var list []string
	for _, e := range a.Evidence {
		list = append(list, e.Quote)
	}
	for _, p := range a.Parts {
		list = append(list, quotesOf(p)...)
	}
	return list
}

func TestAnyAnswerCanBeShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, o := anyAnswer(2).Draw(t, "answer"), anyOptions().Draw(t, "options")
		m := blocks.Render(a, o)
		valid(t, m)
		inert(t, m.Text)
		tree := decoded(t, m.Blocks)
		harmless(t, tree, o.Asker)
		exact(t, tree, quotesOf(a))
	})
}

// What is neither shown nor counted would be lost without a word.
func TestNothingIsLostWithoutAWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := long(rapid.IntRange(0, 80).Draw(t, "n"))
		m := blocks.Render(a, blocks.Options{All: rapid.Bool().Draw(t, "all")})
		valid(t, m)
		got := shown(t, m.Blocks)
		whole := true
		for i := range a.Events {
			whole = whole && strings.Contains(got, a.Evidence[i].Quote+"”") && strings.Contains(got, a.Events[i].Text+"[")
		}
		if len(a.Events) < 2 {
			return
		}
		if counted := strings.Contains(got, "Left out here: "); counted == whole {
			t.Fatalf("all shown: %v, said to be shortened: %v\n%s", whole, counted, got)
		}
		if last := a.Events[len(a.Events)-1].Text; !strings.Contains(got, last) {
			t.Fatalf("the last event is not shown:\n%s", got)
		}
	})
}

func TestAnyRecordCanBeShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := anyEvidence().Draw(t, "evidence")
		view := blocks.SourceModal(english, e, rapid.IntRange(0, 1<<40).Draw(t, "n"), anyText().Draw(t, "edition"))
		validView(t, view)
		tree := decoded(t, view.Blocks)
		harmless(t, tree, "")
		exact(t, tree, []string{e.Quote})
		validView(t, blocks.NoticeModal(english, e.Text))
	})
}

func TestAnyHitsCanBeShown(t *testing.T) {
	hit := rapid.Custom(func(t *rapid.T) blocks.Hit {
		n := rapid.IntRange(-3, 40)
		mark := rapid.Custom(func(t *rapid.T) [2]int { return [2]int{n.Draw(t, "from"), n.Draw(t, "to")} })
		return blocks.Hit{Evidence: anyEvidence().Draw(t, "evidence"), Snippet: anyText().Draw(t, "snippet"), Marks: rapid.SliceOfN(mark, 0, 5).Draw(t, "marks")}
	})
	rapid.Check(t, func(t *rapid.T) {
		f := blocks.Found{Query: anyText().Draw(t, "query"), Hits: several(hit).Draw(t, "hits"), AsOf: anyText().Draw(t, "as of"), Edition: anyText().Draw(t, "edition")}
		m := blocks.SearchResults(english, f, anyOptions().Draw(t, "options"))
		valid(t, m)
		inert(t, m.Text)
		harmless(t, decoded(t, m.Blocks), "")
	})
}

func TestAnyHomeCanBeShown(t *testing.T) {
	asked := rapid.Custom(func(t *rapid.T) blocks.Asked {
		return blocks.Asked{Understood: "did-ban actor:" + anyText().Draw(t, "actor") + " app:" + anyText().Draw(t, "app"), Verdict: anyText().Draw(t, "verdict")}
	})
	rapid.Check(t, func(t *rapid.T) {
		view := blocks.Home(english, blocks.HomePage{
			Changes: rapid.SliceOfN(anyEvent(), 0, 5).Draw(t, "changes"), Asked: rapid.SliceOfN(asked, 0, 5).Draw(t, "asked"),
			Admin: rapid.Bool().Draw(t, "admin"), Edition: anyText().Draw(t, "edition"),
			Name: func(id knowledge.EntityID) string { return string(id) + anyText().Draw(t, "name") },
		})
		validView(t, view)
		harmless(t, decoded(t, view.Blocks), "")
		validView(t, blocks.HomeNotice(blocks.Problem(english, anyText().Draw(t, "reference"), anyText().Draw(t, "sentence"))))
	})
}
