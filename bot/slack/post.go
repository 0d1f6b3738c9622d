package slack

import (
	"cmp"
	"context"
	"fmt"

	slackgo "github.com/slack-go/slack"
)

// answerEvent names the metadata that every message of ours carries, which
// people don't see: the key under which it is found, and which message it
// answers.
const answerEvent = "policybot_answer"

// noMessage stands in the place of the message that is answered where there is
// none, as of a button. Where nothing stands there, an older program has posted.
const noMessage = "-"

// Post is a message for a conversation.
type Post struct {
	Channel string
	Thread  string // the thread's first message; empty: the conversation itself
	Key     string // by which Find finds it; empty: nobody will look
	Answers string // the time stamp of the message that it answers; empty: none
	Text    string // what is shown where blocks aren't; escaped already
	Blocks  []slackgo.Block
}

// blockCodes are refusals of a message's looks: its text may still pass.
var blockCodes = map[string]bool{
	"invalid_blocks": true, "invalid_blocks_format": true, "msg_blocks_too_long": true, "markdown_text_too_long": true,
	"block_mismatch": true, "blocks_too_long": true,
}

// Post posts a message and returns its time stamp. A conversation gets one
// message a second, in the order of the calls. It fails with *[Refused], or
// with [ErrUnsure]: look with Find before posting again.
func (c *Client) Post(ctx context.Context, p Post) (ts string, err error) {
	if err := turn(ctx, c, c.posts, p.Channel, c.cfg.Pace.Post); err != nil {
		return "", err
	}
	ts, err = c.post(ctx, p)
	if code, refused := IsRefused(err); refused && blockCodes[code] && len(p.Blocks) > 0 {
		c.logger(ctx).Error("Slack refused a message's blocks; its text is posted alone", "code", code)
		p.Blocks = nil
		return c.post(ctx, p)
	}
	return ts, err
}

func (c *Client) post(ctx context.Context, p Post) (ts string, err error) {
	options := p.options()
	if p.Thread != "" {
		options = append(options, slackgo.MsgOptionTS(p.Thread))
	}
	err = c.call(ctx, postMessage, func(ctx context.Context) error {
		_, ts, err = c.api.PostMessageContext(ctx, p.Channel, options...)
		return err
	})
	return ts, err
}

// Update puts a message in the place of one of ours. It may be done again
// without harm. It fails as Post does.
func (c *Client) Update(ctx context.Context, ts string, p Post) error {
	update := func() error {
		return c.call(ctx, updateMessage, func(ctx context.Context) error {
			_, _, _, err := c.api.UpdateMessageContext(ctx, p.Channel, ts, p.options()...)
			return err
		})
	}
	err := update()
	if code, refused := IsRefused(err); refused && blockCodes[code] && len(p.Blocks) > 0 {
		c.logger(ctx).Error("Slack refused a message's blocks; its text is put there alone", "code", code)
		p.Blocks = nil
		return update()
	}
	return err
}

// Delete takes one of our messages away, unless it is gone already.
func (c *Client) Delete(ctx context.Context, channel, ts string) error {
	err := c.call(ctx, deleteMessage, func(ctx context.Context) error {
		_, _, err := c.api.DeleteMessageContext(ctx, channel, ts)
		return err
	})
	if code, refused := IsRefused(err); refused && code == "message_not_found" {
		return nil
	}
	return err
}

func (p Post) options() []slackgo.MsgOption {
	options := []slackgo.MsgOption{
		slackgo.MsgOptionText(p.Text, false),
		slackgo.MsgOptionDisableLinkUnfurl(), slackgo.MsgOptionDisableMediaUnfurl(), slackgo.MsgOptionDisableMarkdown(),
		slackgo.MsgOptionMetadata(p.metadata()),
	}
	if len(p.Blocks) > 0 {
		options = append(options, slackgo.MsgOptionBlocks(p.Blocks...))
	}
	return options
}

func (p Post) metadata() slackgo.SlackMetadata {
	payload := map[string]any{"answers": cmp.Or(p.Answers, noMessage)}
	if p.Key != "" {
		payload["key"] = p.Key
	}
	return slackgo.SlackMetadata{EventType: answerEvent, EventPayload: payload}
}

// Find looks for the message that was posted under the key: in the thread, or
// in the conversation where thread is empty. since, a time stamp, is before it.
func (c *Client) Find(ctx context.Context, p Post, since string) (ts string, found bool, err error) {
	cursor := ""
	for range 20 {
		page, next, err := c.page(ctx, p.Channel, p.Thread, since, cursor)
		if err != nil {
			return "", false, err
		}
		for _, m := range page {
			if m.Metadata.EventType == answerEvent && m.Metadata.EventPayload["key"] == p.Key {
				return m.Timestamp, true, nil
			}
		}
		if cursor = next; cursor == "" {
			return "", false, nil
		}
	}
	return "", false, fmt.Errorf("slack: looking for a reply: the thread is too long to be read")
}

// Respond answers a command or a button for the eyes of who used it alone. The
// address takes five answers in half an hour; after that it fails with
// *[Refused].
func (c *Client) Respond(ctx context.Context, address string, p Post) error {
	no := false
	msg := &slackgo.WebhookMessage{
		Text: p.Text, ResponseType: slackgo.ResponseTypeEphemeral, ThreadTimestamp: p.Thread, UnfurlLinks: &no, UnfurlMedia: &no,
	}
	if len(p.Blocks) > 0 {
		msg.Blocks = &slackgo.Blocks{BlockSet: p.Blocks}
	}
	return c.call(ctx, responseURL, func(ctx context.Context) error {
		return slackgo.PostWebhookCustomHTTPContext(ctx, address, c.http, msg)
	})
}

// OpenModal shows a form. The trigger is good for 3 s.
func (c *Client) OpenModal(ctx context.Context, trigger string, view slackgo.ModalViewRequest) error {
	return c.call(ctx, viewsOpen, func(ctx context.Context) error {
		_, err := c.api.OpenViewContext(ctx, trigger, view)
		return err
	})
}
