package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"policybot/bot"
	"policybot/bot/blocks"
	"policybot/bot/state"
	"policybot/knowledge"
	"policybot/search/edition"
)

// candidate is an edition that may become current.
type candidate struct {
	*edition.Edition
	folder   string // names the content of the folder that it rests on
	warnings []string
	number   int64 // where it was used before
}

// read makes an edition of what the folder holds now, and of the drafts that were
// approved and that it doesn't hold.
func (l *library) read(ctx context.Context) (candidate, error) {
	base, findings, err := l.folder()
	if err != nil {
		return candidate{}, err
	}
	folder, err := edition.ID(base)
	if err != nil {
		return candidate{}, err
	}
	base, more, err := l.withApproved(ctx, base)
	if err != nil {
		return candidate{}, err
	}
	ed, err := edition.New(base, l.now(), edition.Kept(l.load.keeping))
	c := candidate{Edition: ed, folder: folder}
	left := findings.LeftOut()
	if len(left) > 0 {
		l.log.Warn("documents that can't be read are left out of the knowledge", "documents", len(left), "hint", "policybot check tells which, and why")
	}
	for _, f := range slices.Concat(left, findings.Of(knowledge.Warning), more) {
		c.warnings = append(c.warnings, f.String())
	}
	return c, err
}

// folder reads the folder, or the embedded records where there is none.
func (l *library) folder() (*knowledge.Base, knowledge.Findings, error) {
	if l.dir == "" {
		base, err := l.load.base("")
		return base, nil, err
	}
	base, findings := l.load.folder(l.dir)
	if base == nil {
		return nil, nil, findings.Err()
	}
	return base, findings, nil
}

// used is an edition that was used before, as the state keeps it.
func (l *library) used(ctx context.Context, hash string) (candidate, error) {
	uses, err := l.store.EditionsUsed(ctx, usesLooked)
	if err != nil {
		return candidate{}, err
	}
	for _, u := range uses {
		if u.Hash == hash {
			ed, err := l.unpack(ctx, u.Edition)
			return candidate{Edition: ed, folder: u.Folder, number: u.Number}, err
		}
	}
	return candidate{}, fmt.Errorf("edition %s: %w", hash, errNoContent)
}

// usesLooked is among how many of the latest uses an edition is looked for: the
// state keeps the content of no more.
const usesLooked = 20

func (l *library) candidate(ctx context.Context, from bot.From) (candidate, error) {
	switch {
	case from.Edition != "":
		return l.used(ctx, from.Edition)
	case from.Draft != 0:
		return l.drafted(ctx, from.Draft)
	}
	return l.read(ctx)
}

// publish makes the edition current, for all replicas, when its index is built.
func (l *library) publish(ctx context.Context, c candidate, p state.Publication, acts ...state.Act) error {
	if err := c.Warm(ctx); err != nil {
		return err
	}
	p.Hash, p.Folder, p.Holds = c.ID, c.folder, holds(c.Written)
	if c.number == 0 { // else its content is kept
		p.Parts = state.Parts(c.Parts())
	}
	published, err := l.store.Publish(ctx, p, l.now(), acts...)
	if err == nil {
		l.since.Store(published.Since.Unix())
	}
	return err
}

// holds says how much is on record, as the state keeps it: events=41 facts=7.
func holds(b *knowledge.Base) string {
	var list []string
	for _, c := range []blocks.Count{{Of: blocks.Events, N: len(b.Events)}, {Of: blocks.Facts, N: len(b.Facts)}, {Of: blocks.Sources, N: len(b.Sources)},
		{Of: blocks.Passages, N: len(b.Present())}} {
		if c.N > 0 {
			list = append(list, fmt.Sprintf("%s=%d", c.Of, c.N))
		}
	}
	return strings.Join(list, " ")
}

// held reads what holds has written.
func held(text string) (list []blocks.Count) {
	for field := range strings.FieldsSeq(text) {
		of, number, _ := strings.Cut(field, "=")
		n, err := strconv.Atoi(number)
		if known := []blocks.Counted{blocks.Events, blocks.Facts, blocks.Sources, blocks.Passages}; err == nil && slices.Contains(known, blocks.Counted(of)) {
			list = append(list, blocks.Count{Of: blocks.Counted(of), N: n})
		}
	}
	return list
}

// Reload reads the knowledge anew and builds its index aside; only when all of
// it is well is it published and answered from. The old edition is closed after
// that.
func (l *library) Reload(ctx context.Context, who string) (bot.Report, error) {
	l.swap.Lock() // while reading too: of two reloads the one that read later counts
	defer l.swap.Unlock()
	c, err := l.read(ctx)
	if err != nil {
		return bot.Report{}, err
	}
	act := state.Act{Who: who, What: string(blocks.Reload), About: c.ID, Outcome: "done", At: l.now()}
	return l.swapTo(ctx, knowledge.Viewer{All: true}, c, state.Publication{Who: who}, act)
}

// next is what may be answered from next, beside the edition that is current by
// now.
func (l *library) next(ctx context.Context, from bot.From) (candidate, error) {
	if err := l.catchUp(ctx); err != nil {
		return candidate{}, err
	}
	return l.candidate(ctx, from)
}

// Propose tells what taking the knowledge would change.
func (l *library) Propose(ctx context.Context, v knowledge.Viewer, from bot.From) (bot.Report, error) {
	l.swap.Lock()
	defer l.swap.Unlock()
	c, err := l.next(ctx, from)
	if err != nil {
		return bot.Report{}, err
	}
	r := l.report(ctx, v, l.Edition(), c)
	if was, marked, err := l.store.RolledBack(ctx, c.folder); err != nil {
		return bot.Report{}, errors.Join(err, c.Close())
	} else if marked {
		r.Refused = &was
	}
	return r, c.Close()
}

// Take publishes what was shown, if that is still what taking the knowledge
// would do.
func (l *library) Take(ctx context.Context, v knowledge.Viewer, from bot.From, shown bot.Report, act state.Act) (bot.Report, error) {
	l.swap.Lock()
	defer l.swap.Unlock()
	c, err := l.next(ctx, from)
	if err != nil {
		return bot.Report{}, err
	}
	if current := l.Current(); c.ID != shown.Edition || current != shown.Before && current != c.ID {
		return bot.Report{}, errors.Join(bot.ErrAnother, c.Close())
	}
	p := state.Publication{Who: act.Who, Over: shown.Before, Way: state.Reviewed}
	switch {
	case from.Edition != "":
		p.Way = state.Back
		if p.Holding, err = l.holding(ctx, c.Written); err != nil {
			return bot.Report{}, errors.Join(err, c.Close())
		}
	case from.Draft != 0:
		p.Way, p.Draft = state.Added, from.Draft
	}
	acts := []state.Act{act}
	if l.Current() == c.ID {
		acts = nil // it was done before
	}
	r, err := l.swapTo(ctx, v, c, p, acts...)
	if errors.Is(err, state.ErrOvertaken) {
		err = bot.ErrAnother
	}
	return r, err
}

// swapTo publishes an edition and answers from it. The one before is closed.
func (l *library) swapTo(ctx context.Context, v knowledge.Viewer, c candidate, p state.Publication, acts ...state.Act) (bot.Report, error) {
	if err := l.publish(ctx, c, p, acts...); err != nil {
		return bot.Report{}, errors.Join(err, c.Close())
	}
	before := l.Use(c.Edition)
	r := l.report(ctx, v, before, c)
	if err := before.Close(); err != nil { // the new one is in use all the same
		r.Warnings = append(r.Warnings, err.Error())
	}
	return r, nil
}

// warningsFor are the warnings, or how many there are where some may be of what the
// viewer may not see.
func (c candidate) warningsFor(v knowledge.Viewer) []string {
	if len(c.warnings) == 0 || c.Base.SeesAll(v) {
		return c.warnings
	}
	return []string{fmt.Sprintf("%d warnings, which policybot check tells whoever keeps the folder", len(c.warnings))}
}

// report tells what changes in meaning, as far as the viewer may see it.
func (l *library) report(ctx context.Context, v knowledge.Viewer, before *edition.Edition, c candidate) bot.Report {
	r := bot.Report{Edition: c.ID, Before: before.ID, Warnings: c.warningsFor(v), Number: c.number}
	was, err := before.For(ctx, v)
	is, failed := c.For(ctx, v)
	if err := errors.Join(err, failed); err != nil {
		r.Warnings = append(r.Warnings, "what answers change can't be told: "+err.Error())
	} else {
		for _, change := range knowledge.Diff(was.Base, is.Base, knowledge.DayOf(l.now().In(c.Base.Zone))) {
			r.Changes = append(r.Changes, change.String(is.Base))
		}
	}
	n := knowledge.CountChanges(before.Written.For(v), c.Written.For(v))
	r.Counts = []blocks.Count{{Of: blocks.Added, N: n.Added}, {Of: blocks.Removed, N: n.Removed}, {Of: blocks.Changed, N: n.Changed}}
	return r
}

// Editions lists what was answered from.
func (l *library) Editions(ctx context.Context, limit int) ([]blocks.Edition, error) {
	uses, err := l.store.EditionsUsed(ctx, limit)
	if err != nil {
		return nil, err
	}
	var list []blocks.Edition
	for i, u := range uses {
		kept, err := l.store.HasContent(ctx, u.Number)
		if err != nil {
			return nil, err
		}
		list = append(list, blocks.Edition{Number: u.Number, Hash: u.Hash, Since: u.Since, Who: u.Who, Holds: held(u.Holds),
			Current: u.Number == uses[0].Number, Kept: kept || i == 0})
	}
	return list, nil
}
