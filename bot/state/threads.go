package state

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Thread names a thread by its first message.
type Thread struct {
	Team    string
	Channel string
	TS      string
}

// PutThread remembers a thread's last question, in a form of the caller's,
// in the place of the one before.
func (s *Store) PutThread(ctx context.Context, th Thread, last []byte, now time.Time) error {
	if len(last) > MaxPayload {
		return fmt.Errorf("state: thread: last question of %d bytes: %w, at most %d", len(last), ErrTooLarge, MaxPayload)
	}
	return change(ctx, s, "thread", func(t *tx) error {
		_, err := t.exec(`INSERT INTO threads (team, channel, ts, last, at) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (team, channel, ts) DO UPDATE SET last = excluded.last, at = excluded.at`,
			th.Team, th.Channel, th.TS, append([]byte{}, last...), micros(now))
		return err
	})
}

// LastInThread returns the thread's last question if it is no older than
// since; ok is false otherwise.
func (s *Store) LastInThread(ctx context.Context, th Thread, since time.Time) (last []byte, ok bool, err error) {
	err = s.reads.QueryRowContext(ctx, "SELECT last FROM threads WHERE team = ? AND channel = ? AND ts = ? AND at >= ?",
		th.Team, th.Channel, th.TS, micros(since)).Scan(&last)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	return last, err == nil, explain("thread", s.file, err)
}
