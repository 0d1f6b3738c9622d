package slacksim

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
)

// A user's locale is told only where it is asked for.
func TestLocaleOfUsers(t *testing.T) {
	s := start(t, fast())
	if err := s.Localize(Employee, "de-AT"); err != nil {
		t.Fatal(err)
	}
	if err := s.Localize("U404", "de-AT"); err == nil {
		t.Error("a user who isn't there is localized")
	}
	for _, c := range []struct {
		user UserID
		body string
		want string
	}{
		{Employee, "true", "de-AT"},
		{Employee, "false", ""},
		{Other, "true", "en-US"},
	} {
		if got := localeOf(t, s, c.user, c.body); got != c.want {
			t.Errorf("%s with include_locale=%s: %q, want %q", c.user, c.body, got, c.want)
		}
	}
}

func localeOf(t *testing.T, s *Server, user UserID, include string) string {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.APIURL()+"users.info", strings.NewReader(form("token", s.BotToken(), "user", string(user), "include_locale", include)))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", formType)
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	var got struct{ User struct{ Locale string } }
	if err := json.Unmarshal(raw, &got); err != nil {
		t.Fatal(err)
	}
	return got.User.Locale
}
