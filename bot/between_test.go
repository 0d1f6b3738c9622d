package bot

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"policybot/bot/journal"
	"policybot/bot/slack"
	"policybot/bot/slacksim"
)

// aboutToPost puts a question into the journal as a process leaves it that
// died after it had written that it was about to post.
func (w *world) aboutToPost(in slack.In) (key string) {
	w.t.Helper()
	j := journal.New(w.store, time.Now, quickLimits())
	payload, err := json.Marshal(in)
	if err != nil {
		w.t.Fatal(err)
	}
	if fresh, err := j.Take(w.t.Context(), journal.Item{Kind: journal.Kind(in.Kind), Payload: payload, Keys: keysOf(in)}); err != nil || !fresh {
		w.t.Fatal(fresh, err)
	}
	work, ok, err := j.Claim(w.t.Context(), journal.Owner(w.store.Owner()))
	if err != nil || !ok {
		w.t.Fatal(ok, err)
	}
	key = newKey()
	if err := j.Posting(w.t.Context(), work, key); err != nil {
		w.t.Fatal(err)
	}
	return key
}

func (w *world) asked(ch slacksim.ChannelID, q slacksim.TS) slack.In {
	return slack.In{
		Kind: slack.Mention, Team: string(slacksim.Team), Channel: string(ch), Thread: string(q), TS: string(q),
		User: string(slacksim.Employee), Sharing: slack.NotShared, Text: "did Acme ban Pigeon?", Asked: time.Now(),
	}
}

func TestReplyPostedBeforeACrashIsFound(t *testing.T) {
	w := newWorld(t, quick())
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	key := w.aboutToPost(w.asked(slacksim.General, q))
	client := slack.New(configFor(w.sim, w.store).Slack)
	if _, err := client.Post(t.Context(), slack.Post{Channel: string(slacksim.General), Thread: string(q), Key: key, Text: "posted before"}); err != nil {
		t.Fatal(err)
	}
	client.Close()
	w.run()
	w.quiet()
	has(t, w.answers(slacksim.General, q, 1)[0], "posted before")
	if asked := w.engine.all(); len(asked) != 0 {
		t.Errorf("asked %q", asked)
	}
}

func TestReplyNotPostedBeforeACrashIsPosted(t *testing.T) {
	w := newWorld(t, quick())
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	key := w.aboutToPost(w.asked(slacksim.General, q))
	w.run()
	w.quiet()
	m := w.answers(slacksim.General, q, 1)[0]
	if text := string(encode(t, m.Metadata)); !strings.Contains(text, key) {
		t.Errorf("posted under another key: %s", text)
	}
}

// A post that was on its way when its sender died is carried out after the next
// start.
func TestReplyOnItsWayInACrashIsFound(t *testing.T) {
	w := newWorld(t, quick())
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	key := w.aboutToPost(w.asked(slacksim.General, q))
	w.sim.Fail(slacksim.Fault{Method: "chat.postMessage", Delay: 200 * time.Millisecond})
	client := slack.New(configFor(w.sim, w.store).Slack)
	ctx, die := context.WithCancel(t.Context())
	sent := make(chan error, 1)
	go func() {
		_, err := client.Post(ctx, slack.Post{Channel: string(slacksim.General), Thread: string(q), Key: key, Text: "on its way"})
		sent <- err
	}()
	w.until("it is on its way", func() bool { return w.sim.Arrived("chat.postMessage") == 1 })
	die()
	if err := <-sent; err == nil {
		t.Error("the sender knows that it was posted")
	}
	client.Close()
	w.run(func(c *Config) { c.Waits.Land = 600 * time.Millisecond })
	w.quiet()
	has(t, w.answers(slacksim.General, q, 1)[0], "on its way")
}

func TestPrivateReplyAfterACrashIsMarkedOrGoesByDirectMessage(t *testing.T) {
	w := newWorld(t, quick())
	in := slack.In{
		Kind: slack.Command, Team: string(slacksim.Team), Event: "trigger-1", Channel: string(slacksim.General), User: string(slacksim.Employee),
		Text: "did Acme ban Pigeon?", Private: true, ResponseURL: w.sim.URL() + "/commands/none", Asked: time.Now().Add(-time.Hour),
	}
	w.aboutToPost(in)
	w.run()
	w.quiet()
	dm := w.sim.Messages(w.sim.DM(slacksim.Employee))
	if len(dm) != 1 || !strings.Contains(dm[0].Text, "elsewhere") || !strings.Contains(dm[0].Text, "interruption") {
		t.Errorf("direct messages: %+v", dm)
	}
}

func TestPostedButNotDoneIsDone(t *testing.T) {
	w := newWorld(t, quick())
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.aboutToPost(w.asked(slacksim.General, q))
	j := journal.New(w.store, time.Now, quickLimits())
	if _, err := j.Reclaim(t.Context(), journal.Owner(w.store.Owner())); err != nil {
		t.Fatal(err)
	}
	work, _, err := j.Claim(t.Context(), journal.Owner(w.store.Owner()))
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Posted(t.Context(), work, "1.000001"); err != nil {
		t.Fatal(err)
	}
	w.run()
	w.quiet()
	if n := len(w.sim.Answers(slacksim.General, q)); n != 0 {
		t.Errorf("%d answers", n)
	}
}

// keysOf must tell a button from the message that it stands in.
func TestKeysOfAButton(t *testing.T) {
	k := keysOf(slack.In{Kind: slack.Action, Event: "1.2.3", Action: "source:1", Channel: "C1", TS: "1.000001"})
	if k.TS != "" || k.Event == "" || k == (journal.Keys{}) {
		t.Errorf("%+v", k)
	}
}
