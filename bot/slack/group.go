package slack

import (
	"context"
	"slices"

	slackgo "github.com/slack-go/slack"
)

// GroupChannel is the group message with several users, opened where it was
// not. Slack takes two to eight.
func (c *Client) GroupChannel(ctx context.Context, users []string) (channel string, err error) {
	err = c.read(ctx, conversationOpen, func(ctx context.Context) error {
		ch, _, _, err := c.api.OpenConversationContext(ctx, &slackgo.OpenConversationParameters{Users: users})
		if err == nil {
			channel = ch.ID
		}
		return err
	})
	return channel, err
}

// Reads tells whether somebody may read a conversation: a public channel, unless
// they are a guest, or one that they are a member of.
func (c *Client) Reads(ctx context.Context, user string, guest bool, channel string) (bool, error) {
	var ch *slackgo.Channel
	err := c.read(ctx, conversationInfo, func(ctx context.Context) (err error) {
		ch, err = c.api.GetConversationInfoContext(ctx, &slackgo.GetConversationInfoInput{ChannelID: channel})
		return err
	})
	if err != nil || ch.IsChannel && !ch.IsPrivate && !guest {
		return err == nil, err
	}
	return c.isMember(ctx, user, channel)
}

func (c *Client) isMember(ctx context.Context, user, channel string) (bool, error) {
	p := slackgo.GetUsersInConversationParameters{ChannelID: channel, Limit: 200}
	for {
		var page []string
		next := ""
		err := c.read(ctx, conversationMembers, func(ctx context.Context) (err error) {
			page, next, err = c.api.GetUsersInConversationContext(ctx, &p)
			return err
		})
		if err != nil || slices.Contains(page, user) {
			return err == nil, err
		}
		if p.Cursor = next; next == "" {
			return false, nil
		}
	}
}

// Link is the address of a message.
func (c *Client) Link(ctx context.Context, channel, ts string) (link string, err error) {
	err = c.read(ctx, permalink, func(ctx context.Context) (err error) {
		link, err = c.api.GetPermalinkContext(ctx, &slackgo.PermalinkParameters{Channel: channel, Ts: ts})
		return err
	})
	return link, err
}
