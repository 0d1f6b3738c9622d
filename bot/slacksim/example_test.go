package slacksim_test

import (
	"context"
	"fmt"
	"time"

	"github.com/slack-go/slack"

	"policybot/bot/slacksim"
)

// Somebody asks, the app answers in the thread, and everything that it sent was flawless.
func Example() {
	sim := slacksim.New(slacksim.Options{Scale: 0.01})
	defer sim.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()

	question, err := sim.Say(slacksim.Employee, slacksim.General, "@policybot may I use Pigeon?", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	// A real app would learn of the question over Socket Mode; here the example itself answers.
	app := slack.New(sim.BotToken(), slack.OptionAPIURL(sim.APIURL()))
	go func() {
		_, _, _ = app.PostMessageContext(ctx, string(slacksim.General), slack.MsgOptionText("Yes.", false), slack.MsgOptionTS(string(question)))
	}()

	err = sim.WaitFor(ctx, func() bool { return len(sim.Answers(slacksim.General, question)) > 0 })
	fmt.Println(err, sim.Answers(slacksim.General, question)[0].Text, len(sim.Problems()))
	// Output: <nil> Yes. 0
}

// A payload can be checked without a server.
func ExampleValidateMessage() {
	for _, p := range slacksim.ValidateMessage([]byte(`{"text":"hi","blocks":[{"type":"header","text":{"type":"mrkdwn","text":"*No*"}}]}`)) {
		fmt.Println(p)
	}
	// Output: invalid_blocks: must be one of: plain_text at /blocks/0/text/type
}
