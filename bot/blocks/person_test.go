package blocks_test

import (
	"slices"
	"strings"
	"testing"

	"policybot/bot/blocks"
	"policybot/knowledge"
	"policybot/search/answer"
	"policybot/search/answer/verdict"
)

func TestPassedOn(t *testing.T) {
	long := strings.Repeat("<!channel> & *all* of it. ", 100)
	a := answer.Answer{Question: "the first words", Verdict: verdict.Unknown, Text: long, Edition: "e1",
		Choices: []answer.Choice{{Label: "Acme", Question: "did Acme?"}},
		Parts:   []answer.Answer{{Question: "the first words of a part", Text: "Yes."}, {Question: "of another", Text: "No."}}}
	for range 60 {
		a.Evidence = append(a.Evidence, answer.Evidence{Record: "r", Source: "s", Title: long, Quote: long})
	}
	m := blocks.PassedOn(english, "U0EMMA0001", strings.Repeat("<@U0NOOR0001> & ", 60), slices.Repeat([]blocks.Topic{{Entity: "pigeon, unknown actor", Intent: "did-ban"}}, 40), "C1:1.1", "ABCDEF", a, blocks.Options{})
	valid(t, m)
	got := shown(t, m.Blocks)
	if strings.Contains(got, "the first words") || !strings.Contains(got, "Reference ABCDEF") || !strings.Contains(got, "<@U0NOOR0001>") ||
		!strings.Contains(got, "I had answered a question in other words, about pigeon, unknown actor · did-ban; ") {
		t.Errorf("it shows\n%.3000s", got)
	}
	if b := buttons(t, m.Blocks, blocks.Resolve); len(b) != 1 || refOf(t, b[0]).Answer != "C1:1.1" {
		t.Errorf("buttons to resolve: %v", b)
	}
	for _, action := range []blocks.Action{blocks.Choose, blocks.ShowAll, blocks.AskPerson, blocks.Share} {
		if b := buttons(t, m.Blocks, action); len(b) != 0 {
			t.Errorf("what is for who asked is shown: %v", b)
		}
	}
}

func TestPassOnAnswer(t *testing.T) {
	a := answer.Answer{Text: strings.Repeat("<!here> it is banned. ", 300)}
	owners := []knowledge.Owner{"U0EMMA0001", "S0POLICYA1", "C0POLICY01"}
	for range 20 {
		owners = append(owners, "W0MANY0001")
	}
	validView(t, blocks.PassOnAnswer(english, "sealed", strings.Repeat("may I? ", 400), a, owners))
	validView(t, blocks.PassOnAnswer(english, "", "", answer.Answer{}, owners[:1]))
}

func TestPersonIsOfferedWhereOneIsNamed(t *testing.T) {
	a := answer.Answer{Question: "did Acme?", Verdict: verdict.Yes, Text: "Yes."}
	for _, c := range []struct {
		o    blocks.Options
		want int
	}{{blocks.Options{Person: true}, 1}, {blocks.Options{}, 0}, {blocks.Options{Person: true, All: true}, 0}} {
		m := blocks.Render(a, c.o)
		valid(t, m)
		if b := buttons(t, m.Blocks, blocks.AskPerson); len(b) != c.want {
			t.Errorf("%+v: %d buttons; want %d", c.o, len(b), c.want)
		}
	}
}

func TestWhatAskersAndOwnersAreTold(t *testing.T) {
	for _, m := range []blocks.Message{
		blocks.Passed(english, "C0POLICY01", false, "https://slack.example/archives/C0POLICY01/p1"), blocks.Passed(english, "G1", true, ""), blocks.Passed(english, "C1", false, "javascript:x"),
		blocks.Resolved(english, "U0EMMA0001", "U0NOOR0001"), blocks.Resolved(english, "forgotten", "<!here>"), blocks.ResolvedForAsker(english, "U0EMMA0001", "https://slack.example/x"),
	} {
		valid(t, m)
	}
}
