package slacksim

import (
	"slices"
	"strings"
	"unicode/utf8"
)

func messageArgs() []spec {
	return slices.Concat(
		need(str, "channel"), may(str, "text", "thread_ts", "parse", "username", "icon_url", "icon_emoji", "markdown_text"),
		may(structure, "blocks", "attachments", "metadata"), may(boolean, "mrkdwn", "link_names", "unfurl_links", "unfurl_media", "as_user"))
}

func (s *Server) chatMethods() map[string]method {
	write := []string{"chat:write"}
	return map[string]method{
		"chat.postMessage":   {scopes: write, handler: s.postMessage, args: append(messageArgs(), may(boolean, "reply_broadcast")...)},
		"chat.postEphemeral": {scopes: write, handler: s.postEphemeral, args: append(messageArgs(), need(str, "user")...)},
		"chat.update":        {scopes: write, handler: s.updateMessage, args: slices.Concat(need(str, "ts"), messageArgs(), may(boolean, "reply_broadcast"))},
		"chat.delete":        {scopes: write, handler: s.deleteMessage, args: slices.Concat(need(str, "channel", "ts"), may(boolean, "as_user"))},
		"chat.getPermalink":  {handler: s.permalink, args: need(str, "channel", "message_ts")},
		"reactions.add":      {scopes: []string{"reactions:write"}, handler: s.addReaction, args: need(str, "channel", "name", "timestamp")},
		"reactions.remove":   {scopes: []string{"reactions:write"}, handler: s.removeReaction, args: need(str, "channel", "name", "timestamp")},
		"reactions.get":      {scopes: []string{"reactions:read"}, handler: s.getReactions, args: slices.Concat(need(str, "channel", "timestamp"), may(boolean, "full"))},
	}
}

// visible finds a channel that the bot may know of; private ones without it don't exist for it.
func (s *Server) visible(id ChannelID) (*Channel, *apiError) {
	ch := s.ws.channel(id)
	if ch == nil || ch.Kind != Public && !ch.Has(Bot) {
		return nil, fail("channel_not_found")
	}
	return ch, nil
}

// joined finds a channel that the bot is a member of.
func (s *Server) joined(id ChannelID) (*Channel, *apiError) {
	ch, err := s.visible(id)
	if err == nil && !ch.Has(Bot) {
		return nil, fail("not_in_channel")
	}
	return ch, err
}

// target finds where to post; a user's id stands for the direct message with them.
func (s *Server) target(id ChannelID) (*Channel, *apiError) {
	if u := s.ws.user(UserID(id)); u != nil && u.ID != Bot {
		return s.ws.direct(Bot, u.ID), nil
	}
	return s.joined(id)
}

func (s *Server) postMessage(a args) (answer, *apiError) {
	ch, err := s.target(a.channel("channel"))
	if err != nil {
		return nil, err
	}
	thread, err := s.threadOf(ch, a.ts("thread_ts"))
	if err != nil {
		return nil, err
	}
	content, err := s.content("chat.postMessage", ch.ID, a)
	if err != nil {
		return nil, err
	}
	m := &Message{Channel: ch.ID, TS: s.stamp(), Thread: thread, User: Bot, FromApp: true, Text: content.text, Blocks: content.blocks,
		Metadata: a["metadata"], Broadcast: a.bool("reply_broadcast")}
	s.add(ch, m)
	return answer{"channel": ch.ID, "ts": m.TS, "message": s.messageJSON(m)}, nil
}

// add stores a message, and tells the app and the page. A reply's parent becomes a thread.
func (s *Server) add(ch *Channel, m *Message) {
	if m.Thread != "" && m.Thread != m.TS {
		if p := s.ws.message(ch.ID, m.Thread); p != nil {
			p.Thread = p.TS
		}
		delete(s.statuses, threadKey{ch.ID, m.Thread})
	}
	s.ws.messages[ch.ID] = append(s.ws.messages[ch.ID], m)
	s.posted(ch, m)
	s.touch()
}

// threadOf checks a thread_ts: it must be a message that is not itself a reply.
func (s *Server) threadOf(ch *Channel, ts TS) (TS, *apiError) {
	if ts == "" {
		return "", nil
	}
	p := s.ws.message(ch.ID, ts)
	if p == nil || p.Thread != "" && p.Thread != p.TS {
		return "", fail("thread_not_found")
	}
	return ts, nil
}

// content is what a message shows, after checking.
type content struct {
	text   string
	blocks []any
}

// content checks a message's text and blocks against Slack's limits, and keeps the payload and its problems on record.
func (s *Server) content(what string, ch ChannelID, a args) (content, *apiError) {
	payload := map[string]any{}
	for _, k := range []string{"text", "blocks", "attachments", "metadata", "markdown_text"} {
		if v, ok := a[k]; ok && v != nil {
			payload[k] = v
		}
	}
	problems := checkMessage(payload, what == "chat.update")
	s.payloads = append(s.payloads, Payload{Method: what, Channel: ch, Body: encode(payload), Problems: problems})
	if err := refusal(problems); err != nil {
		return content{}, err
	}
	if a.bool("as_user") {
		return content{}, fail("as_user_not_supported")
	}
	if a.str("username")+a.str("icon_url")+a.str("icon_emoji") != "" {
		if err := s.may("chat:write.customize"); err != nil {
			return content{}, err
		}
	}
	blocks, _ := payload["blocks"].([]any)
	if md := a.str("markdown_text"); md != "" {
		blocks = []any{map[string]any{"type": "markdown", "text": md}}
	}
	return content{text: truncate(a.str("text"), 40_000), blocks: fillIDs(blocks)}, nil
}

func truncate(text string, limit int) string {
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	return string([]rune(text)[:limit])
}

func (s *Server) postEphemeral(a args) (answer, *apiError) {
	ch, err := s.joined(a.channel("channel"))
	if err != nil {
		return nil, err
	}
	who := UserID(a.str("user"))
	if !ch.Has(who) {
		return nil, fail("user_not_in_channel")
	}
	thread, err := s.threadOf(ch, a.ts("thread_ts"))
	if err != nil {
		return nil, err
	}
	content, err := s.content("chat.postEphemeral", ch.ID, a)
	if err != nil {
		return nil, err
	}
	m := s.whisperTo(who, ch.ID, thread, content)
	return answer{"message_ts": m.TS}, nil
}

func (s *Server) whisperTo(who UserID, ch ChannelID, thread TS, c content) *Message {
	m := &Message{Channel: ch, TS: s.stamp(), Thread: thread, User: Bot, FromApp: true, Text: c.text, Blocks: c.blocks, OnlyFor: who}
	s.ws.whispers = append(s.ws.whispers, m)
	s.touch()
	return m
}

// own finds a message of the app's in a channel that it is in.
func (s *Server) own(a args, otherwise string) (*Channel, *Message, *apiError) {
	ch, err := s.visible(a.channel("channel"))
	if err != nil {
		return nil, nil, err
	}
	m := s.ws.message(ch.ID, a.ts("ts"))
	switch {
	case m == nil:
		return nil, nil, fail("message_not_found")
	case !m.FromApp:
		return nil, nil, fail(otherwise)
	}
	return ch, m, nil
}

func (s *Server) updateMessage(a args) (answer, *apiError) {
	ch, m, err := s.own(a, "cant_update_message")
	if err != nil {
		return nil, err
	}
	if m.Streaming {
		return nil, fail("streaming_state_conflict")
	}
	content, err := s.content("chat.update", ch.ID, a)
	if err != nil {
		return nil, err
	}
	_, newBlocks := a["blocks"]
	s.rewrite(ch, m, content, newBlocks || a.str("text") != "")
	if meta, ok := a["metadata"]; ok {
		m.Metadata = meta
	}
	return answer{"channel": ch.ID, "ts": m.TS, "text": m.Text, "message": s.messageJSON(m)}, nil
}

// rewrite changes what a message shows. Text without blocks takes old blocks away, as Slack does.
func (s *Server) rewrite(ch *Channel, m *Message, c content, replaceBlocks bool) {
	before := s.messageJSON(m)
	if c.text != "" || c.blocks != nil {
		m.Text = c.text
	}
	if replaceBlocks {
		m.Blocks = c.blocks
	}
	m.Edited = s.stamp()
	s.edited(ch, m, before)
	s.touch()
}

func (s *Server) deleteMessage(a args) (answer, *apiError) {
	ch, m, err := s.own(a, "cant_delete_message")
	if err != nil {
		return nil, err
	}
	s.remove(ch, m)
	return answer{"channel": ch.ID, "ts": m.TS}, nil
}

// remove takes a message away. Of a thread's first one a stone is left for as long as there are replies, and the app hears of an edit.
func (s *Server) remove(ch *Channel, m *Message) {
	if s.hasReplies(m) {
		before := s.messageJSON(m)
		m.User, m.Text, m.Blocks, m.FromApp, m.Metadata, m.Tombstone = "USLACKBOT", "This message was deleted.", nil, false, nil, true
		s.edited(ch, m, before)
		s.touch()
		return
	}
	s.drop(ch, m)
	if root := s.ws.message(ch.ID, m.Thread); root != nil && root.Tombstone && !s.hasReplies(root) {
		s.drop(ch, root)
	}
	s.touch()
}

func (s *Server) drop(ch *Channel, m *Message) {
	s.ws.messages[ch.ID] = slices.DeleteFunc(s.ws.messages[ch.ID], func(x *Message) bool { return x == m })
	s.deleted(ch, m)
}

func (s *Server) hasReplies(m *Message) bool {
	return slices.ContainsFunc(s.ws.messages[m.Channel], func(r *Message) bool { return r.Thread == m.TS && r.TS != m.TS })
}

func (s *Server) permalink(a args) (answer, *apiError) {
	ch, err := s.visible(a.channel("channel"))
	if err != nil {
		return nil, err
	}
	m := s.ws.message(ch.ID, a.ts("message_ts"))
	if m == nil {
		return nil, fail("message_not_found")
	}
	return answer{"channel": ch.ID, "permalink": s.linkTo(m)}, nil
}

func (s *Server) linkTo(m *Message) string {
	link := s.URL() + "/archives/" + string(m.Channel) + "/p" + strings.Replace(string(m.TS), ".", "", 1)
	if m.Thread != "" && m.Thread != m.TS {
		link += "?thread_ts=" + string(m.Thread) + "&cid=" + string(m.Channel)
	}
	return link
}

func (s *Server) reactable(a args) (*Channel, *Message, *apiError) {
	ch, err := s.joined(a.channel("channel"))
	if err != nil {
		return nil, nil, err
	}
	m := s.ws.message(ch.ID, a.ts("timestamp"))
	if m == nil {
		return nil, nil, fail("message_not_found")
	}
	return ch, m, nil
}

func (s *Server) addReaction(a args) (answer, *apiError) {
	ch, m, err := s.reactable(a)
	if err != nil {
		return nil, err
	}
	if !validEmoji(a.str("name")) {
		return nil, fail("invalid_name")
	}
	if !s.react(ch, m, Bot, a.str("name")) {
		return nil, fail("already_reacted")
	}
	return nil, nil
}

func validEmoji(name string) bool {
	return name != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789_+-") == ""
}

// react adds a reaction; it is false where it was there.
func (s *Server) react(ch *Channel, m *Message, who UserID, name string) bool {
	if slices.Contains(m.Reactions[name], who) {
		return false
	}
	if m.Reactions == nil {
		m.Reactions = map[string][]UserID{}
	}
	m.Reactions[name] = append(m.Reactions[name], who)
	s.reacted(true, ch, m, who, name)
	s.touch()
	return true
}

func (s *Server) removeReaction(a args) (answer, *apiError) {
	ch, m, err := s.reactable(a)
	if err != nil {
		return nil, err
	}
	if !s.unreact(ch, m, Bot, a.str("name")) {
		return nil, fail("no_reaction")
	}
	return nil, nil
}

func (s *Server) unreact(ch *Channel, m *Message, who UserID, name string) bool {
	if !slices.Contains(m.Reactions[name], who) {
		return false
	}
	m.Reactions[name] = slices.DeleteFunc(slices.Clone(m.Reactions[name]), func(u UserID) bool { return u == who })
	if len(m.Reactions[name]) == 0 {
		delete(m.Reactions, name)
	}
	s.reacted(false, ch, m, who, name)
	s.touch()
	return true
}

func (s *Server) getReactions(a args) (answer, *apiError) {
	ch, m, err := s.reactable(a)
	if err != nil {
		return nil, err
	}
	return answer{"type": "message", "channel": ch.ID, "message": s.messageJSON(m)}, nil
}
