package bot

import (
	"errors"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"policybot/bot/metrics"
	"policybot/bot/slacksim"
)

// counted is a world whose bot counts.
func counted(t *testing.T, o slacksim.Options) (*world, *metrics.Metrics) {
	t.Helper()
	m := metrics.New(metrics.Build{})
	w := newWorld(t, o)
	w.run(func(c *Config) { c.Metrics = m })
	m.Watch(w.bot.Status, time.Now)
	return w, m
}

// value is that of a series, or -1 where there is none.
func value(m *metrics.Metrics, series string) float64 {
	r := httptest.NewRecorder()
	m.Handler().ServeHTTP(r, httptest.NewRequest("GET", "/metrics", nil))
	found := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(series) + ` (\S+)$`).FindStringSubmatch(r.Body.String())
	if found == nil {
		return -1
	}
	v, err := strconv.ParseFloat(found[1], 64)
	if err != nil {
		return -1
	}
	return v
}

func (w *world) counts(m *metrics.Metrics, want map[string]float64) {
	w.t.Helper()
	for series, v := range want {
		deadline := time.Now().Add(10 * time.Second)
		for value(m, series) != v && time.Now().Before(deadline) {
			time.Sleep(5 * time.Millisecond) // counts tell nobody when they change
		}
		if got := value(m, series); got != v {
			w.t.Errorf("%s is %v, want %v", series, got, v)
		}
	}
}

func TestQuestionsAreCounted(t *testing.T) {
	w, m := counted(t, quick())
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.answers(slacksim.General, q, 1)
	w.say(slacksim.Employee, slacksim.General, "@policybot and Globex?", q)
	w.answers(slacksim.General, q, 2)
	none := w.say(slacksim.Employee, slacksim.General, "@policybot what of parrots?", "")
	w.answers(slacksim.General, none, 1)
	asksBack := w.say(slacksim.Employee, slacksim.General, "@policybot which?", "")
	w.answers(slacksim.General, asksBack, 1)
	fails := w.say(slacksim.Employee, slacksim.General, "@policybot boom", "")
	w.answers(slacksim.General, fails, 1)
	if err := w.sim.Slash(slacksim.Employee, slacksim.General, "/policy", "help"); err != nil {
		t.Fatal(err)
	}
	w.counts(m, map[string]float64{
		`policybot_questions_taken_total{surface="mention"}`:                                         4,
		`policybot_questions_taken_total{surface="thread"}`:                                          1,
		`policybot_questions_taken_total{surface="command"}`:                                         1,
		`policybot_questions_answered_total{outcome="answered",surface="mention",verdict="yes"}`:     1,
		`policybot_questions_answered_total{outcome="answered",surface="thread",verdict="yes"}`:      1,
		`policybot_questions_answered_total{outcome="answered",surface="mention",verdict="unknown"}`: 2,
		`policybot_questions_answered_total{outcome="failed",surface="mention",verdict="none"}`:      1,
		`policybot_questions_answered_total{outcome="answered",surface="command",verdict="none"}`:    1,
		`policybot_questions_declined_total{surface="mention"}`:                                      1,
		`policybot_answer_duration_seconds_count{surface="mention"}`:                                 4,
		`policybot_sockets_open`:               2,
		`policybot_sockets_wanted`:             2,
		`policybot_ready`:                      1,
		`policybot_questions_waiting`:          0,
		`policybot_edition_info{edition="e1"}`: 1,
	})
	if n := value(m, "policybot_app_sockets"); n != 1 && n != 2 { // whichever greeting was read last
		t.Errorf("%v sockets of the app", n)
	}
	if n := value(m, "policybot_acknowledge_duration_seconds_count"); n < 6 {
		t.Errorf("%v envelopes acknowledged", n)
	}
}

func TestWhatGoesWrongWithSlackIsCounted(t *testing.T) {
	o := quick()
	o.Events, o.BotScopes = nil, nil // one mention, two events
	w, m := counted(t, o)
	w.sim.DuplicateEnvelopes(2)
	w.sim.RateLimit("chat.postMessage", 1, time.Millisecond)
	w.sim.Fail(slacksim.Fault{Method: "chat.postMessage", Error: "internal_error"})
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.answers(slacksim.General, q, 1)
	const readBack = `policybot_questions_read_back_total{surface="mention"}`
	first := max(0, value(m, readBack)) // the reading back at the start may come before all deliveries
	w.counts(m, map[string]float64{
		`policybot_questions_taken_total{surface="mention"}`:            1,
		`policybot_duplicates_dropped_total{surface="mention"}`:         3 + first,
		`policybot_slack_rate_limited_total{method="chat.postMessage"}`: 1,
	})
	w.sim.RateLimit("apps.connections.open", 2, time.Second) // so that it is asked while no socket is open
	w.sim.CutSockets(slacksim.CutReset)
	missed := w.say(slacksim.Employee, slacksim.General, "@policybot did Globex ban Pigeon?", "")
	w.answers(slacksim.General, missed, 1)
	w.counts(m, map[string]float64{readBack: first + 1})
	w.sim.ServerError("chat.postMessage", 1)
	again := w.say(slacksim.Employee, slacksim.General, "@policybot did Initech ban Pigeon?", "")
	w.answers(slacksim.General, again, 1)
	if n := value(m, "policybot_posts_retried_total"); n < 1 {
		t.Errorf("%v posts tried again", n)
	}
}

func TestWhatCantBeKeptIsCounted(t *testing.T) {
	w := newWorld(t, quick())
	m := metrics.New(metrics.Build{})
	disk := fullDisk{w.store, newSwitched()}
	disk.full.set(true)
	w.keeper = disk
	w.run(func(c *Config) { c.Metrics = m })
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.answers(slacksim.General, q, 1)
	disk.full.set(false)
	w.answers(slacksim.General, q, 2)
	if n := value(m, `policybot_envelopes_unacknowledged_total{reason="not_kept"}`); n < 1 {
		t.Errorf("%v envelopes not kept", n)
	}
	w.until("Slack sends it again", func() bool { return value(m, "policybot_envelopes_redelivered_total") > 0 })
}

func TestReloadsAreCounted(t *testing.T) {
	w, m := counted(t, quick())
	slash := func(u slacksim.UserID, n int) {
		if err := w.sim.Slash(u, slacksim.General, "/policy", "reload"); err != nil {
			t.Fatal(err)
		}
		w.whisper(u, slacksim.General, n)
	}
	slash(slacksim.Admin, 1)
	w.press(slacksim.Admin, w.whisper(slacksim.Admin, slacksim.General, 1), "confirm_reload", "")
	w.whisper(slacksim.Admin, slacksim.General, 2)
	slash(slacksim.Employee, 1)
	w.shelf.set(errors.New("pigeon.yaml:31: no source"))
	slash(slacksim.Admin, 3)
	w.counts(m, map[string]float64{
		`policybot_reloads_total{outcome="shown"}`:   1,
		`policybot_reloads_total{outcome="done"}`:    1,
		`policybot_reloads_total{outcome="refused"}`: 1,
		`policybot_reloads_total{outcome="failed"}`:  1,
	})
}

func TestWorkerThatIsStuckIsToldOf(t *testing.T) {
	w := newWorld(t, quick())
	w.engine.hold = make(chan struct{})
	w.run(func(c *Config) { c.Waits.Step, c.Waits.Ask = 200*time.Millisecond, 10*time.Second })
	if err := w.bot.Alive(); err != nil {
		t.Errorf("idle: %v", err)
	}
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	for deadline := time.Now().Add(10 * time.Second); w.bot.Alive() == nil; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("nobody notices")
		}
	}
	if err := w.bot.Alive(); !strings.Contains(err.Error(), "stuck") {
		t.Errorf("said: %v", err)
	}
	close(w.engine.hold)
	w.answers(slacksim.General, q, 1)
	w.quiet()
	w.end()
	if err := w.bot.Alive(); err != nil {
		t.Errorf("at rest: %v", err)
	}
}
