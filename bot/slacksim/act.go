package slacksim

import (
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Notice is something that Slack told a user, or that the server thought odd.
type Notice struct {
	Kind string // "command_failed", "action_failed", "submission_failed" or "junk"
	User UserID
	Text string
}

func (s *Server) notice(n Notice) {
	s.notices = append(s.notices, n)
	s.touch()
}

// Notices lists what went wrong in front of users, oldest first.
func (s *Server) Notices() []Notice {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.notices)
}

// errNotThere is returned for anything that the acting user can't see.
var errNotThere = errors.New("slacksim: no such message")

// DM is the direct message between the user and the bot.
func (s *Server) DM(user UserID) ChannelID {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.ws.direct(Bot, user).ID
}

// Group is the group message of the bot with several users.
func (s *Server) Group(users ...UserID) ChannelID {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.ws.direct(append([]UserID{Bot}, users...)...).ID
}

func (s *Server) memberOf(user UserID, ch ChannelID) (*Channel, error) {
	c := s.ws.channel(ch)
	if c == nil || !c.Has(user) {
		return nil, fmt.Errorf("slacksim: %s is not in channel %s", user, ch)
	}
	return c, nil
}

// Say posts text as the user, in the thread if one is given, and returns the message's ts.
// The text is what a person types: "@policybot" and bare addresses become Slack's tokens, "<@U…>" is left as it is, and the rest is escaped.
func (s *Server) Say(user UserID, ch ChannelID, text string, thread TS) (TS, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, err := s.memberOf(user, ch)
	if err != nil {
		return "", err
	}
	if _, err := s.threadOf(c, thread); err != nil {
		return "", fmt.Errorf("slacksim: no thread %s in %s", thread, ch)
	}
	stored := s.typed(text)
	m := &Message{Channel: ch, TS: s.stamp(), Thread: thread, User: user, Text: stored, Blocks: richText(stored), clientMsgID: strings.ToLower(rand.Text())}
	s.add(c, m)
	return m.TS, nil
}

// messageOf is a message in a conversation whose member the user is.
func (s *Server) messageOf(user UserID, ch ChannelID, ts TS) (*Channel, *Message, error) {
	c, err := s.memberOf(user, ch)
	if err != nil {
		return nil, nil, err
	}
	m := s.ws.message(ch, ts)
	if m == nil {
		return nil, nil, errNotThere
	}
	return c, m, nil
}

func (s *Server) ownOf(user UserID, ch ChannelID, ts TS) (*Channel, *Message, error) {
	c, m, err := s.messageOf(user, ch, ts)
	if err == nil && m.User != user {
		err = errNotThere
	}
	if err != nil {
		return nil, nil, err
	}
	return c, m, nil
}

// Edit changes the user's own message.
func (s *Server) Edit(user UserID, ch ChannelID, ts TS, text string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, m, err := s.ownOf(user, ch, ts)
	if err != nil {
		return err
	}
	stored := s.typed(text)
	s.rewrite(c, m, content{text: stored, blocks: richText(stored)}, true)
	return nil
}

// Delete takes the user's own message away.
func (s *Server) Delete(user UserID, ch ChannelID, ts TS) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, m, err := s.ownOf(user, ch, ts)
	if err != nil {
		return err
	}
	s.remove(c, m)
	return nil
}

// React adds the user's reaction; Unreact takes it back.
func (s *Server) React(user UserID, ch ChannelID, ts TS, name string) error {
	return s.reactAs(user, ch, ts, name, s.react)
}

// Unreact takes the user's reaction back.
func (s *Server) Unreact(user UserID, ch ChannelID, ts TS, name string) error {
	return s.reactAs(user, ch, ts, name, s.unreact)
}

func (s *Server) reactAs(user UserID, ch ChannelID, ts TS, name string, do func(*Channel, *Message, UserID, string) bool) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, m, err := s.messageOf(user, ch, ts)
	if err != nil {
		return err
	}
	if !do(c, m, user, name) {
		return fmt.Errorf("slacksim: reaction %q was so already", name)
	}
	return nil
}

// Join makes somebody, the bot too, a member of a channel.
func (s *Server) Join(user UserID, ch ChannelID) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.ws.channel(ch)
	if c == nil || s.ws.user(user) == nil {
		return fmt.Errorf("slacksim: no channel %s or no user %s", ch, user)
	}
	if !c.Has(user) {
		c.Members = append(c.Members, user)
		s.membership("member_joined_channel", c, user)
		s.touch()
	}
	return nil
}

// Leave ends a membership.
func (s *Server) Leave(user UserID, ch ChannelID) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, err := s.memberOf(user, ch)
	if err != nil {
		return err
	}
	c.Members = slices.DeleteFunc(slices.Clone(c.Members), func(u UserID) bool { return u == user })
	s.membership("member_left_channel", c, user)
	s.touch()
	return nil
}

// Regroup says who is in a user group from now on.
func (s *Server) Regroup(group string, users ...UserID) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, g := range s.ws.groups {
		if g.ID == group {
			g.Users = users
			s.touch()
			return nil
		}
	}
	return fmt.Errorf("slacksim: no user group %s", group)
}

// Localize sets the locale in which a user uses Slack, such as "de-DE".
func (s *Server) Localize(user UserID, locale string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	u := s.ws.user(user)
	if u == nil {
		return fmt.Errorf("slacksim: there is no user %s", user)
	}
	u.Locale = locale
	return nil
}

// OpenHome opens the app's Home tab as the user; OpenMessages opens the Messages tab.
func (s *Server) OpenHome(user UserID) { s.openApp(user, "home") }

// OpenMessages opens the app's Messages tab as the user.
func (s *Server) OpenMessages(user UserID) { s.openApp(user, "messages") }

// StopSession presses the stop button that Slack shows while an agent session is processing. What the session is then, is left to the app.
func (s *Server) StopSession(user UserID, ch ChannelID, thread TS) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, err := s.memberOf(user, ch); err != nil {
		return err
	}
	if x := s.sessions[threadKey{ch, thread}]; x == nil || x.Status != "processing" {
		return fmt.Errorf("slacksim: nothing is being processed in %s", thread)
	}
	s.publish("agent_session_stopped", "", nil, map[string]any{"type": "agent_session_stopped", "channel": ch, "thread_ts": thread, "user": user,
		"streaming_message_ts": []string{}, "event_ts": s.stamp()})
	return nil
}

// View has a channel open beside the app; the app hears of it.
func (s *Server) View(user UserID, ch ChannelID) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, err := s.memberOf(user, ch); err != nil {
		return err
	}
	s.publish("app_context_changed", "", nil, map[string]any{"type": "app_context_changed", "user": user, "channel": s.ws.direct(Bot, user).ID, "event_ts": s.stamp(),
		"context": map[string]any{"entities": []any{map[string]any{"type": "slack#/types/channel_id", "value": ch, "team_id": Team}}}})
	return nil
}

func (s *Server) openApp(user UserID, tab string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch := s.ws.direct(Bot, user)
	e := map[string]any{"type": "app_home_opened", "user": user, "channel": ch.ID, "tab": tab, "event_ts": s.stamp()}
	if v := s.homes[user]; v != nil && tab == "home" {
		e["view"] = s.viewJSON(v)
	}
	s.publish("app_home_opened", "", ch, e)
	s.touch()
}
