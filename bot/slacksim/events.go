package slacksim

import (
	"slices"
	"strings"
	"time"
)

// publish sends an event to the app if it has subscribed to name and was granted scope. The lock must be held.
func (s *Server) publish(name, scope string, ch *Channel, event map[string]any) {
	if !slices.Contains(s.opts.Events, name) || scope != "" && s.may(scope) != nil {
		return
	}
	id := newID("Ev")
	s.deliver(&delivery{
		Envelope: Envelope{Kind: "events_api", What: event["type"].(string), EventID: id, Payload: encode(s.wrap(id, ch, event))},
		retries:  len(s.opts.Waits.Retry),
	})
}

func (s *Server) wrap(id string, ch *Channel, event map[string]any) map[string]any {
	return map[string]any{
		"token": "slacksim-verification", "team_id": Team, "context_team_id": Team, "context_enterprise_id": nil, "api_app_id": AppID,
		"type": "event_callback", "event_id": id, "event_time": time.Now().Unix(), "event": event,
		"authorizations":        []any{map[string]any{"enterprise_id": nil, "team_id": Team, "user_id": Bot, "is_bot": true, "is_enterprise_install": false}},
		"is_ext_shared_channel": ch != nil && ch.Shared,
		"event_context":         "4-" + id,
	}
}

// messageEvent is the common part of everything that a channel's message events hold.
func (s *Server) messageEvent(ch *Channel, m *Message) map[string]any {
	e := s.messageJSON(m)
	delete(e, "reactions")
	for _, k := range []string{"reply_count", "latest_reply", "reply_users", "reply_users_count"} {
		delete(e, k)
	}
	if m.Thread == m.TS {
		delete(e, "thread_ts")
	}
	e["channel"], e["channel_type"], e["event_ts"] = ch.ID, ch.Kind, m.TS
	if ch.Shared {
		e["user_team"], e["source_team"] = s.teamOf(m.User), s.teamOf(m.User)
	}
	return e
}

// posted tells the app of a new message: once as a message, and once more as a mention where it names the bot.
func (s *Server) posted(ch *Channel, m *Message) {
	if !ch.Has(Bot) {
		return
	}
	if mentionsBot(m.Text) && !m.FromApp {
		s.mention(ch, m)
	}
	e := s.messageEvent(ch, m)
	if m.Broadcast {
		e["subtype"] = "thread_broadcast"
	}
	s.publishMessage(ch, e)
}

func mentionsBot(text string) bool {
	return strings.Contains(text, "<@"+string(Bot)+">") || strings.Contains(text, "<@"+string(Bot)+"|")
}

// mention sends app_mention, which Slack does not do in direct messages.
func (s *Server) mention(ch *Channel, m *Message) {
	if ch.Kind == Direct || ch.Kind == Multi {
		return
	}
	e := s.messageEvent(ch, m)
	e["type"] = "app_mention"
	delete(e, "channel_type")
	s.publish("app_mention", "app_mentions:read", ch, e)
}

func (s *Server) publishMessage(ch *Channel, e map[string]any) {
	prefix := ch.Kind.prefix()
	s.publish("message."+prefix, prefix+":history", ch, e)
}

// edited tells the app that a message reads otherwise now, and of a mention that the edit has added.
func (s *Server) edited(ch *Channel, m *Message, before map[string]any) {
	if !ch.Has(Bot) {
		return
	}
	was, _ := before["text"].(string)
	if !m.FromApp && mentionsBot(m.Text) && !mentionsBot(was) {
		s.mention(ch, m)
	}
	now := s.stamp()
	s.publishMessage(ch, map[string]any{"type": "message", "subtype": "message_changed", "hidden": true, "channel": ch.ID, "channel_type": ch.Kind,
		"message": s.messageJSON(m), "previous_message": before, "ts": now, "event_ts": now})
}

func (s *Server) deleted(ch *Channel, m *Message) {
	if !ch.Has(Bot) {
		return
	}
	now := s.stamp()
	s.publishMessage(ch, map[string]any{"type": "message", "subtype": "message_deleted", "hidden": true, "channel": ch.ID, "channel_type": ch.Kind,
		"deleted_ts": m.TS, "previous_message": s.messageJSON(m), "ts": now, "event_ts": now})
}

func (s *Server) reacted(added bool, ch *Channel, m *Message, who UserID, name string) {
	if !ch.Has(Bot) {
		return
	}
	kind := "reaction_removed"
	if added {
		kind = "reaction_added"
	}
	s.publish(kind, "reactions:read", ch, map[string]any{"type": kind, "user": who, "reaction": name, "item_user": m.User,
		"item": map[string]any{"type": "message", "channel": ch.ID, "ts": m.TS}, "event_ts": s.stamp()})
}

func (s *Server) membership(kind string, ch *Channel, who UserID) {
	if !ch.Has(Bot) && who != Bot {
		return
	}
	letter := "C"
	if ch.Kind != Public {
		letter = "G"
	}
	s.publish(kind, ch.Kind.prefix()+":read", ch, map[string]any{"type": kind, "user": who, "channel": ch.ID, "channel_type": letter,
		"team": s.teamOf(who), "event_ts": s.stamp()})
}
