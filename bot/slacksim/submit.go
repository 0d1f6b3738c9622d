package slacksim

import (
	"encoding/json"
	"fmt"
)

// Submit sends a modal in, with the inputs' values by action_id. What the app answers (errors, an update, a further modal, clear) is carried out;
// a plain acknowledgement closes the modal.
func (s *Server) Submit(user UserID, viewID string, values map[string]string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	v := s.views[viewID]
	if v == nil || v.user != user {
		return fmt.Errorf("slacksim: %s sees no modal %s", user, viewID)
	}
	shown := s.viewJSON(v)
	state, missing := formState(v.body["blocks"], values)
	if missing != "" {
		return fmt.Errorf("slacksim: the input of block %s must be filled in", missing)
	}
	shown["state"] = map[string]any{"values": state}
	s.send(user, map[string]any{"type": "view_submission", "view": shown, "response_urls": []any{}},
		func(answer json.RawMessage) { s.afterSubmit(v, answer) }, "submission_failed")
	return nil
}

// formState is the state of all inputs; missing names the block of a required one without a value.
func formState(blocks any, values map[string]string) (state map[string]any, missing string) {
	state = map[string]any{}
	all, _ := blocks.([]any)
	for _, b := range all {
		block, _ := b.(map[string]any)
		e, _ := block["element"].(map[string]any)
		if block["type"] != "input" || e == nil {
			continue
		}
		id, _ := block["block_id"].(string)
		action, _ := e["action_id"].(string)
		value := values[action]
		if optional, _ := block["optional"].(bool); value == "" && !optional && missing == "" {
			missing = id
		}
		in := input(e, value)
		if value == "" && in["selected_option"] != nil {
			in["selected_option"] = nil
		}
		in["type"] = e["type"]
		state[id] = map[string]any{action: in}
	}
	return state, missing
}

// afterSubmit carries out a response_action.
func (s *Server) afterSubmit(v *view, payload json.RawMessage) {
	var r struct {
		Action string            `json:"response_action"`
		Errors map[string]string `json:"errors"`
		View   map[string]any    `json:"view"`
	}
	if len(payload) > 0 && json.Unmarshal(payload, &r) != nil {
		r.Action = "unreadable"
	}
	switch r.Action {
	case "":
		delete(s.views, v.id)
	case "clear":
		s.clearViews(v.user)
	case "errors":
		s.showErrors(v, r.Errors)
	case "update", "push":
		body, err := s.checkedView("response_action "+r.Action, r.View, inModal)
		switch {
		case err != nil:
			s.notice(Notice{Kind: "submission_failed", User: v.user, Text: err.code})
		case r.Action == "push":
			s.stack(v.user, body, true)
		default:
			s.replaceView(v, body)
		}
	default:
		s.notice(Notice{Kind: "submission_failed", User: v.user, Text: "response_action " + r.Action})
	}
	s.touch()
}

// showErrors puts messages under inputs; each key must be an input's block_id.
func (s *Server) showErrors(v *view, errors map[string]string) {
	state, _ := formState(v.body["blocks"], nil)
	for id := range errors {
		if _, ok := state[id]; !ok {
			s.notice(Notice{Kind: "submission_failed", User: v.user, Text: "errors name a block that is no input"})
			return
		}
	}
	v.errors = errors
}

// CloseModal closes the modal that the user sees; the app hears of it where it asked to.
func (s *Server) CloseModal(user UserID) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	v := s.top(user)
	if v == nil {
		return fmt.Errorf("slacksim: %s sees no modal", user)
	}
	clear, _ := v.body["clear_on_close"].(bool)
	if delete(s.views, v.id); clear {
		s.clearViews(user)
	}
	if notify, _ := v.body["notify_on_close"].(bool); notify {
		s.interact(user, map[string]any{"type": "view_closed", "view": s.viewJSON(v), "is_cleared": clear})
	}
	s.touch()
	return nil
}
