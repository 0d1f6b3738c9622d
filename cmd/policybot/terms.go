package main

import (
	"context"
	"flag"
	"fmt"
	"strings"
	"text/tabwriter"
)

var termsCommand = command{
	name:    "terms",
	summary: "list the terms that scopes can be made of without declaring them",
	help: `
A term of your own needs no declaring either; declared with the name of one of
these, it takes its place.

example:
  policybot terms | grep phone`,
	run: func(p *program, _ context.Context, flags *flag.FlagSet, args []string) (int, error) {
		if err := p.parseAlone(flags, args); err != nil {
			return exitError, err
		}
		base, err := p.loader().base("")
		if err != nil {
			return exitError, err
		}
		w := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
		for _, e := range base.Entities {
			if !e.Standard {
				continue
			}
			var names, in []string
			for _, n := range e.Names {
				names = append(names, n.Text)
			}
			for _, l := range e.In {
				in = append(in, string(l.To))
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", e.Kind, e.ID, strings.Join(in, ", "), strings.Join(names, ", "))
		}
		return exitOK, w.Flush()
	},
}
