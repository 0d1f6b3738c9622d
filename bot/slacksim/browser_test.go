package slacksim

import (
	"strings"
	"testing"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"policybot/bot/slacksim/browser"
)

// showing is an app that uses every kind of block that the page draws.
func showing(t *testing.T) func(*app, socketmode.Event) {
	words := func(s string) *slack.TextBlockObject { return slack.NewTextBlockObject("mrkdwn", s, false, false) }
	plain := func(s string) *slack.TextBlockObject { return slack.NewTextBlockObject("plain_text", s, false, false) }
	menu := slack.NewOverflowBlockElement("more", slack.NewOptionBlockObject("timeline", plain("Timeline"), nil), slack.NewOptionBlockObject("about", plain("About"), nil))
	blocks := []slack.Block{
		slack.NewHeaderBlock(plain("Pigeon at Acme: withdrawn")),
		slack.NewSectionBlock(words("*No.* See <https://example.com/memo|Device memo 7>, `section 2`, _both_ ~sides~.\n>remove it by 1 April"), nil, slack.NewAccessory(menu)),
		slack.NewSectionBlock(nil, []*slack.TextBlockObject{words("*Actor*\nAcme"), words("*App*\nPigeon")}, nil),
		slack.NewMarkdownBlock("", "### What happened\n\n- **4 March**: told to remove\n- withdrawn, see [memo](https://example.com)\n\n> <img src=x onerror=alert(1)>"),
		slack.NewTableBlock("").AddRow(slack.NewTableRawTextCell("Day"), slack.NewTableRawTextCell("Act")).AddRow(slack.NewTableRawTextCell("4 March 2024"), slack.NewTableRawTextCell("withdrawn")),
		slack.NewDividerBlock(),
		slack.NewActionBlock("", slack.NewButtonBlockElement("source", "rec-1", plain("Source"))),
		slack.NewContextBlock("", words("Device memo 7 · 4 March 2024 · edition 3")),
		slack.NewContextActionsBlock("", slack.NewFeedbackButtonsBlockElement("rate", slack.NewFeedbackButton(plain("Helpful"), "up"), slack.NewFeedbackButton(plain("Not helpful"), "down"))),
	}
	input := slack.NewInputBlock("why", plain("What is wrong with it?"), nil, slack.NewPlainTextInputBlockElement(plain("In your own words"), "reason"))
	modal := slack.ModalViewRequest{Type: slack.VTModal, Title: plain("The source"), Submit: plain("Report"), CallbackID: "report",
		Blocks: slack.Blocks{BlockSet: []slack.Block{slack.NewSectionBlock(words("*Device memo 7*"), nil, nil), input}}}
	return func(a *app, e socketmode.Event) {
		report := func(err error) {
			if err != nil {
				t.Logf("the app: %v", err)
			}
		}
		switch data := e.Data.(type) {
		case slack.SlashCommand:
			a.ack(t, e, map[string]any{"text": "You asked *" + data.Text + "*"})
		case slack.InteractionCallback:
			a.ack(t, e, nil)
			if data.Type == slack.InteractionTypeBlockActions && data.ActionCallback.BlockActions[0].ActionID == "source" {
				_, err := a.api.OpenViewContext(t.Context(), data.TriggerID, modal)
				report(err)
			}
		default:
			a.ack(t, e, nil)
			if m := mentionOf(e); m != nil {
				_, _, err := a.api.PostMessageContext(t.Context(), m.Channel, slack.MsgOptionText("No.", false), slack.MsgOptionBlocks(blocks...), slack.MsgOptionTS(m.TimeStamp))
				report(err)
			}
		}
	}
}

// TestPageInABrowser asks, presses, fills in and commands on the page, as a person would.
func TestPageInABrowser(t *testing.T) {
	s := start(t, Options{})
	runApp(t, s, showing(t))
	b := browser.Open(t, s.URL())
	b.Click("#composer:enabled")
	b.Write("@pol")
	b.Until("the name is offered", "!document.querySelector('#composer-complete').hidden")
	b.Enter()
	b.Write("may I <b>use</b> *Pigeon*?")
	b.Enter()
	b.Click(".replies")
	b.Until("the answer", "document.querySelector('#thread-messages [data-block-type=table] td')")
	b.Picture("thread")
	if got := b.Text("document.querySelector('#messages .text').innerText"); got != "@policybot may I <b>use</b> Pigeon?" {
		t.Errorf("the question shows as %s", got)
	}
	if got := b.Run("document.querySelectorAll('#frame img, #frame script, #frame b').length"); got != "0" {
		t.Errorf("%s elements came out of people's words", got)
	}
	if got := b.Text("[...document.querySelectorAll('#thread-messages a')].map((a) => a.getAttribute('href') + ' ' + a.rel).join()"); got != "https://example.com/memo noopener noreferrer,https://example.com noopener noreferrer" {
		t.Errorf("links: %s", got)
	}

	b.Click("#thread-messages [data-action-id=source]")
	b.Until("the modal", "document.querySelector('#modal[open] [data-input=reason]')")
	b.Picture("modal")
	b.Click("#modal [data-input=reason]")
	b.Write("the date")
	b.Click("#modal [data-submit]")
	b.Until("the modal is gone", "!document.querySelector('#modal').open")
	b.Click("#thread-messages [data-action-id=rate][data-value=down]")
	b.Click("#thread-messages [data-action-id=more]")
	b.Click("#thread-messages .overflow [data-value=about]")

	b.Click("#thread-composer")
	b.Write("/policy help")
	b.Enter()
	b.Until("no commands in threads", "document.querySelector('#thread-notice').innerText.includes('not supported in threads')")
	b.Click("#thread-close")
	b.Click("#composer:enabled")
	b.Write("/policy help")
	b.Enter()
	b.Until("the whisper", "document.querySelector('#messages [data-whisper=true]').innerText.includes('Only visible to you')")
	b.Picture("channel")
	checkEnvelopes(t, s)
	if len(b.Complaints()) != 0 {
		t.Errorf("the page complained: %v", b.Complaints())
	}
	if p := s.Problems(); len(p) != 0 {
		t.Errorf("problems: %v", p)
	}
}

// checkEnvelopes compares what was done on the page with what the app was told.
func checkEnvelopes(t *testing.T, s *Server) {
	t.Helper()
	wait(t, s, "all acknowledged", func() bool { return allAcked(s) })
	kinds := map[string]int{}
	for _, e := range s.Envelopes() {
		kinds[e.What]++
	}
	for what, want := range map[string]int{"app_mention": 1, "block_actions": 3, "view_submission": 1, "/policy": 1} {
		if kinds[what] != want {
			t.Errorf("the app was told %d × %s, want %d", kinds[what], what, want)
		}
	}
}

func TestPageOnAPhone(t *testing.T) {
	s := start(t, fast())
	say(t, s, Admin, General, "hello, everybody", "")
	b := browser.Open(t, s.URL())
	b.Size(390, 760, true)
	b.Until("the message", "document.querySelector('#messages [data-message-ts]')")
	if got := b.Run("document.documentElement.scrollWidth <= 390"); got != "true" {
		t.Error("the page is wider than the screen")
	}
	b.Click("#menu")
	b.Click("[data-channel=C0POLICY01]")
	b.Until("the other channel", "document.querySelector('#channel-title').innerText.includes('policy-help')")
	b.Picture("phone")
}

func TestPageTellsWhatSlackWouldObjectTo(t *testing.T) {
	s := start(t, fast())
	b := browser.Open(t, s.URL())
	b.Until("nothing to object to", "document.body.dataset.objections === '0' && document.querySelector('#objections').innerText === ''")
	long := slack.NewHeaderBlock(slack.NewTextBlockObject("plain_text", strings.Repeat("x", 151), false, false))
	if _, _, err := client(s).PostMessageContext(t.Context(), string(General), slack.MsgOptionText("x", false), slack.MsgOptionBlocks(long)); err == nil {
		t.Error("a header of 151 characters was taken")
	}
	b.Until("the objection", "document.querySelector('#objections').innerText.includes('chat.postMessage: invalid_blocks')")
}
