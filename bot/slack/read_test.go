package slack

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"<@UB> did Acme ban Pigeon?", "did Acme ban Pigeon?"},
		{"<@UB|policybot> Q&amp;A &lt;3", "Q&A <3"},
		{"see <https://x.example/a|the memo> and <https://y.example>", "see the memo and https://y.example"},
		{"<#C1|general> <!here> <@U2>", "general !here @U2"},
		{"<!subteam^S1|@admins>", "@admins"},
		{"  ", ""},
	} {
		if got := Words(c.text, "UB"); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// oneEvent wraps an event.
func oneEvent(event string) []byte {
	return []byte(`{"type":"event_callback","team_id":"T9","event_id":"Ev1","is_ext_shared_channel":false,"event":` + event + `}`)
}

func TestReadEvents(t *testing.T) {
	for _, c := range []struct {
		name, event string
		want        string // what was asked; empty: nothing
	}{
		{"own message", `{"type":"message","channel_type":"im","user":"UB","text":"x","ts":"1.1","channel":"D1"}`, ""},
		{"another bot", `{"type":"app_mention","user":"U2","bot_id":"B2","text":"<@UB> x","ts":"1.1","channel":"C1"}`, ""},
		{"old bot message", `{"type":"message","subtype":"bot_message","channel_type":"im","text":"x","ts":"1.1","channel":"D1"}`, ""},
		{"joined", `{"type":"message","subtype":"channel_join","channel_type":"channel","user":"U1","text":"<@UB> has joined","ts":"1.1","channel":"C1"}`, ""},
		{"deleted", `{"type":"message","subtype":"message_deleted","channel_type":"im","channel":"D1","previous_message":{"user":"U1","text":"x","ts":"1.1"}}`, ""},
		{"edit of the words", `{"type":"message","subtype":"message_changed","channel_type":"im","channel":"D1","message":{"user":"U1","text":"new","ts":"1.1","edited":{"ts":"2.2"}},"previous_message":{"user":"U1","text":"old","ts":"1.1"}}`, "direct new 1.1 2.2"},
		{"edit of nothing", `{"type":"message","subtype":"message_changed","channel_type":"im","channel":"D1","message":{"user":"U1","text":"same","ts":"1.1","edited":{"ts":"2.2"}},"previous_message":{"user":"U1","text":"same","ts":"1.1"}}`, ""},
		{"unfurled", `{"type":"message","subtype":"message_changed","channel_type":"im","channel":"D1","message":{"user":"U1","text":"new","ts":"1.1"},"previous_message":{"user":"U1","text":"old","ts":"1.1"}}`, ""},
		{"own edit", `{"type":"message","subtype":"message_changed","channel_type":"im","channel":"D1","message":{"user":"UB","bot_id":"B1","text":"new","ts":"1.1","edited":{"ts":"2.2"}},"previous_message":{"text":"old","ts":"1.1"}}`, ""},
		{"mention by edit", `{"type":"app_mention","user":"U1","text":"<@UB> x","ts":"1.1","channel":"C1","edited":{"user":"U1","ts":"2.2"}}`, "mention x 1.1 2.2"},
		{"sent to the channel too", `{"type":"message","subtype":"thread_broadcast","channel_type":"channel","user":"U1","text":"<@UB> x","ts":"1.2","thread_ts":"1.1","channel":"C1"}`, "mention x 1.2 "},
		{"no mention", `{"type":"message","channel_type":"channel","user":"U1","text":"x","ts":"1.1","channel":"C1"}`, "channel x 1.1 "},
		{"an edit without a mention", `{"type":"message","subtype":"message_changed","channel_type":"channel","channel":"C1","message":{"user":"U1","text":"new","ts":"1.1","edited":{"ts":"2.2"}},"previous_message":{"user":"U1","text":"old","ts":"1.1"}}`, "channel new 1.1 2.2"},
		{"an edit that calls others", `{"type":"message","subtype":"message_changed","channel_type":"channel","channel":"C1","message":{"user":"U1","text":"<@U2> new","ts":"1.1","edited":{"ts":"2.2"}},"previous_message":{"user":"U1","text":"<@UB> old","ts":"1.1"}}`, "channel  1.1 2.2"},
		{"to others without a mention", `{"type":"message","channel_type":"channel","user":"U1","text":"<@U2> x","ts":"1.1","channel":"C1"}`, ""},
		{"unknown event", `{"type":"something_new","user":"U1","text":"<@UB> x","ts":"1.1","channel":"C1"}`, ""},
		{"odd field elsewhere", `{"type":"app_mention","user":"U1","text":"<@UB> x","ts":"1.1","channel":"C1","thread_ts":{"odd":1}}`, "mention x 1.1 "},
	} {
		in, asked, err := me.Read("events_api", oneEvent(c.event), time.Now())
		got := ""
		if asked {
			got = strings.Join([]string{string(in.Kind), in.Text, in.TS, in.Edited}, " ")
		}
		if err != nil || got != c.want {
			t.Errorf("%s: %q, %v; want %q", c.name, got, err, c.want)
		}
		if asked && (in.Team != "T1" || in.Sharing != NotShared || in.Thread == "") {
			t.Errorf("%s: %+v", c.name, in)
		}
	}
}

func TestSharingIsKnownOnlyWhereSlackSays(t *testing.T) {
	event := `{"type":"app_mention","user":"U1","user_team":"T1","source_team":"T2","text":"x","ts":"1.1","channel":"C1"}`
	for head, want := range map[string]Sharing{
		`"is_ext_shared_channel":true,`:  Shared,
		`"is_ext_shared_channel":false,`: NotShared,
		``:                               SharingUnknown,
		`"is_ext_shared_channel":"?",`:   SharingUnknown,
	} {
		in, _, err := me.Read("events_api", []byte(`{"type":"event_callback",`+head+`"event":`+event+`}`), time.Now())
		if err != nil || in.Sharing != want || in.UserTeam != "T2" {
			t.Errorf("%s: %+v, %v", head, in, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range samples {
		f.Add("events_api", oneEvent(s))
	}
	f.Add("slash_commands", []byte(`{"team_id":"T1","user_id":"U1","text":"help","trigger_id":"1.2"}`))
	f.Add("interactive", []byte(`{"type":"block_actions","user":{"id":"U1"},"actions":[{"action_id":"a"}],"trigger_id":"1.2"}`))
	f.Add("hello", []byte(`{}`))
	f.Fuzz(func(t *testing.T, kind string, payload []byte) {
		heldBack(payload)
		in, asked, err := me.Read(kind, payload, time.Unix(1, 0))
		if !asked {
			return
		}
		if err != nil || in.User == "" || in.User == me.User || in.Team != me.Team || len(in.Text) > maxWords {
			t.Errorf("%+v, %v", in, err)
		}
		if (in.Kind == Mention || in.Kind == Direct) && (in.TS == "" || in.Thread == "" || in.Channel == "") {
			t.Errorf("nowhere to answer: %+v", in)
		}
		if raw, err := json.Marshal(in); err != nil || utf8.ValidString(in.Text) && len(raw) > 64<<10 {
			t.Errorf("%d bytes to be kept, %v", len(raw), err)
		}
	})
}

// An app that is installed in several workspaces hears of all on one socket.
func TestOtherWorkspacesAreTold(t *testing.T) {
	mention := func(team, more string) string {
		return `{"type":"event_callback","team_id":"` + team + `","is_ext_shared_channel":false,"event":{"type":"app_mention","user":"U1","text":"<@UB> x","ts":"1.1","channel":"C1"` + more + `}}`
	}
	for _, c := range []struct{ name, kind, payload, want string }{
		{"event of ours", "events_api", mention("T1", ""), ""},
		{"event of another", "events_api", mention("T9", ""), "T9"},
		{"event of ours by one of another", "events_api", mention("T1", `,"user_team":"T9"`), "T9"},
		{"event of another by one of ours", "events_api", mention("T9", `,"user_team":"T1"`), "T9"},
		{"event that names no workspace", "events_api", mention("", ""), ""},
		{"command of ours", "slash_commands", `{"team_id":"T1","user_id":"U1","trigger_id":"1"}`, ""},
		{"command of another", "slash_commands", `{"team_id":"T9","user_id":"U1","trigger_id":"1"}`, "T9"},
		{"button of ours", "interactive", `{"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1","team_id":"T1"},"trigger_id":"1","actions":[{}]}`, "T1"},
		{"button of another", "interactive", `{"type":"block_actions","team":{"id":"T9"},"user":{"id":"U1","team_id":"T1"},"trigger_id":"1","actions":[{}]}`, "T9"},
		{"button of ours by one of another", "interactive", `{"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1","team_id":"T9"},"trigger_id":"1","actions":[{}]}`, "T9"},
	} {
		in, asked, err := me.Read(c.kind, []byte(c.payload), time.Now())
		if err != nil || !asked || in.UserTeam != c.want {
			t.Errorf("%s: team %q, asked %v, %v; want %q", c.name, in.UserTeam, asked, err, c.want)
		}
	}
}
