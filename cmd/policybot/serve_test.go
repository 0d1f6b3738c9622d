package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"policybot/bot/slack"
	"policybot/bot/slacksim"
)

// lines is an output that tests read while the program writes it.
type lines struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

// started is the program under way.
type started struct {
	t        *testing.T
	out, err lines
	stop     context.CancelFunc
	code     chan int
}

func startProgram(t *testing.T, environ []string, args ...string) *started {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	s := &started{t: t, stop: stop, code: make(chan int, 1)}
	go func() { s.code <- run(ctx, args, environ, strings.NewReader(""), &s.out, &s.err) }()
	t.Cleanup(func() { s.end() })
	return s
}

func (s *started) end() int {
	s.stop()
	select {
	case code := <-s.code:
		s.code <- code
		return code
	case <-time.After(20 * time.Second):
		s.t.Errorf("the program did not end:\n%s", s.err.String())
		return -1
	}
}

// until waits for what no channel tells.
func (s *started) until(what string, condition func() bool) {
	s.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !condition(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			s.t.Fatalf("%s\n%s%s", what, s.out.String(), s.err.String())
		}
	}
}

func TestDemo(t *testing.T) {
	s := startProgram(t, nil, "demo")
	said := regexp.MustCompile(`(http://127\.0\.0\.1:\d+)\n.*(@policybot .*)\n`)
	s.until("no address", func() bool { return said.MatchString(s.out.String()) })
	found := said.FindStringSubmatch(s.out.String())
	body, err := json.Marshal(map[string]string{"do": "say", "user": string(slacksim.Employee), "channel": string(slacksim.General), "text": found[2]})
	if err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, found[1]+"/page/act", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("X-Slacksim", "page")
	if resp, err := http.DefaultClient.Do(req); err != nil || resp.StatusCode != http.StatusOK {
		t.Fatal(resp, err)
	}
	feed, err := http.Get(found[1] + "/page/feed?user=" + string(slacksim.Employee))
	if err != nil {
		t.Fatal(err)
	}
	defer feed.Body.Close()
	if !sees(feed.Body, "Reversed") {
		t.Error("no answer on the page")
	}
	feed.Body.Close()
	if code := s.end(); code != exitOK {
		t.Errorf("exit status %d: %s", code, s.err.String())
	}
}

// sees reads the page's feed until a part stands in it.
func sees(feed io.Reader, part string) bool {
	seen := make([]byte, 0, 1<<20)
	buf := make([]byte, 1<<16)
	for len(seen) < 1<<24 {
		n, err := feed.Read(buf)
		if seen = append(seen, buf[:n]...); bytes.Contains(seen, []byte(part)) {
			return true
		}
		if err != nil {
			return false
		}
	}
	return false
}

const records = `
entities:
  - {id: acme, kind: company, names: [Acme]}
  - {id: pigeon, kind: app, names: [Pigeon]}
sources:
  - {id: memo-7, title: Device memo 7, publisher: Acme IT, date: 2024-03-04, tier: policy}
events:
  - {id: acme-pigeon-ban, by: acme, do: ban, app: pigeon, announced: 2024-03-04, text: Acme told staff to remove Pigeon., reports: [{source: memo-7, at: section 2}]}
`

const lifted = `
events:
  - {id: acme-pigeon-lift, by: acme, do: lift, names: acme-pigeon-ban, announced: 2024-06-10, text: Acme ended the ban., reports: [{source: memo-7, at: addendum}]}
`

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// served is a program that serves a pretend Slack from a folder of records.
func served(t *testing.T, more ...string) (s *started, sim *slacksim.Server, dir, http string) {
	t.Helper()
	m := slack.Manifest()
	sim = slacksim.New(slacksim.Options{BotScopes: m.OAuthConfig.Scopes.Bot, Events: m.Settings.EventSubscriptions.BotEvents})
	t.Cleanup(sim.Close)
	dir = t.TempDir()
	write(t, dir, "pigeon.yaml", records)
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	http = ln.Addr().String()
	ln.Close()
	s = startProgram(t, append([]string{
		"SLACK_BOT_TOKEN=" + sim.BotToken(), "SLACK_APP_TOKEN=" + sim.AppToken(), "SLACK_API_URL=" + sim.APIURL(), "POLICYBOT_KNOWLEDGE=" + dir,
		"POLICYBOT_STATE=" + t.TempDir(), "POLICYBOT_ADMINS=" + string(slacksim.Admin), "POLICYBOT_HTTP=" + http,
	}, more...), "serve")
	s.until("no socket", func() bool { return sim.Sockets() > 0 })
	return s, sim, dir, http
}

// ask asks in the channel and gives the answer's text.
func (s *started) ask(sim *slacksim.Server, question string) (text string) {
	s.t.Helper()
	q, err := sim.Say(slacksim.Employee, slacksim.General, "@policybot "+question, "")
	if err != nil {
		s.t.Fatal(err)
	}
	s.until("no answer", func() bool {
		all := sim.Answers(slacksim.General, q)
		if len(all) > 0 {
			text = all[0].Text
		}
		return len(all) > 0
	})
	return text
}

func TestServeReloads(t *testing.T) {
	t.Parallel()
	s, sim, dir, address := served(t)
	if got := s.ask(sim, "did Acme ban Pigeon?"); !strings.HasPrefix(got, "Yes") {
		t.Errorf("first: %q", got)
	}
	resp, err := http.Get("http://" + address + "/readyz")
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Errorf("readyz: %v, %v", resp, err)
	}
	write(t, dir, "lift.yaml", strings.ReplaceAll(lifted, "memo-7", "memo-8")) // there is no memo-8
	whisper := s.command(sim, slacksim.Admin, "reload", 1)
	if !strings.Contains(whisper, "lift.yaml:3") {
		t.Errorf("the error has no file and line: %s", whisper)
	}
	if got := s.ask(sim, "did Acme ban Pigeon?"); !strings.HasPrefix(got, "Yes") {
		t.Errorf("after a failed reload: %q", got)
	}
	write(t, dir, "lift.yaml", lifted)
	if whisper := s.command(sim, slacksim.Admin, "reload", 2); !strings.Contains(whisper, "Acme · Pigeon: in force → lifted") {
		t.Errorf("what would change isn't told: %s", whisper)
	}
	if got := s.ask(sim, "did Acme ban Pigeon?"); !strings.HasPrefix(got, "Yes") {
		t.Errorf("before it is confirmed: %q", got)
	}
	s.press(sim, slacksim.Admin, 2, "confirm_reload", 3)
	if got := s.ask(sim, "did Acme ban Pigeon?"); !strings.HasPrefix(got, "Reversed") {
		t.Errorf("after a reload: %q", got)
	}
	if err := os.Remove(filepath.Join(dir, "lift.yaml")); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(os.Getpid(), syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	s.until("no reload on SIGHUP", func() bool { return strings.Contains(s.err.String(), "by=signal") })
	if got := s.ask(sim, "did Acme ban Pigeon?"); !strings.HasPrefix(got, "Yes") {
		t.Errorf("after SIGHUP: %q", got)
	}
	for _, p := range sim.Problems() {
		t.Errorf("%s: %v", p.Method, p.Problems)
	}
	if code := s.end(); code != exitOK {
		t.Errorf("exit status %d: %s", code, s.err.String())
	}
}

// command runs /policy and gives the user's nth private answer, blocks and all.
func (s *started) command(sim *slacksim.Server, user slacksim.UserID, text string, n int) string {
	s.t.Helper()
	if err := sim.Slash(user, slacksim.General, "/policy", text); err != nil {
		s.t.Fatal(err)
	}
	s.until("no private answer", func() bool { return len(sim.Whispers(user, slacksim.General)) >= n })
	raw, err := json.Marshal(sim.Whispers(user, slacksim.General)[n-1].Blocks)
	if err != nil {
		s.t.Fatal(err)
	}
	return string(raw)
}

// press presses a button in the user's nth private answer and waits for their
// m-th, which it gives.
func (s *started) press(sim *slacksim.Server, user slacksim.UserID, n int, button string, m int) string {
	s.t.Helper()
	if err := sim.Press(user, slacksim.General, sim.Whispers(user, slacksim.General)[n-1].TS, button); err != nil {
		s.t.Fatal(err)
	}
	s.until("no private answer", func() bool { return len(sim.Whispers(user, slacksim.General)) >= m })
	raw, err := json.Marshal(sim.Whispers(user, slacksim.General)[m-1].Blocks)
	if err != nil {
		s.t.Fatal(err)
	}
	return string(raw)
}

func TestServeWatchesItsFolder(t *testing.T) {
	t.Parallel()
	s, sim, dir, _ := served(t, "POLICYBOT_WATCH=1s")
	write(t, dir, "lift.yaml", lifted)
	s.until("no reload", func() bool { return strings.Contains(s.err.String(), "by=watch") })
	if got := s.ask(sim, "did Acme ban Pigeon?"); !strings.HasPrefix(got, "Reversed") {
		t.Errorf("after a change: %q", got)
	}
}

func TestServeRefuses(t *testing.T) {
	good := []string{"SLACK_BOT_TOKEN=xoxb-none", "SLACK_APP_TOKEN=xapp-none", "POLICYBOT_STATE=" + t.TempDir()}
	sim := slacksim.New(slacksim.Options{})
	t.Cleanup(sim.Close)
	for _, c := range []struct {
		name    string
		environ []string
		says    []string
	}{
		{"no tokens", nil, []string{"error: SLACK_BOT_TOKEN is not set", "hint: "}},
		{"swapped", []string{"SLACK_BOT_TOKEN=xapp-none", "SLACK_APP_TOKEN=xoxb-none"}, []string{"swapped"}},
		{"wrong token", append(good, "SLACK_API_URL="+sim.APIURL()), []string{"error: slack: auth.test: invalid_auth", "hint: the token is not valid"}},
		{"database", append(good, "POLICYBOT_DATABASE_URL=postgres://x:secret@[y"), []string{"error: state: open: ", "hint: POLICYBOT_DATABASE_URL"}},
		{"work only", append(good, "POLICYBOT_WORK_ONLY=true"), []string{"POLICYBOT_WORK_ONLY", "hint: set POLICYBOT_DATABASE_URL"}},
		{"work only", append(good, "POLICYBOT_WORK_ONLY=maybe"), []string{"POLICYBOT_WORK_ONLY"}},
		{"watch", append(good, "POLICYBOT_WATCH=often"), []string{"POLICYBOT_WATCH"}},
		{"admins", append(good, "POLICYBOT_ADMINS=U0EMMA0001,emma"), []string{`POLICYBOT_ADMINS has "emma"`, "hint: give ids of users"}},
		{"words", append(good, "POLICYBOT_KEEP_WORDS=3d"), []string{"POLICYBOT_KEEP_WORDS", "hint: give a time of at most 168h"}},
		{"knowledge", append(good, "POLICYBOT_KNOWLEDGE=/nowhere", "POLICYBOT_STATE="+t.TempDir()), []string{"/nowhere"}},
	} {
		s := startProgram(t, c.environ, "serve")
		select {
		case code := <-s.code:
			if s.code <- code; code != exitError {
				t.Errorf("%s: exit status %d", c.name, code)
			}
		case <-time.After(10 * time.Second):
			t.Fatalf("%s: serves", c.name)
		}
		for _, part := range c.says {
			if !strings.Contains(s.err.String(), part) {
				t.Errorf("%s: %q lacks %q", c.name, s.err.String(), part)
			}
		}
	}
}

func TestDoctorCommand(t *testing.T) {
	sim := slacksim.New(slacksim.Options{})
	t.Cleanup(sim.Close)
	environ := []string{"SLACK_BOT_TOKEN=" + sim.BotToken(), "SLACK_APP_TOKEN=" + sim.AppToken(), "SLACK_API_URL=" + sim.APIURL(), "POLICYBOT_STATE=" + t.TempDir()}
	s := startProgram(t, environ, "doctor")
	if code := <-s.code; code != exitOK || strings.Count(s.out.String(), "ok ") != 9 {
		t.Errorf("exit status %d:\n%s", code, s.out.String())
	}
	s.code <- exitOK
	bad := startProgram(t, append(environ, "POLICYBOT_KNOWLEDGE=/nowhere", "POLICYBOT_WATCH=often", "POLICYBOT_HTTP=8080", "POLICYBOT_STATE=/dev/null/x", "POLICYBOT_KEEP_WORDS=long", "POLICYBOT_ADMINS=emma"), "doctor")
	if code := <-bad.code; code != exitError || strings.Count(bad.out.String(), "to do: ") < 4 || !strings.Contains(bad.out.String(), "POLICYBOT_ADMINS") {
		t.Errorf("exit status %d:\n%s", code, bad.out.String())
	}
	bad.code <- exitError
	for _, out := range []string{s.out.String(), bad.out.String()} {
		if strings.Contains(out, sim.BotToken()) || strings.Contains(out, sim.AppToken()) {
			t.Errorf("a token is printed:\n%s", out)
		}
	}
}

func TestKeepWords(t *testing.T) {
	for setting, want := range map[string]time.Duration{"": 0, "0": 0, "90m": 90 * time.Minute, "72h": 72 * time.Hour, "168h": 168 * time.Hour, "169h": -1, "-1h": -1, "3d": -1, "often": -1} {
		p := &program{config: Config{KeepWords: setting}}
		got, err := p.keepWords()
		if (err != nil) != (want < 0) || err == nil && got != want {
			t.Errorf("%q: %v, error %v; want %v", setting, got, err, want)
		}
		if check := p.checkWords(); (check.Outcome == "failed") != (want < 0) {
			t.Errorf("%q: doctor says %+v", setting, check)
		}
	}
}

func TestManifestCommand(t *testing.T) {
	s := startProgram(t, nil, "manifest")
	code := <-s.code
	s.code <- code
	if code != exitOK || !json.Valid([]byte(s.out.String())) {
		t.Errorf("exit status %d: %s", code, s.out.String())
	}
}
