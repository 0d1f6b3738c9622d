package main

import (
	"context"
	"flag"
	"fmt"
	"runtime/debug"
)

var versionCommand = command{
	name:    "version",
	summary: "print the version, and the edition of the embedded records",
	help:    "example:\n  policybot version",
	run: func(p *program, _ context.Context, flags *flag.FlagSet, args []string) (int, error) {
		if err := p.parseAlone(flags, args); err != nil {
			return exitError, err
		}
		ed, err := loadEdition("")
		if err != nil {
			return exitError, err
		}
		version := "unknown"
		if info, ok := debug.ReadBuildInfo(); ok {
			version = info.Main.Version
		}
		fmt.Fprintf(p.stdout, "policybot %s, embedded records %s\n", version, ed.ID)
		return exitOK, nil
	},
}
