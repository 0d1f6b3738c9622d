package slacksim

import (
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
		return "", s.openBeside(a)
	case "stop":
		return "", s.StopSession(a.User, a.Channel, a.Thread)
	case "message_shortcut":
		return "", s.MessageShortcut(a.User, a.Channel, a.TS, a.Name)
	case "global_shortcut":
		return "", s.GlobalShortcut(a.User, a.Name)
	}
	return "", fmt.Errorf("the page can't %q", a.Do)
}

// openBeside opens the app, beside a channel if one was open.
func (s *Server) openBeside(a act) error {
	if a.Channel != "" {
		if err := s.View(a.User, a.Channel); err != nil {
			return err
		}
	}
	s.OpenMessages(a.User)
	return nil
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
