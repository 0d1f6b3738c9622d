package state

import (
	"context"
	"errors"
	"time"
)

// Keep says for how long Forget leaves what is over.
type Keep struct {
	Done   time.Duration // questions since they were done, and threads since they were last asked in; a day or more
	Words  time.Duration // of done questions; 0: none are kept
	Votes  time.Duration // and what each that says down is about
	Gaps   time.Duration // what nothing on record answered
	Notes  time.Duration // corrections that nobody has handled
	Passed time.Duration // what was passed on to people
	Acts   time.Duration // the audit
}

// Forgotten counts what Forget dropped.
type Forgotten struct {
	Questions int
	Words     int // of questions that are kept without them
	Threads   int
	Votes     int
	Gaps      int
	Notes     int
	Passed    int
	Acts      int
}

// deliveries is for how long after a question was done a second delivery of it
// may come, and must be known.
const deliveries = 24 * time.Hour

// Forget drops what is older than is to be kept: questions that are done, with
// the keys by which a second delivery is known, their words, threads, votes,
// gaps, corrections, what was passed on, the audit, who used an edition, and what
// was reported and isn't approved; and
// what was left by questions that were still open when their asker was
// forgotten. Questions not done and editions are kept, but not the content of
// editions that twenty others were used after.
//
// In a folder, what was dropped since the last call is overwritten in the file
// and in its log, unless others are using it all the time: then the next call
// does so. PostgreSQL overwrites it in its own time, by its vacuum.
func (s *Store) Forget(ctx context.Context, now time.Time, keep Keep) (Forgotten, error) {
	gone, err := write(ctx, s, "forget", func(t tx) (gone Forgotten, err error) {
		if err := forgetMarked(t, now); err != nil {
			return Forgotten{}, err
		}
		for _, drop := range []struct {
			count *int
			query string
			kept  time.Duration
		}{
			{&gone.Questions, "DELETE FROM taken WHERE done_at < $1", keep.Done},
			{&gone.Words, "UPDATE taken SET words = '' WHERE words <> '' AND done_at <= $1", keep.Words},
			{&gone.Threads, "DELETE FROM threads WHERE at < $1", keep.Done},
			{&gone.Votes, "DELETE FROM feedback WHERE at < $1", keep.Votes},
			{&gone.Gaps, "DELETE FROM gaps WHERE at < $1", keep.Gaps},
			{&gone.Notes, "DELETE FROM corrections WHERE at < $1", keep.Notes},
			{&gone.Passed, "DELETE FROM passed WHERE at < $1", keep.Passed},
			{&gone.Acts, "DELETE FROM audit WHERE at < $1", keep.Acts},
		} {
			n, err := t.exec(drop.query, micros(now.Add(-drop.kept)))
			if err != nil {
				return Forgotten{}, err
			}
			*drop.count = int(n)
		}
		if err := dropTopics(t); err != nil {
			return Forgotten{}, err
		}
		if err := dropNames(t, now.Add(-keep.Acts)); err != nil {
			return Forgotten{}, err
		}
		return gone, dropContents(t)
	})
	if err != nil {
		return Forgotten{}, err
	}
	err = s.explain("forget", s.engine.erase(ctx))
	if errors.Is(err, ErrBusy) {
		err = nil
	}
	return gone, err
}

// dropNames takes who used an edition or set something from what was done before
// a time, and drops the drafts that came to nothing before it, or have waited
// since.
func dropNames(t tx, before time.Time) error {
	if _, err := t.exec("DELETE FROM drafts WHERE fate IN ($1, $2) AND decided_at < $3", string(Rejected), string(TakenBack), micros(before)); err != nil {
		return err
	}
	if _, err := t.exec("DELETE FROM drafts WHERE fate = $1 AND at < $2", string(Waiting), micros(before)); err != nil {
		return err
	}
	if _, err := t.exec("UPDATE drafts SET who = '', decider = '' WHERE fate = $1 AND decided_at < $2", string(Approved), micros(before)); err != nil {
		return err
	}
	for _, table := range []string{"edition_uses", "rolled_back", "channels"} {
		if _, err := t.exec("UPDATE "+table+" SET who = '' WHERE who <> '' AND at < $1", micros(before)); err != nil {
			return err
		}
	}
	return nil
}
