package slacksim

import (
	"net/http"
	"slices"
	"time"
)

// maxHookUses is how often a response_url may be used.
const maxHookUses = 5

// hook is a response_url.
type hook struct {
	user     UserID
	channel  ChannelID
	thread   TS
	original *Message // the message whose button was pressed, if any
	uses     int
	until    time.Time
}

func (s *Server) newHook(h hook) string {
	id := newID("hook")
	h.until = time.Now().Add(s.opts.Waits.ResponseURL)
	s.hooks[id] = &h
	return s.URL() + "/commands/" + id
}

func hookArgs() []spec {
	return slices.Concat(may(str, "text", "response_type", "thread_ts", "parse", "username", "icon_emoji", "icon_url", "channel", "ts"),
		may(structure, "blocks", "attachments", "metadata"),
		may(boolean, "replace_original", "delete_original", "reply_broadcast", "unfurl_links", "unfurl_media", "mrkdwn", "link_names"))
}

func (s *Server) serveHook(w http.ResponseWriter, r *http.Request) {
	fault, over := s.struck(w, "response_url")
	if over {
		return
	}
	body, err := readBody(w, r)
	s.mu.Lock()
	entry := Call{Method: "response_url", At: time.Now()}
	status := http.StatusBadRequest
	if err == nil {
		entry.Args, err = body.check(hookArgs())
	}
	if err == nil {
		status, err = s.useHook(r.PathValue("id"), entry.Args)
	}
	if err != nil {
		entry.Error = err.code
	}
	s.record(entry)
	s.mu.Unlock()
	switch {
	case fault != nil && fault.LoseAnswer:
		cutRequest(w)
	case err != nil:
		w.WriteHeader(status)
		writeAnswer(w, nil, err)
	default:
		_, _ = w.Write([]byte("ok"))
	}
}

func (s *Server) useHook(id string, a args) (int, *apiError) {
	h := s.hooks[id]
	switch {
	case h == nil:
		return http.StatusNotFound, fail("invalid_url")
	case time.Now().After(h.until):
		return http.StatusNotFound, fail("expired_url")
	case h.uses >= maxHookUses:
		return http.StatusNotFound, fail("used_url")
	}
	h.uses++
	return http.StatusBadRequest, s.respond(h, "response_url", a)
}

// respond does what a response to a command or an action asks for.
func (s *Server) respond(h *hook, what string, a args) *apiError {
	ch := s.ws.channel(h.channel)
	if ch == nil {
		return fail("channel_not_found")
	}
	if a.bool("delete_original") && h.original != nil {
		s.dropOriginal(ch, h)
		return nil
	}
	c, err := s.content(what, h.channel, a)
	if err != nil {
		return err
	}
	switch {
	case a.bool("replace_original") && h.original != nil && h.original.OnlyFor != "":
		h.original.Text, h.original.Blocks = c.text, c.blocks
		s.touch()
	case a.bool("replace_original") && h.original != nil:
		s.rewrite(ch, h.original, c, true)
	case a.str("response_type") == "in_channel":
		thread := h.thread
		if t := a.ts("thread_ts"); t != "" {
			thread = t
		}
		s.add(ch, &Message{Channel: ch.ID, TS: s.stamp(), Thread: thread, User: Bot, FromApp: true, Text: c.text, Blocks: c.blocks, Metadata: a["metadata"]})
	default:
		s.whisperTo(h.user, h.channel, h.thread, c)
	}
	return nil
}

func (s *Server) dropOriginal(ch *Channel, h *hook) {
	if h.original.OnlyFor == "" {
		s.remove(ch, h.original)
		return
	}
	s.ws.whispers = slices.DeleteFunc(s.ws.whispers, func(m *Message) bool { return m == h.original })
	s.touch()
}
