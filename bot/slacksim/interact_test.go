package slacksim

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
)

func TestSlashCommand(t *testing.T) {
	s := start(t, fast())
	urls := make(chan string, 1)
	runApp(t, s, func(a *app, e socketmode.Event) {
		cmd, ok := e.Data.(slack.SlashCommand)
		if !ok {
			a.ack(t, e, nil)
			return
		}
		a.ack(t, e, map[string]any{"text": "at once: " + cmd.Text})
		urls <- cmd.ResponseURL
	})
	if err := s.Slash(Employee, General, "/policy", "timeline <x>"); err != nil {
		t.Fatal(err)
	}
	wait(t, s, "the immediate answer", func() bool { return len(s.Whispers(Employee, General)) == 1 })
	if got := s.Whispers(Employee, General)[0].Text; got != "at once: timeline &lt;x&gt;" {
		t.Errorf("got %q", got)
	}
	if n := len(s.Whispers(Other, General)); n != 0 {
		t.Errorf("%d others saw it", n)
	}
	hook := <-urls
	for i := range maxHookUses {
		if err := slack.PostWebhookContext(t.Context(), hook, &slack.WebhookMessage{Text: "later", ResponseType: slack.ResponseTypeInChannel}); err != nil {
			t.Errorf("use %d: %v", i+1, err)
		}
	}
	if err := slack.PostWebhookContext(t.Context(), hook, &slack.WebhookMessage{Text: "once too often"}); err == nil {
		t.Error("the sixth use was taken")
	}
	if n := len(s.Messages(General)); n != maxHookUses {
		t.Errorf("%d messages in the channel", n)
	}
}

func TestUnansweredCommandIsToldToTheUser(t *testing.T) {
	s := start(t, fast())
	if err := s.Slash(Employee, General, "/policy", "x"); err != nil {
		t.Fatal(err)
	}
	w := s.Whispers(Employee, General)
	if len(w) != 1 || !strings.Contains(w[0].Text, "did not respond") || len(s.Notices()) != 1 {
		t.Errorf("whispers %v, notices %v", w, s.Notices())
	}
	if err := s.Slash(Employee, General, "/polcy", "x"); err == nil {
		t.Error("an unknown command was taken")
	}
}

func TestResponseURLExpires(t *testing.T) {
	o := fast()
	o.Waits.ResponseURL = time.Nanosecond
	s := start(t, o)
	s.mu.Lock()
	url := s.newHook(hook{user: Employee, channel: General})
	s.mu.Unlock()
	if got := post(t, url, "application/json", "", `{"text":"x"}`); got.Error != "expired_url" {
		t.Errorf("got %q", got.Error)
	}
}

func buttonMessage(t *testing.T, a *slack.Client) TS {
	t.Helper()
	blocks := []slack.Block{
		slack.NewActionBlock("row", slack.NewButtonBlockElement("source", "rec-1", slack.NewTextBlockObject("plain_text", "Source", false, false))),
		slack.NewContextActionsBlock("fb", slack.NewFeedbackButtonsBlockElement("rate", slack.NewFeedbackButton(slack.NewTextBlockObject("plain_text", "Good", false, false), "up"), slack.NewFeedbackButton(slack.NewTextBlockObject("plain_text", "Bad", false, false), "down"))),
	}
	_, ts, err := a.PostMessageContext(t.Context(), string(General), slack.MsgOptionText("with a button", false), slack.MsgOptionBlocks(blocks...))
	if err != nil {
		t.Fatal(err)
	}
	return TS(ts)
}

func TestButtonAndReplace(t *testing.T) {
	s := start(t, fast())
	got := make(chan slack.InteractionCallback, 2)
	a := runApp(t, s, func(a *app, e socketmode.Event) {
		a.ack(t, e, nil)
		if cb, ok := e.Data.(slack.InteractionCallback); ok {
			got <- cb
		}
	})
	ts := buttonMessage(t, a.api)
	if err := s.Press(Employee, General, ts, "source"); err != nil {
		t.Fatal(err)
	}
	cb := <-got
	act := cb.ActionCallback.BlockActions[0]
	if act.ActionID != "source" || act.BlockID != "row" || act.Value != "rec-1" || cb.User.ID != string(Employee) || cb.Message.Timestamp != string(ts) {
		t.Errorf("got %+v", act)
	}
	if err := s.Choose(Employee, General, ts, "rate", "down"); err != nil {
		t.Fatal(err)
	}
	if act := (<-got).ActionCallback.BlockActions[0]; act.Value != "down" {
		t.Errorf("feedback %+v", act)
	}
	if err := s.Press(Employee, General, ts, "nothing"); err == nil {
		t.Error("pressed a button that is not there")
	}
	if err := slack.PostWebhookContext(t.Context(), cb.ResponseURL, &slack.WebhookMessage{Text: "replaced", ReplaceOriginal: true}); err != nil {
		t.Fatal(err)
	}
	if m := s.Messages(General)[0]; m.Text != "replaced" || len(m.Blocks) != 0 || m.Edited == "" {
		t.Errorf("got %+v", m)
	}
}

func TestModal(t *testing.T) {
	s := start(t, fast())
	input := slack.NewInputBlock("why", slack.NewTextBlockObject("plain_text", "Why?", false, false), nil, slack.NewPlainTextInputBlockElement(nil, "reason"))
	text := func(s string) *slack.TextBlockObject { return slack.NewTextBlockObject("plain_text", s, false, false) }
	view := slack.ModalViewRequest{Type: slack.VTModal, Title: text("Report"), Submit: text("Send"), CallbackID: "report", Blocks: slack.Blocks{BlockSet: []slack.Block{input}}}
	a := runApp(t, s, func(a *app, e socketmode.Event) {
		cb, ok := e.Data.(slack.InteractionCallback)
		switch {
		case ok && cb.Type == slack.InteractionTypeBlockActions:
			a.ack(t, e, nil)
			if _, err := a.api.OpenViewContext(t.Context(), cb.TriggerID, view); err != nil {
				t.Log(err)
			}
		case ok && cb.Type == slack.InteractionTypeViewSubmission && cb.View.State.Values["why"]["reason"].Value == "short":
			a.ack(t, e, slack.NewErrorsViewSubmissionResponse(map[string]string{"why": "say more"}))
		default:
			a.ack(t, e, nil)
		}
	})
	ts := buttonMessage(t, a.api)
	if err := s.Press(Employee, General, ts, "source"); err != nil {
		t.Fatal(err)
	}
	wait(t, s, "the modal", func() bool { _, ok := s.Modal(Employee); return ok })
	v, _ := s.Modal(Employee)
	if err := s.Submit(Employee, v.ID, nil); err == nil {
		t.Error("an empty required input was sent in")
	}
	if err := s.Submit(Employee, v.ID, map[string]string{"reason": "short"}); err != nil {
		t.Fatal(err)
	}
	wait(t, s, "the error", func() bool { v, _ := s.Modal(Employee); return v.Errors["why"] == "say more" })
	if err := s.Submit(Employee, v.ID, map[string]string{"reason": "long enough"}); err != nil {
		t.Fatal(err)
	}
	wait(t, s, "the modal closes", func() bool { _, ok := s.Modal(Employee); return !ok })
}

func TestTriggerIsGoodOnceAndBriefly(t *testing.T) {
	o := fast()
	o.Waits.Trigger = 50 * time.Millisecond
	s := start(t, o)
	s.mu.Lock()
	id := s.newTrigger(Employee)
	_, first := s.spend(id)
	_, second := s.spend(id)
	late := s.newTrigger(Employee)
	s.triggers[late].until = time.Now().Add(-time.Second)
	_, third := s.spend(late)
	s.mu.Unlock()
	if first != nil || second == nil || second.code != "exchanged_trigger_id" || third == nil || third.code != "expired_trigger_id" {
		t.Errorf("got %v, %v, %v", first, second, third)
	}
}

func TestHomeShortcutAndMembership(t *testing.T) {
	o := fast()
	o.Shortcuts = []Shortcut{{CallbackID: "ask", Name: "Ask about this"}}
	s := start(t, o)
	a := runApp(t, s, func(a *app, e socketmode.Event) { a.ack(t, e, nil) })
	s.OpenHome(Employee)
	view := slack.HomeTabViewRequest{Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: []slack.Block{slack.NewDividerBlock()}}}
	if _, err := a.api.PublishViewContext(t.Context(), slack.PublishViewContextRequest{UserID: string(Employee), View: view}); err != nil {
		t.Fatal(err)
	}
	if _, ok := s.Home(Employee); !ok {
		t.Error("no Home tab")
	}
	ts := say(t, s, Employee, General, "is this allowed?", "")
	if err := s.MessageShortcut(Employee, General, ts, "ask"); err != nil {
		t.Fatal(err)
	}
	if err := s.Join(Bot, Random); err != nil {
		t.Fatal(err)
	}
	if err := s.Leave(Bot, Random); err != nil {
		t.Fatal(err)
	}
	if err := s.Leave(Bot, Random); err == nil {
		t.Error("left twice")
	}
	if err := s.React(Employee, General, ts, "eyes"); err != nil {
		t.Fatal(err)
	}
	if err := s.Edit(Employee, General, ts, "@policybot is this allowed?"); err != nil {
		t.Fatal(err)
	}
	if err := s.Delete(Employee, General, ts); err != nil {
		t.Fatal(err)
	}
	wait(t, s, "all acknowledged", func() bool { return allAcked(s) })
	var whats []string
	for _, e := range s.Envelopes() {
		whats = append(whats, e.What)
	}
	want := []string{"app_home_opened", "message", "message_action", "member_joined_channel", "member_left_channel", "reaction_added", "app_mention", "message", "message"}
	if !slices.Equal(whats, want) {
		t.Errorf("got %v\nwant %v", whats, want)
	}
}

func TestSharedChannelSaysSo(t *testing.T) {
	o := fast()
	o.Events = []string{"app_mention"}
	s := start(t, o)
	say(t, s, Stranger, Shared, "@policybot hello", "")
	p := string(s.Envelopes()[0].Payload)
	for _, want := range []string{`"is_ext_shared_channel":true`, `"user_team":"` + string(PartnerTeam) + `"`} {
		if !strings.Contains(p, want) {
			t.Errorf("no %s in %s", want, p)
		}
	}
}

func TestStreamAndStatus(t *testing.T) {
	s := start(t, fast())
	api := client(s)
	root := say(t, s, Employee, General, "hello", "")
	if err := api.SetAssistantThreadsStatusContext(t.Context(), slack.AssistantThreadsSetStatusParameters{ChannelID: string(General), ThreadTS: string(root), Status: "is looking it up"}); err != nil {
		t.Fatal(err)
	}
	if got := s.Status(General, root); got != "is looking it up" {
		t.Errorf("status %q", got)
	}
	ch, ts, err := api.StartStreamContext(t.Context(), string(General), slack.MsgOptionTS(string(root)), slack.MsgOptionRecipientTeamID(string(Team)), slack.MsgOptionRecipientUserID(string(Employee)))
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Status(General, root); got != "" {
		t.Errorf("the status outlived the reply: %q", got)
	}
	if _, _, err := api.AppendStreamContext(t.Context(), ch, ts, slack.MsgOptionMarkdownText("**yes**, ")); err != nil {
		t.Fatal(err)
	}
	if _, _, _, err := api.UpdateMessageContext(t.Context(), ch, ts, slack.MsgOptionText("x", false)); err == nil || err.Error() != "streaming_state_conflict" {
		t.Errorf("an update meanwhile: %v", err)
	}
	if _, _, err := api.StopStreamContext(t.Context(), ch, ts, slack.MsgOptionMarkdownText("it is")); err != nil {
		t.Fatal(err)
	}
	if got := s.Answers(General, root)[0].Text; got != "**yes**, it is" {
		t.Errorf("streamed %q", got)
	}
	if _, _, err := api.AppendStreamContext(t.Context(), ch, ts, slack.MsgOptionMarkdownText("more")); err == nil {
		t.Error("appended after the end")
	}
}

func TestSessionAndPrompts(t *testing.T) {
	s := start(t, fast())
	root := say(t, s, Employee, General, "hello", "")
	call := func(method string, pairs ...string) {
		t.Helper()
		if r := post(t, s.APIURL()+method, formType, s.BotToken(), form(pairs...)); !r.OK {
			t.Fatalf("%s: %s", method, r.Error)
		}
	}
	if got := s.Session(General, root); got != (Session{}) {
		t.Errorf("a session before its start: %+v", got)
	}
	call("agents.sessions.setStatus", "channel_id", string(General), "thread_ts", string(root), "status", "processing", "title", "Hello")
	call("agents.sessions.rename", "channel_id", string(General), "thread_ts", string(root), "title", "Pigeons")
	call("agents.sessions.setStatus", "channel_id", string(General), "thread_ts", string(root), "status", "closed", "title", "ignored")
	if got, want := s.Session(General, root), (Session{Title: "Pigeons", Status: "closed"}); got != want {
		t.Errorf("session %+v, want %+v", got, want)
	}
	dm := s.DM(Employee)
	call("assistant.threads.setSuggestedPrompts", "channel_id", string(dm), "prompts", `[{"title":"A ban","message":"is it banned?"}]`)
	if got, want := s.Prompts(dm), []Prompt{{"A ban", "is it banned?"}}; !slices.Equal(got, want) {
		t.Errorf("prompts %v, want %v", got, want)
	}
}

func TestHistoryPagesAndFilters(t *testing.T) {
	s := start(t, fast())
	api := client(s)
	var all []TS
	for _, text := range []string{"one", "two", "three"} {
		all = append(all, say(t, s, Employee, General, text, ""))
	}
	say(t, s, Other, General, "a reply", all[0])
	page, err := api.GetConversationHistoryContext(t.Context(), &slack.GetConversationHistoryParameters{ChannelID: string(General), Limit: 2})
	if err != nil {
		t.Fatal(err)
	}
	if !page.HasMore || len(page.Messages) != 2 || page.Messages[0].Text != "three" {
		t.Errorf("first page: %+v", page)
	}
	page, err = api.GetConversationHistoryContext(t.Context(), &slack.GetConversationHistoryParameters{ChannelID: string(General), Oldest: string(all[0])})
	if err != nil || len(page.Messages) != 2 {
		t.Errorf("after the first: %+v, %v", page, err)
	}
	replies, _, _, err := api.GetConversationRepliesContext(t.Context(), &slack.GetConversationRepliesParameters{ChannelID: string(General), Timestamp: string(all[0])})
	if err != nil || len(replies) != 2 || replies[0].ReplyCount != 1 || replies[1].ThreadTimestamp != string(all[0]) {
		t.Errorf("thread: %+v, %v", replies, err)
	}
}

func TestPermalinkAndPeople(t *testing.T) {
	s := start(t, fast())
	api := client(s)
	ts := say(t, s, Employee, General, "hello", "")
	link, err := api.GetPermalinkContext(t.Context(), &slack.PermalinkParameters{Channel: string(General), Ts: string(ts)})
	if err != nil || !strings.HasPrefix(link, s.URL()+"/archives/"+string(General)+"/p") {
		t.Errorf("permalink %q, %v", link, err)
	}
	guest, err := api.GetUserInfoContext(t.Context(), string(Guest))
	if err != nil || !guest.IsRestricted {
		t.Errorf("guest: %+v, %v", guest, err)
	}
	stranger, err := api.GetUserInfoContext(t.Context(), string(Stranger))
	if err != nil || stranger.TeamID != string(PartnerTeam) {
		t.Errorf("stranger: %+v, %v", stranger, err)
	}
	members, err := api.GetUserGroupMembersContext(t.Context(), "S0POLICYA1")
	if err != nil || !slices.Equal(members, []string{string(Admin)}) {
		t.Errorf("group: %v, %v", members, err)
	}
	ch, _, _, err := api.OpenConversationContext(t.Context(), &slack.OpenConversationParameters{Users: []string{string(Guest)}, ReturnIM: true})
	if err != nil || ch.ID != string(s.DM(Guest)) {
		t.Errorf("direct message: %+v, %v", ch, err)
	}
	shared, err := api.GetConversationInfoContext(t.Context(), &slack.GetConversationInfoInput{ChannelID: string(Shared)})
	if err != nil || !shared.IsExtShared {
		t.Errorf("shared: %+v, %v", shared, err)
	}
	channels, _, err := api.GetConversationsContext(t.Context(), &slack.GetConversationsParameters{Types: []string{"public_channel", "private_channel"}})
	if err != nil || len(channels) != 5 {
		t.Errorf("%d channels, %v", len(channels), err)
	}
}
