package slack

import (
	"cmp"
	"context"
	"slices"

	slackgo "github.com/slack-go/slack"
)

// Answered looks in a message's thread whether an answer of ours to it stands
// there, for who doesn't remember. Of an edited message, only what was answered
// since counts.
func (c *Client) Answered(ctx context.Context, self Self, in In) (bool, error) {
	after := cmp.Or(in.Edited, in.TS)
	thread, err := c.thread(ctx, in.Channel, in.Thread, after)
	return self.answeredIn(thread, in, after), err
}

// thread is what was written in a thread after a moment. One that can't be read
// any more holds nothing.
func (c *Client) thread(ctx context.Context, channel, thread, after string) ([]slackgo.Message, error) {
	found, err := c.replies(ctx, channel, thread, after)
	if _, refused := IsRefused(err); refused {
		return nil, nil
	}
	return found, err
}

// answered tells whether an answer of ours stands in Slack to what was read
// back. Of an edited message any counts, since nobody can tell any more whether
// the edit changed the words. The thread, where it was read, was so from the
// gap's beginning on: only the answer to an older message may be older. One that
// wasn't, by whose head we were asked, holds nothing of ours.
func (r *reading) answered(ctx context.Context, in In, thread []slackgo.Message) (answered bool, err error) {
	if in.TS <= r.from || thread == nil && in.Thread != in.TS {
		if thread, err = r.thread(ctx, in.Channel, in.Thread, in.TS); err != nil {
			return false, err
		}
	}
	if r.self.answeredIn(thread, in, in.TS) {
		return true, nil
	}
	return r.answeredElsewhere(ctx, in)
}

// answeredElsewhere looks in the direct message with who asked, where an answer
// goes that Slack refuses in its place.
func (r *reading) answeredElsewhere(ctx context.Context, in In) (bool, error) {
	if in.Kind == Direct {
		return false, nil
	}
	messages, err := r.directWith(ctx, in.User)
	return slices.ContainsFunc(messages, func(m slackgo.Message) bool {
		ts, said := answers(m)
		return r.self.wrote(m) && said && ts == in.TS
	}), err
}

// directWith reads the direct message with a person once. It opens none: where
// there is none, nothing was said there.
func (r *reading) directWith(ctx context.Context, user string) ([]slackgo.Message, error) {
	if messages, read := r.direct[user]; read {
		return messages, nil
	}
	i := slices.IndexFunc(r.conversations, func(c slackgo.Channel) bool { return c.IsIM && c.User == user })
	if i < 0 {
		return nil, nil
	}
	messages, err := r.recent(ctx, r.conversations[i].ID, r.gap.Since)
	if _, refused := IsRefused(err); err != nil && !refused {
		return nil, err
	}
	r.direct[user] = messages
	return messages, nil
}

// answeredIn tells whether a thread holds an answer of ours to the message
// after a moment. What an older program posted doesn't say what it answers, and
// so counts for all that was asked before it.
func (s Self) answeredIn(thread []slackgo.Message, in In, after string) bool {
	return slices.ContainsFunc(thread, func(m slackgo.Message) bool {
		ts, said := answers(m)
		return s.wrote(m) && m.Timestamp > after && (!said || ts == in.TS)
	})
}

func (s Self) wrote(m slackgo.Message) bool {
	return m.User == s.User || m.BotID != "" && m.BotID == s.Bot
}

// answers is which message one of ours answers; said is false where it doesn't
// tell.
func answers(m slackgo.Message) (ts string, said bool) {
	if m.Metadata.EventType != answerEvent {
		return "", false
	}
	ts, said = m.Metadata.EventPayload["answers"].(string)
	return ts, said
}
