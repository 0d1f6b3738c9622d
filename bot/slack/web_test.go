package slack

import (
	"errors"
	"strings"
	"testing"
	"time"

	"policybot/bot/slacksim"
)

func TestPostIsFoundByItsKey(t *testing.T) {
	s, cfg := sim(t, slacksim.Options{BotScopes: Scopes()})
	c := New(cfg)
	defer c.Close()
	q, err := s.Say(slacksim.Employee, slacksim.General, "hello", "")
	if err != nil {
		t.Fatal(err)
	}
	for range 250 { // more than one page
		if _, err := s.Say(slacksim.Other, slacksim.General, "chatter", q); err != nil {
			t.Fatal(err)
		}
	}
	p := Post{Channel: string(slacksim.General), Thread: string(q), Key: "K1", Text: "an answer"}
	if _, found, err := c.Find(t.Context(), p, string(q)); found || err != nil {
		t.Errorf("found before: %v, %v", found, err)
	}
	ts, err := c.Post(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	if got, found, err := c.Find(t.Context(), p, string(q)); got != ts || !found || err != nil {
		t.Errorf("found %q, %v, %v; want %q", got, found, err, ts)
	}
	p.Key = "K2"
	if _, found, err := c.Find(t.Context(), p, string(q)); found || err != nil {
		t.Errorf("found another's: %v, %v", found, err)
	}
}

func TestPostsOfAChannelArePaced(t *testing.T) {
	_, cfg := sim(t, slacksim.Options{})
	cfg.Pace.Post = 60 * time.Millisecond
	c := New(cfg)
	defer c.Close()
	start := time.Now()
	for range 4 {
		if _, err := c.Post(t.Context(), Post{Channel: string(slacksim.General), Text: "x"}); err != nil {
			t.Fatal(err)
		}
	}
	if took := time.Since(start); took < 180*time.Millisecond {
		t.Errorf("four posts took %v", took)
	}
	if _, err := c.Post(t.Context(), Post{Channel: string(slacksim.PolicyHelp), Text: "x"}); err != nil {
		t.Fatal(err)
	}
}

func TestKindsOfFailure(t *testing.T) {
	s, cfg := sim(t, slacksim.Options{})
	c := New(cfg)
	defer c.Close()
	post := func() error {
		_, err := c.Post(t.Context(), Post{Channel: string(slacksim.General), Text: "secret words"})
		return err
	}
	unsure := []slacksim.Fault{
		{Method: "chat.postMessage", Status: 503}, {Method: "chat.postMessage", LoseAnswer: true},
		{Method: "chat.postMessage", Error: "internal_error"}, {Method: "chat.postMessage", Delay: 5 * time.Second},
		{Method: "chat.postMessage", Status: 401}, {Method: "chat.postMessage", Status: 403}, {Method: "chat.postMessage", Status: 407},
	}
	for _, f := range unsure {
		s.Fail(f)
		if err := post(); !errors.Is(err, ErrUnsure) || strings.Contains(err.Error(), "secret") || strings.Contains(err.Error(), "http://") {
			t.Errorf("%+v: %v", f, err)
		}
	}
	s.Fail(slacksim.Fault{Method: "chat.postMessage", Error: "not_in_channel"})
	if code, refused := IsRefused(post()); !refused || code != "not_in_channel" {
		t.Errorf("refused with %q", code)
	}
	s.Fail(slacksim.Fault{Method: "chat.postMessage", Status: 404})
	if code, refused := IsRefused(post()); !refused || code != "http_404" {
		t.Errorf("refused with %q", code)
	}
	for code := range outOfUse {
		s.Fail(slacksim.Fault{Method: "chat.postMessage", Error: code})
		if p, ok := errors.AsType[*Permanent](post()); !ok || p.Code != code || p.Hint == "" {
			t.Errorf("%s: %#v", code, p)
		}
	}
	s.Fail(slacksim.Fault{Method: "chat.postMessage", Status: 429, RetryAfter: time.Second})
	start := time.Now()
	if err := post(); err != nil || time.Since(start) < 900*time.Millisecond {
		t.Errorf("%v after %v", err, time.Since(start))
	}
	s.Fail(slacksim.Fault{Method: "chat.postMessage", Status: 429}) // says no time
	if err := post(); err != nil {
		t.Error(err)
	}
}

func TestReadsAreTriedAgain(t *testing.T) {
	s, cfg := sim(t, slacksim.Options{})
	c := New(cfg)
	defer c.Close()
	s.ServerError("users.info", 2)
	if p, err := c.Person(t.Context(), string(slacksim.Stranger)); err != nil || p.Team != string(slacksim.PartnerTeam) {
		t.Errorf("%+v, %v", p, err)
	}
}
