package slack

import (
	"context"
	"time"
)

// BehindAnother tells whether another person wrote what stands right before
// something in its thread: not who asks, nor we. Where the thread can't be
// read, or not soon because many are, that isn't known, and it is false.
func (c *Client) BehindAnother(ctx context.Context, self Self, in In) (bool, error) {
	if !c.soon(conversationReplies, mostWait) {
		c.logger(ctx).Info("too many threads are being read to look who wrote before in this one")
		return false, nil
	}
	thread, err := c.thread(ctx, in.Channel, in.Thread, Stamp(timeOf(in.TS).Add(-behindWithin)))
	if err != nil {
		return false, err
	}
	author := in.User
	for _, m := range thread { // oldest first
		if m.Timestamp < in.TS && m.SubType == "" {
			author = m.User
			if self.wrote(m) {
				author = self.User
			}
		}
	}
	return author != in.User && author != self.User, nil
}

// mostWait is how long an answer may wait for it: Slack lets some 50 threads be
// read a minute.
const mostWait = 2500 * time.Millisecond

// behindWithin is how far back it is looked; what stands there is no talk any
// more.
const behindWithin = 24 * time.Hour
