package slack

import "testing"

func TestReference(t *testing.T) {
	message := In{Kind: Mention, Event: "Ev1", Team: "T1", Channel: "C1", TS: "1700000000.000001"}
	again, readBack, edited, other := message, message, message, message
	again.Event = "Ev2" // one message, two events
	readBack.Event = ""
	edited.Edited = "1700000009.000001"
	other.Channel = "C2"
	button := In{Kind: Action, Event: "trigger1", Team: "T1", Channel: "C1", TS: message.TS, Action: "vote"}
	pressedAgain := button
	pressedAgain.Event = "trigger2"
	command := In{Kind: Command, Event: "trigger1", Team: "T1"}
	for _, same := range []In{again, readBack} {
		if same.Reference() != message.Reference() {
			t.Errorf("%+v has another reference than %+v", same, message)
		}
	}
	seen := map[string]In{}
	for _, in := range []In{message, edited, other, button, pressedAgain, command} {
		r := in.Reference()
		if was, taken := seen[r]; taken || len(r) != 6 {
			t.Errorf("%+v has the reference %q of %+v", in, r, was)
		}
		seen[r] = in
	}
}
