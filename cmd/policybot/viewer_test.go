package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"testing"
	"time"

	"policybot/bot"
	"policybot/bot/blocks"
	"policybot/bot/journal"
	"policybot/bot/slack"
	"policybot/bot/slacksim"
	"policybot/bot/state"
)

// hiddenWords stand in everything that only legal may see, and nowhere else.
const hiddenWords = "zanzibar"

// guardedFolder has records for all, and others for the members of a group and
// for one channel.
func guardedFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, "knowledge.yaml", `
collections:
  legal: {groups: [S0POLICYA1], channels: [C0POLICY01]}
`)
	write(t, dir, "acme.yaml", `
entities:
  - {id: acme, kind: company, names: [Acme]}
  - {id: pigeon, kind: app, names: [Pigeon]}
  - {id: osprey, kind: app, names: [Osprey]}
sources:
  - {id: memo-7, title: Device memo 7, publisher: Acme IT, date: 2024-03-04, tier: policy}
events:
  - {id: acme-pigeon-ban, by: acme, do: ban, app: pigeon, announced: 2024-03-04, text: Acme told staff to remove Pigeon., reports: [{source: memo-7, at: section 2}]}
`)
	write(t, dir, "legal.yaml", `
entities:
  - {id: zanzibar-app, kind: app, names: [Zanzibar], collection: legal}
sources:
  - {id: zanzibar-note, title: The zanzibar note, publisher: Zanzibar counsel, date: 2024-05-06, tier: policy, note: zanzibar, collection: legal}
events:
  - {id: zanzibar-ban, by: acme, do: ban, app: osprey, announced: 2024-05-06, scope: {audience: [zanzibar-team]}, reason: the zanzibar clause, text: Acme banned Osprey under the zanzibar clause., collection: legal, reports: [{source: zanzibar-note, at: zanzibar, quote: zanzibar forbids it, speaker: Zanzibar counsel}]}
  - {id: zanzibar-app-ban, by: acme, do: ban, app: zanzibar-app, announced: 2024-05-06, text: Acme banned Zanzibar., collection: legal, reports: [{source: zanzibar-note}]}
facts:
  - {id: zanzibar-owner, about: [osprey], relation: owner, value: {kind: text, text: Zanzibar Ltd}, text: Zanzibar Ltd owns Osprey., collection: legal, reports: [{source: zanzibar-note}]}
`)
	write(t, dir, "zanzibar.md", "---\ntitle: Zanzibar handbook\ndate: 2024-05-06\ncollection: legal\n---\n\n# Cameras\n\nCameras are kept in the zanzibar locker by the door and never on a desk.\n")
	return dir
}

// guard is a bot that answers from such a folder in a quick pretend Slack. Third
// is in the group, as is Guest, whom it doesn't count for; Admin, who may
// reload, is in no group.
type guard struct {
	t     *testing.T
	sim   *slacksim.Server
	store *state.Store
	dir   string
}

func guarded(t *testing.T) *guard {
	t.Helper()
	m := slack.Manifest()
	o := slacksim.Options{Scale: 0.01, BotScopes: m.OAuthConfig.Scopes.Bot, Events: m.Settings.EventSubscriptions.BotEvents,
		Waits: slacksim.Waits{Ack: 2 * time.Second, Trigger: 5 * time.Second, ResponseURL: time.Minute}}
	for _, s := range m.Features.Shortcuts {
		o.Shortcuts = append(o.Shortcuts, slacksim.Shortcut{CallbackID: s.CallbackID, Name: s.Name, Global: s.Type == "global"})
	}
	g := &guard{t: t, sim: slacksim.New(o), dir: guardedFolder(t)}
	t.Cleanup(g.sim.Close)
	if err := g.sim.Regroup("S0POLICYA1", slacksim.Third, slacksim.Guest); err != nil {
		t.Fatal(err)
	}
	store, err := state.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	g.store = store
	lib, err := openLibrary(t.Context(), g.dir, loader{warnings: io.Discard}, store, time.Now, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	pace := slack.Pace{Post: 5 * time.Millisecond, Read: 5 * time.Millisecond}
	b := bot.New(bot.Config{
		Slack:  slack.Config{BotToken: g.sim.BotToken(), AppToken: g.sim.AppToken(), APIURL: g.sim.APIURL(), Pace: pace},
		Admins: []string{string(slacksim.Admin)}, Owner: journal.Owner(store.Owner()), Name: lib.Name, Edition: lib.Current,
		Limits: bot.Limits{Person: 10_000, All: 10_000},
	}, lib, lib, store, journal.New(store, time.Now, journal.Limits{}))
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- b.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := errors.Join(<-ended, store.Close()); err != nil {
			t.Error(err)
		}
	})
	g.until("no socket", func() bool { return g.sim.Sockets() == 2 })
	return g
}

func (g *guard) until(what string, condition func() bool) {
	g.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !condition(); time.Sleep(2 * time.Millisecond) { // the state tells nobody
		if time.Now().After(deadline) {
			g.t.Fatal(what)
		}
	}
}

// questions that what only legal may see would answer, or be counted in.
var questions = []string{
	"did Acme ban Osprey?", "why did Acme ban Osprey?", "may I use Osprey?", "who owns Osprey?", "which apps has Acme banned?", "how many apps has Acme banned?",
	"timeline Acme Osprey", "about Acme", "about Osprey", "changes since 2024-01-01", "search clause", "search Acme banned", "may I keep a camera at my desk?", "did Amce ban Ospray?",
}

// say asks in a conversation and gives the answer. Where it is no direct
// message the bot is named.
func (g *guard) say(user slacksim.UserID, ch slacksim.ChannelID, text string) (slacksim.TS, slacksim.Message) {
	g.t.Helper()
	if !strings.HasPrefix(string(ch), "D") {
		text = "@policybot " + text
	}
	q, err := g.sim.Say(user, ch, text, "")
	if err != nil {
		g.t.Fatal(err)
	}
	g.until("no answer to "+text, func() bool { return len(g.sim.Answers(ch, q)) > 0 })
	return q, g.sim.Answers(ch, q)[0]
}

// whispers does something and gives what only the user is shown of it.
func (g *guard) whispers(user slacksim.UserID, ch slacksim.ChannelID, do func() error) slacksim.Message {
	g.t.Helper()
	n := len(g.sim.Whispers(user, ch))
	if err := do(); err != nil {
		g.t.Fatal(err)
	}
	g.until("no private answer", func() bool { return len(g.sim.Whispers(user, ch)) > n })
	return g.sim.Whispers(user, ch)[n]
}

func (g *guard) slash(user slacksim.UserID, ch slacksim.ChannelID, text string) slacksim.Message {
	g.t.Helper()
	return g.whispers(user, ch, func() error { return g.sim.Slash(user, ch, "/policy", text) })
}

// pressEach presses everything that can be pressed in a message, each once, and
// waits until all is done.
func (g *guard) pressEach(user slacksim.UserID, m slacksim.Message) {
	g.t.Helper()
	for _, id := range actionIDs(g.t, m) {
		if err := g.sim.Press(user, m.Channel, m.TS, id); err != nil {
			g.t.Fatal(err)
		}
	}
	g.settled()
}

// settled waits until all that Slack sent is acknowledged and answered.
func (g *guard) settled() {
	g.t.Helper()
	g.until("work is left", func() bool {
		for _, e := range g.sim.Envelopes() {
			if !e.Acked {
				return false
			}
		}
		left, err := g.store.Backlog(g.t.Context())
		return err == nil && left.Open == 0
	})
}

// forged are presses that name what only legal may see.
func forged(user slacksim.UserID, ch slacksim.ChannelID, n int) (all []any) {
	for action, value := range map[string]blocks.Ref{
		"source:1": {Record: "zanzibar-ban", Source: "zanzibar-note", N: 1},
		"source:2": {Record: "acme-pigeon-ban", Source: "zanzibar-note", N: 1},
		"source:3": {Record: "zanzibar-owner", Source: "memo-7", N: 1},
		"choice:1": {Question: "did Acme ban Osprey?"},
		"show_all": {Question: "why?", Before: "did-ban actor:acme app:zanzibar-app"},
		"share":    {Question: "why?", Before: "did-ban actor:acme app:zanzibar-app audience:zanzibar-team"},
		"feedback": {Vote: blocks.Wrong},
	} {
		raw, err := json.Marshal(value)
		if err != nil {
			panic(err)
		}
		all = append(all, map[string]any{"type": "block_actions", "trigger_id": fmt.Sprint("forged", n, action, user, ch), "team": map[string]any{"id": slacksim.Team},
			"user":      map[string]any{"id": user, "team_id": slacksim.Team},
			"container": map[string]any{"type": "message", "channel_id": ch, "message_ts": "1700000000.000001"},
			"actions":   []any{map[string]any{"action_id": action, "value": string(raw)}}})
	}
	return all
}

// shown is all that was sent to Slack from the nth message on.
func (g *guard) shown(from int) (texts []string) {
	for _, x := range g.sim.Payloads()[from:] {
		texts = append(texts, string(x.Body))
	}
	return texts
}

func (g *guard) hides(what string, from int) {
	g.t.Helper()
	g.settled()
	for _, text := range g.shown(from) {
		if strings.Contains(strings.ToLower(text), hiddenWords) {
			g.t.Errorf("%s: shown is %s", what, text)
		}
	}
}

func (g *guard) shows(what string, m slacksim.Message) {
	g.t.Helper()
	raw, err := json.Marshal(m.Blocks)
	if err != nil {
		g.t.Fatal(err)
	}
	if !strings.Contains(strings.ToLower(m.Text+string(raw)), hiddenWords) {
		g.t.Errorf("%s: not shown to who may see it: %s", what, m.Text)
	}
}

// TestOutsidersSeeNothingOnAnySurface asks by every way, as everybody who may
// not see a collection, and looks at all that was sent to Slack.
func TestOutsidersSeeNothingOnAnySurface(t *testing.T) {
	t.Parallel()
	g := guarded(t)
	dm := g.sim.DM(slacksim.Employee)
	for _, text := range questions {
		from := len(g.sim.Payloads())
		q, m := g.say(slacksim.Employee, slacksim.General, text)
		g.pressEach(slacksim.Employee, m)
		g.pressEach(slacksim.Other, m)
		if _, err := g.sim.Say(slacksim.Employee, slacksim.General, "why?", q); err != nil {
			t.Fatal(err)
		}
		if err := g.sim.MessageShortcut(slacksim.Other, slacksim.General, q, slack.CheckMessage); err != nil {
			t.Fatal(err)
		}
		g.say(slacksim.Third, slacksim.General, text) // though Third alone may see it
		g.say(slacksim.Employee, slacksim.GroupDM, text)
		_, m = g.say(slacksim.Employee, dm, text)
		g.pressEach(slacksim.Employee, m)
		g.pressEach(slacksim.Employee, g.slash(slacksim.Employee, slacksim.General, text))
		g.say(slacksim.Guest, g.sim.DM(slacksim.Guest), text) // in the group, but a guest
		g.say(slacksim.Stranger, slacksim.Shared, text)
		g.hides(text, from)
	}
	from := len(g.sim.Payloads())
	for _, user := range []slacksim.UserID{slacksim.Employee, slacksim.Guest, slacksim.Admin, slacksim.Stranger} {
		g.sim.OpenHome(user)
		g.sim.OpenMessages(user)
	}
	g.hides("the bot's own tabs", from)
	if n := len(g.sim.Payloads()) - from; n < 4 {
		t.Errorf("%d tabs are shown", n)
	}
}

// TestWhatIsSharedElsewhereHidesToo asks directly, as a member of the group, and
// shares the answer with a channel. What the talk was about stays where it was.
func TestWhatIsSharedElsewhereHidesToo(t *testing.T) {
	t.Parallel()
	g := guarded(t)
	dm := g.sim.DM(slacksim.Third)
	if err := g.sim.View(slacksim.Third, slacksim.General); err != nil {
		t.Fatal(err)
	}
	g.settled()
	q, first := g.say(slacksim.Third, dm, "did Acme ban Zanzibar?")
	g.shows("a member's direct message", first)
	if _, err := g.sim.Say(slacksim.Third, dm, "since when?", q); err != nil {
		t.Fatal(err)
	}
	g.until("no second answer", func() bool { return len(g.sim.Answers(dm, q)) > 1 })
	second := g.sim.Answers(dm, q)[1]
	g.shows("what follows it", second)
	from := len(g.sim.Payloads())
	g.pressNamed(slacksim.Third, second, "share")
	g.until("nothing is shared", func() bool { return len(g.sim.Answers(slacksim.General, "")) > 0 })
	g.hides("what is shared", from)
	shared := g.sim.Answers(slacksim.General, "")[0]
	if _, err := g.sim.Say(slacksim.Third, slacksim.General, "@policybot why?", shared.TS); err != nil {
		t.Fatal(err)
	}
	g.until("no answer in the thread", func() bool { return len(g.sim.Answers(slacksim.General, shared.TS)) > 0 })
	g.hides("the thread of what is shared", from)
}

// TestForgedButtonsShowNothingHidden presses buttons that nobody was shown.
func TestForgedButtonsShowNothingHidden(t *testing.T) {
	t.Parallel()
	g := guarded(t)
	g.say(slacksim.Employee, slacksim.General, "hello")
	for i, user := range []slacksim.UserID{slacksim.Employee, slacksim.Admin} {
		for _, ch := range []slacksim.ChannelID{slacksim.General, g.sim.DM(user)} {
			for _, press := range forged(user, ch, i) {
				g.sim.SendEnvelope("interactive", press)
			}
		}
	}
	g.hides("forged buttons", 0)
	if n := len(g.shown(0)); n < 20 {
		t.Errorf("only %d messages", n)
	}
}

// TestReportsOfAReloadHideToo reloads what only legal may see, and asks for what
// was declined, as an admin who is not in the group.
func TestReportsOfAReloadHideToo(t *testing.T) {
	t.Parallel()
	g := guarded(t)
	g.say(slacksim.Third, g.sim.DM(slacksim.Third), "what does Zanzibar cost?") // declined, of an app that only legal knows
	g.settled()
	from := len(g.sim.Payloads())
	write(t, g.dir, "more.yaml", `
events:
  - {id: zanzibar-lift, by: acme, do: lift, names: zanzibar-ban, announced: 2024-06-10, text: Acme ended the zanzibar ban., collection: legal, reports: [{source: zanzibar-note}]}
  - {id: acme-pigeon-lift, by: acme, do: lift, names: acme-pigeon-ban, announced: 2024-06-10, text: Acme ended the ban., reports: [{source: memo-7}]}
`)
	offer := g.slash(slacksim.Admin, slacksim.General, "reload")
	report := g.whispers(slacksim.Admin, slacksim.General, func() error {
		g.pressNamed(slacksim.Admin, offer, string(blocks.ConfirmReload))
		return nil
	})
	for _, command := range []string{"gaps", "editions", "audit"} {
		g.slash(slacksim.Admin, slacksim.General, command)
	}
	g.hides("an admin's report", from)
	if raw, _ := json.Marshal(report.Blocks); !strings.Contains(string(raw), "Pigeon: in force") || !strings.Contains(string(raw), "1 record added") {
		t.Errorf("the report: %s", raw)
	}
	write(t, g.dir, "more.yaml", "events:\n  - {id: zanzibar-odd, by: nobody}\n")
	_, m := g.say(slacksim.Admin, slacksim.General, "reload")
	g.hides("a report in a channel", from)
	if raw, _ := json.Marshal(m.Blocks); !strings.Contains(string(raw), "after /policy") {
		t.Errorf("it isn't said how to see the findings: %s", raw)
	}
}

// TestMembersAndTheirChannelsSee holds what is granted to be shown, where it may
// be.
func TestMembersAndTheirChannelsSee(t *testing.T) {
	t.Parallel()
	g := guarded(t)
	_, direct := g.say(slacksim.Third, g.sim.DM(slacksim.Third), "did Acme ban Osprey?")
	g.shows("a member's direct message", direct)
	private := g.slash(slacksim.Third, slacksim.General, "did Acme ban Osprey?")
	g.shows("a member's command", private)
	g.shows("a member's search", g.slash(slacksim.Third, slacksim.General, "search clause"))
	_, channel := g.say(slacksim.Employee, slacksim.PolicyHelp, "did Acme ban Osprey?")
	g.shows("the channel that it is granted to", channel)
	g.shows("a command there", g.slash(slacksim.Guest, slacksim.PolicyHelp, "did Acme ban Osprey?"))
	from := len(g.sim.Payloads())
	n := len(g.sim.Answers(slacksim.General, ""))
	g.pressNamed(slacksim.Third, private, "share")
	g.until("nothing is shared", func() bool { return len(g.sim.Answers(slacksim.General, "")) > n })
	g.hides("what a member shares with others", from)
	for _, user := range []slacksim.UserID{slacksim.Employee, slacksim.Third} { // who reads the channel, and who is in the group
		g.pressNamed(user, channel, "source")
		g.until("no source", func() bool {
			v, ok := g.sim.Modal(user)
			return ok && strings.Contains(strings.ToLower(string(v.Body)), hiddenWords)
		})
	}
}

func (g *guard) pressNamed(user slacksim.UserID, m slacksim.Message, name string) {
	g.t.Helper()
	for _, id := range actionIDs(g.t, m) {
		if id == name || strings.HasPrefix(id, name+":") {
			if err := g.sim.Press(user, m.Channel, m.TS, id); err != nil {
				g.t.Fatal(err)
			}
			return
		}
	}
	g.t.Fatalf("no button %s", name)
}
