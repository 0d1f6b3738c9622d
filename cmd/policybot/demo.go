package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"

	"policybot/bot/slack"
	"policybot/bot/slacksim"
)

var demoCommand = command{
	name:    "demo",
	args:    "[--addr ADDRESS]",
	summary: "try the bot in a pretend Slack in the browser; needs no set-up",
	help: `
Starts a pretend Slack on this machine with the bot in it, and prints the
address of its page. Nothing leaves the machine, and nothing is kept.

example:
  policybot demo`,
	run: runDemo,
}

func runDemo(p *program, ctx context.Context, flags *flag.FlagSet, args []string) (code int, err error) {
	addr := flags.String("addr", "127.0.0.1:0", "serve the page at `ADDRESS` on this machine; port 0: any free one")
	verbose := flags.Bool("v", false, "log what the bot does")
	if err := p.parseAlone(flags, args); err != nil {
		return exitError, err
	}
	sim, err := slacksim.Listen(pretended(*addr))
	if err != nil {
		return exitError, err
	}
	defer sim.Close()
	dir, err := os.MkdirTemp("", "policybot-demo-")
	if err != nil {
		return exitError, fmt.Errorf("a folder for the demo's state: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	log := slog.New(slog.DiscardHandler)
	if *verbose {
		log = slog.New(slog.NewTextHandler(p.stderr, nil))
	}
	ready := func(l *library) {
		fmt.Fprintf(p.stdout, "A pretend Slack with the bot in it: %s\n", sim.URL())
		fmt.Fprintf(p.stdout, "Open it in a browser and write: @policybot %s\nInterrupt (Ctrl-C) to end.\n", l.example())
	}
	p.config.Watch, p.config.HTTP = "", "" // settings of a real service are not the demo's
	return p.serve(ctx, service{alone: true,
		slack:  slack.Config{BotToken: sim.BotToken(), AppToken: sim.AppToken(), APIURL: sim.APIURL()},
		folder: dir, admins: []string{string(slacksim.Admin)}, log: log, ready: ready,
	})
}

// pretended is a Slack that has the app as its manifest tells.
func pretended(addr string) slacksim.Options {
	m := slack.Manifest()
	o := slacksim.Options{Addr: addr, BotScopes: m.OAuthConfig.Scopes.Bot, Events: m.Settings.EventSubscriptions.BotEvents}
	for _, c := range m.Features.SlashCommands {
		o.Commands = append(o.Commands, slacksim.Command{Name: c.Command, Description: c.Description, Usage: c.UsageHint})
	}
	for _, s := range m.Features.Shortcuts {
		o.Shortcuts = append(o.Shortcuts, slacksim.Shortcut{CallbackID: s.CallbackID, Name: s.Name, Global: s.Type == "global"})
	}
	return o
}
