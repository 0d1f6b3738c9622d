package main

import (
	"context"
	"flag"
	"fmt"

	"policybot/bot/slack"
)

var manifestCommand = command{
	name:    "manifest",
	summary: "print the Slack app's manifest",
	help: `
Has exactly the scopes and events that the program uses. On
https://api.slack.com/apps choose Create New App, From a manifest, and paste it.

example:
  policybot manifest > manifest.json`,
	run: func(p *program, _ context.Context, flags *flag.FlagSet, args []string) (int, error) {
		if err := p.parseAlone(flags, args); err != nil {
			return exitError, err
		}
		manifest, err := slack.ManifestJSON()
		if err != nil {
			return exitError, err
		}
		_, err = fmt.Fprintf(p.stdout, "%s\n", manifest)
		return exitOK, err
	},
}
