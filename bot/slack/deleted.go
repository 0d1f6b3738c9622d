package slack

import (
	"context"
	"slices"
)

// tombstone is what stands where the first message of a thread was deleted.
const tombstone = "tombstone"

// deletion reads that a message was taken away: as such, or where its thread
// goes on, as an edit that leaves a stone.
func (e event) deletion(s Self) (in In, asked, deletion bool) {
	if e.Type != "message" {
		return In{}, false, false
	}
	switch {
	case e.SubType == "message_deleted":
		in.TS = e.DeletedTS
	case e.SubType == "message_changed" && e.Message != nil && e.Message.SubType == tombstone:
		in.TS = e.Message.TS
	default:
		return In{}, false, false
	}
	if e.Previous == nil || e.Previous.BotID != "" || e.Previous.User == s.User || in.TS == "" || e.Channel == "" {
		return In{}, false, true
	}
	in.Kind, in.Channel, in.Thread, in.User = Deleted, e.Channel, e.Previous.ThreadTS, e.Previous.User
	if in.Thread == "" {
		in.Thread = in.TS
	}
	return in, in.User != "", true
}

// AnswersTo finds the answers of ours to a message, in its thread. One that
// can't be read any more holds none.
func (c *Client) AnswersTo(ctx context.Context, self Self, in In) (stamps []string, err error) {
	thread, err := c.thread(ctx, in.Channel, in.Thread, in.TS)
	for _, m := range thread {
		if ts, said := answers(m); said && ts == in.TS && self.wrote(m) && !slices.Contains(stamps, m.Timestamp) {
			stamps = append(stamps, m.Timestamp)
		}
	}
	return stamps, err
}
