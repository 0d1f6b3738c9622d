package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"policybot/bot/blocks"
	"policybot/bot/slack"
	"policybot/bot/slacksim"
)

// surface is a way to ask, in which the answer is given.
type surface struct {
	name string
	ask  func(p *place, question string) slacksim.Message
}

// surfaces are all the ways to ask. Each is tried by the same person, who may
// see the same everywhere.
var surfaces = []surface{
	{"mention", func(p *place, q string) slacksim.Message { return p.inThread(slacksim.General, "@policybot "+q, "") }},
	{"mention in a group message", func(p *place, q string) slacksim.Message { return p.inThread(slacksim.GroupDM, "@policybot "+q, "") }},
	{"further question in a thread", func(p *place, q string) slacksim.Message {
		root := p.inThread(slacksim.PolicyHelp, "@policybot help", "").Thread
		return p.inThread(slacksim.PolicyHelp, q, root)
	}},
	{"direct message", func(p *place, q string) slacksim.Message { return p.inThread(p.sim.DM(slacksim.Employee), q, "") }},
	{"command", func(p *place, q string) slacksim.Message {
		return p.privately(slacksim.General, func() error { return p.sim.Slash(slacksim.Employee, slacksim.General, "/policy", q) })
	}},
	{"form of the bare command", func(p *place, q string) slacksim.Message {
		return p.privately(slacksim.General, func() error {
			return p.fillIn(q, func() error { return p.sim.Slash(slacksim.Employee, slacksim.General, "/policy", "") })
		})
	}},
	{"shortcut found everywhere", func(p *place, q string) slacksim.Message {
		return p.directly(func() error {
			return p.fillIn(q, func() error { return p.sim.GlobalShortcut(slacksim.Employee, slack.AskAnywhere) })
		})
	}},
	{"shortcut of a message", func(p *place, q string) slacksim.Message {
		ts, err := p.sim.Say(slacksim.Other, slacksim.General, q, "")
		if err != nil {
			p.t.Fatal(err)
		}
		return p.privately(slacksim.General, func() error {
			return p.sim.MessageShortcut(slacksim.Employee, slacksim.General, ts, slack.CheckMessage)
		})
	}},
	{"Home tab", func(p *place, q string) slacksim.Message {
		p.sim.OpenHome(slacksim.Employee)
		var v slacksim.View
		p.until("no Home tab", func() (ok bool) { v, ok = p.sim.Home(slacksim.Employee); return ok })
		return p.directly(func() error {
			if err := p.sim.TypeIn(slacksim.Employee, v.ID, blocks.QuestionField, q); err != nil {
				return err
			}
			return p.sim.PressIn(slacksim.Employee, v.ID, string(blocks.AskAtHome), "")
		})
	}},
	{"shared in the channel", func(p *place, q string) slacksim.Message {
		m := p.privately(slacksim.General, func() error { return p.sim.Slash(slacksim.Employee, slacksim.General, "/policy", q) })
		n := len(p.sim.Answers(slacksim.General, ""))
		if err := p.sim.Press(slacksim.Employee, slacksim.General, m.TS, string(blocks.Share)); err != nil {
			p.t.Fatal(err)
		}
		return p.next("nothing is shared", n, func() []slacksim.Message { return p.sim.Answers(slacksim.General, "") })
	}},
}

// next waits for the message behind the first n.
func (p *place) next(otherwise string, n int, list func() []slacksim.Message) slacksim.Message {
	p.t.Helper()
	p.until(otherwise, func() bool { return len(list()) > n })
	return list()[n]
}

// inThread writes a message and gives the next answer in its thread.
func (p *place) inThread(ch slacksim.ChannelID, text string, thread slacksim.TS) slacksim.Message {
	p.t.Helper()
	n := len(p.sim.Answers(ch, thread))
	if thread == "" {
		n = 0
	}
	ts, err := p.sim.Say(slacksim.Employee, ch, text, thread)
	if err != nil {
		p.t.Fatal(err)
	}
	if thread == "" {
		thread = ts
	}
	return p.next("no answer", n, func() []slacksim.Message { return p.sim.Answers(ch, thread) })
}

// privately does something, and gives what is then shown to the employee alone.
func (p *place) privately(ch slacksim.ChannelID, do func() error) slacksim.Message {
	p.t.Helper()
	n := len(p.sim.Whispers(slacksim.Employee, ch))
	if err := do(); err != nil {
		p.t.Fatal(err)
	}
	return p.next("no private answer", n, func() []slacksim.Message { return p.sim.Whispers(slacksim.Employee, ch) })
}

// directly does something, and gives the bot's next own message in the direct
// message with the employee.
func (p *place) directly(do func() error) slacksim.Message {
	p.t.Helper()
	list := func() []slacksim.Message { return p.sim.Answers(p.sim.DM(slacksim.Employee), "") }
	n := len(list())
	if err := do(); err != nil {
		p.t.Fatal(err)
	}
	return p.next("no direct message", n, list)
}

// fillIn opens the form for a question, and sends it in. One that was sent in
// before may still be about to close.
func (p *place) fillIn(question string, open func() error) error {
	before, _ := p.sim.Modal(slacksim.Employee)
	if err := open(); err != nil {
		return err
	}
	var v slacksim.View
	p.until("no form", func() (ok bool) {
		v, ok = p.sim.Modal(slacksim.Employee)
		return ok && v.ID != before.ID
	})
	return p.sim.Submit(slacksim.Employee, v.ID, map[string]string{blocks.QuestionField: question})
}

// told is what a message says: the texts of its blocks, but for the question
// that it restates and the button that shares it.
func told(t *testing.T, m slacksim.Message, question string) []string {
	t.Helper()
	var list []string
	for _, b := range m.Blocks {
		raw, err := json.Marshal(b)
		if err != nil {
			t.Fatal(err)
		}
		var texts []string
		eachText(b, func(text string) { texts = append(texts, text) })
		if all := strings.Join(texts, ""); !strings.HasSuffix(all, question) && !strings.Contains(string(raw), `"action_id":"`+string(blocks.Share)+`"`) {
			list = append(list, all)
		}
	}
	return list
}

func eachText(tree any, f func(string)) {
	switch v := tree.(type) {
	case []any:
		for _, x := range v {
			eachText(x, f)
		}
	case map[string]any:
		if text, ok := v["text"].(string); ok {
			f(text)
		}
		for _, key := range []string{"text", "elements", "rows"} {
			eachText(v[key], f)
		}
	}
}

// TestEverySurfaceGivesTheSameAnswer asks on each of them, and at the prompt.
func TestEverySurfaceGivesTheSameAnswer(t *testing.T) {
	for _, question := range []string{
		"did Amazon ban TikTok?", "may I use TikTok on my company phone at Wells Fargo?", "who owns TikTok?", "did Globex ban TikTok?",
	} {
		t.Run(question, func(t *testing.T) {
			t.Parallel()
			p := serveIn(t, slacksim.Options{Shortcuts: pretended("").Shortcuts}, "")
			var first []string
			for _, s := range surfaces {
				m := s.ask(p, question)
				got := append(told(t, m, question), m.Text)
				if first == nil {
					first = got
				}
				if !slices.Equal(got, first) {
					t.Errorf("by %s:\n%q\nby %s:\n%q", s.name, got, surfaces[0].name, first)
				}
			}
			var printed struct{ Text string }
			if err := json.Unmarshal([]byte(once(nil, "ask", "--json", question)), &printed); err != nil {
				t.Fatal(err)
			}
			said := first[len(first)-1]
			if said == "" || !strings.HasPrefix(printed.Text, said) {
				t.Errorf("at the prompt %q, in Slack %q", printed.Text, said)
			}
			for _, x := range p.sim.Problems() {
				t.Errorf("%s: %v in %s", x.Method, x.Problems, x.Body)
			}
		})
	}
}
