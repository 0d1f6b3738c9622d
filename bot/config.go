package bot

import (
	"context"
	"log/slog"
	"time"

	"policybot/bot/blocks"
	"policybot/bot/journal"
	"policybot/bot/metrics"
	"policybot/bot/slack"
	"policybot/bot/state"
	"policybot/knowledge"
	"policybot/search/answer"
	"policybot/search/phrases"
)

// Tongue says in which language to answer.
type Tongue struct {
	Asker string // of whoever asks, or empty; counts where neither the words nor the thread tell one
	Set   string // whatever else is told, or empty
}

// Engine answers questions: each from what the viewer may see, as if nothing
// else were on record.
type Engine interface {
	// Ask answers the text. before is answer.Understood of the thread's last
	// question, or empty.
	Ask(ctx context.Context, v knowledge.Viewer, text, before string, in Tongue) (answer.Answer, error)
	// Language is the language of the words, where they tell one in which there
	// are answers, and else empty.
	Language(text string) string
	// Asks tells whether words that were addressed to nobody read as a question
	// that the answer to would be about what is on record.
	Asks(ctx context.Context, v knowledge.Viewer, text, before string) (bool, error)
	// AsksAnew is Asks where nobody has asked anything before.
	AsksAnew(ctx context.Context, v knowledge.Viewer, text string) (bool, error)
	// Context is what the viewer may know of before: no name in it is of what
	// they may not see.
	Context(v knowledge.Viewer, before string) string
	// Latest are the last n events on record for the viewer, in their order.
	Latest(ctx context.Context, v knowledge.Viewer, in *phrases.Language, n int) ([]answer.Event, error)
	// Examples are at most n questions in the language that the records answer to
	// the viewer.
	Examples(ctx context.Context, v knowledge.Viewer, in *phrases.Language, n int) ([]string, error)
	// Search lists at most n records and passages, best first.
	Search(ctx context.Context, v knowledge.Viewer, words string, n int) ([]blocks.Hit, error)
	// Record shows what a button names: a record of a source, by their ids. ok
	// is false where there is none.
	Record(ctx context.Context, v knowledge.Viewer, record string, source knowledge.SourceID) (e answer.Evidence, ok bool, err error)
	// Hides tells that the viewer may not know the entity. One that is on no record
	// may have been on one: only who sees everything may know it.
	Hides(v knowledge.Viewer, id knowledge.EntityID) bool
	// Owners are who answers for what an answer is about, as far as its viewer
	// may know; none where nobody is named.
	Owners(v knowledge.Viewer, a answer.Answer) []knowledge.Owner
	// From are the collections that an answer is from, as far as its viewer may
	// see: none where all of it is open.
	From(v knowledge.Viewer, a answer.Answer) []knowledge.Collection
	// Settings say what is granted to whom.
	Settings() knowledge.Settings
}

// Store is what the bot keeps beside the journal; *state.Store is one.
type Store interface {
	PutThread(ctx context.Context, th state.Thread, question int64, last []byte, now time.Time) error
	LastInThread(ctx context.Context, th state.Thread, since time.Time) (last []byte, ok bool, err error)
	PutVote(ctx context.Context, press int64, v state.Vote, about ...state.Topic) error
	Gaps(ctx context.Context, since time.Time) ([]state.Gap, error)
	PutCorrection(ctx context.Context, c state.Correction) error
	Corrections(ctx context.Context, limit int) ([]state.Correction, error)
	PassOn(ctx context.Context, p state.Passed) (noted state.Passed, mine bool, err error)
	PassedTo(ctx context.Context, question int64, at state.Spot) error
	PassedOf(ctx context.Context, answer string) (p state.Passed, ok bool, err error)
	PassedBy(ctx context.Context, who string, since time.Time) (n int, err error)
	Resolve(ctx context.Context, answer string, at state.Spot, who string, press int64, now time.Time) (p state.Passed, mine, ok bool, err error)
	HandleCorrection(ctx context.Context, id int64, who string, now time.Time) (was bool, err error)
	Record(ctx context.Context, act state.Act) error
	Acts(ctx context.Context, since time.Time, limit int) ([]state.Act, error)
	NextDraft(ctx context.Context, question int64) (number int64, err error)
	PutDraft(ctx context.Context, d state.Draft, act state.Act) (fresh bool, err error)
	Draft(ctx context.Context, number int64) (d state.Draft, ok bool, err error)
	Drafts(ctx context.Context, f state.Fate) ([]state.Draft, error)
	RejectDraft(ctx context.Context, number int64, who, reason string, now time.Time, act state.Act) error
	PutChannel(ctx context.Context, c state.ChannelSettings, act state.Act) error
	Channel(ctx context.Context, team, channel string) (state.ChannelSettings, error)
	PutHeard(ctx context.Context, until time.Time) error
	Heard(ctx context.Context) (until time.Time, ok bool, err error)
	RecentChannels(ctx context.Context, limit int) ([]string, error)
	AskedInThread(ctx context.Context, th state.Thread, who string) (bool, error)
	AskedLately(ctx context.Context, who string, n int) ([]state.Asked, error)
	EraseKept(ctx context.Context, team, channel, ts string) error
	EditedSince(ctx context.Context, team, channel, ts, edited string) (bool, error)
	WasDeleted(ctx context.Context, channel, ts string) (bool, error)
	WasTaken(ctx context.Context, team, channel, ts string) (bool, error)
	Lost(ctx context.Context) (l state.Loss, ok bool, err error)
	LossReadBack(ctx context.Context) error
	LossTold(ctx context.Context) error
	TakeTurn(ctx context.Context, work, owner string, now time.Time, lasts time.Duration) (mine bool, err error)
	Backlog(ctx context.Context) (state.Backlog, error)
	Forget(ctx context.Context, now time.Time, keep state.Keep) (state.Forgotten, error)
}

// Config is what the bot needs to know.
type Config struct {
	Slack  slack.Config
	Admins []string      // ids of users and user groups that may change what is answered from
	Owner  journal.Owner // this process's name in the journal, such as state.Store.Owner
	Waits  Waits
	Limits Limits

	// KeepWords is for how long a question's words are kept after it was
	// answered; 0: not at all.
	KeepWords time.Duration

	// Name gives the name of an entity, for answers; nil: ids are shown.
	Name func(knowledge.EntityID) string
	// Edition tells what is answered from; nil: not shown.
	Edition func() string
	// EditionSince tells since when that is current; nil: not known.
	EditionSince func() time.Time
	// Ready is called once, when the bot hears questions; nil: nobody cares.
	Ready func()

	Metrics *metrics.Metrics // nil: nothing is counted
	Logger  *slog.Logger     // nil: nothing is logged
	Now     func() time.Time // nil: time.Now
}

// Waits are the times that the bot takes or allows. Each field that is zero
// gets its default.
type Waits struct {
	Ask      time.Duration // for the engine; 20 s
	Reading  time.Duration // for the engine to tell whether a message asks something, before Slack is told that we have it; 1 s
	Status   time.Duration // after which it is shown that an answer takes long, and between two looks whether it is there; 1 s
	Reload   time.Duration // for a reload; 5 min
	Extend   time.Duration // between renewals of a claim; 10 s
	Again    time.Duration // before work that failed is tried again, doubling; 2 s
	Settle   time.Duration // before a lost reply is looked for, doubling up to 32 times as long; 1 s
	Land     time.Duration // for Slack to carry out a post whose sender has died; 3 s
	Late     time.Duration // after which an answer says that it comes late; 2 min
	Patience time.Duration // with a Slack that doesn't answer, within one attempt; 30 min
	Poll     time.Duration // between looks for work that nobody told of; 500 ms
	Drain    time.Duration // for the work under way when stopping; 10 s
	Sweep    time.Duration // between two readings of what was missed; 5 s
	Note     time.Duration // between two notes of until when all was heard; 1 min
	Claim    time.Duration // until a worker that looks for work counts as stuck; 1 min
	Step     time.Duration // until one that tries to answer does, without another try; 15 min
	Forget   time.Duration // between two times that what is over is dropped; 1 h
}

func (w Waits) withDefaults() Waits {
	fill := func(d *time.Duration, value time.Duration) {
		if *d == 0 {
			*d = value
		}
	}
	fill(&w.Ask, 20*time.Second)
	fill(&w.Reading, time.Second)
	fill(&w.Status, time.Second)
	fill(&w.Reload, 5*time.Minute)
	fill(&w.Extend, 10*time.Second)
	fill(&w.Again, 2*time.Second)
	fill(&w.Settle, time.Second)
	fill(&w.Land, 3*time.Second)
	fill(&w.Late, 2*time.Minute)
	fill(&w.Patience, 30*time.Minute)
	fill(&w.Poll, 500*time.Millisecond)
	fill(&w.Drain, 10*time.Second)
	fill(&w.Sweep, 5*time.Second)
	fill(&w.Note, time.Minute)
	fill(&w.Claim, time.Minute)
	fill(&w.Step, 15*time.Minute)
	fill(&w.Forget, time.Hour)
	return w
}

func (c Config) withDefaults() Config {
	c.Waits, c.Limits = c.Waits.withDefaults(), c.Limits.withDefaults()
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Edition == nil {
		c.Edition = func() string { return "" }
	}
	if c.EditionSince == nil {
		c.EditionSince = func() time.Time { return time.Time{} }
	}
	if c.Ready == nil {
		c.Ready = func() {}
	}
	c.Slack.Logger, c.Slack.Now, c.Slack.Metrics = c.Logger, c.Now, c.Metrics
	return c
}
