package slacksim

import (
	"cmp"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"slices"
	"time"
)

//go:embed page
var pageFiles embed.FS

// settle is how long the page's feed waits after a change, so that a burst becomes one update.
const settle = 20 * time.Millisecond

// maxShownMessages is how many of a conversation's newest messages the page shows.
const maxShownMessages = 500

func (s *Server) addPage(mux *http.ServeMux) {
	files, err := fs.Sub(pageFiles, "page")
	if err != nil {
		panic("slacksim: embedded page: " + err.Error())
	}
	index := func(w http.ResponseWriter, r *http.Request) { http.ServeFileFS(w, r, files, "slack.html") }
	mux.HandleFunc("GET /{$}", guarded(index))
	mux.HandleFunc("GET /archives/{channel}/{message}", guarded(index))
	mux.HandleFunc("GET /page/", guarded(http.StripPrefix("/page/", http.FileServerFS(files)).ServeHTTP))
	mux.HandleFunc("GET /page/feed", guarded(s.serveFeed))
	mux.HandleFunc("POST /page/act", guarded(s.serveAct))
}

// guarded forbids the page everything but itself, and other sites the page.
func guarded(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-store")
		next(w, r)
	}
}

// serveFeed sends what the user sees, now and after every change, as server-sent events.
func (s *Server) serveFeed(w http.ResponseWriter, r *http.Request) {
	user := UserID(r.URL.Query().Get("user"))
	flusher, ok := w.(http.Flusher)
	if !ok || !s.isPerson(user) {
		http.Error(w, "no such user", http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	for {
		s.mu.Lock()
		changed, state := s.changed, encode(s.seenBy(user))
		s.mu.Unlock()
		if _, err := fmt.Fprintf(w, "data: %s\n\n", state); err != nil {
			return
		}
		flusher.Flush()
		select {
		case <-changed:
		case <-r.Context().Done():
			return
		case <-s.done:
			return
		}
		if !s.pause(settle) {
			return
		}
	}
}

func (s *Server) isPerson(id UserID) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	u := s.ws.user(id)
	return u != nil && !u.Bot
}

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

// act is something that a person does on the page.
type act struct {
	Do      string            `json:"do"`
	User    UserID            `json:"user"`
	Channel ChannelID         `json:"channel"`
	TS      TS                `json:"ts"`
	Thread  TS                `json:"thread"`
	Text    string            `json:"text"`
	Name    string            `json:"name"` // a command, a reaction or a shortcut
	Action  string            `json:"action"`
	Value   string            `json:"value"`
	View    string            `json:"view"`
	Values  map[string]string `json:"values"`
}

func (s *Server) serveAct(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Content-Type") != "application/json" || r.Header.Get("X-Slacksim") != "page" {
		http.Error(w, "only the page itself may act", http.StatusForbidden)
		return
	}
	var a act
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody)).Decode(&a); err != nil {
		http.Error(w, "not readable", http.StatusBadRequest)
		return
	}
	out := answer{"ok": true}
	ts, err := s.perform(a)
	if err != nil {
		out["ok"], out["error"] = false, err.Error()
	}
	if ts != "" {
		out["ts"] = ts
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	_ = json.NewEncoder(w).Encode(out)
}

func (s *Server) perform(a act) (TS, error) {
	if !s.isPerson(a.User) {
		return "", errors.New("no such user")
	}
	switch a.Do {
	case "say":
		return s.Say(a.User, a.Channel, a.Text, a.Thread)
	case "edit":
		return "", s.Edit(a.User, a.Channel, a.TS, a.Text)
	case "delete":
		return "", s.Delete(a.User, a.Channel, a.TS)
	case "react":
		return "", s.toggleReaction(a)
	case "join":
		return "", s.Join(a.User, a.Channel)
	case "invite":
		return "", s.invite(a)
	case "slash":
		return "", s.Slash(a.User, a.Channel, a.Name, a.Text)
	case "choose":
		return "", s.Choose(a.User, a.Channel, a.TS, a.Action, a.Value)
	case "choose_in_view":
		for id, value := range a.Values {
			if err := s.TypeIn(a.User, a.View, id, value); err != nil {
				return "", err
			}
		}
		return "", s.PressIn(a.User, a.View, a.Action, a.Value)
	case "submit":
		return "", s.Submit(a.User, a.View, a.Values)
	case "close":
		return "", s.CloseModal(a.User)
	case "open_home":
		s.OpenHome(a.User)
		return "", nil
	case "open_messages":
		s.OpenMessages(a.User)
		return "", nil
	case "view":
		return "", s.View(a.User, a.Channel)
	case "stop":
		return "", s.StopSession(a.User, a.Channel, a.Thread)
	case "message_shortcut":
		return "", s.MessageShortcut(a.User, a.Channel, a.TS, a.Name)
	case "global_shortcut":
		return "", s.GlobalShortcut(a.User, a.Name)
	}
	return "", fmt.Errorf("the page can't %q", a.Do)
}

// invite adds somebody by handle, as Slack's own /invite does.
func (s *Server) invite(a act) error {
	s.mu.Lock()
	_, err := s.memberOf(a.User, a.Channel)
	invited := s.mentioned(a.Name)
	s.mu.Unlock()
	if err != nil {
		return err
	}
	if invited == nil {
		return fmt.Errorf("there is nobody called %q", a.Name)
	}
	return s.Join(invited.ID, a.Channel)
}

func (s *Server) toggleReaction(a act) error {
	if !validEmoji(a.Name) {
		return fmt.Errorf("no such emoji")
	}
	for _, m := range s.Thread(a.Channel, a.TS) {
		if m.TS == a.TS && slices.Contains(m.Reactions[a.Name], a.User) {
			return s.Unreact(a.User, a.Channel, a.TS, a.Name)
		}
	}
	return s.React(a.User, a.Channel, a.TS, a.Name)
}
