package slacksim

import (
	"cmp"
	"encoding/base64"
	"slices"
	"strconv"
	"strings"
)

func (s *Server) conversationMethods() map[string]method {
	read, history := familyScopes("read"), familyScopes("history")
	span := slices.Concat(need(str, "channel"), may(str, "latest", "oldest", "cursor"), may(integer, "limit"), may(boolean, "inclusive", "include_all_metadata"))
	return map[string]method{
		"conversations.info":    {scopes: read, handler: s.conversationInfo, args: slices.Concat(need(str, "channel"), may(boolean, "include_locale", "include_num_members"))},
		"conversations.list":    {scopes: read, handler: s.conversationList, args: slices.Concat(may(list, "types"), may(str, "cursor"), may(integer, "limit"), may(boolean, "exclude_archived"))},
		"conversations.members": {scopes: read, handler: s.conversationMembers, args: slices.Concat(need(str, "channel"), may(str, "cursor"), may(integer, "limit"))},
		"conversations.open":    {scopes: []string{"im:write", "mpim:write"}, handler: s.conversationOpen, args: slices.Concat(may(str, "channel"), may(list, "users"), may(boolean, "return_im", "prevent_creation"))},
		"conversations.history": {scopes: history, handler: s.conversationHistory, args: span},
		"conversations.replies": {scopes: history, handler: s.conversationReplies, args: append(need(str, "ts"), span...)},
		"users.conversations":   {scopes: read, handler: s.userConversations, args: slices.Concat(may(list, "types"), may(str, "user", "cursor"), may(integer, "limit"), may(boolean, "exclude_archived"))},
	}
}

func familyScopes(suffix string) []string {
	var out []string
	for _, k := range []ChannelKind{Public, Private, Direct, Multi} {
		out = append(out, k.prefix()+":"+suffix)
	}
	return out
}

func (s *Server) channelJSON(c *Channel) map[string]any {
	out := map[string]any{
		"id": c.ID, "created": 1700000000, "is_archived": false, "is_channel": c.Kind == Public, "is_group": c.Kind == Private, "is_im": c.Kind == Direct,
		"is_mpim": c.Kind == Multi, "is_private": c.Kind != Public, "context_team_id": Team, "is_general": c.ID == General,
		"is_shared": c.Shared, "is_ext_shared": c.Shared, "is_org_shared": false, "is_pending_ext_shared": false,
	}
	if c.Shared {
		out["shared_team_ids"], out["connected_team_ids"], out["conversation_host_id"] = []TeamID{Team, PartnerTeam}, []TeamID{PartnerTeam}, Team
	}
	if c.Kind == Direct {
		out["user"] = peer(c)
		return out
	}
	out["name"], out["name_normalized"], out["is_member"], out["creator"] = c.Name, c.Name, c.Has(Bot), Admin
	out["topic"], out["purpose"] = map[string]any{"value": c.Topic}, map[string]any{"value": c.Topic}
	return out
}

// peer is whom the bot talks with in a direct message.
func peer(c *Channel) UserID {
	for _, u := range c.Members {
		if u != Bot {
			return u
		}
	}
	return Bot
}

func (s *Server) conversationInfo(a args) (answer, *apiError) {
	ch, err := s.visible(a.channel("channel"))
	if err == nil {
		err = s.may(ch.Kind.prefix() + ":read")
	}
	if err != nil {
		return nil, err
	}
	out := s.channelJSON(ch)
	if a.bool("include_num_members") {
		out["num_members"] = len(ch.Members)
	}
	return answer{"channel": out}, nil
}

// kinds reads the "types" argument; each kind needs its own scope.
func (s *Server) kinds(a args) ([]ChannelKind, *apiError) {
	names := a.list("types")
	if len(names) == 0 {
		names = []string{"public_channel"}
	}
	var out []ChannelKind
	for _, n := range names {
		k, ok := map[string]ChannelKind{"public_channel": Public, "private_channel": Private, "im": Direct, "mpim": Multi}[strings.TrimSpace(n)]
		if !ok {
			return nil, fail("invalid_types")
		}
		if err := s.may(k.prefix() + ":read"); err != nil {
			return nil, err
		}
		out = append(out, k)
	}
	return out, nil
}

func (s *Server) conversationList(a args) (answer, *apiError) {
	return s.listChannels(a, func(c *Channel) bool { return c.Kind == Public || c.Has(Bot) })
}

func (s *Server) userConversations(a args) (answer, *apiError) {
	who := UserID(cmp.Or(a.str("user"), string(Bot)))
	if s.ws.user(who) == nil {
		return nil, fail("user_not_found")
	}
	return s.listChannels(a, func(c *Channel) bool { return c.Has(who) && (c.Kind == Public || c.Has(Bot)) })
}

func (s *Server) listChannels(a args, wanted func(*Channel) bool) (answer, *apiError) {
	kinds, err := s.kinds(a)
	if err != nil {
		return nil, err
	}
	var all []any
	for _, c := range s.ws.channels {
		if slices.Contains(kinds, c.Kind) && wanted(c) {
			all = append(all, s.channelJSON(c))
		}
	}
	page, next, err := paginate(all, a)
	return answer{"channels": page, "response_metadata": map[string]any{"next_cursor": next}}, err
}

// paginate cuts out the page that "cursor" and "limit" name.
func paginate[T any](all []T, a args) (page []T, next string, err *apiError) {
	limit := a.int("limit", 100)
	if limit == 0 {
		limit = 100
	}
	if limit < 0 || limit > 1000 {
		return nil, "", fail("invalid_limit")
	}
	start := 0
	if c := a.str("cursor"); c != "" {
		plain, bad := base64.StdEncoding.DecodeString(c)
		n, bad2 := strconv.Atoi(strings.TrimPrefix(string(plain), "next:"))
		if bad != nil || bad2 != nil || n < 0 || n > len(all) {
			return nil, "", fail("invalid_cursor")
		}
		start = n
	}
	end := min(start+limit, len(all))
	if end < len(all) {
		next = base64.StdEncoding.EncodeToString([]byte("next:" + strconv.Itoa(end)))
	}
	page = all[start:end]
	if page == nil {
		page = []T{}
	}
	return page, next, nil
}

func (s *Server) conversationMembers(a args) (answer, *apiError) {
	ch, err := s.visible(a.channel("channel"))
	if err == nil {
		err = s.may(ch.Kind.prefix() + ":read")
	}
	if err != nil {
		return nil, err
	}
	page, next, err := paginate(ch.Members, a)
	return answer{"members": page, "response_metadata": map[string]any{"next_cursor": next}}, err
}

func (s *Server) conversationOpen(a args) (answer, *apiError) {
	if id := a.channel("channel"); id != "" {
		ch, err := s.visible(id)
		if err != nil {
			return nil, err
		}
		return answer{"channel": s.openedJSON(ch, a), "no_op": true, "already_open": true}, nil
	}
	people := []UserID{Bot}
	for _, u := range a.list("users") {
		switch {
		case s.ws.user(UserID(u)) == nil:
			return nil, fail("user_not_found")
		case UserID(u) == Bot:
			return nil, fail("cannot_dm_bot")
		}
		people = append(people, UserID(u))
	}
	switch {
	case len(people) == 1:
		return nil, fail("users_list_not_supplied")
	case len(people) > 9:
		return nil, fail("too_many_users")
	}
	scope := "im:write"
	if len(people) > 2 {
		scope = "mpim:write"
	}
	if err := s.may(scope); err != nil {
		return nil, err
	}
	return answer{"channel": s.openedJSON(s.ws.direct(people...), a)}, nil
}

func (s *Server) openedJSON(ch *Channel, a args) map[string]any {
	if a.bool("return_im") {
		return s.channelJSON(ch)
	}
	return map[string]any{"id": ch.ID}
}

// history checks that the bot may read the channel's messages.
func (s *Server) history(a args) (*Channel, *apiError) {
	ch, err := s.joined(a.channel("channel"))
	if err != nil {
		return nil, err
	}
	for _, k := range []string{"oldest", "latest", "ts"} {
		if v := a.str(k); v != "" {
			if _, bad := strconv.ParseFloat(v, 64); bad != nil {
				return nil, fail("invalid_ts_" + strings.Replace(k, "ts", "latest", 1))
			}
		}
	}
	return ch, s.may(ch.Kind.prefix() + ":history")
}

func (s *Server) conversationHistory(a args) (answer, *apiError) {
	ch, err := s.history(a)
	if err != nil {
		return nil, err
	}
	var found []any
	for _, m := range s.ws.messages[ch.ID] {
		if (m.Thread == "" || m.Thread == m.TS || m.Broadcast) && within(m.TS, a) {
			found = append(found, s.readable(m, a))
		}
	}
	slices.Reverse(found) // newest first
	return pageOfMessages(found, a)
}

func (s *Server) conversationReplies(a args) (answer, *apiError) {
	ch, err := s.history(a)
	if err != nil {
		return nil, err
	}
	asked := s.ws.message(ch.ID, a.ts("ts"))
	if asked == nil {
		return nil, fail("thread_not_found")
	}
	root := TS(cmp.Or(string(asked.Thread), string(asked.TS)))
	var found []any
	for _, m := range s.ws.messages[ch.ID] {
		if m.TS == root || m.Thread == root && within(m.TS, a) {
			found = append(found, s.readable(m, a))
		}
	}
	return pageOfMessages(found, a)
}

// readable is a message as history shows it: metadata only on request.
func (s *Server) readable(m *Message, a args) map[string]any {
	out := s.messageJSON(m)
	if !a.bool("include_all_metadata") && m.Metadata != nil {
		delete(out, "metadata")
	}
	return out
}

func pageOfMessages(found []any, a args) (answer, *apiError) {
	page, next, err := paginate(found, a)
	out := answer{"messages": page, "has_more": next != ""}
	if next != "" {
		out["response_metadata"] = map[string]any{"next_cursor": next}
	}
	return out, err
}

// within tells whether ts lies between "oldest" and "latest".
func within(ts TS, a args) bool {
	at, oldest, latest := micros(string(ts)), micros(a.str("oldest")), micros(a.str("latest"))
	if a.bool("inclusive") {
		return at >= oldest && (latest == 0 || at <= latest)
	}
	return at > oldest && (latest == 0 || at < latest)
}

// micros reads a ts as microseconds, so that comparing is exact.
func micros(ts string) int64 {
	whole, part, _ := strings.Cut(ts, ".")
	n, _ := strconv.ParseInt(whole, 10, 64)
	part = (part + "000000")[:6]
	micro, _ := strconv.ParseInt(part, 10, 64)
	return n*1e6 + micro
}
