package slack

import (
	"context"
	"strings"

	slackgo "github.com/slack-go/slack"
)

// Self asks Slack who we are. It fails with *[Permanent] where the bot token
// won't do.
func (c *Client) Self(ctx context.Context) (Self, error) {
	var r *slackgo.AuthTestResponse
	err := c.read(ctx, authTest, func(ctx context.Context) (err error) {
		r, err = c.api.AuthTestContext(ctx)
		return err
	})
	if p := permanent(authTest, err); p != nil {
		return Self{}, p
	}
	if err != nil {
		return Self{}, err
	}
	return Self{
		Team: r.TeamID, Enterprise: r.EnterpriseID, User: r.UserID, Bot: r.BotID, Name: r.User, TeamName: r.Team,
		Scopes: splitScopes(r.Header.Get("X-OAuth-Scopes")),
	}, nil
}

func splitScopes(header string) []string {
	return strings.FieldsFunc(header, func(r rune) bool { return r == ',' || r == ' ' })
}

// Person is what matters of a user.
type Person struct {
	Team       string
	Enterprise string
	Bot        bool
	Guest      bool   // of one channel or of several
	Locale     string // in which they use Slack, such as de-DE
	Gone       bool   // the account is closed
}

// Person asks about a user.
func (c *Client) Person(ctx context.Context, user string) (Person, error) {
	var u *slackgo.User
	err := c.read(ctx, userInfo, func(ctx context.Context) (err error) {
		u, err = c.api.GetUserInfoContext(ctx, user)
		return err
	})
	if err != nil {
		return Person{}, err
	}
	return Person{Team: u.TeamID, Enterprise: u.Enterprise.EnterpriseID, Bot: u.IsBot, Guest: u.IsRestricted || u.IsUltraRestricted, Locale: u.Locale, Gone: u.Deleted}, nil
}

// Sharing asks whether other organizations see a conversation.
func (c *Client) Sharing(ctx context.Context, channel string) (Sharing, error) {
	var ch *slackgo.Channel
	err := c.read(ctx, conversationInfo, func(ctx context.Context) (err error) {
		ch, err = c.api.GetConversationInfoContext(ctx, &slackgo.GetConversationInfoInput{ChannelID: channel})
		return err
	})
	if err != nil {
		return SharingUnknown, err
	}
	return sharingOf(ch.Conversation), nil
}

func sharingOf(c slackgo.Conversation) Sharing {
	if c.IsExtShared || c.IsPendingExtShared || len(c.ConnectedTeamIDs) > 0 {
		return Shared
	}
	return NotShared
}

// Members lists the users of a user group.
func (c *Client) Members(ctx context.Context, group string) (users []string, err error) {
	err = c.read(ctx, groupUsers, func(ctx context.Context) (err error) {
		users, err = c.api.GetUserGroupMembersContext(ctx, group)
		return err
	})
	return users, err
}

// Groups lists the users of every user group of the workspace, by its id, with
// one call.
func (c *Client) Groups(ctx context.Context) (users map[string][]string, err error) {
	var groups []slackgo.UserGroup
	err = c.read(ctx, userGroups, func(ctx context.Context) (err error) {
		groups, err = c.api.GetUserGroupsContext(ctx, slackgo.GetUserGroupsOptionIncludeUsers(true))
		return err
	})
	users = map[string][]string{}
	for _, g := range groups {
		users[g.ID] = g.Users
	}
	return users, err
}

// DirectChannel is the direct message with a user, opened where it was not.
func (c *Client) DirectChannel(ctx context.Context, user string) (channel string, err error) {
	err = c.read(ctx, conversationOpen, func(ctx context.Context) error {
		ch, _, _, err := c.api.OpenConversationContext(ctx, &slackgo.OpenConversationParameters{Users: []string{user}})
		if err == nil {
			channel = ch.ID
		}
		return err
	})
	return channel, err
}
