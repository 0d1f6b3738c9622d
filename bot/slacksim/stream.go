package slacksim

import (
	"slices"
	"time"
	"unicode/utf8"
)

func (s *Server) streamMethods() map[string]method {
	write := []string{"chat:write"}
	content := slices.Concat(may(str, "markdown_text"), may(structure, "chunks"))
	return map[string]method{
		"chat.startStream": {scopes: write, handler: s.startStream, args: slices.Concat(need(str, "channel", "thread_ts"),
			may(str, "recipient_user_id", "recipient_team_id", "task_display_mode", "username", "icon_url", "icon_emoji"), content)},
		"chat.appendStream": {scopes: write, handler: s.appendStream, args: slices.Concat(need(str, "channel", "ts"), content)},
		"chat.stopStream":   {scopes: write, handler: s.stopStream, args: slices.Concat(need(str, "channel", "ts"), may(structure, "blocks", "metadata"), content)},
	}
}

func (s *Server) startStream(a args) (answer, *apiError) {
	ch, err := s.joined(a.channel("channel"))
	if err != nil {
		return nil, err
	}
	thread, err := s.threadOf(ch, a.ts("thread_ts"))
	if err != nil {
		return nil, err
	}
	if ch.Kind != Direct {
		for _, name := range []string{"recipient_team_id", "recipient_user_id"} {
			if a.str(name) == "" {
				return nil, fail("missing_" + name)
			}
		}
	}
	body, err := s.streamed("chat.startStream", ch.ID, a)
	if err != nil {
		return nil, err
	}
	m := &Message{Channel: ch.ID, TS: s.stamp(), Thread: thread, User: Bot, FromApp: true, Streaming: true, streamEnd: time.Now().Add(s.opts.Waits.Stream)}
	grow(m, body)
	s.add(ch, m)
	return answer{"channel": ch.ID, "ts": m.TS}, nil
}

// streamed checks what one call adds, and returns its markdown.
func (s *Server) streamed(method string, ch ChannelID, a args) (string, *apiError) {
	body := a.str("markdown_text")
	var problems []Problem
	if chunks, given := a["chunks"]; given && chunks != nil {
		c := &checker{surface: inMessage, blockIDs: map[string]bool{}}
		items(1, 50, variant("chunk", chunkRules))(c, "/chunks", chunks)
		problems = c.problems
		body += chunkText(chunks)
	}
	if utf8.RuneCountInString(body) > maxMarkdown {
		problems = append(problems, Problem{Path: "/markdown_text", Text: "must be less than 12001 characters", Code: "msg_too_long"})
	}
	s.payloads = append(s.payloads, Payload{Method: method, Channel: ch, Body: encode(a), Problems: problems})
	err := refusal(problems)
	if err != nil && err.code == "invalid_blocks" {
		err.code = "invalid_chunks"
	}
	return body, err
}

func chunkRules() map[string]rule {
	source := object(fields{"url!": link(), "text!": letters(1, 500)})
	return map[string]rule{
		"markdown_text": object(fields{"text!": letters(1, maxMarkdown)}),
		"plan_update":   object(fields{"title!": letters(1, 256)}),
		"task_update": object(fields{"id!": letters(1, 255), "title!": letters(1, 256), "status": oneOf("pending", "in_progress", "complete", "error"),
			"details": letters(0, 256), "output": letters(0, 256), "sources": items(0, 50, source)}),
		"blocks": object(fields{"blocks!": func(c *checker, path string, v any) { c.blocks(path, v, maxBlocks) }}),
	}
}

func chunkText(chunks any) string {
	var out string
	all, _ := chunks.([]any)
	for _, v := range all {
		if c, _ := v.(map[string]any); c["type"] == "markdown_text" {
			text, _ := c["text"].(string)
			out += text
		}
	}
	return out
}

func grow(m *Message, more string) {
	m.Text += more
	if m.Text != "" {
		m.Blocks = fillIDs([]any{map[string]any{"type": "markdown", "text": m.Text}})
	}
}

// streaming finds a stream that is still open.
func (s *Server) streaming(a args) (*Channel, *Message, *apiError) {
	ch, m, err := s.own(a, "message_not_owned_by_app")
	if err != nil {
		return nil, nil, err
	}
	if m.Streaming && time.Now().After(m.streamEnd) {
		m.Streaming = false
	}
	if !m.Streaming {
		return nil, nil, fail("message_not_in_streaming_state")
	}
	return ch, m, nil
}

func (s *Server) appendStream(a args) (answer, *apiError) {
	ch, m, err := s.streaming(a)
	if err != nil {
		return nil, err
	}
	if a.str("markdown_text") == "" && a["chunks"] == nil {
		return nil, fail("no_text")
	}
	body, err := s.streamed("chat.appendStream", ch.ID, a)
	if err != nil {
		return nil, err
	}
	grow(m, body)
	s.touch()
	return answer{"channel": ch.ID, "ts": m.TS}, nil
}

func (s *Server) stopStream(a args) (answer, *apiError) {
	ch, m, err := s.streaming(a)
	if err != nil {
		return nil, err
	}
	body, err := s.streamed("chat.stopStream", ch.ID, a)
	if err != nil {
		return nil, err
	}
	before := s.messageJSON(m)
	c := &checker{surface: inMessage, blockIDs: map[string]bool{}}
	c.blocks("/blocks", a["blocks"], maxBlocks)
	c.totals()
	if err := refusal(c.problems); err != nil {
		return nil, err
	}
	grow(m, body)
	extra, _ := a["blocks"].([]any)
	m.Blocks = append(m.Blocks, fillIDs(extra)...)
	m.Streaming, m.Metadata = false, a["metadata"]
	s.edited(ch, m, before)
	s.touch()
	return answer{"channel": ch.ID, "ts": m.TS, "message": s.messageJSON(m)}, nil
}
