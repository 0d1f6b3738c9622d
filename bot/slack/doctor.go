package slack

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// Outcome says how a check ended.
type Outcome string

// The outcomes.
const (
	OK      Outcome = "ok"
	Failed  Outcome = "failed"
	Skipped Outcome = "skipped" // because of one that failed before it
)

// Check is one thing that was looked at.
type Check struct {
	Name    string
	Outcome Outcome
	Detail  string // what was found
	Remedy  string // what to do about it; empty where nothing is
}

// Doctor looks at the tokens, the scopes and Socket Mode, and says what to do
// about what it finds. It changes nothing, and names no token.
func Doctor(ctx context.Context, cfg Config) []Check {
	tokens := tokenChecks(cfg)
	list := slices.Clone(tokens)
	client := New(cfg)
	defer client.Close()
	if tokens[0].Outcome == OK {
		list = append(list, client.checkSelf(ctx)...)
	} else {
		list = append(list, skipped("bot", tokens[0]), skipped("scopes", tokens[0]))
	}
	if tokens[1].Outcome == OK {
		return append(list, client.checkSocketMode(ctx))
	}
	return append(list, skipped("Socket Mode", tokens[1]))
}

func skipped(name string, why Check) Check {
	return Check{Name: name, Outcome: Skipped, Detail: "needs the " + why.Name}
}

// checkToken looks at a token's beginning only.
func checkToken(name, setting, token, prefix, what string) Check {
	c := Check{Name: name, Outcome: Failed}
	switch begins := beginning(token); {
	case token == "":
		c.Detail, c.Remedy = setting+" is not set", fmt.Sprintf("set %s to %s", setting, what)
	case strings.HasPrefix(token, prefix):
		return Check{Name: name, Outcome: OK, Detail: setting + " starts with " + prefix}
	case begins == "xoxb-" || begins == "xapp-":
		c.Detail, c.Remedy = setting+" starts with "+begins, "the two tokens are swapped: SLACK_BOT_TOKEN starts with xoxb-, SLACK_APP_TOKEN with xapp-"
	case begins == "xoxp-" || begins == "xoxe-" || begins == "xoxe.":
		c.Detail, c.Remedy = setting+" starts with "+begins, fmt.Sprintf("this is a token of another sort: set %s to %s", setting, what)
	default:
		c.Detail, c.Remedy = setting+" doesn't start with "+prefix, fmt.Sprintf("set %s to %s, without quotes or spaces", setting, what)
	}
	return c
}

func beginning(token string) string { return token[:min(5, len(token))] }

// checkSelf asks Slack who we are, and compares the scopes.
func (c *Client) checkSelf(ctx context.Context) []Check {
	self, err := c.Self(ctx)
	if err != nil {
		failed := failure("bot", err)
		return []Check{failed, skipped("scopes", Check{Name: "bot"})}
	}
	bot := Check{Name: "bot", Outcome: OK, Detail: fmt.Sprintf("%s in %s", self.Name, self.TeamName)}
	return []Check{bot, checkScopes(self.Scopes)}
}

func checkScopes(granted []string) Check {
	var missing, extra []string
	for _, s := range Scopes() {
		if !slices.Contains(granted, s) {
			missing = append(missing, s)
		}
	}
	for _, s := range granted {
		if !slices.Contains(Scopes(), s) {
			extra = append(extra, s)
		}
	}
	if len(missing) > 0 {
		return Check{Name: "scopes", Outcome: Failed, Detail: "missing: " + strings.Join(missing, ", "),
			Remedy: "paste `policybot manifest` into the app's page App Manifest, then reinstall the app on its page Install App"}
	}
	c := Check{Name: "scopes", Outcome: OK, Detail: fmt.Sprintf("all %d are granted", len(Scopes()))}
	if len(extra) > 0 {
		c.Detail += "; not needed: " + strings.Join(extra, ", ")
		c.Remedy = "the scopes that aren't needed can be taken away"
	}
	return c
}

// checkSocketMode asks for an address of a socket, and doesn't use it.
func (c *Client) checkSocketMode(ctx context.Context) Check {
	err := c.read(ctx, openConnection, func(ctx context.Context) error {
		_, _, err := c.api.StartSocketModeContext(ctx)
		return err
	})
	if err != nil {
		return failure("Socket Mode", err)
	}
	return Check{Name: "Socket Mode", Outcome: OK, Detail: "Slack offers a socket"}
}

func failure(name string, err error) Check {
	c := Check{Name: name, Outcome: Failed, Detail: err.Error()}
	p, permanent := errors.AsType[*Permanent](err)
	code, refused := IsRefused(err)
	switch {
	case permanent:
		c.Remedy = p.Hint
	case code == fmt.Sprintf("http_%d", http.StatusNotFound):
		c.Remedy = "SLACK_API_URL names a server that isn't Slack; it must end with a slash"
	case refused && hints[code] != "":
		c.Remedy = hints[code]
	default:
		c.Remedy = "see whether this machine reaches slack.com, and whether SLACK_API_URL is right if it is set"
	}
	return c
}

// CheckTokens fails where a token is missing or plainly isn't the right one.
func CheckTokens(cfg Config) error {
	for _, c := range tokenChecks(cfg) {
		if c.Outcome == Failed {
			return fmt.Errorf("%s: %s", c.Detail, c.Remedy)
		}
	}
	return nil
}

func tokenChecks(cfg Config) []Check {
	return []Check{
		checkToken("bot token", "SLACK_BOT_TOKEN", cfg.BotToken, "xoxb-", "the bot token of the app's page OAuth & Permissions"),
		checkToken("app token", "SLACK_APP_TOKEN", cfg.AppToken, "xapp-", "an app-level token with the scope connections:write, of the app's page Basic Information"),
	}
}
