package slacksim

import (
	"testing"

	"github.com/slack-go/slack"

	"policybot/bot/slacksim/browser"
)

// tour is a visit to all that the page shows.
type tour struct {
	*browser.Tab
	t        *testing.T
	s        *Server
	question TS // a question in PolicyHelp that was answered
}

// sight is something that the page shows: how to get there, and how to leave.
type sight struct {
	name        string
	open, leave func(*tour)
}

var sights = []sight{
	{"a channel", (*tour).channel, nil},
	{"the sidebar", func(v *tour) {
		v.Size(browser.Narrow, 740, true)
		v.Click("#menu")
	}, func(v *tour) { v.Press("Escape") }},
	{"a message's menu", func(v *tour) {
		v.Run("document.querySelector('#messages .message:not(.whisper, [data-tombstone])').focus()")
		v.Click("#messages .message:focus-within .tools [aria-haspopup]")
		v.Until("the menu", "document.activeElement.dataset.shortcut === 'check'")
	}, func(v *tour) { v.Press("Escape") }},
	{"the menu of shortcuts", func(v *tour) {
		v.Click("#shortcuts button")
		v.Until("the menu", "document.activeElement.dataset.shortcut === 'ask'")
	}, func(v *tour) { v.Press("Escape") }},
	{"what is suggested while one writes", func(v *tour) {
		v.Click("#composer")
		v.Type("@p")
		v.Until("the suggestions", "!document.querySelector('#composer-complete').hidden")
	}, func(v *tour) { v.Press("Escape"); v.Run("document.querySelector('#composer').value = ''") }},
	{"a thread", func(v *tour) {
		v.Click("#messages [data-thread='" + string(v.question) + "']")
		v.Until("the answer, and one still being written", "document.querySelector('#thread-messages [data-block-type=table] td') && document.querySelector('#thread-messages .caret')")
	}, nil},
	{"a menu in an answer", func(v *tour) { v.Click("#thread-messages [data-action-id=more]") }, func(v *tour) { v.Press("Escape") }},
	{"a question back", func(v *tour) {
		v.Click("#thread-messages [data-action-id=drop]")
		v.Until("the question", "document.querySelector('#ask').open")
	}, func(v *tour) { v.Press("Escape") }},
	{"a form", func(v *tour) {
		v.Click("#thread-messages [data-action-id=source]")
		v.Until("the form", "document.activeElement.matches('#modal[open] [data-input=reason]')")
	}, nil},
	{"a form with errors", func(v *tour) {
		v.Type("nothing")
		v.Press("Enter")
		v.Until("the error", "document.activeElement.matches('#modal [aria-invalid=true]')")
	}, func(v *tour) {
		v.Press("Escape")
		v.Until("the form is gone", "!document.querySelector('#modal').open")
	}},
	{"a table that is too wide for a phone", func(v *tour) {
		v.enter(General)
		v.Size(browser.Narrow, 740, true)
		v.Until("that it can be reached", "document.querySelector('#messages .table-box[tabindex]')")
	}, nil},
	{"a channel shared with others", func(v *tour) { v.enter(Shared) }, nil},
	{"a channel that one isn't in", func(v *tour) {
		v.become(Third)
		v.enter(Random)
	}, func(v *tour) { v.become(Employee) }},
	{"the app at work", (*tour).working, nil},
	{"the Home tab", func(v *tour) {
		v.Click("#tab-home")
		v.Until("the Home tab", "document.querySelector('#home [data-input=question]')")
	}, nil},
}

// startTour opens the page on a Slack where something of everything has happened.
func startTour(t *testing.T) *tour {
	t.Helper()
	s := start(t, withShortcuts())
	runApp(t, s, showing(t))
	gone := say(t, s, Other, PolicyHelp, "never mind", "")
	say(t, s, Guest, PolicyHelp, "why?", gone)
	edited := say(t, s, Guest, PolicyHelp, "is it alowed?", "")
	for _, err := range []error{s.Delete(Other, PolicyHelp, gone), s.Localize(Third, "de-DE"), s.Edit(Guest, PolicyHelp, edited, "is it allowed? See https://example.com/a-long-address-without-any-place-at-which-it-could-be-broken"), s.React(Employee, PolicyHelp, edited, "eyes")} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, _, err := client(s).PostMessageContext(t.Context(), string(General), slack.MsgOptionText("a wide table", false), slack.MsgOptionBlocks(wideTable())); err != nil {
		t.Fatal(err)
	}
	say(t, s, Stranger, Shared, "hello from the other side", "")
	question := say(t, s, Employee, PolicyHelp, "@policybot may I use *Pigeon*?", "")
	wait(t, s, "the answer", func() bool { return len(s.Answers(PolicyHelp, question)) == 1 })
	if _, _, err := client(s).StartStreamContext(t.Context(), string(PolicyHelp), slack.MsgOptionTS(string(question)), slack.MsgOptionMarkdownText("**As I was saying**"),
		slack.MsgOptionRecipientTeamID(string(Team)), slack.MsgOptionRecipientUserID(string(Employee))); err != nil {
		t.Fatal(err)
	}
	if err := s.Slash(Employee, PolicyHelp, "/policy", "may I use Pigeon?"); err != nil {
		t.Fatal(err)
	}
	wait(t, s, "the private answer", func() bool { return len(s.Whispers(Employee, PolicyHelp)) == 1 })
	v := &tour{browser.Open(t, s.URL()), t, s, question}
	v.Until("the page", "document.querySelector('#link-state').innerText.includes('connected (')")
	return v
}

// each goes from sight to sight and looks at each.
func (v *tour) each(look func(name string)) {
	v.t.Helper()
	for _, at := range sights {
		v.Size(1280, 860, false)
		at.open(v)
		look(at.name)
		v.Size(1280, 860, false)
		if at.leave != nil {
			at.leave(v)
		}
	}
	if p := v.s.Problems(); len(p) != 0 {
		v.t.Errorf("problems: %v", p)
	}
	if len(v.Complaints()) != 0 {
		v.t.Errorf("the page complained: %v", v.Complaints())
	}
}

func (v *tour) enter(ch ChannelID) {
	v.t.Helper()
	v.Click("[data-channel=" + string(ch) + "]")
	v.Until("the channel "+string(ch), "document.body.dataset.channel === '"+string(ch)+"'")
}

// become looks as somebody else from now on.
func (v *tour) become(user UserID) {
	v.t.Helper()
	v.Run("(() => { const menu = document.querySelector('#view-as'); menu.value = '" + string(user) + "'; menu.dispatchEvent(new Event('change')); })()")
	v.Until("looking as "+string(user), "document.body.dataset.user === '"+string(user)+"'")
}

func (v *tour) channel() {
	v.enter(PolicyHelp)
	v.Until("a deleted message, an edited one and a private one", `document.querySelector("#messages [data-tombstone]") && document.querySelector("#messages").innerText.includes("(edited)")
		&& document.querySelector("#messages").innerText.includes("Only visible to you")`)
}

func (v *tour) working() {
	v.Click("#apps button")
	v.Until("the suggestions", "document.querySelector('#prompts button')")
	if got := v.Text("document.querySelector('#topic').innerText"); got != "Opened beside #random" {
		v.t.Errorf("the app is %q", got)
	}
	v.Click("#composer")
	v.Type("is Pigeon banned?")
	v.Press("Enter")
	v.Until("the stop button", "document.querySelector('#messages .working .stop')")
	v.Until("the status", "document.querySelector('#messages .working').innerText.includes('is looking this up… Reading the records · Comparing dates')")
}
