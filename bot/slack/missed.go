package slack

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	slackgo "github.com/slack-go/slack"
)

// lookBack is how far before a gap a thread may have begun in which something
// was asked during the gap.
const lookBack = 24 * time.Hour

// Gap is what is read back.
type Gap struct {
	Since time.Time
	First []string // channels to begin with, in their order
	// Forgotten says that nobody remembers what was answered. Then the threads
	// tell: what has an answer there is passed over.
	Forgotten bool
}

// Missed reads back what people may have asked in the gap, in all
// conversations that the bot is in, and hands each to take, oldest first in
// each thread. It reads slowly, so as to leave Slack's rates to answers, and so
// begins with the channels named, in their order, and reads the threads in which
// something may have been asked after what was said outside of threads; direct
// messages come after channels, since there can be thousands, and last the
// threads in which only the bot wrote. What can't be read just now is passed
// over, and part of the error; what Slack refuses is only logged, because it
// would be refused again.
func (c *Client) Missed(ctx context.Context, self Self, gap Gap, take func(In) error) error {
	conversations, err := c.conversations(ctx)
	if err != nil {
		return err
	}
	r := &reading{Client: c, self: self, gap: gap, take: take, from: Stamp(gap.Since), conversations: conversations, direct: map[string][]slackgo.Message{}}
	for _, group := range inTurn(conversations, gap.First) {
		for _, conv := range group {
			if ctx.Err() != nil {
				break
			}
			r.note(conv, r.missedOutside(ctx, conv))
		}
		r.missedInThreads(ctx, &r.open)
	}
	r.missedInThreads(ctx, &r.ours)
	return errors.Join(append(r.failed, ctx.Err())...)
}

// reading is one reading back.
type reading struct {
	*Client
	self          Self
	gap           Gap
	take          func(In) error
	from          string // the gap's beginning, as Slack writes it
	conversations []slackgo.Channel
	direct        map[string][]slackgo.Message // of each person with whom they were read
	open          []thread                     // in which something may have been asked
	ours          []thread                     // in which only we wrote
	failed        []error
}

// inTurn is channels, those named first, and then direct messages.
func inTurn(all []slackgo.Channel, first []string) [2][]slackgo.Channel {
	var groups [2][]slackgo.Channel
	for _, c := range all {
		if c.IsIM && !slices.Contains(first, c.ID) {
			groups[1] = append(groups[1], c)
		} else {
			groups[0] = append(groups[0], c)
		}
	}
	slices.SortStableFunc(groups[0], func(a, b slackgo.Channel) int { return cmp.Compare(rank(a, first), rank(b, first)) })
	return groups
}

func rank(c slackgo.Channel, first []string) int {
	if i := slices.Index(first, c.ID); i >= 0 {
		return i
	}
	return len(first)
}

// note keeps what went wrong with a conversation.
func (r *reading) note(conv slackgo.Channel, err error) {
	if code, refused := IsRefused(err); refused {
		r.log.Warn("Slack refuses to let a conversation be read back", "channel", conv.ID, "code", code)
	} else if err != nil {
		r.failed = append(r.failed, err)
	}
}

// missedOutside takes what was asked outside of threads, but for what its
// thread is to tell about, and notes the threads that are to be read.
func (r *reading) missedOutside(ctx context.Context, conv slackgo.Channel) error {
	found, err := r.recent(ctx, conv.ID, r.gap.Since)
	if err != nil {
		return err
	}
	slices.SortStableFunc(found, func(a, b slackgo.Message) int { return strings.Compare(a.Timestamp, b.Timestamp) })
	for _, m := range found {
		asked := r.self.asked(conv, []slackgo.Message{m}, r.from)
		if waits := r.queue(conv, m, asked); waits {
			continue
		}
		if err := r.takeUnanswered(ctx, asked, nil); err != nil {
			return err
		}
	}
	return nil
}

// takeUnanswered leaves it to take whether an answer was given, unless that is
// forgotten. The replies are those of the thread, where it was read.
func (r *reading) takeUnanswered(ctx context.Context, asked []In, replies []slackgo.Message) error {
	for _, in := range asked {
		if r.gap.Forgotten {
			answered, err := r.answered(ctx, in, replies)
			if err != nil {
				return err
			}
			if answered {
				continue
			}
		}
		if err := r.take(in); err != nil {
			return err
		}
	}
	return nil
}

// asked picks the messages since from that ask the bot. What asks nobody in a
// channel isn't looked at again: it was said to people.
func (s Self) asked(conv slackgo.Channel, messages []slackgo.Message, from string) (all []In) {
	for _, m := range messages {
		edited := ""
		if m.Edited != nil {
			edited = m.Edited.Timestamp
		}
		if m.Timestamp <= from && edited <= from {
			continue
		}
		in, asked := s.ReadMessage(Message{
			Direct: conv.IsIM, SubType: m.SubType, Channel: conv.ID, User: m.User, BotID: m.BotID,
			Text: m.Text, TS: m.Timestamp, Thread: m.ThreadTimestamp, Edited: edited,
		})
		if asked && in.Kind != Overheard {
			in.UserTeam, in.Sharing, in.Asked = m.Team, listedSharing(conv), timeOf(m.Timestamp)
			all = append(all, in)
		}
	}
	return all
}

// listedSharing is what the list of conversations tells. Of direct messages it
// leaves out what it tells of channels, so that only a yes counts.
func listedSharing(c slackgo.Channel) Sharing {
	if s := sharingOf(c.Conversation); s == Shared || !c.IsIM {
		return s
	}
	return SharingUnknown
}

// Stamp is a time as Slack writes it. All of one length compare as texts.
func Stamp(t time.Time) string {
	micros := max(t.UnixMicro(), 0)
	return fmt.Sprintf("%010d.%06d", micros/1e6, micros%1e6)
}

func timeOf(stamp string) time.Time {
	whole, rest, _ := strings.Cut(stamp, ".")
	sec, _ := strconv.ParseInt(whole, 10, 64)
	micro, _ := strconv.ParseInt(rest, 10, 64)
	return time.Unix(sec, micro*1000)
}
