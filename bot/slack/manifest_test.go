package slack

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// methodOf says which method each function of the library calls.
var methodOf = map[string]Method{
	"AuthTestContext":                            authTest,
	"StartSocketModeContext":                     openConnection,
	"RunContext":                                 openConnection,
	"PostMessageContext":                         postMessage,
	"SetAssistantThreadsStatusContext":           setStatus,
	"PublishViewContext":                         viewsPublish,
	"SetAssistantThreadsSuggestedPromptsContext": setPrompts,
	"SetAgentSessionStatusContext":               setSession,
	"UpdateMessageContext":                       updateMessage,
	"DeleteMessageContext":                       deleteMessage,
	"GetConversationRepliesContext":              conversationReplies,
	"GetConversationHistoryContext":              conversationHistory,
	"GetConversationInfoContext":                 conversationInfo,
	"OpenConversationContext":                    conversationOpen,
	"GetConversationsForUserContext":             userConversations,
	"GetUserInfoContext":                         userInfo,
	"GetUserGroupMembersContext":                 groupUsers,
	"GetUserGroupsContext":                       userGroups,
	"GetUsersInConversationContext":              conversationMembers,
	"GetPermalinkContext":                        permalink,
	"OpenViewContext":                            viewsOpen,
	"PostWebhookCustomHTTPContext":               responseURL,
}

// called lists the library's functions that this package's code calls.
func called(t *testing.T) map[string]bool {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), e.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if s, ok := call.Fun.(*ast.SelectorExpr); ok && ofLibrary(s) {
					found[s.Sel.Name] = true
				}
			}
			return true
		})
	}
	return found
}

// ofLibrary tells calls such as c.api.F, client.F and slackgo.FContext.
func ofLibrary(s *ast.SelectorExpr) bool {
	if inner, ok := s.X.(*ast.SelectorExpr); ok {
		return inner.Sel.Name == "api"
	}
	id, ok := s.X.(*ast.Ident)
	return ok && strings.HasSuffix(s.Sel.Name, "Context") && (id.Name == "client" || id.Name == "slackgo" || id.Name == "api")
}

func TestManifestHasTheScopesInUse(t *testing.T) {
	used := map[Method]bool{}
	for f := range called(t) {
		m, known := methodOf[f]
		if !known {
			t.Errorf("%s is called, and nobody knows which scope it needs", f)
		}
		used[m] = true
	}
	for m := range scopesOf {
		if !used[m] {
			t.Errorf("%s has scopes and is never called", m)
		}
	}
	needed := map[string]bool{}
	for m := range used {
		for _, s := range scopesOf[m] {
			needed[s] = true
		}
	}
	for _, list := range scopesOfEvents {
		for _, s := range list {
			needed[s] = true
		}
	}
	for _, s := range scopesOfFeatures {
		needed[s] = true
	}
	if got, want := Manifest().OAuthConfig.Scopes.Bot, slices.Sorted(maps.Keys(needed)); !slices.Equal(got, want) {
		t.Errorf("scopes %v, want %v", got, want)
	}
}

// samples is one event of each sort that the bot understands.
var samples = map[string]string{
	"app_mention":           `{"type":"app_mention","user":"U1","text":"<@UB> hello","ts":"1700000000.000100","channel":"C1"}`,
	"message.im":            `{"type":"message","channel_type":"im","user":"U1","text":"hello","ts":"1700000000.000100","channel":"D1"}`,
	"app_home_opened":       `{"type":"app_home_opened","user":"U1","channel":"D1","tab":"home","event_ts":"1700000000.000100"}`,
	"app_context_changed":   `{"type":"app_context_changed","user":"U1","channel":"D1","context":{"entities":[{"type":"slack#/types/channel_id","value":"C1"}]}}`,
	"agent_session_stopped": `{"type":"agent_session_stopped","user":"U1","channel":"D1","thread_ts":"1700000000.000001","event_ts":"1700000000.000100"}`,
	"message.channels":      `{"type":"message","channel_type":"channel","user":"U1","text":"and Globex?","ts":"1700000000.000100","thread_ts":"1700000000.000001","channel":"C1"}`,
	"message.groups":        `{"type":"message","channel_type":"group","user":"U1","text":"and Globex?","ts":"1700000000.000100","thread_ts":"1700000000.000001","channel":"C1"}`,
	"message.mpim":          `{"type":"message","channel_type":"mpim","user":"U1","text":"<@UB> hello","ts":"1700000000.000100","channel":"G1"}`,
}

var me = Self{Team: "T1", User: "UB", Bot: "B1"}

func TestManifestHasTheEventsInUse(t *testing.T) {
	if got, want := Manifest().Settings.EventSubscriptions.BotEvents, slices.Sorted(maps.Keys(samples)); !slices.Equal(got, want) {
		t.Errorf("events %v, want %v", got, want)
	}
	for name, sample := range samples {
		payload := `{"type":"event_callback","team_id":"T1","event_id":"Ev1","event":` + sample + `}`
		if _, asked, err := me.Read("events_api", []byte(payload), time.Now()); !asked || err != nil {
			t.Errorf("%s isn't understood: %v", name, err)
		}
	}
}

func TestManifestJSON(t *testing.T) {
	raw, err := ManifestJSON()
	if err != nil {
		t.Fatal(err)
	}
	var m struct {
		Features map[string]json.RawMessage
		Settings struct {
			Socket        bool `json:"socket_mode_enabled"`
			Interactivity struct {
				On bool `json:"is_enabled"`
			}
		}
	}
	if err := json.Unmarshal(raw, &m); err != nil {
		t.Fatal(err)
	}
	if !m.Settings.Socket || !m.Settings.Interactivity.On || m.Features["agent_view"] == nil || m.Features["assistant_view"] != nil {
		t.Errorf("%s", raw)
	}
	for _, part := range []string{`"messages_tab_enabled":true`, `"messages_tab_read_only_enabled":false`} {
		if !strings.Contains(strings.Join(strings.Fields(string(m.Features["app_home"])), ""), part) {
			t.Errorf("no %s in %s", part, m.Features["app_home"])
		}
	}
}
