package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"policybot/knowledge/document/pdf"
)

// Exit statuses. The first three are relied on from outside.
const (
	exitOK      = 0
	exitUnknown = 1 // nothing on record
	exitError   = 2
)

// program is one run of the program: what it reads, where it writes, and its
// settings.
type program struct {
	config Config
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
}

// command is one subcommand. Its run gets the arguments behind its name.
type command struct {
	name    string
	args    string
	summary string
	help    string // more, with examples
	run     func(*program, context.Context, *flag.FlagSet, []string) (int, error)
}

// commands lists the subcommands in the order in which help shows them.
func commands() []command {
	return []command{
		askCommand, searchCommand, evalCommand, demoCommand, serveCommand, statusCommand, gapsCommand, auditCommand, doctorCommand, forgetCommand, exportCommand, manifestCommand, backupCommand, restoreCommand, checkCommand, draftCommand, schemaCommand, termsCommand, versionCommand,
	}
}

// hinted is an error with what to do about it.
type hinted struct {
	error
	hint string
}

func (h hinted) Unwrap() error { return h.error }

// hint adds to an error what to do about it.
func hint(err error, format string, args ...any) error {
	return hinted{err, fmt.Sprintf(format, args...)}
}

// run is the whole program: it runs the subcommand that args name and gives
// the exit status. Only main reads the environment and exits.
func run(ctx context.Context, args, environ []string, stdin io.Reader, stdout, stderr io.Writer) int {
	stdout, stderr = visible{stdout}, visible{stderr}
	p := &program{stdin: stdin, stdout: stdout, stderr: stderr}
	code, err := p.dispatch(ctx, args, environ)
	if err != nil {
		fmt.Fprintf(stderr, "error: %v\n", err)
		if h, ok := errors.AsType[hinted](err); ok {
			fmt.Fprintf(stderr, "hint: %s\n", h.hint)
		}
	}
	return code
}

func (p *program) dispatch(ctx context.Context, args, environ []string) (int, error) {
	if len(args) == 0 {
		p.usage(p.stderr)
		return exitError, nil
	}
	name, rest := args[0], args[1:]
	if name == "--version" || name == "-version" {
		name = "version"
	}
	if name == "help" || name == "-h" || name == "--help" {
		if len(rest) > 0 {
			name, rest = rest[0], []string{"--help"}
		} else {
			p.usage(p.stdout)
			return exitOK, nil
		}
	}
	for _, c := range commands() {
		if c.name == name {
			return p.runCommand(ctx, c, rest, environ)
		}
	}
	return exitError, hint(fmt.Errorf("there is no command %q", name), "policybot help lists the commands")
}

func (p *program) runCommand(ctx context.Context, c command, args, environ []string) (int, error) {
	config, err := readConfig(environ, ".env")
	if err != nil {
		return exitError, err
	}
	p.config = config
	pdf.KeepCompiled(filepath.Join(config.State, "pdf-reader"))
	flags := flag.NewFlagSet(c.name, flag.ContinueOnError)
	flags.SetOutput(p.stderr)
	flags.Usage = func() {
		fmt.Fprintf(flags.Output(), "usage: policybot %s %s\n\n%s\n\n%s\n", c.name, c.args, c.summary, strings.TrimSpace(c.help))
		any := false
		flags.VisitAll(func(*flag.Flag) { any = true })
		if any {
			fmt.Fprintln(flags.Output(), "\nflags:")
			flags.PrintDefaults()
		}
	}
	code, err := c.run(p, ctx, flags, args)
	if errors.Is(err, flag.ErrHelp) {
		return exitOK, nil
	}
	if err != nil && code == exitOK {
		code = exitError
	}
	return code, err
}

// parse parses the flags, which may stand before, between and behind the
// arguments, and gives back the arguments. Behind -- everything is one.
func (p *program) parse(flags *flag.FlagSet, args []string) (rest []string, err error) {
	flags.SetOutput(io.Discard)
	for {
		if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
			flags.SetOutput(p.stdout)
			flags.Usage()
			return nil, err
		} else if err != nil {
			return nil, hint(err, "policybot help %s lists the flags", flags.Name())
		}
		left := flags.Args()
		if used := len(args) - len(left); len(left) == 0 || used > 0 && args[used-1] == "--" {
			return append(rest, left...), nil
		}
		rest, args = append(rest, left[0]), left[1:]
	}
}

// parseAlone is parse for commands that take no arguments.
func (p *program) parseAlone(flags *flag.FlagSet, args []string) error {
	rest, err := p.parse(flags, args)
	if err == nil && len(rest) > 0 {
		return hint(fmt.Errorf("%s takes no arguments, but got %q", flags.Name(), rest[0]), "policybot help %s tells how it is used", flags.Name())
	}
	return err
}

func (p *program) usage(w io.Writer) {
	fmt.Fprint(w, "policybot answers what app policies say now, from dated records, each sentence with its source.\n\nusage: policybot COMMAND [flags] [arguments]\n\ncommands:\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "  %-9s %s\n", c.name, c.summary)
	}
	fmt.Fprint(w, "\npolicybot help COMMAND tells more of one, with examples.\n")
}
