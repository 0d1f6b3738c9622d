package slacksim

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Press presses the button with this action_id in a message, ephemeral ones included. Of feedback buttons it presses the positive one.
func (s *Server) Press(user UserID, ch ChannelID, ts TS, actionID string) error {
	return s.Choose(user, ch, ts, actionID, "")
}

// Choose is Press with a value: which option of a menu, or which of two feedback buttons. An empty value takes the first;
// of menus that take several, commas separate the values.
func (s *Server) Choose(user UserID, ch ChannelID, ts TS, actionID, value string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, err := s.memberOf(user, ch)
	if err != nil {
		return err
	}
	m := s.ws.message(ch, ts)
	if m == nil {
		m = s.ws.whisper(ch, ts)
	}
	if m == nil || m.OnlyFor != "" && m.OnlyFor != user {
		return errNotThere
	}
	act, err := s.action(m.Blocks, actionID, value)
	if err != nil {
		return err
	}
	s.interact(user, s.messageAction(user, c, m, act))
	return nil
}

func (s *Server) messageAction(user UserID, c *Channel, m *Message, act map[string]any) map[string]any {
	thread := m.Thread
	container := map[string]any{"type": "message", "message_ts": m.TS, "channel_id": c.ID, "is_ephemeral": m.OnlyFor != ""}
	if thread != "" {
		container["thread_ts"] = thread
	}
	p := map[string]any{"type": "block_actions", "container": container, "actions": []any{act}, "state": map[string]any{"values": map[string]any{}},
		"channel": map[string]any{"id": c.ID, "name": c.Name}, "response_url": s.newHook(hook{user: user, channel: c.ID, thread: thread, original: m})}
	if m.OnlyFor == "" {
		p["message"] = s.messageJSON(m)
	}
	return p
}

// TypeIn types into an input of a view, without sending anything: the app hears of it with whatever is pressed there next.
func (s *Server) TypeIn(user UserID, viewID, actionID, value string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	v := s.findView(viewID, "")
	if v == nil || v.user != user {
		return fmt.Errorf("slacksim: %s sees no view %s", user, viewID)
	}
	if v.typed == nil {
		v.typed = map[string]string{}
	}
	v.typed[actionID] = value
	return nil
}

// PressIn presses a button, or chooses from a menu, in a modal or on the Home tab.
func (s *Server) PressIn(user UserID, viewID, actionID, value string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	v := s.findView(viewID, "")
	if v == nil || v.user != user {
		return fmt.Errorf("slacksim: %s sees no view %s", user, viewID)
	}
	blocks, _ := v.body["blocks"].([]any)
	act, err := s.action(blocks, actionID, value)
	if err != nil {
		return err
	}
	s.interact(user, map[string]any{"type": "block_actions", "container": map[string]any{"type": "view", "view_id": v.id}, "view": s.viewJSON(v), "actions": []any{act}})
	return nil
}

// action finds an element and describes what was done with it, as block_actions does.
func (s *Server) action(blocks []any, actionID, value string) (map[string]any, error) {
	var out map[string]any
	for _, b := range blocks {
		block, _ := b.(map[string]any)
		eachElement(block, func(e map[string]any) {
			if e["action_id"] == actionID && out == nil {
				out = chosen(e, value)
				out["type"], out["action_id"], out["block_id"], out["action_ts"] = e["type"], actionID, block["block_id"], s.stamp()
			}
		})
	}
	if out == nil {
		return nil, fmt.Errorf("slacksim: no element with action_id %q", actionID)
	}
	return out, nil
}

// chosen is what an element's action holds besides its ids.
func chosen(e map[string]any, value string) map[string]any {
	switch e["type"] {
	case "button", "icon_button":
		out := map[string]any{}
		for _, k := range []string{"text", "value", "style"} {
			if e[k] != nil {
				out[k] = e[k]
			}
		}
		return out
	case "feedback_buttons":
		b, _ := e["positive_button"].(map[string]any)
		if n, _ := e["negative_button"].(map[string]any); value != "" && n["value"] == value {
			b = n
		}
		return map[string]any{"text": b["text"], "value": b["value"]}
	}
	return input(e, value)
}

// input is the state of a menu or an input with the given value.
func input(e map[string]any, value string) map[string]any {
	switch kind, _ := e["type"].(string); kind {
	case "overflow", "static_select", "radio_buttons":
		return map[string]any{"selected_option": findOption(e, value)}
	case "checkboxes", "multi_static_select":
		return map[string]any{"selected_options": findOptions(e, value)}
	case "multi_users_select":
		return map[string]any{"selected_users": several(value)}
	case "multi_channels_select":
		return map[string]any{"selected_channels": several(value)}
	case "multi_conversations_select":
		return map[string]any{"selected_conversations": several(value)}
	case "users_select":
		return map[string]any{"selected_user": value}
	case "channels_select":
		return map[string]any{"selected_channel": value}
	case "conversations_select":
		return map[string]any{"selected_conversation": value}
	case "datepicker":
		return map[string]any{"selected_date": value}
	case "timepicker":
		return map[string]any{"selected_time": value}
	}
	if value == "" {
		return map[string]any{"value": nil}
	}
	return map[string]any{"value": value}
}

// several splits a value that stands for several, separated by commas.
func several(value string) []string {
	if value == "" {
		return []string{}
	}
	return strings.Split(value, ",")
}

func findOptions(e map[string]any, value string) []any {
	out := []any{}
	for _, v := range several(value) {
		if o := findOption(e, v); o != nil {
			out = append(out, o)
		}
	}
	return out
}

// findOption finds the option with this value, or the first where value is empty.
func findOption(e map[string]any, value string) any {
	options, _ := e["options"].([]any)
	groups, _ := e["option_groups"].([]any)
	for _, g := range groups {
		group, _ := g.(map[string]any)
		more, _ := group["options"].([]any)
		options = append(slices.Clone(options), more...)
	}
	for _, o := range options {
		if m, _ := o.(map[string]any); value == "" || m["value"] == value {
			return o
		}
	}
	return nil
}

// interact sends an interaction to the app.
func (s *Server) interact(user UserID, p map[string]any) {
	s.send(user, p, nil, "action_failed")
}

func (s *Server) send(user UserID, p map[string]any, onAck func(json.RawMessage), failure string) {
	u := s.ws.user(user)
	maps.Copy(p, map[string]any{
		"token": "slacksim-verification", "api_app_id": AppID, "enterprise": nil, "is_enterprise_install": false, "trigger_id": s.newTrigger(user),
		"team": map[string]any{"id": Team, "domain": "example-invented"},
		"user": map[string]any{"id": user, "username": u.Name, "name": u.Name, "team_id": u.Team},
	})
	what, _ := p["type"].(string)
	s.deliver(&delivery{
		Envelope: Envelope{Kind: "interactive", What: what, Payload: encode(p)},
		accepts:  onAck != nil,
		onAck:    onAck,
		onLoss:   func() { s.notice(Notice{Kind: failure, User: user, Text: what}) },
	})
}

// MessageShortcut picks a shortcut from a message's menu.
func (s *Server) MessageShortcut(user UserID, ch ChannelID, ts TS, callbackID string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, m, err := s.messageOf(user, ch, ts)
	if err != nil {
		return err
	}
	if !s.hasShortcut(callbackID, false) {
		return fmt.Errorf("slacksim: no message shortcut %q", callbackID)
	}
	s.interact(user, map[string]any{"type": "message_action", "callback_id": callbackID, "action_ts": s.stamp(), "message_ts": m.TS,
		"channel": map[string]any{"id": c.ID, "name": c.Name}, "message": s.messageJSON(m), "response_url": s.newHook(hook{user: user, channel: ch, thread: m.Thread})})
	return nil
}

// GlobalShortcut picks a shortcut from the global menu.
func (s *Server) GlobalShortcut(user UserID, callbackID string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.hasShortcut(callbackID, true) {
		return fmt.Errorf("slacksim: no global shortcut %q", callbackID)
	}
	s.interact(user, map[string]any{"type": "shortcut", "callback_id": callbackID, "action_ts": s.stamp()})
	return nil
}

func (s *Server) hasShortcut(callbackID string, global bool) bool {
	return slices.ContainsFunc(s.opts.Shortcuts, func(x Shortcut) bool { return x.CallbackID == callbackID && x.Global == global })
}
