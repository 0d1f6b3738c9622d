package slacksim

import (
	"encoding/json"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// apiError is a refusal in Slack's words.
type apiError struct {
	code             string
	needed, provided string
	messages         []string
}

func fail(code string) *apiError { return &apiError{code: code} }

// answer is what a method replies with, besides "ok".
type answer map[string]any

// method is one entry of the Web API.
type method struct {
	scopes  []string // any one of them is enough; none: no scope needed
	app     bool     // wants the app-level token
	either  bool     // takes both kinds of token
	args    []spec
	handler func(args) (answer, *apiError) // called under the lock
}

// Call is one request to the Web API, as it was taken.
type Call struct {
	Method string
	Args   map[string]any // without the token; nil where the arguments were refused
	Error  string         // Slack's error name, or "http 503", "answer lost"; empty for ok
	At     time.Time
}

func (s *Server) allMethods() map[string]method {
	all := map[string]method{}
	for _, family := range []map[string]method{
		s.basicMethods(), s.chatMethods(), s.streamMethods(), s.conversationMethods(), s.peopleMethods(), s.viewMethods(), s.assistantMethods(),
	} {
		for name, m := range family {
			all[name] = m
		}
	}
	return all
}

func (s *Server) basicMethods() map[string]method {
	return map[string]method{
		"api.test":              {either: true, args: may(str, "error", "foo"), handler: func(args) (answer, *apiError) { return nil, nil }},
		"auth.test":             {either: true, handler: s.authTest},
		"apps.connections.open": {app: true, scopes: []string{"connections:write"}, handler: s.openConnection},
		"bots.info":             {scopes: []string{"users:read"}, args: may(str, "bot"), handler: s.botsInfo},
		"team.info":             {scopes: []string{"team:read"}, args: may(str, "team", "domain"), handler: s.teamInfo},
	}
}

func (s *Server) authTest(args) (answer, *apiError) {
	return answer{"url": s.URL() + "/", "team": s.opts.TeamName, "user": s.ws.user(Bot).Name, "team_id": Team,
		"user_id": Bot, "bot_id": BotID, "is_enterprise_install": false}, nil
}

func (s *Server) botsInfo(a args) (answer, *apiError) {
	if id := a.str("bot"); id != "" && id != BotID {
		return nil, fail("bot_not_found")
	}
	return answer{"bot": map[string]any{"id": BotID, "deleted": false, "name": s.opts.BotName, "app_id": AppID, "user_id": Bot}}, nil
}

func (s *Server) teamInfo(args) (answer, *apiError) {
	return answer{"team": map[string]any{"id": Team, "name": s.opts.TeamName, "domain": "example-invented"}}, nil
}

func (s *Server) serveAPI(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("method")
	fault, over := s.struck(w, name)
	if over {
		return
	}
	out, scopes, refusal := s.call(w, r, name)
	if fault != nil && fault.LoseAnswer {
		cutRequest(w)
		return
	}
	if scopes != "" {
		w.Header().Set("X-OAuth-Scopes", scopes)
		if accepted := s.methods[name].scopes; accepted != nil {
			w.Header().Set("X-Accepted-OAuth-Scopes", strings.Join(accepted, ","))
		}
	}
	writeAnswer(w, out, refusal)
}

// call authenticates, checks and carries out one call, and writes it down. It returns the scopes of the token too, where that was a valid one.
func (s *Server) call(w http.ResponseWriter, r *http.Request, name string) (answer, string, *apiError) {
	body, refusal := readBody(w, r)
	s.mu.Lock()
	defer s.mu.Unlock()
	entry := Call{Method: name, At: time.Now()}
	defer func() { s.record(entry) }()
	if refusal != nil {
		entry.Error = refusal.code
		return nil, "", refusal
	}
	m, known := s.methods[name]
	if !known {
		entry.Error = "unknown_method"
		return nil, "", fail("unknown_method")
	}
	scopes, refusal := s.authorize(r, body, m)
	if refusal != nil {
		entry.Error = refusal.code
		return nil, scopes, refusal
	}
	checked, refusal := body.check(m.args)
	var out answer
	if refusal == nil {
		entry.Args = checked
		out, refusal = m.handler(checked)
	}
	if refusal != nil {
		entry.Error = refusal.code
	}
	return out, scopes, refusal
}

func (s *Server) record(c Call) {
	s.calls = append(s.calls, c)
	s.opts.Logger.Debug("slacksim call", "method", c.Method, "error", c.Error)
	s.touch()
}

// authorize finds the token and tells whether it may call the method. It returns the scopes of a valid token.
func (s *Server) authorize(r *http.Request, body raw, m method) (string, *apiError) {
	token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	if inBody, _ := body.values["token"].(string); token == "" {
		if m.app && inBody != "" {
			return "", &apiError{code: "invalid_arguments", messages: []string{"[ERROR] the token goes into the Authorization header"}}
		}
		token = inBody
	}
	switch {
	case token == "":
		return "", fail("not_authed")
	case token != s.opts.BotToken && token != s.opts.AppToken:
		return "", fail("invalid_auth")
	case s.revoked:
		return "", fail("token_revoked")
	case !m.either && m.app != (token == s.opts.AppToken):
		return strings.Join(s.granted(token), ","), fail("not_allowed_token_type")
	}
	granted := s.granted(token)
	all := strings.Join(granted, ",")
	if len(m.scopes) > 0 && !slices.ContainsFunc(m.scopes, func(x string) bool { return slices.Contains(granted, x) }) {
		return all, s.missingScope(m.scopes[0], token)
	}
	return all, nil
}

func (s *Server) granted(token string) []string {
	if token == s.opts.AppToken {
		return s.opts.AppScopes
	}
	return s.opts.BotScopes
}

func (s *Server) missingScope(needed, token string) *apiError {
	return &apiError{code: "missing_scope", needed: needed, provided: strings.Join(s.granted(token), ",")}
}

// may tells whether the bot token has the scope.
func (s *Server) may(scope string) *apiError {
	if slices.Contains(s.opts.BotScopes, scope) {
		return nil
	}
	return s.missingScope(scope, s.opts.BotToken)
}

func writeAnswer(w http.ResponseWriter, out answer, refusal *apiError) {
	if out == nil {
		out = answer{}
	}
	out["ok"] = refusal == nil
	if refusal != nil {
		out["error"] = refusal.code
		if refusal.needed != "" {
			out["needed"], out["provided"] = refusal.needed, refusal.provided
		}
		if refusal.messages != nil {
			out["response_metadata"] = map[string]any{"messages": refusal.messages}
		}
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	_ = json.NewEncoder(w).Encode(out)
}

// refuse answers with a fault that was asked for, without carrying the call out.
func (s *Server) refuse(w http.ResponseWriter, name string, f *Fault) {
	what := f.Error
	if f.Status != 0 {
		what = "http " + strconv.Itoa(f.Status)
	}
	s.mu.Lock()
	s.record(Call{Method: name, Error: what, At: time.Now()})
	s.mu.Unlock()
	if f.Status == 0 {
		writeAnswer(w, nil, fail(f.Error))
		return
	}
	if f.RetryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int((f.RetryAfter+time.Second-1)/time.Second)))
	}
	if f.Status == http.StatusTooManyRequests {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(f.Status)
		_, _ = w.Write([]byte(`{"ok":false,"error":"ratelimited"}`))
		return
	}
	http.Error(w, http.StatusText(f.Status), f.Status)
}

// pause holds a request back; it is false if the server was closed meanwhile.
func (s *Server) pause(d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-s.done:
		return false
	}
}

// cutRequest resets the connection instead of answering.
func cutRequest(w http.ResponseWriter) {
	h, ok := w.(http.Hijacker)
	if !ok {
		return
	}
	if conn, _, err := h.Hijack(); err == nil {
		reset(conn)
	}
}

func reset(conn net.Conn) {
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = conn.Close()
}
