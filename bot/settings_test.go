package bot

import (
	"encoding/json"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"policybot/bot/blocks"
	"policybot/bot/slacksim"
	"policybot/bot/state"
	"policybot/knowledge"
)

// setting are the form's fields.
func setting(listens, language, collections string) map[string]string {
	return map[string]string{blocks.ListensField: listens, blocks.LanguageField: language, blocks.CollectionsField: collections}
}

// channel gives what is set for General.
func (w *world) channel() state.ChannelSettings {
	w.t.Helper()
	c, err := w.store.Channel(w.t.Context(), string(slacksim.Team), string(slacksim.General))
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

// preset sets what General is answered, before the bot runs.
func (w *world) preset(c state.ChannelSettings) {
	w.t.Helper()
	c.Team, c.Channel = string(slacksim.Team), string(slacksim.General)
	if err := w.store.PutChannel(w.t.Context(), c, state.Act{Who: "U0ADMIN001", What: "settings", At: time.Now()}); err != nil {
		w.t.Fatal(err)
	}
}

// TestNeverIsToldDirectly sets a channel so that nothing is answered in it.
func TestNeverIsToldDirectly(t *testing.T) {
	w := newWorld(t, quick()).run()
	thread := w.engaged()
	w.slash(slacksim.Admin, slacksim.General, "settings")
	w.submit(slacksim.Admin, w.form(slacksim.Admin, blocks.SettingsForm), setting("never", blocks.AnyLanguage, ""))
	has(t, w.whisper(slacksim.Admin, slacksim.General, 1), "I answer nothing in it")
	w.audited("U0ADMIN001 settings done: never " + string(slacksim.General))
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	has(t, w.direct(slacksim.Employee, 1), "I don't answer in that channel")
	w.say(slacksim.Employee, slacksim.General, "and Globex?", thread)
	w.slash(slacksim.Employee, slacksim.General, "did Acme ban Pigeon?")
	private := w.whisper(slacksim.Employee, slacksim.General, 1)
	has(t, private, "Yes, Acme banned")
	w.press(slacksim.Employee, private, "share", "")
	has(t, w.whisper(slacksim.Employee, slacksim.General, 2), "I don't answer in that channel")
	w.allDone()
	if n, m, all := len(w.sim.Answers(slacksim.General, q)), len(w.sim.Answers(slacksim.General, thread)), len(w.sim.Answers(slacksim.General, "")); n != 0 || m != 1 || all != 0 {
		t.Errorf("%d answers to the mention, %d in the thread before, %d shared", n, m, all)
	}
	other := w.say(slacksim.Employee, slacksim.PolicyHelp, "@policybot did Acme ban Pigeon?", "")
	w.answers(slacksim.PolicyHelp, other, 1)
}

// TestNeverIsKeptToWhileNothingCanBeKept says directly that nothing can be kept.
func TestNeverIsKeptToWhileNothingCanBeKept(t *testing.T) {
	w := newWorld(t, quick())
	w.preset(state.ChannelSettings{Listens: "never"})
	disk := fullDisk{w.store, newSwitched()}
	disk.full.set(true)
	w.keeper = disk
	w.run()
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	has(t, w.direct(slacksim.Employee, 1), "I can't take questions right now")
	disk.full.set(false)
	has(t, w.direct(slacksim.Employee, 2), "I don't answer in that channel")
	w.answers(slacksim.General, q, 0)
}

// TestQuestionsThatNameNobody are heard where a channel is set so, and nothing
// else that is said there.
func TestQuestionsThatNameNobody(t *testing.T) {
	w := newWorld(t, quick())
	w.preset(state.ChannelSettings{Listens: "questions"})
	w.run()
	before := w.written()
	for _, text := range []string{"hello all", "<@" + string(slacksim.Other) + "> did Acme ban Pigeon?", "<!here> did Acme ban Pigeon?"} {
		w.say(slacksim.Employee, slacksim.General, text, "")
	}
	w.say(slacksim.Employee, slacksim.PolicyHelp, "did Acme ban Pigeon?", "") // it isn't set so
	w.allDone()
	if n := w.written(); n != before {
		t.Errorf("%d of them are in the state", n-before)
	}
	q := w.say(slacksim.Employee, slacksim.General, "did Acme ban Pigeon?", "")
	has(t, w.answers(slacksim.General, q, 1)[0], "Yes, Acme banned")
	w.say(slacksim.Employee, slacksim.General, "and Globex?", q)
	has(t, w.answers(slacksim.General, q, 2)[1], "Globex banned pigeon")
}

// TestOnlyAdminsSetChannels tries with forms that others were shown, and with
// one that somebody was shown while an admin.
func TestOnlyAdminsSetChannels(t *testing.T) {
	w := newWorld(t, quick())
	var later atomic.Int64
	w.run(func(c *Config) { c.Now = func() time.Time { return time.Now().Add(time.Duration(later.Load())) } })
	w.slash(slacksim.Employee, slacksim.General, "settings")
	has(t, w.whisper(slacksim.Employee, slacksim.General, 1), "Only admins")
	w.slash(slacksim.Admin, slacksim.General, "settings")
	shown := w.form(slacksim.Admin, blocks.SettingsForm)
	var body struct {
		Metadata string `json:"private_metadata"`
	}
	if err := json.Unmarshal(shown.Body, &body); err != nil || body.Metadata == "" {
		t.Fatal(err, body.Metadata)
	}
	w.sim.SendEnvelope("interactive", object{"type": "view_submission", "trigger_id": "forged", "team": object{"id": slacksim.Team},
		"user": object{"id": slacksim.Employee, "team_id": slacksim.Team},
		"view": object{"callback_id": blocks.SettingsForm, "private_metadata": body.Metadata,
			"state": object{"values": object{"b": object{blocks.ListensField: object{"selected_option": object{"value": "never"}}, blocks.LanguageField: object{"selected_option": object{"value": "any"}}}}}}})
	w.direct(slacksim.Employee, 1)
	w.quiet()
	if err := w.sim.Regroup("S0POLICYA1", slacksim.Other); err != nil {
		t.Fatal(err)
	}
	later.Store(int64(time.Minute)) // for so long a group's members are believed
	w.submit(slacksim.Admin, shown, setting("never", blocks.AnyLanguage, ""))
	has(t, w.whisper(slacksim.Admin, slacksim.General, 1), "Only admins")
	if c := w.channel(); c.Listens != "" {
		t.Errorf("set: %+v", c)
	}
	w.audited("U0ADMIN001 settings refused")
}

// TestCollectionsAreOnlyTaken takes from a channel a collection that the records
// grant it, and can't give it one that they don't.
func TestCollectionsAreOnlyTaken(t *testing.T) {
	w := newWorld(t, quick())
	w.engine.rules.Collections = []knowledge.Access{{Name: "board", Channels: []string{string(slacksim.General)}}, {Name: "legal", Everyone: true}, {Name: "secret"}}
	w.run()
	w.slash(slacksim.Admin, slacksim.General, "settings")
	form := w.form(slacksim.Admin, blocks.SettingsForm)
	if text := string(form.Body); !strings.Contains(text, "board") || !strings.Contains(text, "legal") || strings.Contains(text, "secret") {
		t.Errorf("offered is %s", text)
	}
	w.submit(slacksim.Admin, form, setting("mentions", "de", "1"))
	has(t, w.whisper(slacksim.Admin, slacksim.General, 1), "not answered from board")
	if c := w.channel(); !reflect.DeepEqual(c.Without, []string{"board"}) || c.Language != "de" {
		t.Errorf("set: %+v", c)
	}
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.answers(slacksim.General, q, 1)
	v := w.engine.seers[len(w.engine.seers)-1]
	rules := w.engine.rules
	if rules.Sees(v, "board") || !rules.Sees(v, "legal") || rules.Sees(v, "secret") {
		t.Errorf("answered for %+v", v)
	}
}

func TestChannelIsAnsweredInItsLanguage(t *testing.T) {
	w := newWorld(t, quick())
	w.preset(state.ChannelSettings{Language: "de"})
	w.run()
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	if text := string(encode(t, w.answers(slacksim.General, q, 1)[0].Blocks)); !strings.Contains(text, "Quelle") {
		t.Errorf("answered %s", text)
	}
	w.slash(slacksim.Employee, slacksim.General, "did Acme ban Pigeon?") // sees nobody else
	if text := string(encode(t, w.whisper(slacksim.Employee, slacksim.General, 1).Blocks)); strings.Contains(text, "Quelle") {
		t.Errorf("privately answered %s", text)
	}
}

func TestSettingsAreTypedInTheChannel(t *testing.T) {
	w := newWorld(t, quick()).run()
	dm := w.sim.DM(slacksim.Admin)
	q := w.say(slacksim.Admin, dm, "settings", "")
	has(t, w.answers(dm, q, 1)[0], "in the channel that it is about")
}
