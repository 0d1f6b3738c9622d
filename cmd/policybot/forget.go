package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"regexp"
	"time"

	"policybot/bot/state"
)

var forgetCommand = command{
	name:    "forget",
	args:    "USER",
	summary: "delete for good what the state holds of a person",
	help: `
USER is a person's id in Slack, such as U0123ABCD: their profile there shows it
under "Copy member ID". The state is found as by serve, which may run meanwhile.

The state holds of a person: what they asked, as long as it isn't answered; then
for seven days that they asked it, as it was understood, with the verdict (and
the words, for as long as POLICYBOT_KEEP_WORDS says); for seven days which
thread's last question was theirs; for 90 days on which topics nothing on record
answered them, which answers they passed on to people and which they resolved;
until an admin has handled it, at most for a year, what they wrote about an answer
that they called wrong; for a year their votes, with the topic of such an answer,
their lines of the audit, which editions and channels they set, and what they
reported. As understood, a question holds what
records name, and where nothing on record answered it also names and stems of
words as they were typed. A topic holds ids of records and words of the program.

All of that is deleted. Lines of the audit stay, and name "forgotten"; so do
reports that were approved, which are records. For a day
the ids of messages stay too, by which a second delivery is known. A question
that isn't answered yet is answered, and forgotten within an hour after that. Of
what a version before this one answered nobody knows who asked; it is gone
within seven days. What others asked stays, also where it names the person.

In a folder the bytes are overwritten in the database's file and its log.
PostgreSQL keeps old versions of rows until its vacuum has passed, and in its
write-ahead log and on its standbys for as long as they are set to; VACUUM FULL
of the tables taken, threads, feedback, vote_topics, gaps, corrections, passed,
audit, edition_uses, rolled_back, channels and drafts makes them anew. Backups, the disk's own spare blocks, the program's log and Slack itself
are out of reach.

Exit status: 0, also where nothing was found; 2 an error, also where there is no
state.

example:
  policybot forget U0123ABCD`,
	run: runForget,
}

func runForget(p *program, ctx context.Context, flags *flag.FlagSet, args []string) (int, error) {
	args, err := p.parse(flags, args)
	if err != nil {
		return exitError, err
	}
	if len(args) != 1 {
		return exitError, hint(errors.New("forget takes one user"), "such as policybot forget U0123ABCD")
	}
	if err := checkUser(args[0]); err != nil {
		return exitError, err
	}
	return exitOK, p.withState(ctx, func(store *state.Store) error {
		gone, err := store.ForgetPerson(ctx, args[0], state.Act{Who: "command line", What: "forget", Outcome: "done", At: time.Now()})
		if errors.Is(err, state.ErrBusy) {
			err = hint(err, "run it again, until it says that nothing is left")
		}
		if err != nil {
			return err
		}
		tellGone(p.stdout, args[0], store.Place(), gone)
		return nil
	})
}

// userRE is how Slack writes a user's id. Nothing else that the audit names
// looks so.
var userRE = regexp.MustCompile(`^[UW][A-Z0-9]{2,}$`)

func checkUser(id string) error {
	if !userRE.MatchString(id) {
		return hint(fmt.Errorf("%q is no user's id", id), "give an id such as U0123ABCD: the person's profile in Slack shows it under \"Copy member ID\"")
	}
	return nil
}

// withState does something with the state that serve would use. It begins none:
// in another folder nothing would be found of anybody.
func (p *program) withState(ctx context.Context, do func(*state.Store) error) (err error) {
	if view, err := p.viewState(ctx); err == nil {
		_ = view.Close() // it has only looked
	} else if errors.Is(err, state.ErrNone) {
		return err
	}
	open := func() (*state.Store, error) { return state.Open(ctx, p.config.State) }
	if p.config.DatabaseURL != "" {
		open = func() (*state.Store, error) { return openDatabase(ctx, p.config.DatabaseURL) }
	}
	store, err := open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	return do(store)
}

func tellGone(w io.Writer, user, place string, gone state.Gone) {
	if gone == (state.Gone{}) {
		fmt.Fprintf(w, "nothing was found of %s in %s\n", user, place)
		return
	}
	fmt.Fprintf(w, "forgotten in %s:\n", place)
	for _, kind := range []struct {
		n    int
		name string
	}{
		{gone.Questions, "answered questions"},
		{gone.Threads, "last questions of threads"},
		{gone.Votes, "votes"},
		{gone.Topics, "topics that were declined or disliked"},
		{gone.Notes, "corrections that nobody had handled"},
		{gone.Passed, "answers that they passed on to people, or names of who resolved one"},
		{gone.Drafts, "reports that were not approved"},
		{gone.Acts, "names in the audit, whose lines stay"},
	} {
		fmt.Fprintf(w, "%6d %s\n", kind.n, kind.name)
	}
	if gone.Waiting > 0 {
		fmt.Fprintf(w, "%6d not answered yet: left to be answered, and forgotten within an hour after that\n", gone.Waiting)
	}
}
