package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"policybot/bot/slack"
	"policybot/bot/state"
)

var exportCommand = command{
	name:    "export",
	args:    "USER [FILE] | --approved DIR",
	summary: "print all that the state holds of a person, as JSON lines; or write approved reports as records",
	help: `
Prints what policybot forget would delete, which its help describes, one object
a line. The key "kind" says what it is: question, thread, vote, missed (a topic
that was declined or disliked), correction, passed
(an answer that they passed on to people or marked as resolved) or act (a line of the audit). FILE must not be there yet; only who runs this may read it. Without
FILE the lines go to standard output.

Exit status: 0, also where nothing was found; 2 an error, also where there is no
state.

With --approved it writes each approved report that people made in Slack as a
file of records, report-7.yaml, into the folder of knowledge, or wherever it is to
be looked at. Until a folder holds it, a report is added to it at each reload;
from then on the folder's counts. No file is overwritten.

examples:
  policybot export --approved ./records
  policybot export U0123ABCD
  policybot export U0123ABCD u0123abcd.jsonl`,
	run: runExport,
}

func runExport(p *program, ctx context.Context, flags *flag.FlagSet, args []string) (int, error) {
	approved := flags.String("approved", "", "write approved reports into the folder `DIR`")
	args, err := p.parse(flags, args)
	if err != nil {
		return exitError, err
	}
	if *approved != "" && len(args) == 0 {
		return exitOK, p.withState(ctx, func(store *state.Store) error { return p.exportApproved(ctx, store, *approved) })
	}
	if *approved != "" || len(args) != 1 && len(args) != 2 {
		return exitError, hint(errors.New("export takes a user, and perhaps a file"), "such as policybot export U0123ABCD")
	}
	if err := checkUser(args[0]); err != nil {
		return exitError, err
	}
	return exitOK, p.withState(ctx, func(store *state.Store) error {
		held, err := store.HeldOf(ctx, args[0])
		if err != nil {
			return err
		}
		lines := exportLines(held)
		if len(lines) == 0 {
			fmt.Fprintf(p.stderr, "nothing was found of %s in %s\n", args[0], store.Place())
		}
		if len(args) == 1 {
			return writeLines(p.stdout, lines)
		}
		return writeNew(args[1], lines)
	})
}

// exportApproved writes approved reports as files of records.
func (p *program) exportApproved(ctx context.Context, store *state.Store, dir string) error {
	approved, err := store.Drafts(ctx, state.Approved)
	if err != nil {
		return err
	}
	if len(approved) == 0 {
		fmt.Fprintf(p.stderr, "no approved report was found in %s\n", store.Place())
	}
	for _, d := range approved {
		path := filepath.Join(dir, draftFile(d))
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if errors.Is(err, fs.ErrExist) {
			fmt.Fprintf(p.stderr, "%s is there already, and left as it is\n", path)
			continue
		}
		if err != nil {
			return hint(err, "name a folder that you may write")
		}
		_, err = f.Write(d.File)
		if err := errors.Join(err, f.Close()); err != nil {
			return errors.Join(err, os.Remove(path))
		}
		fmt.Fprintln(p.stdout, path)
	}
	return nil
}

// writeNew writes the lines into a file that isn't there yet. A file that
// can't be written to its end is taken away again.
func writeNew(path string, lines []any) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return hint(err, "name a file that isn't there yet, in a folder that you may write")
	}
	if err := errors.Join(writeLines(f, lines), f.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

func writeLines(w io.Writer, lines []any) error {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, line := range lines {
		if err := enc.Encode(line); err != nil {
			return err
		}
	}
	return out.Flush()
}

// exportedQuestion is a question as export tells it.
type exportedQuestion struct {
	Kind       string    `json:"kind"`
	Asked      time.Time `json:"asked"`
	Surface    string    `json:"surface"` // by which way it came
	Event      string    `json:"event,omitempty"`
	Team       string    `json:"team,omitempty"`
	Channel    string    `json:"channel,omitempty"`
	Thread     string    `json:"thread,omitempty"`
	Message    string    `json:"message,omitempty"`
	Edited     string    `json:"edited,omitempty"`
	Waiting    *slack.In `json:"waiting,omitempty"` // what was asked, until it is answered
	Answered   time.Time `json:"answered,omitzero"`
	Outcome    string    `json:"outcome,omitempty"`
	Reason     string    `json:"reason,omitempty"` // why an attempt failed
	Reply      string    `json:"reply,omitempty"`  // the message that answers it
	Understood string    `json:"understood,omitempty"`
	Verdict    string    `json:"verdict,omitempty"`
	Words      string    `json:"words,omitempty"`
}

type exportedThread struct {
	Kind    string          `json:"kind"`
	Team    string          `json:"team"`
	Channel string          `json:"channel"`
	Thread  string          `json:"thread"`
	Last    json.RawMessage `json:"last"`
	At      time.Time       `json:"at"`
}

type exportedVote struct {
	Kind   string    `json:"kind"`
	Answer string    `json:"answer"`
	Value  int       `json:"value"`
	At     time.Time `json:"at"`
}

type exportedMissed struct {
	Kind   string    `json:"kind"`
	Entity string    `json:"entity"`
	Intent string    `json:"intent"`
	Answer string    `json:"answer,omitempty"` // that was voted down; none: a question that was declined
	At     time.Time `json:"at"`
}

type exportedCorrection struct {
	Kind   string    `json:"kind"`
	Answer string    `json:"answer"`
	Topics string    `json:"topics"`
	Wrong  string    `json:"wrong"`
	Right  string    `json:"right,omitempty"`
	Source string    `json:"source,omitempty"`
	At     time.Time `json:"at"`
}

type exportedPassed struct {
	Kind     string    `json:"kind"`
	Answer   string    `json:"answer"`
	Asker    string    `json:"asker"`
	At       time.Time `json:"at"`
	Channel  string    `json:"channel,omitempty"`
	Message  string    `json:"message,omitempty"`
	Resolver string    `json:"resolver,omitempty"`
	Resolved time.Time `json:"resolved,omitzero"`
}

type exportedDraft struct {
	Kind    string    `json:"kind"`
	Number  int64     `json:"number"`
	File    string    `json:"file"`
	Fate    string    `json:"fate"`
	Reason  string    `json:"reason,omitempty"`
	At      time.Time `json:"at"`
	Decided time.Time `json:"decided,omitzero"`
}

type exportedAct struct {
	Kind    string    `json:"kind"`
	Who     string    `json:"who"`
	What    string    `json:"what"`
	About   string    `json:"about,omitempty"`
	Outcome string    `json:"outcome,omitempty"`
	At      time.Time `json:"at"`
}

func exportLines(held state.Held) (lines []any) {
	for _, q := range held.Questions {
		lines = append(lines, exportQuestion(q))
	}
	for _, th := range held.Threads {
		last := json.RawMessage(th.Last)
		if !json.Valid(last) {
			last, _ = json.Marshal(string(th.Last)) // the context of one answer, which is text
		}
		lines = append(lines, exportedThread{"thread", th.Team, th.Channel, th.TS, last, th.At})
	}
	for _, v := range held.Votes {
		lines = append(lines, exportedVote{"vote", v.Answer, int(v.Value), v.At})
	}
	for _, m := range held.Missed {
		lines = append(lines, exportedMissed{"missed", m.Entity, m.Intent, m.Answer, m.At})
	}
	for _, c := range held.Notes {
		lines = append(lines, exportedCorrection{"correction", c.Answer, c.Topics, c.Wrong, c.Right, c.Source, c.At})
	}
	for _, p := range held.Passed {
		lines = append(lines, exportedPassed{"passed", p.Answer, p.Asker, p.At, p.Channel, p.TS, p.Resolver, p.Resolved})
	}
	for _, d := range held.Drafts {
		lines = append(lines, exportedDraft{"report", d.Number, string(d.File), string(d.Fate), d.Reason, d.At, d.Decided})
	}
	for _, a := range held.Acts {
		lines = append(lines, exportedAct{"act", a.Who, a.What, a.About, a.Outcome, a.At})
	}
	return lines
}

func exportQuestion(q state.Asked) exportedQuestion {
	reply, _ := strings.CutPrefix(q.ReplyTS, "-") // a private reply has no time stamp
	e := exportedQuestion{
		Kind: "question", Asked: q.At, Surface: q.Kind, Event: q.Event, Team: q.Team, Channel: q.Channel, Thread: q.Thread, Message: q.TS,
		Edited: q.Edited, Answered: q.Done, Outcome: q.Outcome, Reason: q.Reason, Reply: reply,
		Understood: q.Kept.Understood, Verdict: q.Kept.Verdict, Words: q.Kept.Words,
	}
	var in slack.In
	if len(q.Payload) > 0 && json.Unmarshal(q.Payload, &in) == nil {
		in.ResponseURL, in.Trigger = "", "" // with these others could answer in our name
		if in.Kind == slack.Submit {
			in.Value = "" // where the form was opened, with the same address
		}
		e.Waiting = &in
	}
	return e
}
