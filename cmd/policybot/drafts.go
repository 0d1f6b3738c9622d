package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"policybot/bot/state"
	"policybot/knowledge"
	"policybot/knowledge/draft"
	"policybot/knowledge/lint"
	"policybot/knowledge/record"
	"policybot/search/edition"
)

// Draft writes a report as a record.
func (l *library) Draft(v knowledge.Viewer, r draft.Report, number int64) (draft.Draft, error) {
	base := l.Edition().Written.For(v)
	return draft.Write(base, r, number, knowledge.DayOf(l.now().In(base.Zone)))
}

// drafted is what is in use with a draft added.
func (l *library) drafted(ctx context.Context, number int64) (candidate, error) {
	d, there, err := l.store.Draft(ctx, number)
	if err != nil {
		return candidate{}, err
	}
	if !there {
		return candidate{}, state.ErrDecided
	}
	uses, err := l.store.EditionsUsed(ctx, 1)
	if err != nil || len(uses) == 0 {
		return candidate{}, fmt.Errorf("draft %d: which edition is in use isn't known: %w", number, err)
	}
	base, findings, err := withDraft(l.Edition().Written, d)
	if err != nil {
		return candidate{}, err
	}
	ed, err := edition.New(base, l.now(), edition.Kept(l.load.keeping))
	c := candidate{Edition: ed, folder: uses[0].Folder}
	for _, f := range findings {
		c.warnings = append(c.warnings, f.String())
	}
	return c, err
}

// draftFile is what findings and exports call a draft.
func draftFile(d state.Draft) string { return fmt.Sprintf("report-%d.yaml", d.Number) }

// withDraft adds a draft to a base, with what is to be said of the base only
// since. Errors keep it out.
func withDraft(base *knowledge.Base, d state.Draft) (*knowledge.Base, knowledge.Findings, error) {
	after, findings := record.Add(base, record.Named{Name: draftFile(d), Data: d.File})
	if after == nil {
		return nil, nil, findings.Err()
	}
	said := map[string]bool{}
	for _, f := range lint.Check(base) {
		said[f.String()] = true
	}
	for _, f := range lint.Check(after) {
		if !said[f.String()] && f.Severity != knowledge.Note {
			findings = append(findings, f)
		}
	}
	return after, findings, findings.Err()
}

// withApproved adds to what a folder holds the drafts that were approved. Where
// the folder has a record of the same id, that one counts; where it says
// something else, there is a warning.
func (l *library) withApproved(ctx context.Context, base *knowledge.Base) (*knowledge.Base, knowledge.Findings, error) {
	approved, err := l.store.Drafts(ctx, state.Approved)
	if err != nil {
		return nil, nil, err
	}
	var said knowledge.Findings
	for _, d := range approved {
		if own := base.Event(knowledge.EventID(d.Record)); own != nil {
			if !tells(d, own) {
				said.Warnf(own.Origin, "%s is also in the approved report %d (%s) and says something else here; this one counts", d.Record, d.Number, draftFile(d))
			}
			continue
		}
		after, findings, err := withDraft(base, d)
		if err != nil {
			return nil, nil, fmt.Errorf("the approved report %d can't be added to the folder; write its event %s into the folder as it should stand, which then counts instead (policybot export --approved DIR writes what was approved):\n%w", d.Number, d.Record, err)
		}
		base, said = after, append(said, findings...)
	}
	return base, said, nil
}

// tells compares an event with what a draft says, wherever they stand.
func tells(d state.Draft, e *knowledge.Event) bool {
	want, err := json.Marshal(e)
	for _, x := range record.Events(draftFile(d), d.File) {
		if got, failed := json.Marshal(x); err == nil && failed == nil && bytes.Equal(got, want) {
			return true
		}
	}
	return false
}

// holding are the approved drafts that a base holds, and those that were taken
// back.
func (l *library) holding(ctx context.Context, base *knowledge.Base) (numbers []int64, err error) {
	for _, fate := range []state.Fate{state.Approved, state.TakenBack} {
		all, err := l.store.Drafts(ctx, fate)
		if err != nil {
			return nil, err
		}
		for _, d := range all {
			if base.Event(knowledge.EventID(d.Record)) != nil {
				numbers = append(numbers, d.Number)
			}
		}
	}
	return numbers, nil
}
