package state

import (
	"context"
	"database/sql"
	"time"
)

// LastTaken is when the latest question was taken; ok is false where there is
// none on record.
func (s *Store) LastTaken(ctx context.Context) (at time.Time, ok bool, err error) {
	var latest int64
	if ok, err = s.row(ctx, "last taken", "SELECT taken_at FROM taken ORDER BY id DESC LIMIT 1", nil, &latest); !ok {
		return time.Time{}, false, err
	}
	return fromMicros(latest), true, nil
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
