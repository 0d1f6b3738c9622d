package state

import (
	"context"
	"database/sql"
	"time"
)

// LastTaken is when the latest question was taken; ok is false where there is
// none on record.
func (s *Store) LastTaken(ctx context.Context) (at time.Time, ok bool, err error) {
	var latest sql.NullInt64
	err = s.reads.QueryRowContext(ctx, "SELECT MAX(taken_at) FROM taken").Scan(&latest)
	if err == nil && latest.Valid {
		return fromMicros(latest.Int64), true, nil
	}
	return time.Time{}, false, explain("last taken", s.file, err)
}

// WasTaken tells whether the message, as first written or after any edit, was
// taken and is still on record.
func (s *Store) WasTaken(ctx context.Context, team, channel, ts string) (was bool, err error) {
	err = s.reads.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM taken WHERE team = ? AND channel = ? AND ts = ?)",
		team, channel, ts).Scan(&was)
	return was, explain("was taken", s.file, err)
}
