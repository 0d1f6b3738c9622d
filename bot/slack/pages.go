package slack

import (
	"context"
	"time"

	slackgo "github.com/slack-go/slack"
)

// maxPages bounds what is read of one conversation.
const maxPages = 10

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

// page reads a page of a thread, oldest first, or of a conversation, newest
// first, with what only the app sees.
func (c *Client) page(ctx context.Context, channel, thread, since, cursor string) (page []slackgo.Message, next string, err error) {
	if thread == "" {
		return c.history(ctx, channel, since, cursor)
	}
	err = c.read(ctx, conversationReplies, func(ctx context.Context) error {
		page, _, next, err = c.api.GetConversationRepliesContext(ctx, &slackgo.GetConversationRepliesParameters{
			ChannelID: channel, Timestamp: thread, Oldest: since, Cursor: cursor, Limit: pageSize, IncludeAllMetadata: true,
		})
		return err
	})
	return page, next, err
}

// pageSize is as many messages as Slack advises to ask for at once.
const pageSize = 200

func (c *Client) history(ctx context.Context, channel, since, cursor string) (page []slackgo.Message, next string, err error) {
	err = c.read(ctx, conversationHistory, func(ctx context.Context) error {
		resp, err := c.api.GetConversationHistoryContext(ctx, &slackgo.GetConversationHistoryParameters{
			ChannelID: channel, Oldest: since, Cursor: cursor, Limit: pageSize, IncludeAllMetadata: true,
		})
		if err == nil {
			page, next = resp.Messages, resp.ResponseMetaData.NextCursor
		}
		return err
	})
	return page, next, err
}
