package bot

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	slackgo "github.com/slack-go/slack"

	"policybot/bot/slack"
	"policybot/bot/slacksim"
	"policybot/bot/state"
)

// lose has something befall the state's file while no bot runs, and opens what
// a bot would start with.
func (w *world) lose(damage func(file string) error) {
	w.t.Helper()
	file := w.store.Place()
	if err := w.store.Close(); err != nil {
		w.t.Fatal(err)
	}
	if err := damage(file); err != nil {
		w.t.Fatal(err)
	}
	s, err := state.OpenAnyway(w.t.Context(), filepath.Dir(file), time.Now())
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { s.Close() })
	w.store, w.keeper, w.talks = s, nil, nil
}

func cut(file string) error {
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	return os.Truncate(file, info.Size()*2/3+17)
}

// damages are all that may befall a file.
var damages = map[string]func(file string) error{
	"cut": cut,
	"no database": func(file string) error {
		return os.WriteFile(file, []byte(strings.Repeat("shopping list\n", 500)), 0o600)
	},
	"gone": os.Remove,
}

func (w *world) lost() state.Loss {
	w.t.Helper()
	l, ok, err := w.store.Lost(w.t.Context())
	if !ok || err != nil {
		w.t.Fatalf("lost %v, %v", ok, err)
	}
	return l
}

// settled waits until all that follows a loss is done.
func (w *world) settled() {
	w.t.Helper()
	for deadline := time.Now().Add(15 * time.Second); ; time.Sleep(5 * time.Millisecond) { // the state tells nobody when it changes
		if l := w.lost(); l.ReadBack && l.Told {
			w.quiet()
			return
		}
		if time.Now().After(deadline) {
			w.t.Fatalf("%+v\n%s", w.lost(), w.log)
		}
	}
}

// toldOf counts the direct messages that tell the person of the loss.
func (w *world) toldOf(user slacksim.UserID) (n int) {
	w.t.Helper()
	for _, m := range w.sim.Messages(w.sim.DM(user)) {
		if m.FromApp && strings.Contains(m.Text, w.lost().Reference()) {
			n++
		}
	}
	return n
}

// answerAsBefore posts what an older program would have.
func (w *world) answerAsBefore(ch slacksim.ChannelID, thread slacksim.TS) {
	w.t.Helper()
	api := slackgo.New(w.sim.BotToken(), slackgo.OptionAPIURL(w.sim.APIURL()))
	if _, _, err := api.PostMessageContext(w.t.Context(), string(ch), slackgo.MsgOptionText("Yes.", false), slackgo.MsgOptionTS(string(thread))); err != nil {
		w.t.Fatal(err)
	}
}

// question is one, and where its answers must be counted.
type question struct {
	name    string
	channel slacksim.ChannelID
	thread  slacksim.TS
	want    int // answers in the thread
}

// beforeLoss asks and answers, and leaves one question under way.
func (w *world) beforeLoss() (all []question) {
	w.t.Helper()
	w.run(func(c *Config) { c.Waits.Drain = 50 * time.Millisecond })
	inChannel := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.answers(slacksim.General, inChannel, 1)
	w.say(slacksim.Other, slacksim.General, "@policybot did Globex ban Pigeon?", inChannel)
	w.answers(slacksim.General, inChannel, 2)
	dm := w.sim.DM(slacksim.Employee)
	direct := w.say(slacksim.Employee, dm, "did Acme ban Pigeon?", "")
	w.answers(dm, direct, 1)
	w.quiet()
	w.engine.hold = make(chan struct{})
	underWay := w.say(slacksim.Employee, slacksim.PolicyHelp, "@policybot did Acme ban Pigeon?", "")
	w.until("it is acknowledged", func() bool { all := w.sim.Envelopes(); return all[len(all)-1].Acked })
	w.leave()
	w.engine.hold = nil
	return []question{
		{"answered, with another in its thread that is answered and one that isn't", slacksim.General, inChannel, 3},
		{"answered directly", dm, direct, 1},
		{"under way", slacksim.PolicyHelp, underWay, 1},
	}
}

// whileDown asks while there is no bot.
func (w *world) whileDown(before []question) []question {
	w.t.Helper()
	w.say(slacksim.Employee, slacksim.General, "@policybot did Globex ban Pigeon?", before[0].thread)
	dm := w.sim.DM(slacksim.Third)
	old := w.say(slacksim.Other, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.answerAsBefore(slacksim.General, old)
	return append(before,
		question{"asked while down", slacksim.General, w.say(slacksim.Third, slacksim.General, "@policybot did Acme ban Pigeon?", ""), 1},
		question{"asked directly while down", dm, w.say(slacksim.Third, dm, "did Acme ban Pigeon?", ""), 1},
		question{"answered by an older program", slacksim.General, old, 1},
	)
}

func (w *world) checkAnswers(all []question) {
	w.t.Helper()
	for _, q := range all {
		if n := len(w.sim.Answers(q.channel, q.thread)); n != q.want {
			w.t.Errorf("%s: %d answers, want %d", q.name, n, q.want)
		}
	}
}

func TestAfterALossNothingIsLostOrDoubled(t *testing.T) {
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, quick())
			all := w.whileDown(w.beforeLoss())
			w.lose(damage)
			w.run()
			w.settled()
			w.checkAnswers(all)
			if n := w.toldOf(slacksim.Admin); n != 1 {
				t.Errorf("the admin is told %d times", n)
			}
			w.leave()
			w.run() // remembers by now
			w.quiet()
			w.checkAnswers(all)
			if n := w.toldOf(slacksim.Admin); n != 1 {
				t.Errorf("after another start the admin is told %d times", n)
			}
		})
	}
}

func TestReadingBackAfterALossThatWasCutShortIsBegunAgain(t *testing.T) {
	w := newWorld(t, quick())
	all := w.whileDown(w.beforeLoss())
	w.lose(cut)
	w.sim.ServerError("conversations.replies", 4) // as often as it is tried
	w.begin(func(c *Config) { c.Waits.Sweep = time.Hour })
	w.logged("could not be read back as a whole", 1)
	w.leave()
	if l := w.lost(); l.ReadBack {
		t.Fatal("what wasn't read is noted as read back")
	}
	if _, heard, err := w.store.Heard(t.Context()); heard || err != nil {
		t.Errorf("heard %v, %v", heard, err)
	}
	w.run()
	w.settled()
	w.checkAnswers(all)
}

// The process is killed at random moments of reading back and telling.
func TestKilledAfterALoss(t *testing.T) {
	w := newWorld(t, quick())
	all := w.whileDown(w.beforeLoss())
	for n := range 10 {
		ch := []slacksim.ChannelID{slacksim.General, slacksim.PolicyHelp}[n%2]
		q := w.say(slacksim.Other, ch, "@policybot did Acme ban Pigeon?", "")
		all = append(all, question{fmt.Sprint("asked while down ", n), ch, q, 1})
	}
	w.lose(cut)
	dir := filepath.Dir(w.store.Place())
	if err := w.store.Close(); err != nil {
		t.Fatal(err)
	}
	log, kills := "", 0
	for range 8 {
		child := startChildBot(t, w.sim, dir)
		time.Sleep(rand.N(400 * time.Millisecond)) // the moment must be a random one
		log += child.kill()
		kills++
	}
	s, err := state.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	w.store, w.keeper, w.talks = s, nil, nil
	t.Logf("before the last of %d kills: %+v; taken up %d, begun to be told %d", kills, w.lost(), strings.Count(log, "is taken up"), w.toldOf(slacksim.Admin))
	w.run(func(c *Config) { c.Admins = []string{string(slacksim.Admin)} })
	w.settled()
	w.checkAnswers(all)
	if n := w.toldOf(slacksim.Admin); n != 1 {
		t.Errorf("the admin is told %d times", n)
	}
	if t.Failed() {
		t.Log(log)
	}
}

func TestAdminsAreToldOnceEach(t *testing.T) {
	w := newWorld(t, quick())
	w.lose(os.Remove)
	w.sim.LoseAnswers("chat.postMessage", 1)
	w.run(func(c *Config) {
		c.Admins = []string{"S0POLICYA1", "S0NOGROUP1", "U0NOBODY01", string(slacksim.Admin), string(slacksim.Other)}
	})
	w.settled()
	for user, want := range map[slacksim.UserID]int{slacksim.Admin: 1, slacksim.Other: 1, slacksim.Employee: 0} {
		if n := w.toldOf(user); n != want {
			t.Errorf("%s is told %d times, want %d", user, n, want)
		}
	}
	w.logged(`of="the loss of the state"`, 2) // the group, and nobody
	w.logged("reference="+w.lost().Reference(), 2)
}

func TestNotMoreThanTwentyAdminsAreTold(t *testing.T) {
	w := newWorld(t, quick())
	w.lose(os.Remove)
	var many []string
	for n := range mostTold + 5 {
		many = append(many, fmt.Sprintf("U0NOBODY%02d", n))
	}
	w.run(func(c *Config) { c.Admins = many })
	w.settled()
	if n := w.sim.Count("conversations.open"); n != mostTold {
		t.Errorf("%d are told", n)
	}
}

// Who could not be reached is told after the next start.
func TestAdminsAreToldByTheNextStart(t *testing.T) {
	w := newWorld(t, quick())
	w.lose(os.Remove)
	w.sim.ServerError("conversations.open", 4) // as often as it is tried
	w.run(func(c *Config) { c.Waits.Patience = time.Nanosecond })
	w.logged(`of="the loss of the state"`, 1)
	w.leave()
	if w.lost().Told {
		t.Error("it is noted that they know")
	}
	w.run()
	w.settled()
	if n := w.toldOf(slacksim.Admin); n != 1 {
		t.Errorf("the admin is told %d times", n)
	}
}

// Slack sends again what it doesn't know to be acknowledged, even what was
// answered before the state was lost.
func TestWhatSlackSendsAgainAfterALossIsAnsweredOnce(t *testing.T) {
	w := newWorld(t, quick()).run()
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.answers(slacksim.General, q, 1)
	w.quiet()
	w.leave()
	w.lose(cut)
	w.run()
	w.settled()
	again := map[string]any{"type": "app_mention", "user": "U0EMMA0001", "text": "<@U0POLICYB1> did Acme ban Pigeon?",
		"ts": string(q), "channel": string(slacksim.General)}
	if err := w.sim.SendEvent(again); err != nil {
		t.Fatal(err)
	}
	w.logged("posted before the state was lost", 1)
	w.quiet()
	w.answers(slacksim.General, q, 1)
	w.say(slacksim.Employee, slacksim.General, "@policybot did Globex ban Pigeon?", q)
	w.answers(slacksim.General, q, 2)
}

func TestWhatMayHaveBeenAnsweredBeforeALoss(t *testing.T) {
	loss := time.Unix(1_700_000_000, 0)
	b := &Bot{loss: state.Loss{At: loss}}
	for _, c := range []struct {
		name string
		at   time.Duration // from the loss
		in   slack.In
		want bool
	}{
		{"before", -time.Minute, slack.In{Kind: slack.Mention, Event: "Ev1"}, true},
		{"at nearly the same time", time.Second, slack.In{Kind: slack.Direct, Event: "Ev1"}, true},
		{"after, for the first time", 10 * time.Second, slack.In{Kind: slack.Mention, Event: "Ev1"}, false},
		{"after, sent again", 10 * time.Second, slack.In{Kind: slack.Mention, Event: "Ev1", Retried: true}, true},
		{"long after", time.Hour, slack.In{Kind: slack.Mention, Event: "Ev1", Retried: true}, false},
		{"read back since", -time.Minute, slack.In{Kind: slack.Mention}, false},
		{"a command", -time.Minute, slack.In{Kind: slack.Command, Event: "Ev1"}, false},
	} {
		c.in.TS = slack.Stamp(loss.Add(c.at))
		if got := b.mayBeAnswered(c.in, loss.Add(time.Minute)); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	underWay := slack.In{Kind: slack.Mention, TS: slack.Stamp(loss.Add(-time.Minute))}
	if !b.mayBeAnswered(underWay, loss.Add(-time.Minute)) {
		t.Error("what was read back before the copy was made may have been answered since")
	}
	if (&Bot{}).mayBeAnswered(slack.In{Kind: slack.Mention, Event: "Ev1", TS: "1.000000"}, loss) {
		t.Error("nothing was lost")
	}
}
