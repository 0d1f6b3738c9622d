package main

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"policybot/bot/metrics"
	"policybot/bot/slacksim"
)

// operation is a program that serves, as whoever runs it sees it.
type operation struct {
	*started
	sim     *slacksim.Server
	address string
	state   string // folder
}

// operated is a short run in which a bit of everything has happened.
func operated(t *testing.T) *operation {
	t.Helper()
	o := &operation{state: t.TempDir()}
	var dir string
	o.started, o.sim, dir, o.address = served(t, "POLICYBOT_STATE="+o.state)
	o.ask(o.sim, "did Acme ban Pigeon?")
	o.sim.RateLimit("chat.postMessage", 1, time.Second)
	o.ask(o.sim, "did Acme ban parrots?")
	write(t, dir, "lift.yaml", lifted)
	o.command(o.sim, slacksim.Admin, "reload", 1)
	o.press(o.sim, slacksim.Admin, 1, "confirm_reload", 2)
	o.until("the last isn't counted", func() bool {
		shown := o.metrics()
		return shown.Sum("policybot_questions_taken_total") == 4 && shown.Sum("policybot_questions_answered_total") == 4
	})
	return o
}

func (o *operation) get(path string) *http.Response {
	o.t.Helper()
	resp, err := http.Get("http://" + o.address + path)
	if err != nil {
		o.t.Fatal(err)
	}
	o.t.Cleanup(func() { resp.Body.Close() })
	return resp
}

func (o *operation) metrics() metrics.Shown {
	o.t.Helper()
	shown, err := metrics.Read(o.get("/metrics").Body)
	if err != nil {
		o.t.Fatal(err)
	}
	return shown
}

// status runs policybot status beside the bot.
func (o *operation) status(args ...string) (code int, out, errs string) {
	s := startProgram(o.t, []string{"POLICYBOT_HTTP=" + o.address, "POLICYBOT_STATE=" + o.state}, append([]string{"status"}, args...)...)
	code = <-s.code
	s.code <- code
	return code, s.out.String(), s.err.String()
}

func TestServeCounts(t *testing.T) {
	t.Parallel()
	o := operated(t)
	shown := o.metrics()
	for _, c := range []struct {
		name   string
		labels []string
		want   float64
	}{
		{"policybot_questions_taken_total", []string{"surface=mention"}, 2},
		{"policybot_questions_taken_total", []string{"surface=command"}, 1},
		{"policybot_questions_answered_total", []string{"verdict=yes", "outcome=answered"}, 1},
		{"policybot_questions_declined_total", []string{"surface=mention"}, 1},
		{"policybot_slack_rate_limited_total", []string{"method=chat.postMessage"}, 1},
		{"policybot_reloads_total", []string{"outcome=done"}, 1},
		{"policybot_state_write_failures_total", nil, 0},
		{"policybot_ready", nil, 1},
	} {
		if got := shown.Sum(c.name, c.labels...); got != c.want {
			t.Errorf("%s of %v is %v, want %v", c.name, c.labels, got, c.want)
		}
	}
	if age := shown.Sum("policybot_edition_age_seconds"); age < 0 || age > 60 {
		t.Errorf("the edition is %v seconds old", age)
	}
}

func TestStatusOfARunningBot(t *testing.T) {
	t.Parallel()
	o := operated(t)
	code, out, errs := o.status()
	if code != exitOK || errs != "" {
		t.Errorf("exit status %d: %s", code, errs)
	}
	for _, part := range []string{"ready at http://" + o.address, "sockets", "2 mention, 1 action, 1 command", "4 answered; 1 of them declined", "1 limited by Slack",
		"99 of 100 within", "policybot.db", "current edition: ", "by U0ADMIN001: done"} {
		if !strings.Contains(out, part) {
			t.Errorf("%q lacks %q", out, part)
		}
	}
	if lines := strings.Count(out, "\n"); lines > 24 {
		t.Errorf("%d lines are more than a screenful", lines)
	}
	var r statusReport
	if code, out, _ := o.status("--json"); code != exitOK || json.Unmarshal([]byte(out), &r) != nil || !r.Health.Ready || r.Counts.Declined != 1 || len(r.State.Reloads) != 1 {
		t.Errorf("exit status %d: %s", code, out)
	}
	o.sim.Outage(true)
	o.sim.CutSockets(slacksim.CutReset)
	o.until("it is still ready", func() bool { return o.get("/readyz").StatusCode == http.StatusServiceUnavailable })
	if code, out, errs := o.status(); code != exitNotReady || errs != "" || !strings.Contains(out, "NOT READY") || !strings.Contains(out, "- no socket") {
		t.Errorf("exit status %d: %s%s", code, out, errs)
	}
	if resp := o.get("/livez"); resp.StatusCode != http.StatusOK {
		t.Errorf("livez: %s", resp.Status)
	}
	o.end()
	code, out, errs = o.status()
	if code != exitError || !strings.Contains(out, "current edition: ") || !strings.Contains(errs, "error: no bot answers") || !strings.Contains(errs, "hint: ") {
		t.Errorf("after the end: exit status %d: %s%s", code, out, errs)
	}
}

func TestStatusOfNothing(t *testing.T) {
	other := slacksim.New(slacksim.Options{})
	t.Cleanup(other.Close)
	for _, c := range []struct {
		name, address, says string
	}{
		{"no address", "", "POLICYBOT_HTTP"},
		{"another program", strings.TrimPrefix(other.URL(), "http://"), "404"},
		{"no address at all", "127.0.0.1:nowhere", "hint: "},
	} {
		o := &operation{started: &started{t: t}, address: c.address, state: t.TempDir()}
		code, out, errs := o.status()
		if code != exitError || !strings.Contains(errs, c.says) || !strings.Contains(out, "there is no state yet") {
			t.Errorf("%s: exit status %d: %s%s", c.name, code, out, errs)
		}
	}
}

func TestBaseOf(t *testing.T) {
	for address, want := range map[string]string{
		":8080": "http://127.0.0.1:8080", "0.0.0.0:8080": "http://127.0.0.1:8080", "[::]:8080": "http://127.0.0.1:8080",
		"127.0.0.1:8080": "http://127.0.0.1:8080", "[::1]:8080": "http://[::1]:8080", "bot.example:8080": "http://bot.example:8080",
		"https://bot.example/": "https://bot.example", "bot.example": "http://bot.example",
	} {
		if got := baseOf(address); got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
}

// A page elsewhere can't read what is on loopback under a name of its own.
func TestServeAnswersNoOtherHost(t *testing.T) {
	_, _, _, address := served(t)
	for _, path := range []string{"/metrics", "/readyz", "/livez", "/healthz"} {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+address+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Host = "rebound.example"
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		if resp.Body.Close(); resp.StatusCode != http.StatusForbidden {
			t.Errorf("%s: %s", path, resp.Status)
		}
	}
}

func TestAuditAtThePrompt(t *testing.T) {
	t.Parallel()
	o := operated(t)
	o.command(o.sim, slacksim.Employee, "editions", 1)
	code, out := runNow([]string{"POLICYBOT_STATE=" + o.state}, "audit")
	lines := slices.DeleteFunc(strings.Split(strings.TrimSpace(out), "\n"), func(line string) bool {
		return strings.Contains(line, "  signal  ") // another test's, which all bots in this process get
	})
	if code != exitOK || len(lines) != 4 || !strings.Contains(lines[0], "U0EMMA0001    editions    refused") || !strings.Contains(lines[1], "U0ADMIN001    reload      done  (") {
		t.Errorf("exit status %d: %s", code, out)
	}
	code, out = runNow([]string{"POLICYBOT_STATE=" + o.state}, "audit", "--json", "-n", "2")
	var a exportedAct
	if err := json.Unmarshal([]byte(strings.Split(out, "\n")[1]), &a); err != nil || code != exitOK || a.Who != "U0ADMIN001" || a.Outcome != "done" || a.About == "" {
		t.Errorf("exit status %d, error %v: %s", code, err, out)
	}
	if code, out := runNow(nil, "audit", "-n", "0"); code != exitError || !strings.Contains(out, "hint: ") {
		t.Errorf("exit status %d: %s", code, out)
	}
}
