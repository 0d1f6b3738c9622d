package slacksim

import (
	"crypto/rand"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// Message is a post, as it stands now.
type Message struct {
	Channel  ChannelID
	TS       TS
	Thread   TS // the thread's first message; empty outside threads
	User     UserID
	FromApp  bool   // posted by the app
	Text     string // in Slack's own escaped form
	Blocks   []any  // decoded JSON, block_id and action_id filled in
	Metadata any    // decoded JSON, or nil
	Edited   TS     // when it was last edited; empty if never
	// OnlyFor is who alone sees it; empty for an ordinary message.
	OnlyFor UserID
	// Streaming is set between chat.startStream and chat.stopStream.
	Streaming bool
	Broadcast bool // a reply that is shown in the channel too
	Tombstone bool // stands where the first message of a thread was deleted
	Reactions map[string][]UserID

	clientMsgID string
	streamEnd   time.Time
}

func (m *Message) clone() Message {
	c := *m
	c.Reactions = maps.Clone(m.Reactions)
	c.Blocks = slices.Clone(m.Blocks)
	return c
}

// newID returns an identifier in Slack's alphabet that is not used anywhere else.
func newID(prefix string) string { return prefix + rand.Text()[:10] }

// stamp returns a ts later than all before it.
func (s *Server) stamp() TS {
	now := s.opts.Now().UnixMicro()
	if now <= s.lastTS {
		now = s.lastTS + 1
	}
	s.lastTS = now
	return formatTS(now)
}

func formatTS(micro int64) TS { return TS(fmt.Sprintf("%d.%06d", micro/1e6, micro%1e6)) }

// typed turns what a person types into Slack's stored form: escaped, with the tokens for people and links.
func (s *Server) typed(text string) string {
	var out strings.Builder
	for text != "" {
		if end := tokenLength(text); end > 0 {
			out.WriteString(text[:end])
			text = text[end:]
			continue
		}
		if text[0] == '@' {
			if u := s.mentioned(text[1:]); u != nil && !endsInWord(out.String()) {
				out.WriteString("<@" + string(u.ID) + ">")
				text = text[1+len(u.Name):]
				continue
			}
		}
		if n := urlLength(text); n > 0 && !endsInWord(out.String()) {
			out.WriteString("<" + escape(text[:n]) + ">")
			text = text[n:]
			continue
		}
		out.WriteString(escape(text[:1]))
		text = text[1:]
	}
	return out.String()
}

func endsInWord(s string) bool { return s != "" && isWord(s[len(s)-1]) }

func isWord(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '_' || b == '-'
}

// tokenLength is the length of a token such as <@U1> or <https://x|y> at the start of text, or 0.
func tokenLength(text string) int {
	for _, lead := range []string{"<@U", "<#C", "<!here", "<!channel", "<!everyone", "<!subteam^", "<http://", "<https://", "<mailto:"} {
		if strings.HasPrefix(text, lead) {
			if end := strings.IndexByte(text, '>'); end > 0 && !strings.ContainsAny(text[1:end], "<\n") {
				return end + 1
			}
		}
	}
	return 0
}

func urlLength(text string) int {
	if !strings.HasPrefix(text, "http://") && !strings.HasPrefix(text, "https://") {
		return 0
	}
	end := strings.IndexAny(text, " \n\t<>\"")
	if end < 0 {
		end = len(text)
	}
	return len(strings.TrimRight(text[:end], ".,;:!?)"))
}

// mentioned finds whose handle stands at the start of text, as a whole word; case does not matter.
func (s *Server) mentioned(text string) *User {
	for _, u := range s.ws.users {
		n := len(u.Name)
		if len(text) >= n && strings.EqualFold(text[:n], u.Name) && (len(text) == n || !isWord(text[n])) {
			return u
		}
	}
	return nil
}

func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

func unescape(s string) string {
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(s)
}

// richText is the rich_text block that Slack's client sends with a person's message.
func richText(text string) []any {
	var parts []any
	for text != "" {
		if n := tokenLength(text); n > 0 {
			parts, text = append(parts, richToken(text[1:n-1])), text[n:]
			continue
		}
		n := strings.IndexByte(text[1:], '<') + 1
		if n == 0 {
			n = len(text)
		}
		parts, text = append(parts, map[string]any{"type": "text", "text": unescape(text[:n])}), text[n:]
	}
	section := map[string]any{"type": "rich_text_section", "elements": parts}
	return []any{map[string]any{"type": "rich_text", "block_id": newID("b"), "elements": []any{section}}}
}

func richToken(token string) map[string]any {
	body, label, _ := strings.Cut(token, "|")
	switch {
	case strings.HasPrefix(body, "@"):
		return map[string]any{"type": "user", "user_id": body[1:]}
	case strings.HasPrefix(body, "#"):
		return map[string]any{"type": "channel", "channel_id": body[1:]}
	case strings.HasPrefix(body, "!subteam^"):
		return map[string]any{"type": "usergroup", "usergroup_id": strings.TrimPrefix(body, "!subteam^")}
	case strings.HasPrefix(body, "!"):
		return map[string]any{"type": "broadcast", "range": body[1:]}
	}
	link := map[string]any{"type": "link", "url": unescape(body)}
	if label != "" {
		link["text"] = unescape(label)
	}
	return link
}

// json is the message as the Web API and the events show it.
func (s *Server) messageJSON(m *Message) map[string]any {
	out := map[string]any{"type": "message", "user": m.User, "ts": m.TS, "text": m.Text, "team": s.teamOf(m.User)}
	if m.FromApp {
		out["bot_id"], out["app_id"] = BotID, AppID
		out["bot_profile"] = map[string]any{"id": BotID, "app_id": AppID, "name": s.opts.BotName, "team_id": Team}
	}
	if m.clientMsgID != "" {
		out["client_msg_id"] = m.clientMsgID
	}
	if len(m.Blocks) > 0 {
		out["blocks"] = m.Blocks
	}
	if m.Metadata != nil {
		out["metadata"] = m.Metadata
	}
	if m.Edited != "" {
		out["edited"] = map[string]any{"user": m.User, "ts": m.Edited}
	}
	if m.Tombstone {
		out["subtype"], out["hidden"] = "tombstone", true
	}
	if m.Thread != "" {
		out["thread_ts"] = m.Thread
		if m.Thread == m.TS {
			s.addThreadFields(out, m)
		} else if p := s.ws.message(m.Channel, m.Thread); p != nil {
			out["parent_user_id"] = p.User
		}
	}
	if len(m.Reactions) > 0 {
		out["reactions"] = reactionsJSON(m.Reactions)
	}
	return out
}

// namedRepliers is how many of those who wrote in a thread Slack names.
const namedRepliers = 5

func (s *Server) addThreadFields(out map[string]any, parent *Message) {
	var count int
	var last TS
	var who []UserID
	for _, r := range s.ws.messages[parent.Channel] {
		if r.Thread == parent.TS && r.TS != parent.TS {
			count, last = count+1, r.TS
			if !slices.Contains(who, r.User) {
				who = append(who, r.User)
			}
		}
	}
	out["reply_count"], out["latest_reply"], out["reply_users"], out["reply_users_count"] = count, last, who[:min(len(who), namedRepliers)], len(who)
}

func reactionsJSON(r map[string][]UserID) []any {
	var out []any
	for _, name := range slices.Sorted(maps.Keys(r)) {
		out = append(out, map[string]any{"name": name, "users": r[name], "count": len(r[name])})
	}
	return out
}

func (s *Server) teamOf(u UserID) TeamID {
	if user := s.ws.user(u); user != nil {
		return user.Team
	}
	return Team
}
