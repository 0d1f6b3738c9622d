package slacksim

import "cmp"

// maxShownMessages is how many of a conversation's newest messages the page shows.
const maxShownMessages = 500

// seenBy is the whole workspace as one user sees it. The lock must be held.
func (s *Server) seenBy(user UserID) map[string]any {
	out := map[string]any{
		"me": user, "bot": Bot, "team": s.opts.TeamName, "users": s.ws.users, "teams": map[TeamID]string{Team: s.opts.TeamName, PartnerTeam: PartnerName}, "commands": s.opts.Commands, "shortcuts": s.opts.Shortcuts,
		"sockets": len(s.ready()), "problems": s.objections(), "modal": nil, "home": nil,
	}
	if v := s.top(user); v != nil {
		out["modal"] = pageView(v)
	}
	if v := s.homes[user]; v != nil {
		out["home"] = pageView(v)
	}
	channels := []any{}
	for _, c := range s.ws.channels {
		if c.Has(user) || c.Kind == Public && s.teamOf(user) == Team && !s.ws.user(user).Guest {
			channels = append(channels, s.pageChannel(c, user))
		}
	}
	out["channels"] = channels
	return out
}

// objections are the app's payloads that Slack would object to, one a line. The lock must be held.
func (s *Server) objections() []string {
	lines := []string{}
	for _, p := range s.payloads {
		for _, problem := range p.Problems {
			lines = append(lines, p.Method+": "+problem.String())
		}
	}
	return lines
}

func pageView(v *view) map[string]any {
	return map[string]any{"id": v.id, "hash": v.hash, "body": v.body, "errors": v.errors}
}

func (s *Server) pageChannel(c *Channel, user UserID) map[string]any {
	all := []any{}
	messages := s.ws.messages[c.ID]
	for _, m := range messages[max(0, len(messages)-maxShownMessages):] {
		all = append(all, s.pageMessage(m))
	}
	whispers := []any{}
	for _, m := range s.ws.whispers {
		if m.Channel == c.ID && m.OnlyFor == user {
			whispers = append(whispers, s.pageMessage(m))
		}
	}
	return map[string]any{"id": c.ID, "name": c.Name, "kind": c.Kind, "topic": c.Topic, "shared": c.Shared, "members": c.Members, "joined": c.Has(user),
		"messages": all, "whispers": whispers, "statuses": s.statusesIn(c.ID), "sessions": s.sessionsIn(c.ID), "prompts": s.prompts[threadKey{c.ID, ""}]}
}

// statusesIn is what the app does in a conversation's threads; under "", in the conversation itself.
func (s *Server) statusesIn(ch ChannelID) map[TS]any {
	out := map[TS]any{}
	for key, st := range s.statuses {
		if key.channel == ch {
			out[key.thread] = map[string]any{"status": st.text, "loading": st.loading}
		}
	}
	return out
}

// sessionsIn are the agent sessions of a conversation, with the titles that their threads have.
func (s *Server) sessionsIn(ch ChannelID) map[TS]any {
	titled := map[TS]string{}
	for key, title := range s.titles {
		if key.channel == ch {
			titled[key.thread] = title
		}
	}
	out := map[TS]any{}
	for ts, title := range titled {
		out[ts] = map[string]any{"title": title}
	}
	for key, x := range s.sessions {
		if key.channel == ch {
			out[key.thread] = map[string]any{"status": x.Status, "title": cmp.Or(x.Title, titled[key.thread])}
		}
	}
	return out
}

func (s *Server) pageMessage(m *Message) map[string]any {
	return map[string]any{"ts": m.TS, "thread": m.Thread, "user": m.User, "app": m.FromApp, "text": m.Text, "blocks": m.Blocks, "edited": m.Edited != "",
		"whisper": m.OnlyFor != "", "tombstone": m.Tombstone, "streaming": m.Streaming, "broadcast": m.Broadcast, "reactions": m.Reactions, "link": s.linkTo(m)}
}
