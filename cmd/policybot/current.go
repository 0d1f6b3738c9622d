package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"policybot/bot/state"
	"policybot/search"
	"policybot/search/edition"
)

// openLibrary answers from the edition that is current in the state. Where
// there is none yet, the knowledge is read and published. The index is built at
// once, so that the first question needn't wait.
func openLibrary(ctx context.Context, dir string, load loader, store *state.Store, now func() time.Time, log *slog.Logger) (*library, error) {
	l := &library{dir: dir, load: load, store: store, now: now, log: log}
	current, ok, err := store.CurrentEdition(ctx)
	if err != nil {
		return nil, err
	}
	if ok {
		ed, err := l.restore(ctx, current)
		switch {
		case err == nil:
			l.Engine = search.NewEngine(now, ed)
			l.since.Store(current.Since.Unix())
			l.compare(ctx)
			return l, nil
		case errors.Is(err, edition.ErrNewer):
			return nil, hint(err, "run the newer program, or reload the knowledge there")
		case ctx.Err() != nil || errors.Is(err, state.ErrAway):
			return nil, err
		}
		log.Warn("the edition that is current can't be used; the knowledge is read anew", "error", err)
	}
	c, err := l.read(ctx)
	if err != nil {
		if _, why := load.base(dir); why != nil { // it says what to do
			return nil, why
		}
		return nil, err
	}
	l.Engine = search.NewEngine(now, c.Edition)
	if err := l.publish(ctx, c, state.Publication{Who: "start"}); err != nil {
		return nil, errors.Join(rolledBackAtStart(err), c.Close())
	}
	return l, nil
}

// rolledBackAtStart says what to do where nothing is left to answer from.
func rolledBackAtStart(err error) error {
	if errors.Is(err, state.ErrRolledBack) {
		return hint(fmt.Errorf("the edition that is current can't be used, and %w", err), "put into the folder of knowledge what is to be answered from; what it holds now was rolled back, and is not taken without an admin")
	}
	return err
}

// errNoContent is of an edition that an older program published, or of one
// that is long gone.
var errNoContent = errors.New("its content is not in the state; reload the knowledge")

// restore makes the edition from what the state keeps of it, and its index.
func (l *library) restore(ctx context.Context, e state.Edition) (*edition.Edition, error) {
	ed, err := l.unpack(ctx, e)
	if err != nil {
		return nil, err
	}
	return ed, ed.Warm(ctx)
}

// unpack makes the edition from what the state keeps of it.
func (l *library) unpack(ctx context.Context, e state.Edition) (*edition.Edition, error) {
	content, err := l.store.Content(ctx, e.Number)
	if err != nil {
		return nil, err
	}
	if len(content) == 0 {
		return nil, fmt.Errorf("edition %s: %w", e.Hash, errNoContent)
	}
	return edition.Restore(e.Hash, content, l.now(), edition.Kept(l.load.keeping))
}

// compare warns where a reload would bring other knowledge than is current:
// whoever changed files and started the program anew may expect them to count.
func (l *library) compare(ctx context.Context) {
	there, err := l.load.base(l.dir)
	id := ""
	if err == nil {
		id, err = edition.ID(there)
	}
	switch {
	case err != nil:
		l.log.Warn("the knowledge that a reload would read can't be used; answers are from the edition that is current in the state", "edition", l.Current(), "error", err)
	case id == l.Current() || id == l.rests(ctx):
	case l.wasRolledBack(ctx, id):
		l.log.Warn("the folder of knowledge holds what was rolled back; an admin can take it by /policy reload", "edition", l.Current(), "rolled_back", id)
	default:
		l.log.Warn("the knowledge that a reload would read is another than the edition that is current in the state; reload to take it, by /policy reload or SIGHUP", "edition", l.Current(), "reload_brings", id)
	}
}

// wasRolledBack is false, too, where that can't be found out.
func (l *library) wasRolledBack(ctx context.Context, folder string) bool {
	_, was, err := l.store.RolledBack(ctx, folder)
	return was && err == nil
}

// rests names the content of the folder that what is in use rests on.
func (l *library) rests(ctx context.Context) string {
	uses, err := l.store.EditionsUsed(ctx, 1)
	if err != nil || len(uses) == 0 {
		return ""
	}
	return uses[0].Folder
}
