package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	slackgo "github.com/slack-go/slack"

	"policybot/bot/blocks"
	"policybot/bot/journal"
	"policybot/bot/slack"
	"policybot/bot/state"
	"policybot/search/answer"
	"policybot/search/answer/verdict"
	"policybot/search/phrases"
)

// reply is what the person gets.
type reply struct {
	message blocks.Message
	modal   *slackgo.ModalViewRequest // shown instead; the message where it can't be
	home    *blocks.HomePage          // shown on the Home tab; the message where there is none
	private bool                      // for who asked alone
	silent  bool                      // there is nothing to say
	aside   bool                      // said directly to who asked in a channel
	before  string                    // the context that the question was asked in
	begins  string                    // what a thread that this begins goes on from
	outcome journal.Outcome
	tongue  *phrases.Language // that it is in; nil: that of whoever asked

	verdict    verdict.Verdict // of the engine; empty where it wasn't asked
	declined   bool            // nothing is on record, and nothing is asked back
	understood string          // for the history; "" where nothing was asked
	gaps       []state.Topic   // on which nothing is on record
}

const (
	outcomeFailed  journal.Outcome = "failed"
	outcomeRefused journal.Outcome = "refused"
)

// answer finds out what to say. It fails only where another attempt may help.
func (b *Bot) answer(ctx context.Context, j job) (reply, error) {
	switch {
	case j.work.GivenUp:
		j.log.Error("given up", "reason", j.work.Reason)
		if j.in.Kind == slack.Deleted || j.in.Kind == slack.Stopped {
			return reply{silent: true, outcome: journal.GivenUp}, nil // nobody waits for anything
		}
		return problem(j, "bot.given-up", journal.GivenUp), nil
	case j.in.Kind == "":
		return problem(j, "bot.broken", outcomeFailed), nil
	}
	if back, err := b.isTakenBack(ctx, j.in); back || err != nil {
		return takenBack, err
	}
	switch j.in.Kind {
	case slack.Deleted:
		return b.takeBack(ctx, j)
	case slack.Stopped:
		return b.endSession(ctx, j)
	}
	no, err := b.refused(ctx, j)
	if err != nil {
		return reply{}, err
	}
	if no != "" && unaddressed(j.in) {
		return leftToPeople, nil // it was told to whoever asked first
	}
	if no != "" {
		return reply{message: blocks.Problem(j.tongue, "", no), private: unseen(j.in), outcome: outcomeRefused}, nil
	}
	if r, closed, err := b.closed(ctx, j); closed || err != nil {
		return r, err
	}
	if j.in.Over != "" && !unaddressed(j.in) && commandOf(j.in.Text) != reloadCommand {
		return b.limited(j), nil
	}
	r, err := b.say(ctx, j)
	if err != nil && ctx.Err() == nil && hopeless(err) {
		j.log.Error("no answer", "error", err)
		return problem(j, "bot.broken", outcomeFailed), nil
	}
	return r, err
}

// defect is a failure of the engine, or a panic.
type defect struct{ err error }

func (d *defect) Error() string { return d.err.Error() }
func (d *defect) Unwrap() error { return d.err }

func defective(step string, err error) error { return &defect{fmt.Errorf("bot: %s: %w", step, err)} }

// hopeless tells that another attempt would end alike.
func hopeless(err error) bool {
	_, defective := errors.AsType[*defect](err)
	_, refused := slack.IsRefused(err)
	return defective || refused
}

func problem(j job, key string, outcome journal.Outcome) reply {
	return reply{message: blocks.Problem(j.tongue, j.reference, j.tongue.Say(key)), private: unseen(j.in), outcome: outcome}
}

// unseen tells that nobody else sees what somebody asks, such as by pressing a
// button: what is said in an answer's place is for them alone.
func unseen(in slack.In) bool { return in.Private || in.Kind == slack.Action }

func (b *Bot) say(ctx context.Context, j job) (r reply, err error) {
	defer recovered("answer", &err)
	switch j.in.Kind {
	case slack.FollowUp:
		return b.followUp(ctx, j)
	case slack.Action:
		return b.press(ctx, j)
	case slack.Shortcut:
		return b.picked(ctx, j)
	case slack.Submit:
		return b.submitted(ctx, j)
	case slack.Home:
		return b.opened(ctx, j)
	case slack.Overheard:
		return b.askUnaddressed(ctx, j)
	}
	if j.in.Kind == slack.Command && j.in.Text == "" {
		return b.askForm(j), nil
	}
	switch commandOf(j.in.Text) {
	case helpCommand:
		return b.help(ctx, j)
	case reloadCommand:
		return b.reloadFor(ctx, j)
	case editionsCommand:
		return b.asAdmin(ctx, j, act{"editions", ""}, func() (reply, error) { return b.editions(ctx, j) })
	case auditCommand:
		return b.asAdmin(ctx, j, act{"audit", ""}, func() (reply, error) { return b.audit(ctx, j) })
	case reportCommand:
		return b.reportForm(j), nil
	case draftsCommand:
		return b.asAdmin(ctx, j, act{"drafts", ""}, func() (reply, error) { return b.drafts(ctx, j) })
	case settingsCommand:
		return b.asAdmin(ctx, j, act{"settings", j.in.Channel}, func() (reply, error) { return b.settingsForm(ctx, j) })
	case searchCommand:
		return b.search(ctx, j)
	case gapsCommand:
		return b.asAdmin(ctx, j, act{"gaps", ""}, func() (reply, error) { return b.gaps(ctx, j) })
	case correctionsCommand:
		return b.asAdmin(ctx, j, act{"corrections", ""}, func() (reply, error) { return b.corrections(ctx, j) })
	}
	return b.ask(ctx, j)
}

// help names the admins, which calls them, so it isn't given in a channel.
func (b *Bot) help(ctx context.Context, j job) (reply, error) {
	if j.in.Kind == slack.Mention {
		return done(j, blocks.Problem(j.tongue, "", j.tongue.Say("bot.help-privately"))), nil
	}
	is, err := b.admins.Is(ctx, j.in.User)
	if err != nil {
		j.log.Warn("whether somebody is an admin is not known", "error", err)
	}
	return done(j, blocks.Help(j.tongue, b.admins.IDs(), is)), nil
}

func done(j job, m blocks.Message) reply {
	return reply{message: m, private: j.in.Private, outcome: journal.Answered}
}

func (b *Bot) search(ctx context.Context, j job) (reply, error) {
	ctx, cancel := context.WithTimeout(ctx, b.cfg.Waits.Ask)
	defer cancel()
	query := wordsOf(j.in.Text)
	v := b.viewer(ctx, j, whispered(j.in))
	hits, err := b.engine.Search(ctx, v.Viewer, query, 10)
	if err != nil {
		return reply{}, defective("search", err)
	}
	return v.told(done(j, blocks.SearchResults(j.tongue, blocks.Found{Query: query, Hits: hits, Edition: b.cfg.Edition()}, blocks.Options{}))), nil
}

// ask is a question in a conversation, or by the command: then it has no
// thread, and is shown above the answer, because it isn't seen.
func (b *Bot) ask(ctx context.Context, j job) (reply, error) {
	c, err := b.contextOf(ctx, j)
	if err != nil {
		return reply{}, err
	}
	v := b.viewer(ctx, j, whispered(j.in))
	a, err := b.engineAsk(ctx, j, v, j.in.Text, c.Before)
	if err != nil {
		return reply{}, err
	}
	if a.Understood != "" {
		c.Understood = forThread(a.Understood)
	}
	b.remember(ctx, j, c)
	o := blocks.Options{Restate: j.in.Private, Share: canShare(j.in), Before: c.Before}
	o.ShareIn, o.ShareSeal = b.shareIn(j.in)
	r := done(j, b.render(v, a, o)).answered(a)
	r.before, r.begins = c.Before, c.Understood
	return v.told(r), nil
}

// render shows an answer; its buttons say what it is about.
func (b *Bot) render(v viewer, a answer.Answer, o blocks.Options) blocks.Message {
	o.Topics, o.Person = subjectText(topicsOf(a), b.engine.From(v.Viewer, a)), len(b.engine.Owners(v.Viewer, a)) > 0
	return blocks.Render(a, b.look(o))
}

func (b *Bot) look(o blocks.Options) blocks.Options {
	o.Name = b.cfg.Name
	return o
}

func (b *Bot) engineAsk(ctx context.Context, j job, v viewer, text, before string) (answer.Answer, error) {
	ctx, cancel := context.WithTimeout(ctx, b.cfg.Waits.Ask)
	defer cancel()
	a, err := b.engine.Ask(ctx, v.Viewer, text, before, j.spoken)
	if err != nil {
		return answer.Answer{}, defective("ask", err)
	}
	return a, nil
}

// talk is what a thread remembers: its last question, and the one before, in
// case the last is asked again after a crash.
type talk struct {
	Question   int64 // the last one's number in the journal
	Before     string
	Understood string
}

const (
	threadMemory = Keep
	directMemory = 30 * time.Minute // of a direct message outside threads
)

// contextOf is the talk that the question continues.
func (b *Bot) contextOf(ctx context.Context, j job) (talk, error) {
	next := talk{Question: j.work.ID}
	for _, th := range threadsAround(j.in) {
		last, ok, err := b.lastTalk(ctx, th)
		if err != nil {
			return talk{}, err
		}
		if !ok {
			continue
		}
		if next.Before = last.Understood; last.Question == j.work.ID {
			next.Before = last.Before
		}
		break
	}
	next.Understood = next.Before
	return next, nil
}

// lastTalk is what a thread remembers, if it isn't too long ago.
func (b *Bot) lastTalk(ctx context.Context, th state.Thread) (last talk, ok bool, err error) {
	since := b.now().Add(-threadMemory)
	if th.TS == "" {
		since = b.now().Add(-directMemory)
	}
	raw, ok, err := b.store.LastInThread(ctx, th, since)
	return last, ok && json.Unmarshal(raw, &last) == nil, err
}

// remember keeps the talk for what is asked next. A good answer is given even
// where that fails.
func (b *Bot) remember(ctx context.Context, j job, c talk) {
	b.rememberIn(ctx, j, c, threadsOf(j.in)...)
}

func (b *Bot) rememberIn(ctx context.Context, j job, c talk, threads ...state.Thread) {
	raw, err := json.Marshal(c)
	for _, th := range threads {
		if err == nil {
			err = b.store.PutThread(ctx, th, j.work.ID, raw, b.now())
		}
	}
	if err != nil {
		j.log.Warn("the thread doesn't remember a question", "error", err)
	}
}

// threadsOf are the talks that a question belongs to: its thread, and where it
// begins one in a direct message, the direct message too.
func threadsOf(in slack.In) []state.Thread {
	switch in.Kind {
	case slack.Mention, slack.FollowUp, slack.Overheard:
		return []state.Thread{{Team: in.Team, Channel: in.Channel, TS: in.Thread}}
	case slack.Direct:
		own := state.Thread{Team: in.Team, Channel: in.Channel, TS: in.Thread}
		if in.Thread == in.TS {
			return []state.Thread{own, {Team: in.Team, Channel: in.Channel}}
		}
		return []state.Thread{own}
	}
	return nil
}

// threadsAround are the talks in whose context something is asked. A message's
// shortcut asks what stands in a thread, though the answer doesn't.
func threadsAround(in slack.In) []state.Thread {
	if in.Kind == slack.Shortcut && in.Thread != "" {
		return []state.Thread{{Team: in.Team, Channel: in.Channel, TS: in.Thread}}
	}
	return threadsOf(in)
}
