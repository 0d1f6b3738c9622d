package main

import (
	"context"
	"flag"
	"fmt"
	"runtime"
	"runtime/debug"

	"policybot/bot/state"
)

var versionCommand = command{
	name:    "version",
	summary: "print the build, the state's schema, and the edition of the embedded records",
	help: `
The schema is the number of the latest step that this program knows for the
state. It works beside replicas with another number only where the steps
between are additive.

example:
  policybot version`,
	run: func(p *program, _ context.Context, flags *flag.FlagSet, args []string) (int, error) {
		if err := p.parseAlone(flags, args); err != nil {
			return exitError, err
		}
		ed, err := p.loader().edition("")
		if err != nil {
			return exitError, err
		}
		b := readBuild()
		fmt.Fprintf(p.stdout, "policybot %s, %s\nstate schema %d\nembedded records %s\n", b, b.goVersion, state.Schema(), ed.ID)
		return exitOK, nil
	},
}

// build is where the program comes from.
type build struct {
	version   string // of the module; "(devel)" where it was built in its own folder
	revision  string // of version control; empty where it isn't known
	modified  bool   // the folder held more than the revision
	goVersion string
}

func readBuild() build {
	b := build{version: "unknown", goVersion: runtime.Version()}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return b
	}
	b.version = info.Main.Version
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.revision = s.Value
		case "vcs.modified":
			b.modified = s.Value == "true"
		}
	}
	return b
}

// String names version and revision.
func (b build) String() string {
	text := b.version
	if b.revision != "" {
		text += " (" + b.revision[:min(12, len(b.revision))]
		if b.modified {
			text += ", modified"
		}
		text += ")"
	}
	return text
}

// name is a version that tells two builds apart.
func (b build) name() string {
	if b.version == "(devel)" && b.revision != "" {
		return b.revision[:min(12, len(b.revision))]
	}
	return b.version
}
