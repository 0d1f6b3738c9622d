package slacksim

import (
	"strings"
	"testing"

	"github.com/slack-go/slack"

	"policybot/bot/slacksim/browser"
)

// TestPageInABrowser asks, presses, fills in and commands on the page, as a person would.
func TestPageInABrowser(t *testing.T) {
	t.Parallel()
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
	if got := b.Text("[...document.querySelectorAll('#thread-messages a')].map((a) => a.getAttribute('href') + ' ' + a.rel).join()"); got != "https://example.com/memo noopener noreferrer,https://example.com noopener noreferrer,https://example.com/memo noopener noreferrer" {
		t.Errorf("links: %s", got)
	}

	b.Click("#thread-messages [data-action-id=source]")
	b.Until("the modal", "document.activeElement.matches('#modal[open] [data-input=reason]')")
	b.Picture("modal")
	b.Click("#modal [data-input=reason]")
	b.Write("the date")
	b.Click("#modal [data-submit]")
	b.Until("the modal is gone", "!document.querySelector('#modal').open")
	b.Click("#thread-messages [data-action-id=rate][data-value=down]")
	b.Click("#thread-messages [data-action-id=more]")
	b.Click("#thread-messages .menu [data-value=record]")

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
	t.Parallel()
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
	t.Parallel()
	s := start(t, fast())
	b := browser.Open(t, s.URL())
	b.Until("nothing to object to", "document.body.dataset.objections === '0' && document.querySelector('#objections').innerText === ''")
	long := slack.NewHeaderBlock(slack.NewTextBlockObject("plain_text", strings.Repeat("x", 151), false, false))
	if _, _, err := client(s).PostMessageContext(t.Context(), string(General), slack.MsgOptionText("x", false), slack.MsgOptionBlocks(long)); err == nil {
		t.Error("a header of 151 characters was taken")
	}
	b.Until("the objection", "document.querySelector('#objections').innerText.includes('chat.postMessage: invalid_blocks')")
}

// TestPageTellsPeopleApart checks that guests, admins, other companies' people and languages are marked, as whoever looks sees them.
func TestPageTellsPeopleApart(t *testing.T) {
	t.Parallel()
	v := startTour(t)
	for _, want := range []string{"Ada Admin, admin", "Emma Employee", "Gil Guest, guest", "Pat Partner, Partner Ltd", "Sami Staff, de-DE"} {
		if got := v.Text("[...document.querySelectorAll('#view-as option')].map((o) => o.innerText).join('; ')"); !strings.Contains("; "+got+"; ", "; "+want+"; ") {
			t.Errorf("%q is not among %s", want, got)
		}
	}
	v.channel()
	marks := "[...document.querySelectorAll('#messages .by')].map((p) => p.innerText.replace(/ \\d.*(AM|PM)/, '')).join('; ') + '; ' + document.querySelector('#members').innerText"
	if got, want := v.Text(marks), "Gil GuestGuest (edited); Emma Employee; policybotAPP; 6 members, among them 1 guest"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := v.Text("document.querySelector('#messages [data-tombstone]').innerText.trim()"), "This message was deleted."; !strings.HasPrefix(got, want) {
		t.Errorf("a deleted message shows as %q", got)
	}
	v.become(Stranger)
	v.enter(Shared)
	if got, want := v.Text("document.querySelector('#shared-with').innerText.trim()"), "Shared with Example Corp"; got != want {
		t.Errorf("to its partner the channel is %q", got)
	}
}
