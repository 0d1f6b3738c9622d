package bot

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"policybot/bot/slacksim"
)

func TestMentionIsAnsweredInItsThread(t *testing.T) {
	w := newWorld(t, quick()).run()
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	got := w.answers(slacksim.General, q, 1)[0]
	has(t, got, "Yes, Acme banned Pigeon")
	if len(got.Blocks) == 0 {
		t.Error("the answer has no blocks")
	}
	meta, _ := got.Metadata.(map[string]any)
	if meta["event_type"] != "policybot_answer" {
		t.Errorf("metadata %v", got.Metadata)
	}
	if asked := w.engine.all(); len(asked) != 1 || asked[0] != "did Acme ban Pigeon? | " {
		t.Errorf("asked %q", asked)
	}
}

func TestThreadKeepsItsContext(t *testing.T) {
	w := newWorld(t, quick()).run()
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.answers(slacksim.General, q, 1)
	w.say(slacksim.Other, slacksim.General, "and Globex? <@U0POLICYB1>", q)
	has(t, w.answers(slacksim.General, q, 2)[1], "Globex banned pigeon")
	if asked := w.engine.all(); !strings.HasSuffix(asked[1], "| did-ban actor:acme app:pigeon") {
		t.Errorf("asked %q", asked)
	}
}

func TestDirectMessage(t *testing.T) {
	w := newWorld(t, quick()).run()
	dm := w.sim.DM(slacksim.Employee)
	q := w.say(slacksim.Employee, dm, "did Acme ban Pigeon?", "")
	has(t, w.answers(dm, q, 1)[0], "Yes, Acme banned Pigeon")
	next := w.say(slacksim.Employee, dm, "and Globex?", "")
	has(t, w.answers(dm, next, 1)[0], "Globex banned pigeon")
}

func TestGroupDirectMessageNeedsAMention(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.say(slacksim.Employee, slacksim.GroupDM, "did Acme ban Pigeon?", "")
	q := w.say(slacksim.Employee, slacksim.GroupDM, "@policybot did Acme ban Pigeon?", "")
	w.answers(slacksim.GroupDM, q, 1)
	w.quiet()
	if asked := w.engine.all(); len(asked) != 1 {
		t.Errorf("asked %q", asked)
	}
}

func TestCommandIsAnsweredPrivately(t *testing.T) {
	w := newWorld(t, quick()).run()
	for i, c := range []struct{ text, want string }{
		{"did Acme ban Pigeon?", "Yes, Acme banned Pigeon"},
		{"search April", "1 place on record"},
		{"search nothing", "Nothing on record"},
		{"help", "reloaded by"},
		{"search", "no record"},
		{"help me", "no record"},
		{"timeline Acme Pigeon", "no record"},
	} {
		if err := w.sim.Slash(slacksim.Employee, slacksim.Random, "/policy", c.text); err != nil {
			t.Fatal(err)
		}
		m := w.whisper(slacksim.Employee, slacksim.Random, i+1)
		if !strings.Contains(m.Text+string(encode(t, m.Blocks)), c.want) {
			t.Errorf("/policy %s: %q", c.text, m.Text)
		}
	}
	if n := w.sim.Count("chat.postMessage"); n != 0 {
		t.Errorf("%d messages that others see", n)
	}
	if n := w.sim.Notices(); len(n) != 0 {
		t.Errorf("Slack told people: %v", n)
	}
}

func TestOwnAndOthersMessagesAreIgnored(t *testing.T) {
	w := newWorld(t, quick()).run()
	dm := w.sim.DM(slacksim.Employee)
	q := w.say(slacksim.Employee, dm, "did Acme ban Pigeon?", "")
	w.answers(dm, q, 1) // the answer comes back as an event
	w.say(slacksim.Employee, slacksim.General, "did Acme ban Pigeon?", "")
	if err := w.sim.React(slacksim.Employee, dm, q, "eyes"); err != nil {
		t.Fatal(err)
	}
	last := w.say(slacksim.Employee, dm, "anything else?", "")
	w.answers(dm, last, 1)
	if asked := w.engine.all(); len(asked) != 2 {
		t.Errorf("asked %q", asked)
	}
}

func TestEditThatChangesTheWordsIsAnsweredAnew(t *testing.T) {
	w := newWorld(t, quick()).run()
	dm := w.sim.DM(slacksim.Employee)
	q := w.say(slacksim.Employee, dm, "did Acme ban Pigon?", "")
	w.answers(dm, q, 1)
	for range 2 { // the second leaves the words as they are
		if err := w.sim.Edit(slacksim.Employee, dm, q, "did Acme ban Pigeon?"); err != nil {
			t.Fatal(err)
		}
	}
	w.until("the answer is another", func() bool {
		all := w.sim.Answers(dm, q)
		return len(all) == 1 && strings.Contains(all[0].Text, "Yes, Acme banned Pigeon")
	})
	last := w.say(slacksim.Employee, dm, "anything else?", "")
	w.answers(dm, last, 1)
	if asked := w.engine.all(); len(asked) != 3 {
		t.Errorf("asked %q", asked)
	}
}

func TestEditThatAddsAMentionIsAnsweredOnce(t *testing.T) {
	o := quick()
	o.Events, o.BotScopes = nil, nil // message.channels too: one edit, two events
	w := newWorld(t, o).run()
	q := w.say(slacksim.Employee, slacksim.General, "did Acme ban Pigeon?", "")
	if err := w.sim.Edit(slacksim.Employee, slacksim.General, q, "@policybot did Acme ban Pigeon?"); err != nil {
		t.Fatal(err)
	}
	w.answers(slacksim.General, q, 1)
	last := w.say(slacksim.Employee, slacksim.General, "@policybot anything else?", "")
	w.answers(slacksim.General, last, 1)
	w.answers(slacksim.General, q, 1)
}

func TestWordsDontCallOrLink(t *testing.T) {
	w := newWorld(t, quick()).run()
	q := w.say(slacksim.Employee, slacksim.General, "@policybot search <!channel> & <https://evil.example|harmless>", "")
	got := w.answers(slacksim.General, q, 1)[0]
	for _, bad := range []string{"<!", "<@", "<http"} {
		if strings.Contains(got.Text, bad) {
			t.Errorf("text %q holds %q", got.Text, bad)
		}
	}
}

func TestOneConversationIsAnsweredInOrder(t *testing.T) {
	w := newWorld(t, quick()).run(func(c *Config) { c.Slack.Pace.Gather = 150 * time.Millisecond })
	first := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon #0?", "")
	for i := 1; i < 12; i++ {
		w.say(slacksim.Employee, slacksim.General, fmt.Sprintf("@policybot did Acme ban Pigeon #%d?", i), first)
	}
	for i, m := range w.answers(slacksim.General, first, 12) {
		if want := fmt.Sprintf("Answer #%d.", i); !strings.Contains(string(encode(t, m.Blocks)), want) {
			t.Errorf("answer %d is not %q: %q", i, want, m.Text)
		}
	}
}
