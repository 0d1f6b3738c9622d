package blocks_test

import (
	"strings"
	"testing"
	"time"

	"policybot/bot/blocks"
)

func TestCorrectionReport(t *testing.T) {
	at := time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)
	long := strings.Repeat("<!channel> & *all* of it\n", 60)
	c := blocks.Corrections{All: 30}
	for i := range 8 {
		c.List = append(c.List, blocks.Correction{ID: int64(i + 1), User: "U0EMMA0001", About: []blocks.Topic{{Entity: "pigeon"}, {}}, Wrong: long, Right: long, Source: long, At: at})
	}
	m := blocks.CorrectionReport(english, c, blocks.Options{})
	valid(t, m)
	n := len(buttons(t, m.Blocks, blocks.Handled))
	if n == 0 || n == 8 || !strings.Contains(shown(t, m.Blocks), "more: they are shown when these are handled") {
		t.Errorf("%d are shown:\n%.1000s", n, shown(t, m.Blocks))
	}
	if r := refOf(t, buttons(t, m.Blocks, blocks.Handled)[0]); r.Answer != "1" {
		t.Errorf("the first button is of %q", r.Answer)
	}
	valid(t, blocks.CorrectionReport(english, blocks.Corrections{}, blocks.Options{}))
	valid(t, blocks.CorrectionReport(english, blocks.Corrections{All: 1, List: []blocks.Correction{{User: "<!here>", Wrong: "\x00"}}}, blocks.Options{}))
	valid(t, blocks.Disliked(english, blocks.Ref{Answer: "C1:1.1", Topics: "did-ban pigeon"}))
	validView(t, blocks.CorrectAnswer(english, "sealed"))
}
