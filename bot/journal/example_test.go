package journal_test

import (
	"context"
	"fmt"
	"os"
	"time"

	"policybot/bot/journal"
	"policybot/bot/state"
)

// One question from Slack to its answer, delivered twice.
func Example() {
	ctx := context.Background()
	dir, err := os.MkdirTemp("", "state")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	store, err := state.Open(ctx, dir)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer store.Close()

	me := journal.Owner(store.Owner())
	j := journal.New(store, time.Now, journal.Limits{})
	if _, err := j.Reclaim(ctx, me); err != nil {
		fmt.Println(err)
	}
	for range 2 {
		fresh, err := j.Take(ctx, journal.Item{
			Kind:    journal.Mention,
			Keys:    journal.Keys{Event: "Ev1", Team: "T1", Channel: "C1", Thread: "1.1", TS: "1.1"},
			Payload: []byte("may I use it?"),
		})
		fmt.Println("taken:", fresh, err) // on nil, acknowledge to Slack
	}

	work, ok, err := j.Claim(ctx, me)
	fmt.Printf("work: %v, %s, %q, attempt %d %v\n", ok, work.Kind, work.Payload, work.Attempt, err)
	if work.Reply.Key == "" { // otherwise look in the thread first
		fmt.Println("posting:", j.Posting(ctx, work, "answer"))
		fmt.Println("done:", j.PostedDone(ctx, work, "1.2", journal.Answered))
	}
	// Output:
	// taken: true <nil>
	// taken: false <nil>
	// work: true, mention, "may I use it?", attempt 1 <nil>
	// posting: <nil>
	// done: <nil>
}
