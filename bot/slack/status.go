package slack

import (
	"context"

	slackgo "github.com/slack-go/slack"
)

// ShowStatus shows under a thread what we do, such as "is looking this up…";
// empty: nothing any more. Slack takes it away by itself when we reply there,
// and after two minutes.
func (c *Client) ShowStatus(ctx context.Context, channel, thread, status string) error {
	return c.call(ctx, setStatus, func(ctx context.Context) error {
		return c.api.SetAssistantThreadsStatusContext(ctx, slackgo.AssistantThreadsSetStatusParameters{ChannelID: channel, ThreadTS: thread, Status: status})
	})
}
