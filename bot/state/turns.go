package state

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// TakeTurn tells whether it is the owner's turn to do what is done once in all
// processes, and keeps the turn for so long: nobody else gets it before.
func (s *Store) TakeTurn(ctx context.Context, work, owner string, now time.Time, lasts time.Duration) (mine bool, err error) {
	return writeOne(ctx, s, "turn", func(t tx) (bool, error) {
		until, value := t.moment("$3", now, lasts)
		present, start := t.moment("$4", now, 0)
		err := t.scan("INSERT INTO turns (work, owner, until) VALUES ($1, $2, "+until+`)
			ON CONFLICT (work) DO UPDATE SET owner = excluded.owner, until = excluded.until
			WHERE turns.owner = excluded.owner OR turns.until <= `+present+" RETURNING 1",
			[]any{work, owner, value, start}, new(int))
		if errors.Is(err, sql.ErrNoRows) {
			return false, nil
		}
		return err == nil, err
	})
}
