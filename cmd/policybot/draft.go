package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"policybot/knowledge"
	"policybot/knowledge/draft"
	"policybot/knowledge/extract"
	"policybot/knowledge/record"
)

var draftCommand = command{
	name:    "draft",
	args:    "DIR [--out DIR2] [--diff] [--document NAME]… [--since DATE] [--json]",
	summary: "propose records from the documents in a folder, for a person to review",
	help: `
Reads the documents in the folder, with their history where it is a Git repository,
and writes what they tell of policies as record files: one of each document, and
one of whom and what they name. Above each record stand the words it rests on, and
what it undoes. What the program is sure of loads with the folder; what it is unsure
of, and what a record tells with another date or scope, is commented out and says
why. Without --out the files go to standard output, each under a line "# file:".

Nothing is decided by that: somebody reviews the files, as any change, and puts
them into the folder. What is on record there isn't proposed again, and neither is
what somebody has looked at, so leave the line "reading …" where it stands when
you mend a record or comment it out. Until then what is sure counts below every
record, and what is unsure is only quoted.

With --diff it tells how the documents and the records differ: what is new, what
the records tell otherwise, how many are on record already, and which records no
document supports. --document (a title, an id or a file, several times for several)
and --since (what is dated then or later, itself or by its document) tell of less.
--json prints what is proposed as one object a line, and with --diff also what is
on record already or not supported: "standing" says which.

DIR2 must not be there, or be empty: no file is overwritten.

Exit status: 0 something is proposed, 1 nothing is, 2 an error.

examples:
  policybot draft ./handbook
  policybot draft ./handbook --out ./handbook/records
  policybot draft ./handbook --diff --since 2026-10
  policybot draft ./handbook --document "Device memo 7" --json`,
	run: runDraft,
}

func runDraft(p *program, _ context.Context, flags *flag.FlagSet, args []string) (int, error) {
	var documents []string
	out := flags.String("out", "", "write the files into the folder `DIR2`, which must not be there, or be empty")
	diff := flags.Bool("diff", false, "tell how the documents and the records differ")
	since := flags.String("since", "", "only what is dated on `DATE` or later, itself or by its document")
	asJSON := flags.Bool("json", false, "print one JSON object a line")
	flags.Func("document", "only what the document `NAME` tells: a title, an id or a file", func(name string) error {
		documents = append(documents, name)
		return nil
	})
	rest, err := p.parse(flags, args)
	if err != nil {
		return exitError, err
	}
	if len(rest) != 1 {
		return exitError, hint(fmt.Errorf("draft takes one folder, not %d", len(rest)), "policybot draft DIR")
	}
	if *out != "" {
		if err := vacant(*out); err != nil {
			return exitError, err
		}
	}
	d, base, err := p.readDrafts(rest[0], documents, *since)
	if err != nil {
		return exitError, err
	}
	if err := p.tellDrafts(base, d, *out, *diff, *asJSON); err != nil {
		return exitError, err
	}
	if len(d.Proposals()) == 0 {
		fmt.Fprintf(p.stderr, "nothing to propose: %s\n", strings.Join(draftCounts(d, draft.Recorded, draft.Seen), ", "))
		return exitUnknown, nil
	}
	return exitOK, nil
}

// readDrafts reads the folder, and what its documents tell.
func (p *program) readDrafts(dir string, documents []string, since string) (*draft.Proposed, *knowledge.Base, error) {
	base, err := p.loader().base(dir)
	if err != nil {
		return nil, nil, err
	}
	var o draft.Options
	if since != "" {
		d, err := knowledge.ParseDate(since)
		if err != nil || d.First == knowledge.FirstDay {
			return nil, nil, hint(fmt.Errorf("--since: date %q has no beginning that can be read", since), "give a day or a month, such as 2026-10-01 or 2026-10")
		}
		o.Since = d.First
	}
	if o.Documents, err = documentsCalled(base, documents); err != nil {
		return nil, nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, fmt.Errorf("open the knowledge folder: %w", err)
	}
	defer root.Close()
	if o.Seen, err = draft.Look(root.FS()); err != nil {
		return nil, nil, fmt.Errorf("look for what was reviewed: %w", err)
	}
	today := knowledge.DayOf(time.Now().In(base.Zone))
	read := extract.Read(base, today)
	if len(read.Broken) > 0 {
		return nil, nil, fmt.Errorf("read what the documents tell: a defect of policybot, please report it: %s", strings.Join(read.Broken, "; "))
	}
	d, err := draft.Propose(base, read, today, o)
	return d, base, err
}

// documentsCalled are the documents that go by the names.
func documentsCalled(b *knowledge.Base, names []string) (list []knowledge.SourceID, err error) {
	for _, name := range names {
		found := false
		for _, s := range b.Sources {
			passages := b.PassagesOf(s.ID)
			if len(passages) == 0 {
				continue
			}
			file := b.Passage(passages[0]).Origin.File
			if strings.EqualFold(name, string(s.ID)) || strings.EqualFold(name, s.Title) || path.Clean(name) == file || name == path.Base(file) {
				list, found = append(list, s.ID), true
			}
		}
		if !found {
			return nil, hint(fmt.Errorf("--document: no document is called %q", name), "give its title, its id, or its file within the folder")
		}
	}
	return list, nil
}

// tellDrafts prints or writes what was asked for.
func (p *program) tellDrafts(base *knowledge.Base, d *draft.Proposed, out string, diff, asJSON bool) error {
	files, err := d.Files()
	if err != nil {
		return err
	}
	if out != "" && len(files) > 0 {
		if err := writeDrafts(out, files); err != nil {
			return err
		}
	}
	switch {
	case asJSON:
		return draftLines(p.stdout, d, diff)
	case diff:
		return draftDiff(p.stdout, base, d)
	case out != "":
		for _, f := range files {
			fmt.Fprintln(p.stdout, filepath.Join(out, f.Name))
		}
		if len(files) > 0 {
			fmt.Fprintln(p.stdout, strings.Join(draftCounts(d, draft.Standings()...), ", "))
		}
		return nil
	}
	return printDrafts(p, files)
}

func printDrafts(p *program, files []record.Named) error {
	for i, f := range files {
		if i > 0 {
			fmt.Fprintln(p.stdout, "\n---")
		}
		if _, err := fmt.Fprintf(p.stdout, "# file: %s\n%s", f.Name, f.Data); err != nil {
			return err
		}
	}
	return nil
}

// vacant tells whether drafts can be written into the folder.
func vacant(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return hint(fmt.Errorf("--out: %w", err), "name a folder that isn't there yet, or an empty one")
	case len(entries) > 0:
		return hint(fmt.Errorf("--out: %s isn't empty, and no file is overwritten", dir), "name a folder that isn't there yet, or an empty one")
	}
	return nil
}

// writeDrafts writes the files, each of which is new.
func writeDrafts(dir string, files []record.Named) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("--out: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("--out: %w", err)
	}
	defer root.Close()
	for _, x := range files {
		f, err := root.OpenFile(x.Name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return fmt.Errorf("--out: %w", err)
		}
		_, err = f.Write(x.Data)
		if err := errors.Join(err, f.Close()); err != nil {
			return fmt.Errorf("--out: write %s: %w", x.Name, err)
		}
	}
	return nil
}

var standingWords = map[draft.Standing]string{
	draft.New: "new", draft.Unsure: "unsure", draft.Differs: "otherwise than on record", draft.Recorded: "on record already", draft.Seen: "looked at before",
}

// draftCounts tells how many stand in each of the ways.
func draftCounts(d *draft.Proposed, standings ...draft.Standing) (counts []string) {
	for _, s := range standings {
		counts = append(counts, fmt.Sprintf("%d %s", len(d.Of(s)), standingWords[s]))
	}
	return counts
}
