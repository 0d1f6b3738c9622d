package state

import (
	"context"
	"fmt"
	"time"
)

// Thread names a thread by its first message.
type Thread struct {
	Team    string
	Channel string
	TS      string
}

// PutThread remembers a thread's last question, by its number among those taken
// and in a form of the caller's, in the place of the one before.
func (s *Store) PutThread(ctx context.Context, th Thread, question int64, last []byte, now time.Time) error {
	if len(last) > MaxPayload {
		return fmt.Errorf("state: thread: last question of %d bytes: %w, at most %d", len(last), ErrTooLarge, MaxPayload)
	}
	return changeOne(ctx, s, "thread", func(t tx) error {
		_, err := t.exec(`INSERT INTO threads (team, channel, ts, question, last, at) VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT (team, channel, ts) DO UPDATE SET question = excluded.question, last = excluded.last, at = excluded.at`,
			th.Team, th.Channel, th.TS, question, append([]byte{}, last...), micros(now))
		return err
	})
}

// LastInThread returns the thread's last question if it is no older than
// since; ok is false otherwise.
func (s *Store) LastInThread(ctx context.Context, th Thread, since time.Time) (last []byte, ok bool, err error) {
	ok, err = s.row(ctx, "thread", "SELECT last FROM threads WHERE team = $1 AND channel = $2 AND ts = $3 AND at >= $4",
		[]any{th.Team, th.Channel, th.TS, micros(since)}, &last)
	return last, ok, err
}
