package blocks_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/slack-go/slack"

	"policybot/bot/blocks"
	"policybot/search/answer"
	"policybot/search/answer/verdict"
)

func TestVerdictWords(t *testing.T) {
	for verdict, word := range map[verdict.Verdict]string{
		verdict.Yes: "Yes", verdict.No: "No", verdict.Partly: "Partly", verdict.Reversed: "Reversed",
		verdict.UnderReview: "Under review", verdict.Unknown: "Not known", verdict.Info: "On record",
	} {
		m := blocks.Render(answer.Answer{Verdict: verdict, Text: "Acme said so."}, blocks.Options{})
		first, _, _ := strings.Cut(shown(t, m.Blocks[:1]), "\n")
		if _, after, ok := strings.Cut(first, " "); !ok || after != word {
			t.Errorf("%s shows %q, want a mark and %q", verdict, first, word)
		}
	}
	m := blocks.Render(answer.Answer{Verdict: "certainly", Text: "Acme said so."}, blocks.Options{})
	if got := shown(t, m.Blocks[:1]); got != "Acme said so.\n" {
		t.Errorf("an unheard-of verdict shows %q", got)
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct {
		name string
		a    answer.Answer
		want string
	}{
		{"first sentence", answer.Answer{Verdict: verdict.Yes, Text: "Acme banned it [1]. It still does [2]."}, "Acme banned it [1]."},
		{"marks after the point", answer.Answer{Verdict: verdict.Yes, Text: "Acme banned it. [1] It still does."}, "Acme banned it. [1]"},
		{"undone: both sides", reversed(), "Acme told staff to remove Pigeon on 4 March 2024 [1]. It ended the ban on 10 June 2024 [2]."},
		{"abbreviations", answer.Answer{Verdict: verdict.No, Text: "Loft Ltd. Europe and the U.S. Post did not. More."}, "Loft Ltd. Europe and the U.S. Post did not."},
		{"a quote is not parted", answer.Answer{Verdict: verdict.No, Text: "Acme said: “No. Never.” More."}, "Acme said: “No. Never.”"},
		{"each part", twoInOne(), "Acme told staff to remove Pigeon on 4 March 2024 [1]. It ended the ban on 10 June 2024 [2]. Nothing is on record about Loft and Pigeon."},
		{"error", answer.Answer{Error: "The line is no JSON."}, "The line is no JSON."},
		{"no sentence", answer.Answer{Verdict: verdict.No, Question: "is it?"}, "No: is it?"},
		{"nothing at all", answer.Answer{}, "There is no answer to show."},
	} {
		if got := blocks.Render(c.a, blocks.Options{}).Text; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTimeline(t *testing.T) {
	m := blocks.Render(reversed(), blocks.Options{Name: names})
	i := slices.IndexFunc(m.Blocks, func(b slack.Block) bool { return b.BlockType() == slack.MBTTable })
	if i < 0 {
		t.Fatal("no table")
	}
	want := "DateWhoWhatSource4 March 2024AcmeAcme told staff to remove Pigeon. (company phones)[1]10 June 2024AcmeAcme ended the ban.[2]\n"
	if got := shown(t, m.Blocks[i:i+1]); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	one := reversed()
	one.Events = one.Events[:1]
	for _, b := range blocks.Render(one, blocks.Options{}).Blocks {
		if b.BlockType() == slack.MBTTable {
			t.Error("a table for one event")
		}
	}
}

func TestTwoTimelinesInOneMessage(t *testing.T) {
	a := answer.Answer{Parts: []answer.Answer{reversed(), reversed()}}
	m := blocks.Render(a, blocks.Options{Name: names})
	valid(t, m)
	if n := strings.Count(shown(t, m.Blocks), "Acme ended the ban."); n != 2 {
		t.Errorf("the undoing is told %d times in the timelines, want 2", n)
	}
}

func TestParentWithWordsOfItsOwn(t *testing.T) {
	a := twoInOne()
	if got := shown(t, blocks.Render(a, blocks.Options{}).Blocks); strings.Count(got, "It ended the ban") != 1 {
		t.Errorf("said twice:\n%s", got)
	}
	a.Caveats = []string{"The two differ."}
	if got := shown(t, blocks.Render(a, blocks.Options{}).Blocks); !strings.Contains(got, a.Caveats[0]) {
		t.Errorf("the whole's caveat is lost:\n%s", got)
	}
	a = twoInOne()
	a.Evidence = []answer.Evidence{{Title: "Memo of both", Source: "memo-9"}}
	if got := shown(t, blocks.Render(a, blocks.Options{}).Blocks); !strings.Contains(got, "Memo of both") {
		t.Errorf("the whole's evidence is lost:\n%s", got)
	}
	a = twoInOne()
	a.Text = "Both were asked about."
	if got := shown(t, blocks.Render(a, blocks.Options{}).Blocks); !strings.Contains(got, a.Text) {
		t.Errorf("what only the whole says is lost:\n%s", got)
	}
}

func TestShortened(t *testing.T) {
	a := long(12)
	short := blocks.Render(a, blocks.Options{Answer: "a-1"})
	got := shown(t, short.Blocks)
	for _, want := range []string{"Left out here: 6 events and 4 sources.", "Acme did its act 11.", "words number 0"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	all := buttons(t, short.Blocks, blocks.ShowAll)
	if len(all) != 1 {
		t.Fatalf("%d buttons to show all", len(all))
	}
	if r := refOf(t, all[0]); r.Answer != "a-1" || r.Edition != a.Edition || r.Question != "" {
		t.Errorf("names %+v", r)
	}
	full := blocks.Render(a, blocks.Options{Answer: "a-1", All: true})
	got = shown(t, full.Blocks)
	if strings.Contains(got, "Left out") || len(buttons(t, full.Blocks, blocks.ShowAll)) > 0 {
		t.Errorf("still shortened:\n%s", got)
	}
	for _, want := range []string{"words number 11", "Acme did its act 0."} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestShowAllWithoutAName(t *testing.T) {
	all := buttons(t, blocks.Render(long(12), blocks.Options{}).Blocks, blocks.ShowAll)
	if len(all) != 1 || refOf(t, all[0]).Question != long(12).Question {
		t.Errorf("the question is not carried: %v", all)
	}
}

func TestCitedEvidenceComesFirst(t *testing.T) {
	a := long(12)
	a.Text = "Acme did its last act [12]."
	m := blocks.Render(a, blocks.Options{})
	if n := len(buttons(t, m.Blocks, blocks.ShowSource)); n != 4 {
		t.Errorf("%d sources shown, want 4", n)
	}
	if got := shown(t, m.Blocks); !strings.Contains(got, "words number 11") {
		t.Errorf("the source of the sentence is not shown:\n%s", got)
	}
}

func TestSourceButtons(t *testing.T) {
	m := blocks.Render(reversed(), blocks.Options{Answer: "a-1"})
	list := buttons(t, m.Blocks, blocks.ShowSource)
	if len(list) != 2 || list[0]["action_id"] != "source:1" || list[1]["action_id"] != "source:2" {
		t.Fatalf("%v", list)
	}
	want := blocks.Ref{Answer: "a-1", Edition: "12 (3f9a1c)", Record: "acme-pigeon-lift", Source: "memo-8", N: 2}
	if got := refOf(t, list[1]); got != want {
		t.Errorf("names %+v, want %+v", got, want)
	}
	hidden := blocks.Render(reversed(), blocks.Options{HideRecords: true})
	if n := len(buttons(t, hidden.Blocks, blocks.ShowSource)) + len(buttons(t, hidden.Blocks, blocks.OpenLink)); n != 0 {
		t.Errorf("%d buttons though hidden", n)
	}
}

func TestPartsTellTheirButtonsApart(t *testing.T) {
	var ids []string
	for _, b := range buttons(t, blocks.Render(twoInOne(), blocks.Options{}).Blocks, blocks.ShowSource) {
		ids = append(ids, b["action_id"].(string))
	}
	if want := []string{"source:1.1", "source:1.2", "source:2.1"}; !slices.Equal(ids, want) {
		t.Errorf("%v, want %v", ids, want)
	}
}

func TestLinks(t *testing.T) {
	for address, want := range map[string]string{
		"https://memos.acme.example/7":                   "https://memos.acme.example/7",
		"HTTP://memos.acme.example":                      "http://memos.acme.example",
		"javascript:alert(1)":                            "",
		"file://host.example/passwd":                     "",
		"memos.acme.example":                             "",
		"https://":                                       "",
		"https://bank.example@evil.example/":             "",
		"https://a.example/\nx":                          "",
		"slack://user?team=T1":                           "",
		"https://a.example/" + strings.Repeat("x", 3000): "",
	} {
		a := reversed()
		a.Evidence = a.Evidence[:1]
		a.Evidence[0].URL = address
		got := ""
		if list := buttons(t, blocks.Render(a, blocks.Options{}).Blocks, blocks.OpenLink); len(list) > 0 {
			got, _ = list[0]["url"].(string)
		}
		if got != want {
			t.Errorf("%.60q opens %q, want %q", address, got, want)
		}
	}
}

func TestChoices(t *testing.T) {
	m := blocks.Render(ambiguous(), blocks.Options{})
	list := buttons(t, m.Blocks, blocks.Choose)
	if len(list) != 2 {
		t.Fatalf("%d choices", len(list))
	}
	if r := refOf(t, list[1]); r.Question != "is Mercury Maps banned?" {
		t.Errorf("asks %q", r.Question)
	}
	if got := shown(t, m.Blocks); strings.Contains(got, "Not known") {
		t.Errorf("an open question is told as not known:\n%s", got)
	}
}

func TestFeedback(t *testing.T) {
	m := blocks.Render(reversed(), blocks.Options{Answer: "a-1"})
	votes := map[blocks.Opinion]string{}
	walk(t, m, func(o map[string]any) {
		for _, side := range []string{"positive_button", "negative_button"} {
			if b, ok := o[side].(map[string]any); ok {
				r := refOf(t, b)
				votes[r.Vote] = r.Answer
			}
		}
	})
	if len(votes) != 2 || votes[blocks.Helpful] != "a-1" || votes[blocks.Wrong] != "a-1" {
		t.Errorf("%v", votes)
	}
}

func TestLastLine(t *testing.T) {
	m := blocks.Render(reversed(), blocks.Options{})
	last := shown(t, m.Blocks[len(m.Blocks)-1:])
	want := "Sources: Device memo 7 (4 March 2024); Device memo 8 (10 June 2024) · As of 26 November 2026 · Records up to 10 June 2024 · Edition 12 (3f9a1c)\n"
	if last != want {
		t.Errorf("got  %q\nwant %q", last, want)
	}
}

func TestRestated(t *testing.T) {
	o := blocks.Options{Restate: true, Asker: "U0ASKER1"}
	first := blocks.Render(reversed(), o).Blocks[:1]
	if got := shown(t, first); got != " asked: did Acme ban Pigeon?\n" {
		t.Errorf("%q", got)
	}
	users := 0
	visitAll(decoded(t, first), func(e map[string]any) {
		if e["user_id"] == "U0ASKER1" {
			users++
		}
	})
	if users != 1 {
		t.Errorf("names the asker %d times", users)
	}
	o.Asker = "!channel"
	if got := shown(t, blocks.Render(reversed(), o).Blocks[:1]); got != "Asked: did Acme ban Pigeon?\n" {
		t.Errorf("%q", got)
	}
}

func TestParseRefRefusesOthers(t *testing.T) {
	for _, value := range []string{"", "x", "[]", `{"n":"one"}`} {
		if r, err := blocks.ParseRef(value); err == nil {
			t.Errorf("%q gives %+v", value, r)
		}
	}
}

func TestWhatIsLeftOutIsCounted(t *testing.T) {
	many := twoInOne()
	for range 7 {
		many.Parts = append(many.Parts, unknown())
	}
	choices := ambiguous()
	choices.Choices = append(choices.Choices, answer.Choice{Label: "too long to ask", Question: strings.Repeat("x", 2000)}, answer.Choice{Label: "asks nothing"})
	caveats := reversed()
	caveats.Caveats = slices.Repeat([]string{strings.Repeat("mind this ", 20)}, 30)
	words := reversed()
	words.Text += strings.Repeat(" And so on.", 200)
	quote := reversed()
	quote.Evidence[0].Quote = strings.Repeat("so they said ", 100)
	for want, a := range map[string]answer.Answer{
		"Left out here: 4 further questions.":             many,
		"Left out here: 2 choices.":                       choices,
		"Left out here: 25 caveats and some of the text.": caveats,
		"Left out here: some of the text.":                words,
		"Left out here: the rest of long quotes.":         quote,
	} {
		m := blocks.Render(a, blocks.Options{})
		valid(t, m)
		if got := shown(t, m.Blocks); !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if n := len(buttons(t, blocks.Render(choices, blocks.Options{}).Blocks, blocks.ShowAll)); n != 0 {
		t.Error("a button offers to show all, though nothing more can be shown")
	}
}
