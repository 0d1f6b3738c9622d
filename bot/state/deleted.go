package state

import (
	"context"
	"fmt"
)

// DeletionOf is the event under which it is taken that a message was deleted.
func DeletionOf(channel, ts string) string { return fmt.Sprintf("deleted %s %s", channel, ts) }

// WasDeleted tells whether it was taken that the message was deleted.
func (s *Store) WasDeleted(ctx context.Context, channel, ts string) (was bool, err error) {
	key := Taken{Event: DeletionOf(channel, ts)}.keys()[0]
	_, err = s.row(ctx, "was deleted", "SELECT EXISTS (SELECT 1 FROM taken_keys WHERE key = $1)", []any{key}, &was)
	return was, err
}
