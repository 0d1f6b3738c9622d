package state

import "context"

// EditedSince tells whether a later edit of a message was taken; edited is ""
// for the message as first written.
func (s *Store) EditedSince(ctx context.Context, team, channel, ts, edited string) (later bool, err error) {
	_, err = s.row(ctx, "edited since", "SELECT EXISTS (SELECT 1 FROM taken WHERE team = $1 AND channel = $2 AND ts = $3 AND edited > $4)",
		[]any{team, channel, ts, edited}, &later)
	return later, err
}

// EraseKept erases what was kept of a message that was answered: what it was
// understood as, its verdict and its words.
func (s *Store) EraseKept(ctx context.Context, team, channel, ts string) error {
	return changeOne(ctx, s, "erase kept", func(t tx) error {
		_, err := t.exec("UPDATE taken SET understood = '', verdict = '', words = '' WHERE team = $1 AND channel = $2 AND ts = $3 AND done_at IS NOT NULL",
			team, channel, ts)
		return err
	})
}
