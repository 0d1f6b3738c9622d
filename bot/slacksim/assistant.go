package slacksim

import (
	"slices"
	"time"
)

// status is the "is thinking" line under a thread.
type status struct {
	text    string
	loading []string
	until   *time.Timer
}

// Session is an agent session, as agents.sessions.setStatus left it.
type Session struct {
	Status string // "active", "processing", "suspended" or "closed"
	Title  string
}

// Prompt is one suggested prompt.
type Prompt struct {
	Title   string `json:"title"`
	Message string `json:"message"`
}

func (s *Server) assistantMethods() map[string]method {
	write, assistant := []string{"chat:write", "assistant:write"}, []string{"assistant:write"}
	icon := may(str, "icon_emoji", "icon_url", "username")
	return map[string]method{
		"assistant.threads.setStatus":           {scopes: write, handler: s.setStatus, args: slices.Concat(need(str, "channel_id", "thread_ts"), may(str, "status"), may(list, "loading_messages"), icon)},
		"assistant.threads.setTitle":            {scopes: assistant, handler: s.setTitle, args: need(str, "channel_id", "thread_ts", "title")},
		"assistant.threads.setSuggestedPrompts": {scopes: assistant, handler: s.setPrompts, args: slices.Concat(need(str, "channel_id"), may(str, "thread_ts", "title"), need(structure, "prompts"))},
		"agents.sessions.setStatus":             {scopes: write, handler: s.setSession, args: slices.Concat(need(str, "status"), may(str, "channel_id", "thread_ts", "title", "initiator_user_id"), icon)},
		"agents.sessions.rename":                {scopes: write, handler: s.renameSession, args: slices.Concat(need(str, "title"), may(str, "channel_id", "thread_ts"))},
	}
}

// assisted finds the thread that a call is about.
func (s *Server) assisted(a args) (threadKey, *apiError) {
	ch, err := s.joined(a.channel("channel_id"))
	if err != nil {
		return threadKey{}, err
	}
	ts := a.ts("thread_ts")
	if ts != "" && s.ws.message(ch.ID, ts) == nil {
		return threadKey{}, fail("thread_not_found")
	}
	return threadKey{ch.ID, ts}, nil
}

func (s *Server) setStatus(a args) (answer, *apiError) {
	key, err := s.assisted(a)
	if err != nil {
		return nil, err
	}
	if len(a.list("loading_messages")) > 10 {
		return nil, fail("too_many_loading_messages")
	}
	if old := s.statuses[key]; old != nil {
		s.cancel(old.until)
		delete(s.statuses, key)
	}
	if text := a.str("status"); text != "" {
		st := &status{text: text, loading: a.list("loading_messages")}
		st.until = s.after(s.opts.Waits.Status, func() {
			if s.statuses[key] == st {
				delete(s.statuses, key)
				s.touch()
			}
		})
		s.statuses[key] = st
	}
	s.touch()
	return nil, nil
}

func (s *Server) setTitle(a args) (answer, *apiError) {
	key, err := s.assisted(a)
	if err != nil {
		return nil, err
	}
	s.titles[key] = a.str("title")
	s.touch()
	return nil, nil
}

func (s *Server) setPrompts(a args) (answer, *apiError) {
	key, err := s.assisted(a)
	if err != nil {
		return nil, err
	}
	all, ok := a["prompts"].([]any)
	if !ok || len(all) == 0 {
		return nil, fail("invalid_arguments")
	}
	if len(all) > 4 {
		return nil, fail("too_many_prompts")
	}
	var prompts []Prompt
	for _, v := range all {
		p, _ := v.(map[string]any)
		title, _ := p["title"].(string)
		message, _ := p["message"].(string)
		if title == "" || message == "" {
			return nil, fail("invalid_arguments")
		}
		prompts = append(prompts, Prompt{title, message})
	}
	if key.thread == "" { // with a thread_ts the call does nothing in an agent app, and says ok
		s.prompts[key] = prompts
	}
	s.touch()
	return nil, nil
}

func (s *Server) setSession(a args) (answer, *apiError) {
	key, err := s.assisted(a)
	if err != nil {
		return nil, err
	}
	if !slices.Contains([]string{"active", "processing", "suspended", "closed"}, a.str("status")) {
		return nil, fail("invalid_status")
	}
	old := s.sessions[key]
	if old == nil {
		old = &Session{Title: a.str("title")}
		s.sessions[key] = old
	}
	old.Status = a.str("status")
	s.touch()
	return answer{"status": old.Status, "agent_status": old.Status, "title": old.Title}, nil
}

func (s *Server) renameSession(a args) (answer, *apiError) {
	key, err := s.assisted(a)
	if err != nil {
		return nil, err
	}
	session := s.sessions[key]
	if session == nil {
		return nil, fail("session_not_found")
	}
	session.Title = a.str("title")
	s.touch()
	return answer{"title": session.Title}, nil
}

// Status is what people see under a thread while the app works; empty when nothing.
func (s *Server) Status(ch ChannelID, thread TS) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if st := s.statuses[threadKey{ch, thread}]; st != nil {
		return st.text
	}
	return ""
}

// Session is the agent session of a thread; the zero Session when there is none.
func (s *Server) Session(ch ChannelID, thread TS) Session {
	s.mu.Lock()
	defer s.mu.Unlock()
	if x := s.sessions[threadKey{ch, thread}]; x != nil {
		return *x
	}
	return Session{}
}

// Prompts are the suggestions shown in a direct message with the app.
func (s *Server) Prompts(ch ChannelID) []Prompt {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.prompts[threadKey{ch, ""}])
}
