package bot

import (
	"strings"
	"testing"
	"time"

	"policybot/bot/blocks"
	"policybot/bot/slacksim"
	"policybot/search/phrases"
)

// english is what people are told who use Slack in no language that we speak.
var english = phrases.In(phrases.English)

// germans makes the employee use Slack in German.
func (w *world) germans() *world {
	w.t.Helper()
	if err := w.sim.Localize(slacksim.Employee, "de-DE"); err != nil {
		w.t.Fatal(err)
	}
	return w
}

func inGerman(t *testing.T, m slacksim.Message, part string) {
	t.Helper()
	if all := m.Text + string(encode(t, m.Blocks)); !strings.Contains(all, part) {
		t.Errorf("lacks %q: %s", part, all)
	}
}

// Whoever uses Slack in German is spoken to in German, but where their own
// words are in another language.
func TestPeopleAreSpokenToInTheirLanguage(t *testing.T) {
	w := newWorld(t, quick()).run().germans()
	dm := w.sim.DM(slacksim.Employee)
	q := w.say(slacksim.Employee, dm, "did Acme ban Pigeon?", "") // the memo can't tell English
	inGerman(t, w.answers(dm, q, 1)[0], "Quelle: Device memo 7 (4. März 2024)")
	for i, c := range []struct{ text, want string }{
		{"did Acme ban Pigeon?", "Einträge bis März 2024"},
		{"search April", "1 verzeichnete Stelle zu „April“."},
		{"search nothing", "Zu „nothing“ wurde kein Eintrag gefunden."},
		{"help", "So lässt sich fragen"},
		{"reload", "Das dürfen nur Admins."},
		{"boom", "Beim Nachsehen ist etwas schiefgegangen"},
	} {
		if err := w.sim.Slash(slacksim.Employee, slacksim.Random, "/policy", c.text); err != nil {
			t.Fatal(err)
		}
		inGerman(t, w.whisper(slacksim.Employee, slacksim.Random, i+1), c.want)
	}
	english := w.say(slacksim.Other, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	inGerman(t, w.answers(slacksim.General, english, 1)[0], "Records up to March 2024")
	umlauts := w.say(slacksim.Other, slacksim.General, "@policybot hat Acme Pigeon für alle verboten?", "")
	inGerman(t, w.answers(slacksim.General, umlauts, 1)[0], "Nicht bekannt")
	if n := w.sim.Count("users.info"); n > 3 {
		t.Errorf("%d look-ups of people", n)
	}
}

func TestSourcesAreShownInTheLanguageOfWhoLooks(t *testing.T) {
	w := newWorld(t, quick()).run().germans()
	q := w.say(slacksim.Other, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	a := w.answers(slacksim.General, q, 1)[0]
	if err := w.sim.Press(slacksim.Employee, slacksim.General, a.TS, string(blocks.ShowSource)+":1"); err != nil {
		t.Fatal(err)
	}
	w.until("a modal", func() bool { _, ok := w.sim.Modal(slacksim.Employee); return ok })
	v, _ := w.sim.Modal(slacksim.Employee)
	if all := string(encode(t, v)); !strings.Contains(all, "Quelle 1") || !strings.Contains(all, "Herausgeber:") {
		t.Errorf("shows %s", all)
	}
}

// Where Slack doesn't say in which language somebody uses it, they are answered
// all the same.
func TestAnswersDontWaitForTheLanguage(t *testing.T) {
	w := newWorld(t, quick()).run().germans()
	w.sim.RateLimit("users.info", 1, time.Hour)
	began := time.Now()
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	inGerman(t, w.answers(slacksim.General, q, 1)[0], "Records up to March 2024")
	if took := time.Since(began); took > 2*tongueWait {
		t.Errorf("it took %s", took)
	}
}
