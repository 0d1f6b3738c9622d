package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search"
	"policybot/search/answer"
	"policybot/search/answer/verdict"
	"policybot/search/phrases"
)

var askCommand = command{
	name:    "ask",
	args:    "[--json] [--explain] [--knowledge DIR] [--as-of DATE] [--viewer WHO] [--language CODE] [QUESTION]",
	summary: "answer a question, or one a line from standard input",
	help: `
Without a question, each line of standard input is one: words, or an object
such as {"question": "…", "thread": "t1", "as_of": "2020-06-01"}. Lines with one
thread share context. With --json an answer is one object a line.

With --viewer the answer is what somebody else would get, who may not see all
collections of the knowledge; unsaid, it is from everything. WHO is made of these,
with commas: anyone, who sees what is open to all; user:U1, somebody in no user
group; group:S1, in that group; channel:C1, in that channel, where everybody reads
along; guest.

Exit status: 0 answered, 1 nothing on record (of a single question), 2 an error.

examples:
  policybot ask "did Amazon ban TikTok?"
  policybot ask --json --as-of 2020-07-01 "is TikTok banned in India?"
  policybot ask --language de "did Amazon ban TikTok?"
  policybot ask --explain --knowledge ./records "may I use Pigeon on my phone?"
  policybot ask --viewer anyone --knowledge ./records "did Acme ban Pigeon?"
  policybot ask --viewer user:U1,group:S1 --knowledge ./records "did Acme ban Pigeon?"
  printf '%s\n' "why did Amazon ban TikTok?" | policybot ask --json`,
	run: runAsk,
}

// line is a question as standard input gives it.
type line struct {
	Question string `json:"question"`
	Thread   string `json:"thread"`
	AsOf     string `json:"as_of"`
}

// maxLine is how long a line of standard input may be, in bytes.
const maxLine = 1 << 20

type asker struct {
	engine  *search.Engine
	json    bool
	explain bool
	asOf    knowledge.Day
	viewer  knowledge.Viewer
	tell    language.Tag      // to answer in; empty: in the question's
	threads map[string]string // what was last understood in each
	out     *bufio.Writer
}

func runAsk(p *program, ctx context.Context, flags *flag.FlagSet, args []string) (int, error) {
	asJSON := flags.Bool("json", false, "print an answer as one JSON object a line")
	explain := flags.Bool("explain", false, "print how the question was read, and what was considered")
	dir := flags.String("knowledge", p.config.Knowledge, "answer from the records and documents in `DIR`; default: the embedded records")
	asOf := flags.String("as-of", "", "ask as if on `DATE`, with what was on record by then; default: today")
	who := viewerFlag(flags)
	in := flags.String("language", "", "answer in the language of this `CODE`, such as de; default: in that of the question")
	rest, err := p.parse(flags, args)
	if err != nil {
		return exitError, err
	}
	day, err := parseAsOf("--as-of", *asOf)
	if err != nil {
		return exitError, err
	}
	if *in != "" && phrases.Of(*in) == "" {
		return exitError, fmt.Errorf("--language %q: answers are told in %s", *in, strings.Join(phrases.Codes(), ", "))
	}
	ed, err := p.loader().edition(*dir)
	if err != nil {
		return exitError, err
	}
	defer ed.Close()
	viewer, err := who.of(ed.Base.Settings)
	if err != nil {
		return exitError, err
	}
	a := &asker{engine: search.NewEngine(time.Now, ed), json: *asJSON, explain: *explain, asOf: day, viewer: viewer, tell: language.Tag(*in),
		threads: map[string]string{}, out: bufio.NewWriter(p.stdout)}
	defer a.out.Flush()
	if len(rest) > 0 {
		return a.single(ctx, strings.Join(rest, " "))
	}
	return a.lines(ctx, p.stdin)
}

// parseAsOf reads the day to ask as of, which the field or flag gives. A month or year means its last day.
func parseAsOf(field, s string) (knowledge.Day, error) {
	if s == "" {
		return 0, nil
	}
	d, err := knowledge.ParseDate(s)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", field, err)
	}
	if d.Last == knowledge.LastDay {
		return d.First, nil
	}
	return d.Last, nil
}

func (a *asker) single(ctx context.Context, text string) (int, error) {
	got, err := a.ask(ctx, line{Question: text})
	if err != nil {
		return exitError, err
	}
	a.print(got)
	if got.Verdict == verdict.Unknown {
		return exitUnknown, nil
	}
	return exitOK, nil
}

// lines answers each line. A line that can't be read gets an answer that says
// so, and the others are still answered.
func (a *asker) lines(ctx context.Context, in io.Reader) (int, error) {
	code := exitOK
	r := bufio.NewReader(in)
	for {
		text, tooLong, err := readLine(r)
		if err != nil && !errors.Is(err, io.EOF) {
			return exitError, fmt.Errorf("reading questions: %w", err)
		}
		if text = strings.TrimSpace(text); text != "" || tooLong {
			if !a.line(ctx, text, tooLong) {
				code = exitError
			}
			if err := a.out.Flush(); err != nil {
				return exitError, fmt.Errorf("writing answers: %w", err)
			}
		}
		if err != nil || ctx.Err() != nil {
			return code, ctx.Err()
		}
	}
}

// readLine reads one line, and drops what goes beyond maxLine.
func readLine(r *bufio.Reader) (text string, tooLong bool, err error) {
	var b strings.Builder
	for {
		part, err := r.ReadSlice('\n')
		if b.Len()+len(part) > maxLine {
			tooLong = true
		} else {
			b.Write(part)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return b.String(), tooLong, err
		}
	}
}

// line answers one line, and reports whether it could be read.
func (a *asker) line(ctx context.Context, text string, tooLong bool) bool {
	l := line{Question: text}
	var err error
	switch {
	case tooLong:
		l.Question = ""
		err = fmt.Errorf("the line is longer than %d bytes", maxLine)
	case strings.HasPrefix(text, "{"):
		l, err = parseLine(text)
	}
	var got answer.Answer
	if err == nil {
		got, err = a.ask(ctx, l)
	}
	if err != nil {
		got = answer.Answer{Question: l.Question, Verdict: verdict.Unknown, Error: err.Error(), Edition: a.engine.Edition().ID}
	}
	a.print(got)
	return err == nil
}

func parseLine(text string) (line, error) {
	var l line
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&l); err != nil {
		return line{}, fmt.Errorf(`the line is no question: %w; write words, or {"question": "…", "thread": "…", "as_of": "2020-07-10"}`, err)
	}
	if d.More() {
		return line{}, errors.New("the line holds more than one object")
	}
	return l, nil
}

func (a *asker) ask(ctx context.Context, l line) (answer.Answer, error) {
	day := a.asOf
	if l.AsOf != "" {
		d, err := parseAsOf("as_of", l.AsOf)
		if err != nil {
			return answer.Answer{}, err
		}
		day = d
	}
	before := ""
	if l.Thread != "" {
		before = a.threads[l.Thread]
	}
	got, q, err := a.engine.Explain(ctx, search.Request{Text: l.Question, Viewer: a.viewer, Before: before, AsOf: day, Tell: a.tell})
	if err != nil {
		return got, err
	}
	if l.Thread != "" {
		a.threads[l.Thread] = got.Understood
	}
	if a.explain {
		r, err := a.engine.Reading(ctx, a.viewer, l.Question, day)
		if err != nil {
			return got, err
		}
		fmt.Fprint(a.out, r.Explain())
		for _, x := range q {
			fmt.Fprintln(a.out, "question:", x)
		}
		fmt.Fprintln(a.out)
	}
	return got, nil
}

func (a *asker) print(got answer.Answer) {
	if a.json {
		enc := json.NewEncoder(a.out)
		enc.SetEscapeHTML(false)
		enc.Encode(got) // writes to memory; Flush reports errors
		return
	}
	fmt.Fprint(a.out, got.Plain())
}
