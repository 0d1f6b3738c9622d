package slack

import (
	"slices"
	"strings"
	"testing"
	"time"

	"policybot/bot/slacksim"
)

func sim(t *testing.T, o slacksim.Options) (*slacksim.Server, Config) {
	t.Helper()
	s := slacksim.New(o)
	t.Cleanup(s.Close)
	return s, Config{BotToken: s.BotToken(), AppToken: s.AppToken(), APIURL: s.APIURL(),
		Pace: Pace{Retry: time.Millisecond, Limited: 20 * time.Millisecond, Post: time.Millisecond, Request: 2 * time.Second}}
}

// outcomes are the checks' names with their outcomes.
func outcomes(list []Check) string {
	var all []string
	for _, c := range list {
		all = append(all, c.Name+" "+string(c.Outcome))
	}
	return strings.Join(all, ", ")
}

func TestDoctor(t *testing.T) {
	_, good := sim(t, slacksim.Options{BotScopes: Scopes()})
	_, poor := sim(t, slacksim.Options{BotScopes: []string{"chat:write"}, AppScopes: []string{"none"}})
	swapped := good
	swapped.BotToken, swapped.AppToken = good.AppToken, good.BotToken
	wrong := good
	wrong.BotToken = "xoxb-none"
	for _, c := range []struct {
		name   string
		cfg    Config
		want   string
		remedy string
	}{
		{"all well", good, "bot token ok, app token ok, bot ok, scopes ok, Socket Mode ok", ""},
		{"nothing set", Config{}, "bot token failed, app token failed, bot skipped, scopes skipped, Socket Mode skipped", "set SLACK_BOT_TOKEN"},
		{"swapped", swapped, "bot token failed, app token failed, bot skipped, scopes skipped, Socket Mode skipped", "swapped"},
		{"wrong", wrong, "bot token ok, app token ok, bot failed, scopes skipped, Socket Mode ok", "copy it again"},
		{"scopes", poor, "bot token ok, app token ok, bot ok, scopes failed, Socket Mode failed", "reinstall"},
	} {
		list := Doctor(t.Context(), c.cfg)
		if got := outcomes(list); got != c.want {
			t.Errorf("%s: %s; want %s", c.name, got, c.want)
		}
		told := false
		for _, check := range list {
			if check.Outcome == Failed && check.Remedy == "" {
				t.Errorf("%s: %s says nothing to do", c.name, check.Name)
			}
			told = told || strings.Contains(check.Remedy, c.remedy)
			if strings.Contains(check.Detail+check.Remedy, "slacksim-") {
				t.Errorf("%s: a token is told: %+v", c.name, check)
			}
		}
		if !told {
			t.Errorf("%s: nobody says %q: %+v", c.name, c.remedy, list)
		}
	}
}

func TestDoctorNamesEachMissingScope(t *testing.T) {
	for _, s := range Scopes() {
		granted := slices.DeleteFunc(Scopes(), func(x string) bool { return x == s })
		if c := checkScopes(granted); c.Outcome != Failed || c.Detail != "missing: "+s {
			t.Errorf("without %s: %+v", s, c)
		}
	}
}
