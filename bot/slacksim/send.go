package slacksim

import "fmt"

// SendEvent tells the app of any event, subscribed or not: one that the server has no act for, or one that no client knows.
// The event needs a "type".
func (s *Server) SendEvent(event map[string]any) error {
	kind, _ := event["type"].(string)
	if kind == "" {
		return fmt.Errorf("slacksim: the event has no type")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	ch := s.ws.channel(channelIn(event))
	id := newID("Ev")
	s.deliver(&delivery{
		Envelope: Envelope{Kind: "events_api", What: kind, EventID: id, Payload: encode(s.wrap(id, ch, event))},
		retries:  len(s.opts.Waits.Retry),
	})
	return nil
}

func channelIn(event map[string]any) ChannelID {
	switch id := event["channel"].(type) {
	case string:
		return ChannelID(id)
	case ChannelID:
		return id
	}
	return ""
}

// SendEnvelope sends an envelope of any kind with any payload. Envelopes that are no events are not tried again.
func (s *Server) SendEnvelope(kind string, payload any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := &delivery{Envelope: Envelope{Kind: kind, What: kind, Payload: encode(payload)}}
	if kind == "events_api" {
		d.retries = len(s.opts.Waits.Retry)
	}
	s.deliver(d)
}

// SendRateLimited tells the app, as Slack does once a minute, that it is getting too many events.
func (s *Server) SendRateLimited() {
	s.SendEnvelope("events_api", map[string]any{"token": "slacksim-verification", "type": "app_rate_limited", "team_id": Team,
		"minute_rate_limited": s.opts.Now().Unix() / 60 * 60, "api_app_id": AppID})
}

// SendFrame writes text on every open socket as it is, to see what the app makes of a frame that is no envelope.
func (s *Server) SendFrame(text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.ready() {
		c.send(frame{text: []byte(text)})
	}
}

// Revoke makes the server answer token_revoked to every call, or ends that. The app is told with tokens_revoked.
func (s *Server) Revoke(on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.revoked = on
	if on {
		s.publish("tokens_revoked", "", nil, map[string]any{"type": "tokens_revoked", "tokens": map[string]any{"oauth": []UserID{}, "bot": []UserID{Bot}}})
	}
	s.touch()
}

// Grant replaces the bot token's scopes.
func (s *Server) Grant(scopes ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.opts.BotScopes = scopes
	s.touch()
}
