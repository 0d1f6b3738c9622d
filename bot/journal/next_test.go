package journal

import (
	"context"
	"time"
)

// next is Claim that waits for work, as a worker does that looks by itself
// every so often.
func next(ctx context.Context, j *Journal, owner Owner, every time.Duration) (Work, error) {
	poll := time.NewTicker(every)
	defer poll.Stop()
	for {
		work, ok, err := j.Claim(ctx, owner)
		if ok || err != nil {
			return work, err
		}
		select {
		case <-j.Ready():
		case <-poll.C:
		case <-ctx.Done():
			return Work{}, ctx.Err()
		}
	}
}
