// Package eval asks questions whose right answers are known, and says where
// the answers fall short: every question that is asked counts in the figures,
// and none is told as right that lacks anything expected of it.
package eval

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/search/answer"
	"policybot/search/answer/verdict"
)

// Case is a question with what is expected of its answer.
type Case struct {
	Name     string
	Ask      string
	AsOf     string // a date, or nothing for the day of the run
	Thread   string // questions of one thread follow each other; nothing: asked alone
	Kind     string // a label, for reports by kind
	Verdict  verdict.Verdict
	Has      []string // in the text, whatever the case of letters
	Lacks    []string // not in the text
	Evidence []string // ids of records or sources, each among the answer's evidence
}

var verdicts = []verdict.Verdict{verdict.Yes, verdict.No, verdict.Partly, verdict.Reversed, verdict.UnderReview, verdict.Unknown, verdict.Info}

// check says what keeps the case from being asked.
func (c Case) check() error {
	if c.Verdict == "" {
		return errors.New("no verdict")
	}
	if !slices.Contains(verdicts, c.Verdict) {
		return fmt.Errorf("verdict %q is none; write one of %v", c.Verdict, verdicts)
	}
	if c.AsOf != "" {
		if _, err := knowledge.ParseDate(c.AsOf); err != nil {
			return fmt.Errorf("as_of: %w", err)
		}
	}
	if slices.Contains(slices.Concat(c.Has, c.Lacks, c.Evidence), "") {
		return errors.New("has, lacks and evidence name something each; one is empty")
	}
	return nil
}

// Faults says where the answer falls short of what is expected.
func (c Case) Faults(a answer.Answer) []string {
	var faults []string
	if a.Verdict != c.Verdict {
		faults = append(faults, fmt.Sprintf("verdict %s, want %s", a.Verdict, c.Verdict))
	}
	text := strings.ToLower(a.Text)
	for _, h := range c.Has {
		if !strings.Contains(text, strings.ToLower(h)) {
			faults = append(faults, fmt.Sprintf("lacks %q", h))
		}
	}
	for _, l := range c.Lacks {
		if strings.Contains(text, strings.ToLower(l)) {
			faults = append(faults, fmt.Sprintf("has %q", l))
		}
	}
	for _, id := range c.missing(a) {
		faults = append(faults, fmt.Sprintf("no evidence %s", id))
	}
	return faults
}

// missing lists the expected evidence that the answer doesn't rest on.
func (c Case) missing(a answer.Answer) []string {
	return slices.DeleteFunc(slices.Clone(c.Evidence), func(id string) bool {
		return slices.ContainsFunc(a.Evidence, func(e answer.Evidence) bool { return e.Record == id || string(e.Source) == id })
	})
}
