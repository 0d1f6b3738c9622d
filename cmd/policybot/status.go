package main

import (
	"context"
	"encoding/json"
	"flag"
	"time"

	"policybot/bot/health"
)

// exitNotReady is of status: the bot answers, and isn't ready.
const exitNotReady = 1

var statusCommand = command{
	name:    "status",
	args:    "[--json] [--http ADDRESS]",
	summary: "tell how a running bot is",
	help: `
Asks the bot at the address of POLICYBOT_HTTP, and looks into the state, which
it neither makes nor changes. Counts are since the bot's start; those of the
state are of all replicas.

Exit status: 0 the bot is ready, 1 it isn't, 2 it can't be reached, or another
error.

examples:
  policybot status
  policybot status --http 127.0.0.1:8080 --json`,
	run: runStatus,
}

// statusTime is how long all of it may take.
const statusTime = 20 * time.Second

func runStatus(p *program, ctx context.Context, flags *flag.FlagSet, args []string) (int, error) {
	asJSON := flags.Bool("json", false, "print one JSON object")
	address := flags.String("http", p.config.HTTP, "ask the bot at `ADDRESS`; default: POLICYBOT_HTTP")
	if err := p.parseAlone(flags, args); err != nil {
		return exitError, err
	}
	ctx, cancel := context.WithTimeout(ctx, statusTime)
	defer cancel()
	r := statusReport{Now: time.Now().UTC(), State: p.lookAtState(ctx)}
	err := r.ask(ctx, *address)
	if failed := p.print(r, *asJSON); failed != nil {
		return exitError, failed
	}
	switch {
	case err != nil:
		return exitError, err
	case !r.Health.Ready:
		return exitNotReady, nil
	}
	return exitOK, nil
}

// statusReport is what is known of a bot.
type statusReport struct {
	Now     time.Time      `json:"now"`
	Address string         `json:"address,omitempty"`
	Health  *health.Report `json:"health,omitempty"` // missing where the bot can't be reached
	Counts  *counts        `json:"counts,omitempty"` // since the bot's start
	State   stateReport    `json:"state"`
}

func (p *program) print(r statusReport, asJSON bool) error {
	if !asJSON {
		_, err := p.stdout.Write([]byte(r.text()))
		return err
	}
	e := json.NewEncoder(p.stdout)
	e.SetEscapeHTML(false)
	return e.Encode(r)
}
