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
