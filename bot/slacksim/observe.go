package slacksim

import (
	"encoding/json"
	"slices"
)

// Payload is a message or view that the app sent, taken or refused, with what is wrong with it.
type Payload struct {
	Method   string // such as "chat.postMessage", "response_url", "acknowledgement" or "views.open"
	Channel  ChannelID
	Body     json.RawMessage
	Problems []Problem
}

// Payloads lists all that the app sent to be shown, oldest first.
func (s *Server) Payloads() []Payload {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.payloads)
}

// Problems lists the payloads that are not flawless.
func (s *Server) Problems() []Payload {
	return slices.DeleteFunc(s.Payloads(), func(p Payload) bool { return len(p.Problems) == 0 })
}

// Calls lists all calls of the Web API, oldest first.
func (s *Server) Calls() []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.calls)
}

// Count is how many calls of the method there were, refused ones included.
func (s *Server) Count(method string) int {
	n := 0
	for _, c := range s.Calls() {
		if c.Method == method {
			n++
		}
	}
	return n
}

// Messages lists a conversation's messages, replies included, oldest first.
func (s *Server) Messages(ch ChannelID) []Message {
	return s.collect(ch, func(*Message) bool { return true })
}

// Thread lists a thread's messages, its first one included, oldest first.
func (s *Server) Thread(ch ChannelID, ts TS) []Message {
	return s.collect(ch, func(m *Message) bool { return m.TS == ts || m.Thread == ts })
}

// Answers lists what the app posted in a thread, oldest first.
func (s *Server) Answers(ch ChannelID, thread TS) []Message {
	return s.collect(ch, func(m *Message) bool { return m.FromApp && m.Thread == thread })
}

func (s *Server) collect(ch ChannelID, wanted func(*Message) bool) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Message
	for _, m := range s.ws.messages[ch] {
		if wanted(m) {
			out = append(out, m.clone())
		}
	}
	return out
}

// Whispers lists the ephemeral messages that the user sees in a conversation, Slack's own included, oldest first.
func (s *Server) Whispers(user UserID, ch ChannelID) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Message
	for _, m := range s.ws.whispers {
		if m.OnlyFor == user && m.Channel == ch {
			out = append(out, m.clone())
		}
	}
	return out
}
