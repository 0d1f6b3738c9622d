package state

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"modernc.org/sqlite"
)

// busyTimeout is how long one process waits for another's commits.
const busyTimeout = 5 * time.Second

// patiently runs a step again, for so long, while another process is in its
// way. The database's own waiting makes pauses of up to 100 ms; beside a
// process that writes without a pause, it would find the file free too rarely.
func patiently(ctx context.Context, patience time.Duration, step func() error) error {
	end := time.Now().Add(patience)
	for {
		err := step()
		if !isBusy(err) || time.Now().After(end) {
			return err
		}
		select {
		case <-time.After(time.Millisecond + rand.N(2*time.Millisecond)):
		case <-ctx.Done():
			return errors.Join(err, ctx.Err())
		}
	}
}

func isBusy(err error) bool {
	failure, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return errors.Is(err, ErrBusy)
	}
	_, kind := kindOf(failure.Code())
	return kind == ErrBusy
}
