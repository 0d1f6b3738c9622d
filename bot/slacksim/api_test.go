package slacksim

import (
	"bytes"
	"encoding/json"
	"mime/multipart"
	"net/http"
	neturl "net/url"
	"strings"
	"testing"
)

// reply is what a raw call got.
type reply struct {
	OK       bool   `json:"ok"`
	Error    string `json:"error"`
	Needed   string `json:"needed"`
	Provided string `json:"provided"`
	TS       TS     `json:"ts"`
	Metadata struct {
		Messages []string `json:"messages"`
	} `json:"response_metadata"`
	header http.Header
}

func post(t *testing.T, address, kind, token, body string) reply {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), "POST", address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", kind)
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	out := reply{header: resp.Header}
	if err := json.NewDecoder(resp.Body).Decode(&out); err != nil {
		t.Fatal(err)
	}
	return out
}

const formType = "application/x-www-form-urlencoded"

func form(pairs ...string) string {
	v := neturl.Values{}
	for i := 0; i < len(pairs); i += 2 {
		v.Set(pairs[i], pairs[i+1])
	}
	return v.Encode()
}

func TestRefusals(t *testing.T) {
	s := start(t, fast())
	mine := post(t, s.APIURL()+"chat.postMessage", formType, s.BotToken(), form("channel", string(General), "text", "root")).TS
	theirs := say(t, s, Employee, General, "hello", "")
	reply := post(t, s.APIURL()+"chat.postMessage", formType, s.BotToken(), form("channel", string(General), "text", "reply", "thread_ts", string(mine))).TS
	long := strings.Repeat("x", 4001)
	for _, c := range []struct {
		name, method, body, want string
	}{
		{"unknown method", "chat.shout", form(), "unknown_method"},
		{"unknown argument", "chat.postMessage", form("channel", string(General), "text", "x", "colour", "red"), "invalid_arguments"},
		{"missing argument", "chat.postMessage", form("text", "x"), "invalid_arguments"},
		{"mistyped boolean", "chat.postMessage", form("channel", string(General), "text", "x", "unfurl_links", "maybe"), "invalid_arguments"},
		{"mistyped number", "conversations.history", form("channel", string(General), "limit", "many"), "invalid_arguments"},
		{"blocks are no JSON", "chat.postMessage", form("channel", string(General), "text", "x", "blocks", "[{"), "invalid_arguments"},
		{"no text", "chat.postMessage", form("channel", string(General)), "no_text"},
		{"bad blocks", "chat.postMessage", form("channel", string(General), "text", "x", "blocks", `[{"type":"nope"}]`), "invalid_blocks"},
		{"unknown channel", "chat.postMessage", form("channel", "C404", "text", "x"), "channel_not_found"},
		{"private channel without the bot", "chat.postMessage", form("channel", string(Secret), "text", "x"), "channel_not_found"},
		{"public channel without the bot", "chat.postMessage", form("channel", string(Random), "text", "x"), "not_in_channel"},
		{"thread of nothing", "chat.postMessage", form("channel", string(General), "text", "x", "thread_ts", "1.1"), "thread_not_found"},
		{"thread of a reply", "chat.postMessage", form("channel", string(General), "text", "x", "thread_ts", string(reply)), "thread_not_found"},
		{"another name", "chat.postMessage", form("channel", string(General), "text", "x", "username", "boss"), "missing_scope"},
		{"update of another's", "chat.update", form("channel", string(General), "ts", string(theirs), "text", "x"), "cant_update_message"},
		{"update of nothing", "chat.update", form("channel", string(General), "ts", "1.1", "text", "x"), "message_not_found"},
		{"long update", "chat.update", form("channel", string(General), "ts", string(mine), "text", long), "msg_too_long"},
		{"delete another's", "chat.delete", form("channel", string(General), "ts", string(theirs)), "cant_delete_message"},
		{"whisper to an outsider", "chat.postEphemeral", form("channel", string(Leadership), "user", string(Guest), "text", "x"), "user_not_in_channel"},
		{"replies of nothing", "conversations.replies", form("channel", string(General), "ts", "1.1"), "thread_not_found"},
		{"history of a strange channel", "conversations.history", form("channel", string(Random)), "not_in_channel"},
		{"unknown user", "users.info", form("user", "U404"), "user_not_found"},
		{"unknown group", "usergroups.users.list", form("usergroup", "S404"), "no_such_subteam"},
		{"bad cursor", "users.list", form("cursor", "x"), "invalid_cursor"},
		{"bad type", "conversations.list", form("types", "secret_channel"), "invalid_types"},
		{"unknown reaction", "reactions.add", form("channel", string(General), "timestamp", string(mine), "name", "Thumbs up"), "invalid_name"},
		{"reaction not there", "reactions.remove", form("channel", string(General), "timestamp", string(mine), "name", "eyes"), "no_reaction"},
		{"trigger of nothing", "views.open", form("trigger_id", "x", "view", `{"type":"modal","title":{"type":"plain_text","text":"x"},"blocks":[]}`), "invalid_trigger_id"},
		{"view of nothing", "views.update", form("view_id", "V404", "view", `{"type":"modal","title":{"type":"plain_text","text":"x"},"blocks":[]}`), "not_found"},
		{"stream for nobody", "chat.startStream", form("channel", string(General), "thread_ts", string(mine)), "missing_recipient_team_id"},
		{"no stream", "chat.appendStream", form("channel", string(General), "ts", string(mine), "markdown_text", "x"), "message_not_in_streaming_state"},
		{"five prompts", "assistant.threads.setSuggestedPrompts", form("channel_id", string(s.DM(Employee)), "prompts", "["+strings.Repeat(`{"title":"a","message":"b"},`, 4)+`{"title":"a","message":"b"}]`), "too_many_prompts"},
		{"session status", "agents.sessions.setStatus", form("status", "asleep", "channel_id", string(General), "thread_ts", string(mine)), "invalid_status"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := post(t, s.APIURL()+c.method, formType, s.BotToken(), c.body); got.OK || got.Error != c.want {
				t.Errorf("got ok=%v %q, want %q", got.OK, got.Error, c.want)
			}
		})
	}
	bad := post(t, s.APIURL()+"chat.postMessage", formType, s.BotToken(), form("channel", string(General), "text", "x", "blocks", `[{"type":"nope"}]`))
	if len(bad.Metadata.Messages) != 1 || bad.Metadata.Messages[0] != "[ERROR] unsupported block type: nope [json-pointer:/blocks/0/type]" {
		t.Errorf("messages: %q", bad.Metadata.Messages)
	}
}

func TestTokens(t *testing.T) {
	s := start(t, fast())
	for _, c := range []struct {
		name, method, token, body, want string
	}{
		{"none", "auth.test", "", "", "not_authed"},
		{"unknown", "auth.test", "xoxb-other", "", "invalid_auth"},
		{"in the header", "auth.test", s.BotToken(), "", ""},
		{"in the body", "auth.test", "", form("token", s.BotToken()), ""},
		{"bot token for a socket", "apps.connections.open", s.BotToken(), "", "not_allowed_token_type"},
		{"app token for a message", "chat.postMessage", s.AppToken(), form("channel", string(General), "text", "x"), "not_allowed_token_type"},
		{"app token in the body", "apps.connections.open", "", form("token", s.AppToken()), "invalid_arguments"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := post(t, s.APIURL()+c.method, formType, c.token, c.body); got.Error != c.want {
				t.Errorf("got %q, want %q", got.Error, c.want)
			}
		})
	}
}

func TestScopes(t *testing.T) {
	o := fast()
	o.BotScopes = []string{"chat:write", "channels:read"}
	s := start(t, o)
	got := post(t, s.APIURL()+"conversations.history", formType, s.BotToken(), form("channel", string(General)))
	if got.Error != "missing_scope" || got.Needed != "channels:history" || got.Provided != "chat:write,channels:read" {
		t.Errorf("got %+v", got)
	}
	if got := post(t, s.APIURL()+"conversations.info", formType, s.BotToken(), form("channel", string(Leadership))); got.Needed != "groups:read" {
		t.Errorf("a private channel needs %q", got.Needed)
	}
	if got := post(t, s.APIURL()+"auth.test", formType, s.BotToken(), "").header.Get("X-OAuth-Scopes"); got != "chat:write,channels:read" {
		t.Errorf("x-oauth-scopes: %q", got)
	}
	say(t, s, Employee, General, "@policybot hello", "")
	if n := len(s.Envelopes()); n != 0 {
		t.Errorf("%d events without their scopes", n)
	}
}

func TestBodiesOfEveryKind(t *testing.T) {
	s := start(t, fast())
	address := s.APIURL() + "chat.postMessage"
	var parts bytes.Buffer
	w := multipart.NewWriter(&parts)
	_ = w.WriteField("channel", string(General))
	_ = w.WriteField("text", "multipart")
	_ = w.Close()
	post(t, address, w.FormDataContentType(), s.BotToken(), parts.String())
	post(t, address, formType, s.BotToken(), form("channel", string(General), "text", "form", "blocks", `[{"type":"divider"}]`))
	post(t, address, "application/json; charset=utf-8", s.BotToken(), `{"channel":"C0GENERAL1","text":"json","blocks":[{"type":"divider"}],"unfurl_links":false}`)
	var texts []string
	for _, m := range s.Messages(General) {
		texts = append(texts, m.Text)
	}
	if got := strings.Join(texts, " "); got != "multipart form json" {
		t.Errorf("posted %q", got)
	}
	if got := post(t, address, "application/json", s.BotToken(), `{"channel":`); got.Error != "invalid_json" {
		t.Errorf("broken JSON: %q", got.Error)
	}
	if got := post(t, address, "application/json", s.BotToken(), `{"channel":"C0GENERAL1","text":"x","unfurl_links":"perhaps"}`); got.Error != "invalid_arguments" {
		t.Errorf("mistyped JSON: %q", got.Error)
	}
}

// A picture on any page can call a method with GET, and a browser then names no origin.
func TestBrowsersCanNotCallMethods(t *testing.T) {
	s := start(t, fast())
	for _, site := range []string{"cross-site", "same-site", "same-origin", "none"} {
		r, err := http.NewRequestWithContext(t.Context(), "GET", s.APIURL()+"chat.postMessage?channel=C0GENERAL1&text=x&token="+s.BotToken(), nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Sec-Fetch-Site", site)
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		_ = resp.Body.Close()
		if resp.StatusCode != http.StatusForbidden {
			t.Errorf("%s: %d", site, resp.StatusCode)
		}
	}
	if n := len(s.Messages(General)); n != 0 {
		t.Errorf("%d messages were posted", n)
	}
}

func TestOnlyLoopbackHosts(t *testing.T) {
	s := start(t, fast())
	r, _ := http.NewRequestWithContext(t.Context(), "POST", s.APIURL()+"auth.test", nil)
	r.Host = "slack.example.com"
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	if resp.StatusCode != http.StatusForbidden {
		t.Errorf("another host's name got %d", resp.StatusCode)
	}
	if _, err := Listen(Options{Addr: "0.0.0.0:0"}); err == nil {
		t.Error("listened beyond loopback")
	}
}
