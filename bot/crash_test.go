package bot

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"policybot/bot/journal"
	"policybot/bot/slack"
	"policybot/bot/slacksim"
	"policybot/bot/state"
	"policybot/knowledge"
	"policybot/search/answer"
)

// These make the test program a bot, so that a test can kill it.
const (
	childAPI   = "POLICYBOT_TEST_BOT_API"
	childState = "POLICYBOT_TEST_BOT_STATE"
)

func TestMain(m *testing.M) {
	if api := os.Getenv(childAPI); api != "" {
		if err := childMain(api, os.Getenv(childState)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// childMain is a bot until somebody kills it, or closes its input.
func childMain(api, dir string) error {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	go func() { _, _ = os.Stdin.Read(make([]byte, 1)); stop() }()
	s, err := state.OpenAnyway(ctx, dir, time.Now())
	if err != nil {
		return err
	}
	cfg := Config{
		Slack:  slack.Config{BotToken: slacksim.DefaultBotToken, AppToken: slacksim.DefaultAppToken, APIURL: api, Pace: quickPace()},
		Admins: []string{string(slacksim.Admin)}, Owner: journal.Owner(s.Owner()), Waits: quickWaits(), Limits: Limits{Person: 1000},
		Logger: slog.New(slog.NewTextHandler(os.Stderr, nil)),
	}
	return errors.Join(New(cfg, slowMemo{&memo{}}, &shelf{}, s, journal.New(s, time.Now, quickLimits())).Run(ctx), s.Close())
}

// slowMemo takes its time, so that a kill finds questions under way.
type slowMemo struct{ *memo }

func (m slowMemo) Ask(ctx context.Context, v knowledge.Viewer, text, before string, in Tongue) (answer.Answer, error) {
	sleep(ctx, rand.N(150*time.Millisecond))
	return m.memo.Ask(ctx, v, text, before, in)
}

// childBot is such a process as its parent sees it.
type childBot struct {
	cmd    *exec.Cmd
	stderr bytes.Buffer
}

func startChildBot(t *testing.T, sim *slacksim.Server, dir string) *childBot {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := &childBot{cmd: exec.Command(program)}
	c.cmd.Env = append(os.Environ(), childAPI+"="+sim.APIURL(), childState+"="+dir)
	c.cmd.Stderr = &c.stderr
	if _, err := c.cmd.StdinPipe(); err != nil { // open for as long as we live
		t.Fatal(err)
	}
	if err := c.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return c
}

// kill ends the process without warning, and returns what it logged.
func (c *childBot) kill() string {
	_ = c.cmd.Process.Kill()
	_ = c.cmd.Wait()
	return c.stderr.String()
}

// asking is one question of the run.
type asking struct {
	channel slacksim.ChannelID
	ts      slacksim.TS // empty: by command
	thread  slacksim.TS
	who     slacksim.UserID
	n       int
}

// tally is what became of all questions. Of a command that didn't reach the
// bot, Slack itself tells who used it, and of a private answer that may have
// been given already, the second says so.
type tally struct {
	asked, answered, told, lost, doubled, repeated int
	slowest                                        time.Duration
}

// settled tells that everybody knows what they need to know.
func (c tally) settled() bool { return c.answered+c.told >= c.asked }

// TestNothingIsLostOrDoubled asks 200 questions in channels, threads, direct
// messages and by command, while the sockets are cut 20 times and the bot's process is
// killed 5 times at random moments.
func TestNothingIsLostOrDoubled(t *testing.T) {
	const questions, cuts, kills = 200, 20, 5
	sim := slacksim.New(quick())
	defer sim.Close()
	dir := t.TempDir()
	run := &torture{t: t, sim: sim, dir: dir}
	run.start()
	defer func() { run.child.kill() }()
	run.until("the first connection", func() bool { return sim.Sockets() > 0 })
	run.ask(0) // from then on the state knows since when it hears
	run.until("the first answer", func() bool { return run.count().answered == 1 })

	cutAt, killAt := moments(questions, cuts), moments(questions, kills)
	for n := 1; n < questions; n++ {
		run.ask(n)
		if cutAt[n] {
			run.cuts += min(1, sim.CutSockets(slacksim.CutKind(n%2)))
			run.rounds++
		}
		if killAt[n] {
			sim.LoseAnswers("chat.postMessage", 2) // what is posted now may be known to nobody
			sim.LoseAnswers("response_url", 1)
			time.Sleep(rand.N(200 * time.Millisecond))
			run.log += run.child.kill()
			run.kills++
			run.ask(questions + run.kills) // while nobody is there
			run.start()
		}
		time.Sleep(rand.N(120 * time.Millisecond)) // people ask at random moments
	}
	run.until("all answers", func() bool { return run.count().settled() })
	time.Sleep(2 * time.Second) // whoever would answer twice gets the chance
	got := run.count()
	run.log += run.child.kill()
	t.Logf("asked %d, answered %d, told by Slack to try again %d, lost %d, doubled %d, given again and marked so %d; sockets cut %d times (%d while open), process killed %d times",
		got.asked, got.answered, got.told, got.lost, got.doubled, got.repeated, run.rounds, run.cuts, run.kills)
	t.Logf("envelopes lost on the way %d; questions read back %d, taken up again after a kill %d, found posted after a kill %d; slowest answer %v",
		lostEnvelopes(sim), strings.Count(run.log, "that was missed is taken up"), strings.Count(run.log, "msg=answered")-strings.Count(run.log, "attempt=1\n"),
		strings.Count(run.log, "posted before a restart"), got.slowest.Round(time.Millisecond))
	if got.lost != 0 || got.doubled != 0 || got.asked != questions+kills || run.rounds != cuts || run.kills != kills {
		t.Errorf("%+v\n%s", got, run.log)
	}
	if lostEnvelopes(sim) == 0 {
		t.Error("no envelope was lost on the way: the run proves nothing")
	}
	for _, p := range sim.Problems() {
		t.Errorf("%s: %v", p.Method, p.Problems)
	}
}

// moments picks n different numbers between 1 and most-1, as evenly as chance
// allows.
func moments(most, n int) map[int]bool {
	at := map[int]bool{}
	for i := range n {
		from, to := 1+i*(most-1)/n, 1+(i+1)*(most-1)/n
		at[from+rand.IntN(to-from)] = true
	}
	return at
}

type torture struct {
	t     *testing.T
	sim   *slacksim.Server
	dir   string
	child *childBot
	asked []asking

	rounds, cuts, kills int
	log                 string // of those that were killed
}

func (r *torture) start() { r.child = startChildBot(r.t, r.sim, filepath.Join(r.dir, "state")) }

// ask asks the nth question, by one way after the other.
func (r *torture) ask(n int) {
	r.t.Helper()
	people := []slacksim.UserID{slacksim.Employee, slacksim.Other, slacksim.Third}
	who := people[n%len(people)]
	a := asking{channel: []slacksim.ChannelID{slacksim.General, slacksim.PolicyHelp}[n%2], who: who, n: n}
	text := fmt.Sprintf("@policybot did Acme ban Pigeon #%d?", n)
	switch {
	case n%5 == 2:
		if err := r.sim.Slash(who, a.channel, "/policy", strings.TrimPrefix(text, "@policybot ")); err != nil {
			r.t.Fatal(err)
		}
		r.asked = append(r.asked, a)
		return
	case n%5 == 3:
		a.channel = r.sim.DM(who)
		text = strings.TrimPrefix(text, "@policybot ")
	case n%5 == 4:
		earlier := r.asked[0]
		a.channel, a.thread = earlier.channel, earlier.ts
	}
	ts, err := r.sim.Say(who, a.channel, text, a.thread)
	if err != nil {
		r.t.Fatal(err)
	}
	if a.ts = ts; a.thread == "" {
		a.thread = ts
	}
	r.asked = append(r.asked, a)
}

// count looks how many answers each question has.
func (r *torture) count() tally {
	c := tally{asked: len(r.asked)}
	for _, n := range r.sim.Notices() {
		if n.Kind == "command_failed" {
			c.told++
		}
	}
	seen := map[string][]slacksim.Message{}
	unheard := 0
	for _, a := range r.asked {
		switch n := r.answersTo(a, seen, &c); {
		case n == 0 && a.ts == "":
			unheard++
		case n == 0:
			c.lost++
		case n > 1:
			c.doubled++
			c.answered++
		default:
			c.answered++
		}
	}
	c.told = min(c.told, unheard) // others were answered after all
	c.lost += unheard - c.told
	return c
}

// answersTo counts the answers to one question, and apart those that say that
// they may be second ones.
func (r *torture) answersTo(a asking, seen map[string][]slacksim.Message, c *tally) (n int) {
	repeats := 0
	for _, m := range r.messages(a, seen) {
		if !m.FromApp || a.ts != "" && m.Thread != a.thread || !strings.Contains(string(encode(r.t, m.Blocks)), fmt.Sprintf("Answer #%d.", a.n)) {
			continue
		}
		if strings.Contains(m.Text, english.Say("bot.repeated")) {
			repeats++
			continue
		}
		n++
		if a.ts != "" {
			c.slowest = max(c.slowest, stampTime(m.TS).Sub(stampTime(a.ts)))
		}
	}
	c.repeated += repeats
	return max(n, min(1, repeats)) // one that says it may be a second one can be the first
}

// messages are those among which the answer must be, read once a count.
func (r *torture) messages(a asking, seen map[string][]slacksim.Message) []slacksim.Message {
	key := string(a.channel)
	if a.ts == "" {
		key += string(a.who)
	}
	if seen[key] == nil {
		if a.ts == "" {
			seen[key] = append(r.sim.Whispers(a.who, a.channel), r.sim.Messages(r.sim.DM(a.who))...)
		} else {
			seen[key] = r.sim.Messages(a.channel)
		}
	}
	return seen[key]
}

func stampTime(ts slacksim.TS) time.Time {
	var sec, micro int64
	_, _ = fmt.Sscanf(string(ts), "%d.%d", &sec, &micro)
	return time.Unix(sec, micro*1000)
}

func (r *torture) until(what string, condition func() bool) {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.t.Context(), 40*time.Second)
	defer cancel()
	if err := r.sim.WaitFor(ctx, condition); err != nil {
		r.t.Fatalf("%s: %v: %+v\n%s", what, err, r.count(), r.log+r.child.kill())
	}
}
