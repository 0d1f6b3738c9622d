package state

import (
	"context"
	"errors"
	"time"
)

// Forgotten counts what Forget dropped.
type Forgotten struct {
	Questions int // done before the time
	Threads   int // last asked in before the time
}

// Forget drops the questions that were done before a time, with the keys by
// which a second delivery is known, and the threads last asked in before it.
// The time should lie at least a day back, for that is how long the keys are
// needed. In a folder, what was dropped is overwritten in the file and in its
// log, unless somebody is reading just then: then the log keeps it until the
// next call. PostgreSQL overwrites it in its own time, by its vacuum.
// Questions not done, the audit, votes and editions are kept, but not the
// content of editions that twenty others were used after.
func (s *Store) Forget(ctx context.Context, before time.Time) (Forgotten, error) {
	gone, err := write(ctx, s, "forget", func(t tx) (Forgotten, error) {
		questions, err := t.exec("DELETE FROM taken WHERE done_at < $1", micros(before))
		if err != nil {
			return Forgotten{}, err
		}
		threads, err := t.exec("DELETE FROM threads WHERE at < $1", micros(before))
		return Forgotten{Questions: int(questions), Threads: int(threads)}, errors.Join(err, dropContents(t))
	})
	if err != nil {
		return Forgotten{}, err
	}
	return gone, s.explain("forget", s.engine.erase(ctx))
}
