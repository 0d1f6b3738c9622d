package slacksim

import (
	"encoding/json"
	"fmt"
	"slices"
)

// Slash runs a slash command as the user. Like Slack it takes no thread. What the app answers shows up as an ephemeral or an ordinary message;
// what goes wrong is told to the user as an ephemeral message and kept as a Notice.
func (s *Server) Slash(user UserID, ch ChannelID, command, text string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, err := s.memberOf(user, ch)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(s.opts.Commands, func(x Command) bool { return x.Name == command }) || s.may("commands") != nil {
		s.tell(user, ch, fmt.Sprintf("%s is not a valid command.", command))
		return fmt.Errorf("slacksim: no command %s", command)
	}
	h := hook{user: user, channel: ch}
	url := s.newHook(h)
	s.deliver(&delivery{
		Envelope: Envelope{Kind: "slash_commands", What: command, Payload: encode(s.commandPayload(user, c, command, text, url))},
		accepts:  true,
		onAck:    func(answer json.RawMessage) { s.immediate(&h, command, answer) },
		onLoss: func() {
			s.notice(Notice{Kind: "command_failed", User: user, Text: command})
			s.tell(user, ch, fmt.Sprintf("%s failed because the app did not respond. Try again.", command))
		},
	})
	return nil
}

func (s *Server) commandPayload(user UserID, c *Channel, command, text, url string) map[string]any {
	name := c.Name
	switch c.Kind {
	case Direct:
		name = "directmessage"
	case Private, Multi:
		name = "privategroup"
	}
	u := s.ws.user(user)
	return map[string]any{"token": "slacksim-verification", "team_id": Team, "team_domain": "example-invented", "channel_id": c.ID, "channel_name": name,
		"user_id": user, "user_name": u.Name, "command": command, "text": escape(text), "api_app_id": AppID, "is_enterprise_install": "false",
		"response_url": url, "trigger_id": s.newTrigger(user)}
}

// immediate shows the answer that came with the acknowledgement.
func (s *Server) immediate(h *hook, command string, payload json.RawMessage) {
	if len(payload) == 0 {
		return
	}
	body := raw{values: map[string]any{}}
	if json.Unmarshal(payload, &body.values) != nil || len(body.values) == 0 {
		return
	}
	a, err := body.check(hookArgs())
	if err == nil {
		err = s.respond(h, "acknowledgement", a)
	}
	if err != nil {
		s.notice(Notice{Kind: "command_failed", User: h.user, Text: err.code})
		s.tell(h.user, h.channel, fmt.Sprintf("%s failed with the error %q.", command, err.code))
	}
}

// tell shows the user something from Slack itself.
func (s *Server) tell(user UserID, ch ChannelID, text string) {
	s.ws.whispers = append(s.ws.whispers, &Message{Channel: ch, TS: s.stamp(), User: "USLACKBOT", Text: text, OnlyFor: user})
	s.touch()
}
