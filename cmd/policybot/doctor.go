package main

import (
	"context"
	"flag"
	"fmt"
	"time"

	"policybot/bot/slack"
)

var doctorCommand = command{
	name:    "doctor",
	summary: "check tokens, scopes, Socket Mode, knowledge, state and privacy, and say what to do",
	help: `
Looks at everything that serve needs, and changes nothing but that it makes the
folder or the tables for the state where there are none. No token is printed.

Exit status: 0 all is well, 2 something isn't.

example:
  policybot doctor`,
	run: runDoctor,
}

func runDoctor(p *program, ctx context.Context, flags *flag.FlagSet, args []string) (int, error) {
	if err := p.parseAlone(flags, args); err != nil {
		return exitError, err
	}
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	code := exitOK
	for _, c := range append(slack.Doctor(ctx, p.slack()), p.checkKnowledge(), p.checkState(ctx), p.checkWords()) {
		if c.Outcome == slack.Failed {
			code = exitError
		}
		fmt.Fprintf(p.stdout, "%-8s %-12s %s\n", c.Outcome, c.Name, c.Detail)
		if c.Remedy != "" {
			fmt.Fprintf(p.stdout, "%-8s %-12s to do: %s\n", "", "", c.Remedy)
		}
	}
	return code, nil
}

func (p *program) checkKnowledge() slack.Check {
	c := slack.Check{Name: "knowledge", Outcome: slack.OK}
	dir := p.config.Knowledge
	ed, err := loadEdition(dir)
	if err != nil {
		c.Outcome, c.Detail, c.Remedy = slack.Failed, err.Error(), "policybot check "+dir+" tells every finding"
		return c
	}
	from := dir
	if from == "" {
		from = "the embedded records"
	}
	c.Detail = fmt.Sprintf("%s: %d events, %d facts, edition %s", from, len(ed.Base.Events), len(ed.Base.Facts), ed.ID)
	return c
}

func (p *program) checkState(ctx context.Context) slack.Check {
	c := slack.Check{Name: "state", Outcome: slack.OK}
	store, err := openState(ctx, p.config.DatabaseURL, p.config.State)
	if err == nil {
		c.Detail = store.Place()
		err = store.Close()
	}
	if err != nil {
		c.Outcome, c.Detail, c.Remedy = slack.Failed, err.Error(), "set POLICYBOT_STATE to a folder that this user may write"
		if p.config.DatabaseURL != "" {
			c.Remedy = "correct POLICYBOT_DATABASE_URL, start the database, or unset it to keep the state in a folder"
		}
	}
	return c
}

func (p *program) checkWords() slack.Check {
	c := slack.Check{Name: "words", Outcome: slack.OK, Detail: "erased once a question is answered"}
	kept, err := p.keepWords()
	if err != nil {
		c.Outcome, c.Detail, c.Remedy = slack.Failed, err.Error(), "set POLICYBOT_KEEP_WORDS to a time such as 72h, or leave it empty"
	} else if kept > 0 {
		c.Detail = fmt.Sprintf("kept for %v once a question is answered; unset POLICYBOT_KEEP_WORDS to erase them at once", kept)
	}
	return c
}
