package slack

import (
	"context"
	"slices"
	"strings"

	slackgo "github.com/slack-go/slack"
)

// thread is one that is to be read back.
type thread struct {
	conv  slackgo.Channel
	head  slackgo.Message
	asked []In // by its head, where its replies are to tell whether that was answered
}

// queue has the message's thread read later, if something may have been asked
// there, or if it is to tell whether the message was answered; waits says that
// it is the latter. A thread with our answer alone tells nothing to who remembers
// having given it, as is so with most: Slack's rate for threads, some 50 a
// minute, is left to others.
func (r *reading) queue(conv slackgo.Channel, m slackgo.Message, asked []In) (waits bool) {
	waits = r.gap.Forgotten && len(asked) > 0 && r.self.mayHaveReplied(m)
	t := thread{conv: conv, head: m}
	if waits {
		t.asked = asked
	}
	alone := r.self.repliedAlone(m)
	switch {
	case m.LatestReply <= r.from || alone && !r.gap.Forgotten:
		return false
	case alone:
		r.ours = append(r.ours, t)
	default:
		r.open = append(r.open, t)
	}
	return waits
}

// missedInThreads reads the threads of a list, the liveliest first, and empties
// it.
func (r *reading) missedInThreads(ctx context.Context, list *[]thread) {
	slices.SortStableFunc(*list, func(a, b thread) int { return strings.Compare(b.head.LatestReply, a.head.LatestReply) })
	for _, t := range *list {
		if ctx.Err() != nil {
			break
		}
		r.note(t.conv, r.missedInThread(ctx, t))
	}
	*list = nil
}

func (r *reading) missedInThread(ctx context.Context, t thread) error {
	replies, err := r.thread(ctx, t.conv.ID, t.head.Timestamp, r.from)
	if err != nil {
		return err
	}
	asked := append(t.asked, r.self.asked(t.conv, replies, r.from)...)
	if r.gap.Forgotten {
		engage(r.self.asked(t.conv, append([]slackgo.Message{t.head}, replies...), ""), asked)
	}
	return r.takeUnanswered(ctx, asked, replies)
}

// engage notes who asked in the thread before, where nobody else remembers it.
func engage(all, asked []In) {
	for i, in := range asked {
		asked[i].Engaged = slices.ContainsFunc(all, func(before In) bool {
			return before.Kind == Mention && before.User == in.User && before.TS < in.TS
		})
	}
}

// repliedAlone tells that nobody else wrote in the message's thread: so nothing
// was asked there.
func (s Self) repliedAlone(m slackgo.Message) bool {
	return len(m.ReplyUsers) == 1 && m.ReplyUsers[0] == s.User
}

// namedRepliers is how many of those who wrote in a thread Slack names.
const namedRepliers = 5

// mayHaveReplied is false where those who wrote in the message's thread are all
// named, and we are none of them.
func (s Self) mayHaveReplied(m slackgo.Message) bool {
	n := len(m.ReplyUsers)
	return m.ReplyCount > 0 && (n == 0 || n >= namedRepliers || slices.Contains(m.ReplyUsers, s.User) || slices.Contains(m.ReplyUsers, s.Bot))
}
