package slack

import (
	"bytes"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	slackgo "github.com/slack-go/slack"

	"policybot/bot/slacksim"
)

// TestConversationsThatCantBeReadBack asks in two conversations, of which the
// first can't be read.
func TestConversationsThatCantBeReadBack(t *testing.T) {
	first := []string{string(slacksim.General), string(slacksim.PolicyHelp)}
	for _, c := range []struct {
		name   string
		fault  slacksim.Fault
		unsure bool
	}{
		{"refused", slacksim.Fault{Error: "channel_not_found"}, false},
		{"away", slacksim.Fault{Status: 503, Times: 4}, true}, // as often as it is tried
	} {
		t.Run(c.name, func(t *testing.T) {
			s, cfg := sim(t, slacksim.Options{BotScopes: Scopes()})
			cfg.Pace.Read = time.Millisecond
			client := New(cfg)
			defer client.Close()
			self, err := client.Self(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			var last slacksim.TS
			for _, channel := range []slacksim.ChannelID{slacksim.General, slacksim.PolicyHelp} {
				if last, err = s.Say(slacksim.Employee, channel, "@policybot is Pigeon banned?", ""); err != nil {
					t.Fatal(err)
				}
			}
			c.fault.Method = "conversations.history"
			s.Fail(c.fault)
			var taken []string
			err = client.Missed(t.Context(), self, Gap{Since: time.Now().Add(-time.Hour), First: first}, func(in In) error {
				taken = append(taken, in.TS)
				return nil
			})
			if errors.Is(err, ErrUnsure) != c.unsure || (err != nil) != c.unsure {
				t.Errorf("failed with %v", err)
			}
			if !slices.Equal(taken, []string{string(last)}) {
				t.Errorf("taken %q, want %q", taken, last)
			}
		})
	}
}

func TestThreadsWithOurAnswerAloneArentReadBack(t *testing.T) {
	for _, c := range []struct {
		name      string
		again     bool // somebody asks in the thread after our answer
		forgotten bool
		taken     int
		want      int // threads that are read
	}{
		{name: "our answer alone", taken: 1},
		{name: "asked again", again: true, taken: 2, want: 1},
		{name: "whether we answered is forgotten", forgotten: true, want: 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newForgetful(t)
			q := f.ask("")
			f.answer(slacksim.General, q, q)
			if c.again {
				f.ask(q)
			}
			if taken := f.taken(time.Now().Add(-time.Hour), c.forgotten); len(taken) != c.taken {
				t.Errorf("taken %q, want %d", taken, c.taken)
			}
			if n := f.sim.Count("conversations.replies"); n != c.want {
				t.Errorf("%d threads are read, want %d", n, c.want)
			}
		})
	}
}

func TestSharingOfWhatIsReadBack(t *testing.T) {
	message := slackgo.Message{Msg: slackgo.Msg{User: "U1", Text: "<@UB> x", Timestamp: "2.000000"}}
	for _, c := range []struct {
		name         string
		direct, said bool
		want         Sharing
	}{
		{"channel", false, false, NotShared},
		{"shared channel", false, true, Shared},
		{"direct message", true, false, SharingUnknown},
		{"shared direct message", true, true, Shared},
	} {
		var conv slackgo.Channel
		conv.ID, conv.IsIM, conv.IsExtShared = "C1", c.direct, c.said
		asked := me.asked(conv, []slackgo.Message{message}, "1.000000")
		if len(asked) != 1 || asked[0].Sharing != c.want || asked[0].UserTeam != "" {
			t.Errorf("%s: %+v; want %q", c.name, asked, c.want)
		}
	}
}

func TestConversationThatIsTooLongIsLogged(t *testing.T) {
	for _, c := range []struct {
		messages int
		want     bool
	}{{maxPages * pageSize, false}, {maxPages*pageSize + 1, true}} {
		s, cfg := sim(t, slacksim.Options{BotScopes: Scopes()})
		var log bytes.Buffer
		cfg.Logger, cfg.Pace.Read = slog.New(slog.NewTextHandler(&log, nil)), time.Millisecond
		client := New(cfg)
		defer client.Close()
		before := time.Now()
		for range c.messages {
			if _, err := s.Say(slacksim.Other, slacksim.General, "chatter", ""); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := client.recent(t.Context(), string(slacksim.General), before); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(log.String(), "more messages than are read back"); got != c.want {
			t.Errorf("%d messages: logged %v, want %v", c.messages, got, c.want)
		}
	}
}

// What was said outside of threads is taken before threads are read, and of
// those the liveliest first.
func TestOrderOfReadingBack(t *testing.T) {
	f := newForgetful(t)
	ours := f.ask("")
	f.answer(slacksim.General, ours, ours)
	quiet, lively := f.say(slacksim.General, "a topic", ""), f.say(slacksim.General, "another topic", "")
	inQuiet, inLively := f.ask(quiet), f.ask(lively)
	alone := f.ask("")
	var got []slacksim.TS
	read := -1 // threads, when the first question of one was taken
	err := f.Missed(t.Context(), f.self, Gap{Since: time.Now().Add(-time.Hour), Forgotten: true}, func(in In) error {
		if got = append(got, slacksim.TS(in.TS)); in.TS == string(inLively) {
			read = f.sim.Count("conversations.replies")
		}
		return nil
	})
	if want := []slacksim.TS{alone, inLively, inQuiet}; err != nil || !slices.Equal(got, want) || read != 1 {
		t.Errorf("taken %q after %d threads, %v; want %q after 1", got, read, err, want)
	}
	if n := f.sim.Count("conversations.replies"); n != 3 {
		t.Errorf("%d threads are read, want 3", n)
	}
}
