package state

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// LastTaken is when the latest question was taken; ok is false where there is
// none on record.
func (s *Store) LastTaken(ctx context.Context) (at time.Time, ok bool, err error) {
	var latest int64
	err = s.reads.QueryRowContext(ctx, "SELECT taken_at FROM taken ORDER BY id DESC LIMIT 1").Scan(&latest)
	if errors.Is(err, sql.ErrNoRows) {
		return time.Time{}, false, nil
	}
	return fromMicros(latest), err == nil, explain("last taken", s.file, err)
}

// WasTaken tells whether the message, as first written or after any edit, was
// taken and is still on record.
func (s *Store) WasTaken(ctx context.Context, team, channel, ts string) (was bool, err error) {
	err = s.reads.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM taken WHERE team = ? AND channel = ? AND ts = ?)",
		team, channel, ts).Scan(&was)
	return was, explain("was taken", s.file, err)
}

// RecentChannels lists the channels in which something was taken, those of the
// latest first, at most limit.
func (s *Store) RecentChannels(ctx context.Context, limit int) ([]string, error) {
	return list(ctx, s, "recent channels", "SELECT channel FROM taken WHERE channel <> '' GROUP BY channel ORDER BY MAX(id) DESC LIMIT ?",
		[]any{limit}, func(rows *sql.Rows) (channel string, err error) {
			err = rows.Scan(&channel)
			return channel, err
		})
}
