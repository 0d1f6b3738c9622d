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

// maxPages bounds what is read of one conversation.
const maxPages = 10

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
// each conversation. It reads slowly, so as to leave Slack's rates to answers,
// and so begins with the channels named, in their order; then come channels,
// and direct messages last, since there can be thousands. A conversation that
// can't be read just now is passed over, and part of the error; one that Slack
// refuses is only logged, because it would be refused again.
func (c *Client) Missed(ctx context.Context, self Self, gap Gap, take func(In) error) error {
	conversations, err := c.conversations(ctx)
	if err != nil {
		return err
	}
	slices.SortStableFunc(conversations, func(a, b slackgo.Channel) int { return cmp.Compare(rank(a, gap.First), rank(b, gap.First)) })
	r := &reading{Client: c, self: self, gap: gap, from: Stamp(gap.Since), conversations: conversations, direct: map[string][]slackgo.Message{}}
	var failed []error
	for _, conv := range conversations {
		err := r.missedIn(ctx, conv, take)
		if code, refused := IsRefused(err); refused {
			c.log.Warn("Slack refuses to let a conversation be read back", "channel", conv.ID, "code", code)
		} else if err != nil {
			failed = append(failed, err)
		}
		if ctx.Err() != nil {
			break
		}
	}
	return errors.Join(failed...)
}

// reading is one reading back.
type reading struct {
	*Client
	self          Self
	gap           Gap
	from          string // the gap's beginning, as Slack writes it
	conversations []slackgo.Channel
	direct        map[string][]slackgo.Message // of each person with whom they were read
}

func rank(c slackgo.Channel, first []string) int {
	if i := slices.Index(first, c.ID); i >= 0 {
		return i
	}
	if c.IsIM {
		return len(first) + 1
	}
	return len(first)
}

func (c *Client) conversations(ctx context.Context) (all []slackgo.Channel, err error) {
	cursor := ""
	for {
		var page []slackgo.Channel
		if err := turn(ctx, c, c.reads, userConversations, c.cfg.Pace.Read); err != nil {
			return nil, err
		}
		err := c.read(ctx, userConversations, func(ctx context.Context) (err error) {
			page, cursor, err = c.api.GetConversationsForUserContext(ctx, &slackgo.GetConversationsForUserParameters{
				Types: []string{"public_channel", "private_channel", "mpim", "im"}, Limit: pageSize, ExcludeArchived: true, Cursor: cursor,
			})
			return err
		})
		if err != nil {
			return nil, err
		}
		if all = append(all, page...); cursor == "" {
			return all, nil
		}
	}
}

// missedIn reads one conversation, and those of its threads that went on.
func (r *reading) missedIn(ctx context.Context, conv slackgo.Channel, take func(In) error) error {
	found, err := r.recent(ctx, conv.ID, r.gap.Since)
	if err != nil {
		return err
	}
	asked := r.self.asked(conv, found, r.from)
	threads := map[string][]slackgo.Message{}
	for _, m := range found {
		if m.LatestReply <= r.from || !r.gap.Forgotten && r.self.repliedAlone(m) {
			continue
		}
		replies, err := r.replies(ctx, conv.ID, m.Timestamp, r.from)
		if err != nil {
			return err
		}
		threads[m.Timestamp] = replies
		asked = append(asked, r.self.asked(conv, replies, r.from)...)
	}
	slices.SortStableFunc(asked, func(a, b In) int { return strings.Compare(a.TS, b.TS) })
	for _, in := range asked {
		if err := r.takeUnanswered(ctx, in, threads, take); err != nil {
			return err
		}
	}
	return nil
}

// repliedAlone tells that nobody else wrote in the message's thread, as in most
// where somebody asked: so nothing was asked there, and Slack's rate for threads,
// some 50 a minute, is left to others.
func (s Self) repliedAlone(m slackgo.Message) bool {
	return len(m.ReplyUsers) == 1 && m.ReplyUsers[0] == s.User
}

// takeUnanswered leaves it to take whether an answer was given, unless that is
// forgotten.
func (r *reading) takeUnanswered(ctx context.Context, in In, threads map[string][]slackgo.Message, take func(In) error) error {
	if r.gap.Forgotten {
		if answered, err := r.answered(ctx, in, threads); answered || err != nil {
			return err
		}
	}
	return take(in)
}

// recent reads a conversation back until a day before since, and no further
// than a few pages.
func (c *Client) recent(ctx context.Context, channel string, since time.Time) (all []slackgo.Message, err error) {
	cursor := ""
	for range maxPages {
		if err := turn(ctx, c, c.reads, conversationHistory, c.cfg.Pace.Read); err != nil {
			return nil, err
		}
		page, next, err := c.history(ctx, channel, Stamp(since.Add(-lookBack)), cursor)
		if err != nil {
			return nil, err
		}
		all = append(all, page...)
		if cursor = next; cursor == "" {
			return all, nil
		}
	}
	c.log.Warn("a conversation has more messages than are read back: older ones may have been missed", "channel", channel, "read", len(all))
	return all, nil
}

func (c *Client) replies(ctx context.Context, channel, thread, from string) (all []slackgo.Message, err error) {
	cursor := ""
	for range maxPages {
		if err := turn(ctx, c, c.reads, conversationReplies, c.cfg.Pace.Read); err != nil {
			return nil, err
		}
		page, next, err := c.page(ctx, channel, thread, from, cursor)
		if err != nil {
			return nil, err
		}
		all = append(all, page...)
		if cursor = next; cursor == "" {
			return all, nil
		}
	}
	c.log.Warn("a thread has more messages than are read back: later ones may have been missed", "channel", channel, "read", len(all))
	return all, nil
}

// asked picks the messages since from that ask the bot.
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
		if asked {
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
