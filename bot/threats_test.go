package bot

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/doc/comment"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"policybot/bot/slacksim"
)

const threatModel = "Threat model"

var testName = regexp.MustCompile(`\b(?:([a-z]+)\.)?((?:Test|Fuzz)[A-Z]\w*)`)

// TestThreats holds the threat model in the package's documentation and the
// tests to each other: each of its lines names tests that exist, and each test
// that was written for it is named there.
func TestThreats(t *testing.T) {
	there := testsInTree(t)
	named := map[string]bool{}
	lines := threats(t)
	for _, line := range lines {
		found := testName.FindAllStringSubmatch(line, -1)
		if len(found) == 0 {
			t.Errorf("no test is named in: %s", line)
		}
		for _, m := range found {
			if m[1] == "" {
				m[1] = "bot"
			}
			name := m[1] + "." + m[2]
			if named[name] = true; there[name] == "" {
				t.Errorf("there is no test %s, named in: %s", name, line)
			}
		}
	}
	if len(lines) < 20 {
		t.Errorf("the threat model has %d lines", len(lines))
	}
	ours := []string{"bot/threats_test.go", "cmd/policybot/threats_test.go", "cmd/policybot/connections_test.go", "cmd/policybot/pinned_test.go", "bot/slack/redirect_test.go"}
	for _, name := range slices.Sorted(maps.Keys(there)) {
		if !named[name] && slices.Contains(ours, there[name]) && name != "bot.TestThreats" {
			t.Errorf("no line of the threat model names %s", name)
		}
	}
}

// threats are the lines of the threat model: the items of the lists under its
// heading.
func threats(t *testing.T) (lines []string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), "doc.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	var p comment.Parser
	var print comment.Printer
	within := false
	for _, block := range p.Parse(f.Doc.Text()).Content {
		switch b := block.(type) {
		case *comment.Heading:
			within = string(print.Text(&comment.Doc{Content: []comment.Block{&comment.Paragraph{Text: b.Text}}})) == threatModel+"\n"
		case *comment.List:
			for _, item := range b.Items {
				if within {
					lines = append(lines, strings.ReplaceAll(string(print.Text(&comment.Doc{Content: item.Content})), "\n", " "))
				}
			}
		}
	}
	return lines
}

// testsInTree gives the file of each test, by its package's folder and name.
func testsInTree(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	const root = ".."
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && strings.HasPrefix(d.Name(), ".") && name != ".":
			return fs.SkipDir
		case !strings.HasSuffix(name, "_test.go"):
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, name), nil, 0)
		if err != nil {
			return err
		}
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && testName.MatchString(fn.Name.Name) {
				all[path.Base(path.Dir(name))+"."+fn.Name.Name] = name
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// allDone waits until everything that Slack sent is acknowledged and answered.
func (w *world) allDone() {
	w.t.Helper()
	w.until("all is acknowledged", func() bool { // in time or, on a busy machine, late
		return !slices.ContainsFunc(w.sim.Envelopes(), func(e slacksim.Envelope) bool { return !e.Acked && !e.Late })
	})
	w.quiet()
}

// object is a piece of JSON.
type object = map[string]any

// pressed is a forged press of a button by an employee.
func pressed(action, value string) object {
	return object{"type": "block_actions", "trigger_id": "forged." + action + value, "team": object{"id": slacksim.Team},
		"user":      object{"id": slacksim.Employee, "team_id": slacksim.Team, "username": "ada", "name": "ada", "is_admin": true},
		"container": object{"type": "message", "channel_id": slacksim.General, "message_ts": "1700000000.000001"},
		"actions":   []any{object{"action_id": action, "value": value, "user": slacksim.Admin}}}
}

// TestNobodyElseReloads tries every way in which something comes from Slack.
func TestNobodyElseReloads(t *testing.T) {
	w := newWorld(t, quick()).run()
	slash := func(u slacksim.UserID, ch slacksim.ChannelID, text string) func() error {
		return func() error { return w.sim.Slash(u, ch, "/policy", text) }
	}
	say := func(u slacksim.UserID, ch slacksim.ChannelID, text string) func() error {
		return func() error { _, err := w.sim.Say(u, ch, text, ""); return err }
	}
	send := func(kind string, payload object) func() error {
		return func() error { w.sim.SendEnvelope(kind, payload); return nil }
	}
	dm := w.sim.DM(slacksim.Employee)
	view := object{"id": "V1", "callback_id": "source", "private_metadata": `{"command":"reload","user":"U0ADMIN001"}`, "state": object{"values": object{"reload": object{"reload": object{"value": "reload"}}}}}
	for name, route := range map[string]func() error{
		"command":                   slash(slacksim.Employee, slacksim.General, "reload"),
		"command, loud":             slash(slacksim.Employee, slacksim.General, "  RELOAD "),
		"command of a guest":        slash(slacksim.Guest, slacksim.PolicyHelp, "reload"),
		"mention":                   say(slacksim.Employee, slacksim.General, "@policybot reload"),
		"mention of a guest":        say(slacksim.Guest, slacksim.PolicyHelp, "@policybot reload"),
		"mention of a stranger":     say(slacksim.Stranger, slacksim.Shared, "@policybot reload"),
		"mention that names admins": say(slacksim.Employee, slacksim.General, "@policybot <@U0ADMIN001> reload"),
		"direct message":            say(slacksim.Employee, dm, "reload"),
		"group's direct message":    say(slacksim.Employee, slacksim.GroupDM, "@policybot reload"),
		"edit": func() error {
			return w.sim.Edit(slacksim.Employee, dm, w.say(slacksim.Employee, dm, "hello", ""), "reload")
		},
		"a bot in an admin's name": func() error {
			return w.sim.SendEvent(object{"type": "message", "channel_type": "im", "channel": w.sim.DM(slacksim.Admin), "user": slacksim.Admin, "bot_id": "B0OTHER001", "text": "reload", "ts": "1700000000.000002"})
		},
		"an admin's name in a command": send("slash_commands", object{"team_id": slacksim.Team, "channel_id": slacksim.General, "user_id": slacksim.Employee, "user_name": "ada", "text": "reload", "trigger_id": "forged.1"}),
		"button":                       send("interactive", pressed("reload", "reload")),
		"choice":                       send("interactive", pressed("choice:1", `{"q":"reload"}`)),
		"show all":                     send("interactive", pressed("show_all", `{"q":"reload","e":"e2"}`)),
		"source":                       send("interactive", pressed("source:1", `{"r":"reload","s":"reload"}`)),
		"vote":                         send("interactive", pressed("feedback", `{"v":"reload"}`)),
		"confirmation":                 send("interactive", pressed("confirm_reload", `{"e":"e2","o":"e1"}`)),
		"choice of an edition":         send("interactive", pressed("roll_back:1", `{"e":"e1","n":1}`)),
		"confirmed roll back":          send("interactive", pressed("confirm_roll_back", `{"e":"e1","o":"e2","n":1}`)),
		"list of editions":             slash(slacksim.Employee, slacksim.General, "editions"),
		"audit":                        slash(slacksim.Employee, slacksim.General, "audit"),
		"odd value":                    send("interactive", pressed("choice:1", `{"q":{"command":"reload"}}`)),
		"form":                         send("interactive", object{"type": "view_submission", "trigger_id": "forged.2", "user": object{"id": slacksim.Employee}, "view": view}),
		"form that was closed":         send("interactive", object{"type": "view_closed", "trigger_id": "forged.3", "user": object{"id": slacksim.Employee}, "view": view}),
		"shortcut":                     send("interactive", object{"type": "shortcut", "callback_id": "reload", "trigger_id": "forged.4", "user": object{"id": slacksim.Employee}}),
		"message's shortcut":           send("interactive", object{"type": "message_action", "callback_id": "reload", "trigger_id": "forged.5", "user": object{"id": slacksim.Employee}, "message": object{"text": "reload", "user": slacksim.Admin}}),
	} {
		if err := route(); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if w.allDone(); w.shelf.count() != 0 {
			t.Fatalf("%s: reloaded", name)
		}
	}
	if err := slash(slacksim.Admin, slacksim.General, "reload")(); err != nil {
		t.Fatal(err)
	}
	if w.allDone(); w.shelf.count() != 1 {
		t.Errorf("an admin reloads %d times", w.shelf.count())
	}
}

// TestRightsThatWereTakenAway reloads while somebody is an admin, and then no
// more: not anew, not by what was asked before, and not by Slack's sending it
// again.
func TestRightsThatWereTakenAway(t *testing.T) {
	w := newWorld(t, quick())
	w.engine.hold = make(chan struct{})
	var later atomic.Int64
	w.run(func(c *Config) {
		c.Waits.Ask = time.Minute
		c.Now = func() time.Time { return time.Now().Add(time.Duration(later.Load())) }
	})
	reload := func() {
		t.Helper()
		if err := w.sim.Slash(slacksim.Admin, slacksim.General, "/policy", "reload"); err != nil {
			t.Fatal(err)
		}
	}
	reload()
	has(t, w.whisper(slacksim.Admin, slacksim.General, 1), "Not reloaded yet")
	for range workers {
		w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	}
	for deadline := time.Now().Add(10 * time.Second); w.engine.begun.Load() < workers; time.Sleep(time.Millisecond) { // the engine tells nobody
		if time.Now().After(deadline) {
			t.Fatal("the questions are not worked on")
		}
	}
	reload() // waits behind the questions
	w.until("it is acknowledged", func() bool { e := w.sim.Envelopes(); return e[len(e)-1].Acked })
	if err := w.sim.Regroup("S0POLICYA1", slacksim.Other); err != nil {
		t.Fatal(err)
	}
	later.Store(int64(time.Minute)) // for so long a group's members are believed
	close(w.engine.hold)
	has(t, w.whisper(slacksim.Admin, slacksim.General, 2), "Only admins")
	for _, e := range w.sim.Envelopes() {
		if e.Kind == "slash_commands" {
			w.sim.SendEnvelope(e.Kind, json.RawMessage(e.Payload))
		}
	}
	w.say(slacksim.Admin, w.sim.DM(slacksim.Admin), "reload", "")
	w.allDone()
	if n := w.shelf.count(); n != 1 {
		t.Errorf("%d reloads", n)
	}
}

// TestReplayedReloadIsNone sends again what reloaded once.
func TestReplayedReloadIsNone(t *testing.T) {
	w := newWorld(t, quick()).run()
	if err := w.sim.Slash(slacksim.Admin, slacksim.General, "/policy", "reload"); err != nil {
		t.Fatal(err)
	}
	w.allDone() // one at a time
	w.say(slacksim.Admin, w.sim.DM(slacksim.Admin), "reload", "")
	w.allDone()
	w.press(slacksim.Admin, w.whisper(slacksim.Admin, slacksim.General, 1), "confirm_reload", "")
	w.allDone()
	for _, e := range w.sim.Envelopes() {
		w.sim.SendEnvelope(e.Kind, json.RawMessage(e.Payload))
	}
	if w.allDone(); w.shelf.count() != 3 || len(w.shelf.taken()) != 1 {
		t.Errorf("the library was asked %d times, want 3, and %d reloads were done, want 1", w.shelf.count(), len(w.shelf.taken()))
	}
}

// TestUnknownAdminsAreNone asks while nobody can tell who is in the group.
func TestUnknownAdminsAreNone(t *testing.T) {
	w := newWorld(t, quick()).run(func(c *Config) { c.Admins = []string{"S0NOBODY01", "", "U0NOBODY01"} })
	for _, u := range []slacksim.UserID{slacksim.Admin, slacksim.Employee} {
		w.say(u, w.sim.DM(u), "reload", "")
	}
	if w.allDone(); w.shelf.count() != 0 {
		t.Error("reloaded")
	}
}

// TestOtherWorkspacesAreRefused sends what an app that is installed twice would
// get: the payloads name the other workspace, and nothing else is odd.
func TestOtherWorkspacesAreRefused(t *testing.T) {
	w := newWorld(t, quick()).run()
	ts := w.say(slacksim.Employee, slacksim.General, "hello", "")
	for i, text := range []string{"did Acme ban Pigeon?", "reload", "search April"} {
		w.sim.SendEnvelope("events_api", object{"type": "event_callback", "team_id": slacksim.PartnerTeam, "event_id": "Ev" + text, "is_ext_shared_channel": false,
			"event": object{"type": "app_mention", "channel": slacksim.General, "user": slacksim.Admin, "text": "<@U0POLICYB1> " + text, "ts": "1700000000.00000" + string(rune('1'+i)), "thread_ts": ts}})
		w.sim.SendEnvelope("slash_commands", object{"team_id": slacksim.PartnerTeam, "channel_id": slacksim.General, "user_id": slacksim.Admin, "text": text, "trigger_id": "foreign." + text})
	}
	press := pressed("choice:1", `{"q":"did Acme ban Pigeon?"}`)
	press["team"] = object{"id": slacksim.PartnerTeam}
	w.sim.SendEnvelope("interactive", press)
	w.allDone()
	if asked := w.engine.all(); len(asked) != 0 || w.shelf.count() != 0 {
		t.Errorf("asked %q, %d reloads", asked, w.shelf.count())
	}
	for _, m := range w.answers(slacksim.General, ts, 3) {
		has(t, m, "I answer people of")
	}
}

// TestGuestsAreAnsweredAndNoMore: a guest belongs to the workspace, and asks
// where they may write.
func TestGuestsAreAnsweredAndNoMore(t *testing.T) {
	w := newWorld(t, quick()).run()
	q := w.say(slacksim.Guest, slacksim.PolicyHelp, "@policybot did Acme ban Pigeon?", "")
	has(t, w.answers(slacksim.PolicyHelp, q, 1)[0], "Yes, Acme banned")
	if err := w.sim.Slash(slacksim.Guest, slacksim.PolicyHelp, "/policy", "reload"); err != nil {
		t.Fatal(err)
	}
	has(t, w.whisper(slacksim.Guest, slacksim.PolicyHelp, 1), "Only admins")
	if _, err := w.sim.Say(slacksim.Guest, slacksim.General, "@policybot hello", ""); err == nil {
		t.Error("a guest writes in a channel that they are not in")
	}
}

// TestFailuresTellNoWords fails and panics over a question.
func TestFailuresTellNoWords(t *testing.T) {
	const canary = "kanarienvogel"
	w := newWorld(t, quick()).run()
	w.shelf.set(errors.New("pigeon.yaml:1: error: odd"))
	for _, text := range []string{"panic " + canary, "boom " + canary, "which " + canary, canary} {
		q := w.say(slacksim.Employee, slacksim.General, "@policybot "+text, "")
		w.answers(slacksim.General, q, 1)
		if err := w.sim.Slash(slacksim.Employee, slacksim.General, "/policy", text); err != nil {
			t.Fatal(err)
		}
		w.sim.SendEnvelope("odd", object{"text": canary})
		w.sim.SendFrame(`{"envelope_id":"x","type":"events_api","payload":"` + canary + `"}`)
		w.sim.SendFrame(canary)
	}
	w.quiet()
	if text := w.log.String(); strings.Contains(text, canary) || !strings.Contains(text, "panic (string)") {
		t.Errorf("the log:\n%s", text)
	}
}
