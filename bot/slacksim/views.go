package slacksim

import (
	"encoding/json"
	"maps"
	"slices"
	"time"
)

// trigger is the right to open a modal for somebody, once and soon after they acted.
type trigger struct {
	user  UserID
	until time.Time
	used  bool
}

// view is a modal or a Home tab, as it stands.
type view struct {
	id, hash, root, previous string
	user                     UserID
	body                     map[string]any // what the app sent
	errors                   map[string]string
	typed                    map[string]string // what stands in its inputs, by action_id
}

// View is a modal or a Home tab as its user sees it.
type View struct {
	ID     string
	User   UserID
	Body   json.RawMessage   // type, title, blocks and so on
	Errors map[string]string // by block_id, after a submission that the app refused
}

func (s *Server) viewMethods() map[string]method {
	return map[string]method{
		"views.open":    {handler: s.openView, args: slices.Concat(may(str, "trigger_id", "interactivity_pointer"), need(structure, "view"))},
		"views.push":    {handler: s.pushView, args: slices.Concat(may(str, "trigger_id", "interactivity_pointer"), need(structure, "view"))},
		"views.update":  {handler: s.updateView, args: slices.Concat(need(structure, "view"), may(str, "view_id", "external_id", "hash"))},
		"views.publish": {handler: s.publishView, args: slices.Concat(need(str, "user_id"), need(structure, "view"), may(str, "hash"))},
	}
}

// newTrigger makes a trigger_id for what the user just did.
func (s *Server) newTrigger(user UserID) string {
	id := newID("trigger.")
	s.triggers[id] = &trigger{user: user, until: time.Now().Add(s.opts.Waits.Trigger)}
	return id
}

func (s *Server) spend(id string) (*trigger, *apiError) {
	t := s.triggers[id]
	switch {
	case t == nil:
		return nil, fail("invalid_trigger_id")
	case t.used:
		return nil, fail("exchanged_trigger_id")
	case time.Now().After(t.until):
		return nil, fail("expired_trigger_id")
	}
	t.used = true
	return t, nil
}

// checkedView validates a view and keeps it on record.
func (s *Server) checkedView(method string, v any, want surface) (map[string]any, *apiError) {
	body, ok := v.(map[string]any)
	if !ok {
		return nil, fail("invalid_arguments")
	}
	problems := checkView(body)
	if len(problems) == 0 && body["type"] != string(want) {
		problems = []Problem{{Path: "/view/type", Text: "must be " + string(want), Code: "invalid_arguments"}}
	}
	s.payloads = append(s.payloads, Payload{Method: method, Body: encode(body), Problems: problems})
	if err := refusal(problems); err != nil {
		return nil, err
	}
	blocks, _ := body["blocks"].([]any)
	fillIDs(blocks)
	return body, nil
}

func (s *Server) openView(a args) (answer, *apiError) { return s.showModal("views.open", a, false) }
func (s *Server) pushView(a args) (answer, *apiError) { return s.showModal("views.push", a, true) }

func (s *Server) showModal(method string, a args, onTop bool) (answer, *apiError) {
	body, err := s.checkedView(method, a["view"], inModal)
	if err != nil {
		return nil, err
	}
	t, err := s.spend(a.str("trigger_id"))
	if err != nil {
		return nil, err
	}
	top := s.top(t.user)
	if onTop && top == nil {
		return nil, fail("view_not_found")
	}
	if onTop && top.previous != "" && s.views[top.previous] != nil && s.views[top.previous].previous != "" {
		return nil, fail("push_limit_reached")
	}
	return answer{"view": s.viewJSON(s.stack(t.user, body, onTop))}, nil
}

// stack shows a new modal, in place of all others of the user or on top of them.
func (s *Server) stack(user UserID, body map[string]any, onTop bool) *view {
	v := &view{id: newID("V"), hash: newID("h"), user: user, body: body}
	v.root = v.id
	if top := s.top(user); onTop && top != nil {
		v.root, v.previous = top.root, top.id
	} else {
		s.clearViews(user)
	}
	s.views[v.id] = v
	s.touch()
	return v
}

func (s *Server) clearViews(user UserID) {
	maps.DeleteFunc(s.views, func(_ string, v *view) bool { return v.user == user })
}

// top is the modal that the user sees.
func (s *Server) top(user UserID) *view {
	covered := map[string]bool{}
	for _, v := range s.views {
		covered[v.previous] = true
	}
	for _, v := range s.views {
		if v.user == user && !covered[v.id] {
			return v
		}
	}
	return nil
}

func (s *Server) updateView(a args) (answer, *apiError) {
	v := s.findView(a.str("view_id"), a.str("external_id"))
	if v == nil {
		return nil, fail("not_found")
	}
	if h := a.str("hash"); h != "" && h != v.hash {
		return nil, fail("hash_conflict")
	}
	want := inModal
	if v.body["type"] == "home" {
		want = inHome
	}
	body, err := s.checkedView("views.update", a["view"], want)
	if err != nil {
		return nil, err
	}
	s.replaceView(v, body)
	return answer{"view": s.viewJSON(v)}, nil
}

func (s *Server) replaceView(v *view, body map[string]any) {
	v.body, v.hash, v.errors = body, newID("h"), nil
	s.touch()
}

func (s *Server) findView(id, external string) *view {
	for _, v := range s.homes {
		if v.id == id {
			return v
		}
	}
	if v := s.views[id]; v != nil || external == "" {
		return v
	}
	for _, v := range s.views {
		if v.body["external_id"] == external {
			return v
		}
	}
	return nil
}

func (s *Server) publishView(a args) (answer, *apiError) {
	user := UserID(a.str("user_id"))
	if u := s.ws.user(user); u == nil || u.Bot {
		return nil, &apiError{code: "invalid_arguments", messages: []string{"[ERROR] invalid user id [json-pointer:/user_id]"}}
	}
	body, err := s.checkedView("views.publish", a["view"], inHome)
	if err != nil {
		return nil, err
	}
	old := s.homes[user]
	if h := a.str("hash"); h != "" && old != nil && h != old.hash {
		return nil, fail("hash_conflict")
	}
	v := &view{id: newID("V"), hash: newID("h"), user: user, body: body}
	if old != nil {
		v.id = old.id
	}
	v.root = v.id
	s.homes[user] = v
	s.touch()
	return answer{"view": s.viewJSON(v)}, nil
}

func (s *Server) viewJSON(v *view) map[string]any {
	out := map[string]any{"private_metadata": "", "callback_id": "", "external_id": "", "clear_on_close": false, "notify_on_close": false, "title": nil, "submit": nil, "close": nil}
	maps.Copy(out, v.body)
	out["id"], out["hash"], out["team_id"], out["app_id"], out["bot_id"] = v.id, v.hash, Team, AppID, BotID
	out["root_view_id"], out["previous_view_id"], out["app_installed_team_id"] = v.root, nil, Team
	if v.previous != "" {
		out["previous_view_id"] = v.previous
	}
	typed, _ := formState(v.body["blocks"], v.typed)
	out["state"] = map[string]any{"values": typed}
	return out
}

func (v *view) shown() View {
	return View{ID: v.id, User: v.user, Body: encode(v.body), Errors: maps.Clone(v.errors)}
}

// Modal is the modal that the user sees, if there is one.
func (s *Server) Modal(user UserID) (View, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if v := s.top(user); v != nil {
		return v.shown(), true
	}
	return View{}, false
}

// Home is the user's Home tab of the app, if one was published.
func (s *Server) Home(user UserID) (View, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if v := s.homes[user]; v != nil {
		return v.shown(), true
	}
	return View{}, false
}
