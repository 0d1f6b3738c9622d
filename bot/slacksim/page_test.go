package slacksim

import (
	"bufio"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack/socketmode"
)

// feedOf opens the page's feed and returns a function that reads its next state.
func feedOf(t *testing.T, s *Server, user UserID) func() pageState {
	t.Helper()
	r, _ := http.NewRequestWithContext(t.Context(), "GET", s.URL()+"/page/feed?user="+string(user), nil)
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = resp.Body.Close() })
	lines := bufio.NewScanner(resp.Body)
	lines.Buffer(nil, 1<<20)
	return func() pageState {
		t.Helper()
		for lines.Scan() {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				var st pageState
				if err := json.Unmarshal([]byte(data), &st); err != nil {
					t.Fatal(err)
				}
				return st
			}
		}
		t.Fatalf("the feed ended: %v", lines.Err())
		return pageState{}
	}
}

type pageState struct {
	Me       UserID
	Channels []struct {
		ID       ChannelID
		Joined   bool
		Messages []struct{ Text string }
		Whispers []struct{ Text string }
	}
}

func (p pageState) sees(id ChannelID) (texts []string, ok bool) {
	for _, c := range p.Channels {
		if c.ID == id {
			for _, m := range append(c.Messages, c.Whispers...) {
				texts = append(texts, m.Text)
			}
			return texts, true
		}
	}
	return nil, false
}

func TestFeedShowsOnlyWhatTheUserMaySee(t *testing.T) {
	s := start(t, fast())
	say(t, s, Admin, Leadership, "private", "")
	say(t, s, Admin, Shared, "shared", "")
	for _, c := range []struct {
		user                        UserID
		general, leadership, secret bool
	}{
		{Employee, true, true, false},
		{Other, true, false, true},
		{Guest, false, false, false},
		{Stranger, false, false, false},
	} {
		st := feedOf(t, s, c.user)()
		for id, want := range map[ChannelID]bool{General: c.general, Leadership: c.leadership, Secret: c.secret} {
			if _, got := st.sees(id); got != want {
				t.Errorf("%s sees %s: %v", c.user, id, got)
			}
		}
		if c.user != Stranger {
			if _, ok := st.sees(s.DM(c.user)); !ok {
				t.Errorf("%s does not see the app", c.user)
			}
		}
	}
}

func TestFeedIsLive(t *testing.T) {
	s := start(t, fast())
	next := feedOf(t, s, Employee)
	next()
	say(t, s, Other, General, "news", "")
	for {
		if texts, _ := next().sees(General); len(texts) == 1 && texts[0] == "news" {
			return
		}
	}
}

func actOnPage(t *testing.T, s *Server, body string, change func(*http.Request)) (int, map[string]any) {
	t.Helper()
	r, _ := http.NewRequestWithContext(t.Context(), "POST", s.URL()+"/page/act", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("X-Slacksim", "page")
	r.Header.Set("Origin", s.URL())
	if change != nil {
		change(r)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	var out map[string]any
	_ = json.NewDecoder(resp.Body).Decode(&out)
	return resp.StatusCode, out
}

func TestPageActs(t *testing.T) {
	s := start(t, fast())
	runApp(t, s, func(a *app, e socketmode.Event) { a.ack(t, e, map[string]any{"text": "done"}) })
	_, said := actOnPage(t, s, `{"do":"say","user":"U0EMMA0001","channel":"C0GENERAL1","text":"@policybot hi"}`, nil)
	ts, _ := said["ts"].(string)
	if m := s.Messages(General); len(m) != 1 || string(m[0].TS) != ts {
		t.Fatalf("said %v, messages %v", said, m)
	}
	for _, deed := range []string{
		`{"do":"edit","user":"U0EMMA0001","channel":"C0GENERAL1","ts":"` + ts + `","text":"edited"}`,
		`{"do":"react","user":"U0NOOR0001","channel":"C0GENERAL1","ts":"` + ts + `","name":"eyes"}`,
		`{"do":"slash","user":"U0EMMA0001","channel":"C0GENERAL1","name":"/policy","text":"help"}`,
		`{"do":"invite","user":"U0EMMA0001","channel":"C0RANDOM01","name":"policybot"}`,
	} {
		if _, out := actOnPage(t, s, deed, nil); out["ok"] != true {
			t.Errorf("%s: %v", deed, out)
		}
	}
	if m := s.Messages(General)[0]; m.Text != "edited" || len(m.Reactions["eyes"]) != 1 {
		t.Errorf("got %+v", m)
	}
	wait(t, s, "the command's answer", func() bool { return len(s.Whispers(Employee, General)) == 1 })
	for _, deed := range []string{
		`{"do":"edit","user":"U0NOOR0001","channel":"C0GENERAL1","ts":"` + ts + `","text":"not mine"}`,
		`{"do":"say","user":"U0PARTNER1","channel":"C0GENERAL1","text":"not in there"}`,
		`{"do":"say","user":"U0POLICYB1","channel":"C0GENERAL1","text":"I am no person"}`,
		`{"do":"fly","user":"U0EMMA0001"}`,
	} {
		if _, out := actOnPage(t, s, deed, nil); out["ok"] != false {
			t.Errorf("%s: %v", deed, out)
		}
	}
}

func TestAnotherSiteCanNotDriveThePage(t *testing.T) {
	s := start(t, fast())
	const deed = `{"do":"say","user":"U0EMMA0001","channel":"C0GENERAL1","text":"x"}`
	for name, change := range map[string]func(*http.Request){
		"another origin": func(r *http.Request) { r.Header.Set("Origin", "https://example.com") },
		"another port":   func(r *http.Request) { r.Header.Set("Origin", "http://127.0.0.1:1") },
		"another host":   func(r *http.Request) { r.Host = "example.com"; r.Header.Set("Origin", "http://example.com") },
		"a plain form":   func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") },
		"no own header":  func(r *http.Request) { r.Header.Del("X-Slacksim") },
	} {
		if status, _ := actOnPage(t, s, deed, change); status != http.StatusForbidden {
			t.Errorf("%s got %d", name, status)
		}
	}
	if n := len(s.Messages(General)); n != 0 {
		t.Errorf("%d messages were posted", n)
	}
}

func TestPageFiles(t *testing.T) {
	s := start(t, fast())
	for path, kind := range map[string]string{"/": "text/html", "/archives/C0GENERAL1/p1700000000000001": "text/html", "/page/app.js": "text/javascript", "/page/style.css": "text/css"} {
		resp, err := http.Get(s.URL() + path)
		if err != nil {
			t.Fatal(err)
		}
		_ = resp.Body.Close()
		if resp.StatusCode != 200 || !strings.HasPrefix(resp.Header.Get("Content-Type"), kind) || !strings.Contains(resp.Header.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("%s: %d %v", path, resp.StatusCode, resp.Header)
		}
	}
	err := fsWalk(func(name, body string) {
		for _, bad := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("} {
			if strings.Contains(body, bad) {
				t.Errorf("%s uses %s", name, bad)
			}
		}
	})
	if err != nil {
		t.Error(err)
	}
}

func fsWalk(visit func(name, body string)) error {
	entries, err := pageFiles.ReadDir("page")
	if err != nil {
		return err
	}
	for _, e := range entries {
		body, err := pageFiles.ReadFile("page/" + e.Name())
		if err != nil {
			return err
		}
		visit(e.Name(), string(body))
	}
	return nil
}

func TestCloseEndsEverything(t *testing.T) {
	s := New(fast())
	feedOf(t, s, Employee)()
	dial(t, s)
	s.HalfOpen()
	dial(t, s)
	s.Fail(Fault{Method: "auth.test", Delay: time.Hour})
	answered := make(chan struct{})
	go func() { _, _ = client(s).AuthTestContext(t.Context()); close(answered) }()
	wait(t, s, "events under way", func() bool { return s.Sockets() == 2 })
	say(t, s, Employee, General, "@policybot hello", "")
	closed := make(chan struct{})
	go func() { s.Close(); close(closed) }()
	for _, c := range []chan struct{}{closed, answered} {
		select {
		case <-c:
		case <-time.After(5 * time.Second):
			t.Fatal("something goes on after Close")
		}
	}
	s.Close() // once more does no harm
}
