package answer_test

import (
	"testing"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/verdict"
	"policybot/search/phrases"
	"policybot/search/question"
)

// TestEverythingIsWorded holds the messages whose keys end in what records and
// questions give to all of these.
func TestEverythingIsWorded(t *testing.T) {
	var keys []string
	add := func(group string, ends ...string) {
		for _, end := range ends {
			keys = append(keys, group+"."+end)
		}
	}
	for _, a := range knowledge.Acts() {
		add("act", string(a))
	}
	for _, d := range knowledge.Dimensions() {
		add("scope", string(d))
	}
	for _, v := range []verdict.Verdict{verdict.Yes, verdict.No, verdict.Partly, verdict.Reversed, verdict.UnderReview, verdict.Unknown, verdict.Info} {
		add("verdict", string(v))
	}
	rules := []string{"ban", "restrict", "allow"}
	for _, group := range []string{"done", "rule", "standing.status", "standing.no-rule", "lacking.renewal", "claim.act", "claim.undo", "claim.reinstate", "claim.amend"} {
		add(group, rules...)
	}
	for _, group := range []string{"did", "did-any"} {
		add(group, append(rules, "reinstate", "undo", "exempt", "postpone", "amend", "consider", "deny", "warn", "advise")...)
	}
	for _, r := range language.Relations() {
		add("around.ban", string(r))
		add("around.undo", string(r))
		if r != language.During {
			add("when."+string(r), "day", "month", "year", "span", "unknown")
		}
	}
	for _, n := range []question.NoteKind{question.Slip, question.LeftOut, question.YearOnly, question.YearAhead, question.FirstTime} {
		add("note", string(n))
	}
	for _, key := range keys {
		if phrases.In(phrases.English).Say(key) == key {
			t.Errorf("there is no message %s", key)
		}
	}
}
