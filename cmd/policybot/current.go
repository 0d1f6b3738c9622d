package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"policybot/bot"
	"policybot/bot/blocks"
	"policybot/bot/state"
	"policybot/knowledge"
	"policybot/search"
	"policybot/search/edition"
)

// openLibrary answers from the edition that is current in the state. Where
// there is none yet, the knowledge is read and published. The index is built at
// once, so that the first question needn't wait.
func openLibrary(ctx context.Context, dir string, store *state.Store, now func() time.Time, log *slog.Logger) (*library, error) {
	l := &library{dir: dir, store: store, now: now, log: log}
	current, ok, err := store.CurrentEdition(ctx)
	if err != nil {
		return nil, err
	}
	if ok {
		ed, err := restore(ctx, store, current)
		switch {
		case err == nil:
			l.Engine = search.NewEngine(now, ed)
			l.since.Store(current.Since.Unix())
			l.compare()
			return l, nil
		case errors.Is(err, edition.ErrNewer):
			return nil, hint(err, "run the newer program, or reload the knowledge there")
		case ctx.Err() != nil || errors.Is(err, state.ErrAway):
			return nil, err
		}
		log.Warn("the edition that is current can't be used; the knowledge is read anew", "error", err)
	}
	ed, err := loadEdition(dir)
	if err != nil {
		return nil, err
	}
	l.Engine = search.NewEngine(now, ed)
	err = ed.Warm(ctx)
	if err == nil {
		err = l.publish(ctx, ed)
	}
	if err != nil {
		return nil, errors.Join(err, ed.Close())
	}
	return l, nil
}

// errNoContent is of an edition that an older program published, or of one
// that is long gone.
var errNoContent = errors.New("its content is not in the state; reload the knowledge")

// restore makes the edition from what the state keeps of it, and its index.
func restore(ctx context.Context, store *state.Store, e state.Edition) (*edition.Edition, error) {
	content, err := store.Content(ctx, e.Number)
	if err != nil {
		return nil, err
	}
	if len(content) == 0 {
		return nil, fmt.Errorf("edition %s: %w", e.Hash, errNoContent)
	}
	ed, err := edition.Restore(e.Hash, content)
	if err != nil {
		return nil, err
	}
	return ed, ed.Warm(ctx)
}

// compare warns where a reload would bring other knowledge than is current:
// whoever changed files and started the program anew may expect them to count.
func (l *library) compare() {
	there, err := loadBase(l.dir)
	id := ""
	if err == nil {
		id, err = edition.ID(there)
	}
	switch {
	case err != nil:
		l.log.Warn("the knowledge that a reload would read can't be used; answers are from the edition that is current in the state", "edition", l.Current(), "error", err)
	case id != l.Current():
		l.log.Warn("the knowledge that a reload would read is another than the edition that is current in the state; reload to take it, by /policy reload or SIGHUP", "edition", l.Current(), "reload_brings", id)
	}
}

// publish makes the edition current, for all replicas.
func (l *library) publish(ctx context.Context, ed *edition.Edition) error {
	content, err := ed.Content()
	if err != nil {
		return err
	}
	published, err := l.store.Publish(ctx, ed.ID, content, l.now())
	if err == nil {
		l.since.Store(published.Since.Unix())
	}
	return err
}

// Reload reads the knowledge anew and builds its index aside; only when all of
// it is well is it published and answered from. The old edition is closed after
// that. What it reports is what the viewer may see of it.
func (l *library) Reload(ctx context.Context, v knowledge.Viewer) (bot.Report, error) {
	l.swap.Lock() // while reading too: of two reloads the one that read later counts
	defer l.swap.Unlock()
	next, warnings, err := l.read(ctx)
	if err != nil {
		return bot.Report{}, err
	}
	if err := l.publish(ctx, next); err != nil {
		return bot.Report{}, errors.Join(err, next.Close())
	}
	before := l.Use(next)
	report := report(before.Base.For(v), next.Base.For(v), next.ID, knowledge.DayOf(l.now().In(next.Base.Zone)))
	report.Warnings = warnings
	if err := before.Close(); err != nil { // the new one is in use all the same
		report.Warnings = append(report.Warnings, err.Error())
	}
	return report, nil
}

func (l *library) read(ctx context.Context) (*edition.Edition, []string, error) {
	var warnings []string
	if l.dir != "" {
		base, findings := loadFolder(l.dir)
		if base == nil {
			return nil, nil, findings.Err()
		}
		for _, f := range findings.Of(knowledge.Warning) {
			warnings = append(warnings, f.String())
		}
		ed, err := edition.New(base)
		if err != nil {
			return nil, nil, err
		}
		return ed, warnings, ed.Warm(ctx)
	}
	ed, err := loadEdition("")
	if err != nil {
		return nil, nil, err
	}
	return ed, nil, ed.Warm(ctx)
}

// report tells what changed in meaning.
func report(before, after *knowledge.Base, id string, day knowledge.Day) bot.Report {
	r := bot.Report{Edition: id}
	for _, c := range knowledge.Diff(before, after, day) {
		r.Changes = append(r.Changes, c.String(after))
	}
	n := knowledge.CountChanges(before, after)
	r.Counts = []blocks.Count{{Of: blocks.Added, N: n.Added}, {Of: blocks.Removed, N: n.Removed}, {Of: blocks.Changed, N: n.Changed}}
	return r
}
