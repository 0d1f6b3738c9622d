package slack

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	slackgo "github.com/slack-go/slack"
)

// ErrUnsure means that nobody knows whether Slack has done what it was asked:
// the answer was lost, came too late, or was a server's failure.
var ErrUnsure = errors.New("the answer was lost")

// Refused is Slack's no.
type Refused struct {
	Method Method
	Code   string // Slack's name for it, such as "channel_not_found"
	Needed string // the missing scope, if that is why
}

func (r *Refused) Error() string {
	if r.Needed != "" {
		return fmt.Sprintf("slack: %s: %s: the app needs the scope %s", r.Method, r.Code, r.Needed)
	}
	return fmt.Sprintf("slack: %s: %s", r.Method, r.Code)
}

// Permanent is an error that trying again can't mend: somebody must act.
type Permanent struct {
	Method Method
	Code   string
	Hint   string
}

func (p *Permanent) Error() string { return fmt.Sprintf("slack: %s: %s", p.Method, p.Code) }

// hints say what to do about the answers that won't change by themselves.
var hints = map[string]string{
	"invalid_auth":             "the token is not valid: copy it again from the app's pages; SLACK_BOT_TOKEN starts with xoxb-, SLACK_APP_TOKEN with xapp-",
	"not_authed":               "no token was sent: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN",
	"account_inactive":         "the app was removed from the workspace: install it again and copy the new bot token",
	"token_revoked":            "the token was revoked: install the app again and copy the new token",
	"token_expired":            "the token has expired: switch token rotation off, or make a new one",
	"no_permission":            "the app may not do this: install it again with the scopes of `policybot manifest`",
	"missing_scope":            "a scope is missing: the app token needs connections:write; the bot token needs those of `policybot manifest`; reinstall the app after changing them",
	"not_allowed_token_type":   "the tokens are swapped: SLACK_BOT_TOKEN starts with xoxb-, SLACK_APP_TOKEN with xapp-",
	"ekm_access_denied":        "the workspace's administrators have suspended access",
	"access_denied":            "the workspace doesn't let the app in: ask its administrators",
	"team_access_not_granted":  "the app isn't installed in this workspace: ask its administrators",
	"org_login_required":       "the workspace is being moved to an organization: try again when that is done",
	"user_removed_from_team":   "the app's user was removed: install the app again",
	"enterprise_is_restricted": "the organization doesn't allow this method: ask its administrators",
	"deprecated_endpoint":      "Slack has retired this method: update the program",
	"method_deprecated":        "Slack has retired this method: update the program",
	"unknown_method":           "SLACK_API_URL names a server that isn't Slack",
}

// outOfUse are the answers of any method that are about the bot itself, and
// not about what was asked.
var outOfUse = map[string]bool{
	"invalid_auth": true, "not_authed": true, "account_inactive": true, "token_revoked": true, "token_expired": true,
	"not_allowed_token_type": true, "ekm_access_denied": true, "team_access_not_granted": true,
	"org_login_required": true, "user_removed_from_team": true,
}

// permanent recognizes what slack-go would try again for ever.
func permanent(method Method, err error) error {
	code := codeOf(err)
	if hint, known := hints[code]; known {
		return &Permanent{Method: method, Code: code, Hint: hint}
	}
	return nil
}

// codeOf is Slack's name for an error, or empty. The library gives some as
// plain texts.
func codeOf(err error) string {
	if err == nil {
		return ""
	}
	if refusal, ok := errors.AsType[slackgo.SlackErrorResponse](err); ok {
		return refusal.Err
	}
	if refused, ok := errors.AsType[*Refused](err); ok {
		return refused.Code
	}
	if text := err.Error(); text != "" && strings.Trim(text, "abcdefghijklmnopqrstuvwxyz_") == "" {
		return text
	}
	return ""
}

// unsureCodes are refusals behind which the deed may have been done.
var unsureCodes = map[string]bool{"internal_error": true, "fatal_error": true, "service_unavailable": true, "request_timeout": true}

// explain turns the library's error into one of ours: [ErrUnsure], *[Permanent]
// where the bot itself isn't let in any more, or *[Refused]. It never holds an
// address, since those can be secrets, nor anybody's words.
func explain(ctx context.Context, method Method, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return fmt.Errorf("slack: %s: %w: %w", method, ErrUnsure, context.Cause(ctx))
	}
	if status, ok := errors.AsType[slackgo.StatusCodeError](err); ok && refusing(method, status.Code) {
		return &Refused{Method: method, Code: fmt.Sprintf("http_%d", status.Code)}
	}
	code := codeOf(err)
	if code == "" || unsureCodes[code] {
		return fmt.Errorf("slack: %s: %w (%s)", method, ErrUnsure, outline(err))
	}
	if outOfUse[code] {
		return permanent(method, err)
	}
	refused := &Refused{Method: method, Code: code}
	if r, ok := errors.AsType[slackgo.SlackErrorResponse](err); ok {
		refused.Needed = r.Needed
	}
	return refused
}

// refusing tells whether a status is a no to what was asked. The Web API says no
// with a word of its own, so most others come from something in between, such
// as a proxy, that may let the next call through.
func refusing(method Method, status int) bool {
	if method == responseURL {
		return status < 500
	}
	return status == http.StatusNotFound || status == http.StatusGone
}

// outline tells the sort of a failure without its text.
func outline(err error) string {
	if code := codeOf(err); code != "" {
		return code
	}
	if status, ok := errors.AsType[slackgo.StatusCodeError](err); ok {
		return fmt.Sprintf("http %d", status.Code)
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return "timed out"
	}
	return "no connection"
}

// limited tells how long Slack wants us to wait, if that is what it said.
func (p Pace) limited(err error) (time.Duration, bool) {
	if r, ok := errors.AsType[*slackgo.RateLimitedError](err); ok {
		return max(r.RetryAfter, 10*time.Millisecond), true
	}
	if status, ok := errors.AsType[slackgo.StatusCodeError](err); ok && status.Code == http.StatusTooManyRequests {
		return p.Limited, true
	}
	code := codeOf(err)
	return p.Limited, code == "ratelimited" || code == "rate_limited"
}

// IsRefused tells whether Slack said no, and with which word.
func IsRefused(err error) (code string, ok bool) {
	r, ok := errors.AsType[*Refused](err)
	if !ok {
		return "", false
	}
	return r.Code, true
}
