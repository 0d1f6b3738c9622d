package state

import (
	"context"
	"database/sql"
	"time"
)

// PutHeard keeps until when all that was asked is known to be taken. The latest
// call counts, even with an earlier time: a clock may have been put right.
func (s *Store) PutHeard(ctx context.Context, until time.Time) error {
	return changeOne(ctx, s, "heard", func(t tx) error {
		_, err := t.exec(`INSERT INTO heard (one, until) VALUES (1, $1)
			ON CONFLICT (one) DO UPDATE SET until = excluded.until`, micros(until))
		return err
	})
}

// Heard is until when all that was asked is known to be taken; ok is false
// where nothing was ever heard. Forget leaves it.
func (s *Store) Heard(ctx context.Context) (until time.Time, ok bool, err error) {
	var at int64
	if ok, err = s.row(ctx, "heard", "SELECT until FROM heard", nil, &at); !ok {
		return time.Time{}, false, err
	}
	return fromMicros(at), true, nil
}

// WasTaken tells whether the message, as first written or after any edit, was
// taken and is still on record.
func (s *Store) WasTaken(ctx context.Context, team, channel, ts string) (was bool, err error) {
	_, err = s.row(ctx, "was taken", "SELECT EXISTS (SELECT 1 FROM taken WHERE team = $1 AND channel = $2 AND ts = $3)",
		[]any{team, channel, ts}, &was)
	return was, err
}

// RecentChannels lists the channels in which something was taken, those of the
// latest first, at most limit.
func (s *Store) RecentChannels(ctx context.Context, limit int) ([]string, error) {
	return list(ctx, s, "recent channels", "SELECT channel FROM taken WHERE channel <> '' GROUP BY channel ORDER BY MAX(id) DESC LIMIT $1",
		[]any{limit}, func(rows *sql.Rows) (channel string, err error) {
			err = rows.Scan(&channel)
			return channel, err
		})
}
