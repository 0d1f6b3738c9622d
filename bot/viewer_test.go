package bot

import (
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"policybot/bot/blocks"
	"policybot/bot/slack"
	"policybot/bot/slacksim"
	"policybot/knowledge"
)

// legal is a collection for the one user group, and for one channel.
func legal(guests knowledge.Guests) knowledge.Settings {
	return knowledge.Settings{Guests: guests, Collections: []knowledge.Access{
		{Name: "legal", Groups: []string{"S0POLICYA1"}, Channels: []string{string(slacksim.PolicyHelp)}},
	}}
}

// last is who sees what was asked, searched or shown last.
func (m *memo) last() knowledge.Viewer {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.seers) == 0 {
		return knowledge.Viewer{All: true}
	}
	return m.seers[len(m.seers)-1]
}

func (s *shelf) last() knowledge.Viewer {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seers[len(s.seers)-1]
}

// sees fails unless what was done last was worked out for a viewer in the
// channel who has the user groups, or none.
func (w *world) sees(what string, got knowledge.Viewer, ch slacksim.ChannelID, groups ...string) {
	w.t.Helper()
	if got.All || got.Channel != string(ch) || !slices.Equal(got.Groups, groups) {
		w.t.Errorf("%s: worked out for %+v, want channel %s and groups %v", what, got, ch, groups)
	}
}

// TestAnswersAreForWhoReadsThem asks by every way, as a member of the group and
// as somebody in none: where others read along the group counts for nobody.
func TestAnswersAreForWhoReadsThem(t *testing.T) {
	for user, groups := range map[slacksim.UserID][]string{slacksim.Admin: {"S0POLICYA1"}, slacksim.Employee: nil} {
		w := newWorld(t, quick())
		w.engine.rules = legal("")
		w.run()
		who, ch, dm := string(user), slacksim.General, w.sim.DM(user)
		public := func(what string) { w.t.Helper(); w.allDone(); w.sees(who+", "+what, w.engine.last(), ch) }
		private := func(what string, in slacksim.ChannelID) {
			w.t.Helper()
			w.allDone()
			w.sees(who+", "+what, w.engine.last(), in, groups...)
		}
		q := w.say(user, ch, "@policybot did Acme ban Pigeon?", "")
		public("mention")
		answer := w.answers(ch, q, 1)[0]
		w.say(user, ch, "and Globex?", q)
		public("further question in the thread")
		w.say(user, ch, "@policybot search April", "")
		public("search by mention")
		w.press(user, answer, "source", "")
		private("source", ch)
		if err := w.sim.CloseModal(user); err != nil {
			t.Fatal(err)
		}
		which := w.say(user, ch, "@policybot which Acme?", "")
		w.press(user, w.answers(ch, which, 1)[0], "choice", "")
		public("choice")
		long := w.say(user, ch, "and everything? <@U0POLICYB1>", q)
		w.allDone()
		all := w.sim.Answers(ch, q)
		w.press(user, all[len(all)-1], "show_all", "")
		private("all of it", ch)
		if err := w.sim.MessageShortcut(user, ch, long, slack.CheckMessage); err != nil {
			t.Fatal(err)
		}
		private("shortcut of a message", ch)
		w.slash(user, ch, "search April")
		private("search by command", ch)
		m := w.whispered(user, "did Acme ban Pigeon?")
		private("command", ch)
		w.press(user, m, "share", "")
		public("sharing")
		w.press(user, w.whispered(user, "which Acme?"), "choice", "")
		private("choice in a private answer", ch)
		w.slash(user, ch, "")
		w.submit(user, w.form(user, blocks.AskForm), asked("did Acme ban Pigeon?"))
		private("form", ch)
		if err := w.sim.GlobalShortcut(user, slack.AskAnywhere); err != nil {
			t.Fatal(err)
		}
		w.submit(user, w.form(user, blocks.AskForm), asked("did Acme ban Pigeon?"))
		private("shortcut found everywhere", "")
		q = w.say(user, dm, "which Acme?", "")
		private("direct message", dm)
		w.press(user, w.answers(dm, q, 1)[0], "choice", "")
		private("choice in a direct message", dm)
		w.say(user, dm, "search April", "")
		private("search in a direct message", dm)
	}
	w := newWorld(t, quick())
	w.engine.rules = legal("")
	w.run()
	w.say(slacksim.Employee, slacksim.GroupDM, "@policybot did Acme ban Pigeon?", "")
	w.allDone()
	w.sees("group message", w.engine.last(), slacksim.GroupDM)
	w.slash(slacksim.Admin, slacksim.General, "reload")
	w.allDone()
	w.sees("what a reload would change", w.shelf.last(), slacksim.General, "S0POLICYA1")
	w.press(slacksim.Admin, w.whisper(slacksim.Admin, slacksim.General, 1), "confirm_reload", "")
	w.allDone()
	w.sees("what a reload has changed", w.shelf.last(), slacksim.General, "S0POLICYA1")
}

// TestGuestsSeeWhatIsSet asks as a guest who is in the user group, under each
// rule for guests.
func TestGuestsSeeWhatIsSet(t *testing.T) {
	for rule, want := range map[knowledge.Guests]struct{ answered, member bool }{
		"": {true, false}, knowledge.GuestsOpen: {true, false}, knowledge.GuestsMembers: {true, true}, knowledge.GuestsRefused: {false, false},
	} {
		w := newWorld(t, quick())
		w.engine.rules = legal(rule)
		if err := w.sim.Regroup("S0POLICYA1", slacksim.Guest); err != nil {
			t.Fatal(err)
		}
		w.run()
		dm := w.sim.DM(slacksim.Guest)
		for where, ask := range map[string]func() slacksim.Message{
			"mention": func() slacksim.Message {
				q := w.say(slacksim.Guest, slacksim.PolicyHelp, "@policybot did Acme ban Pigeon?", "")
				return w.answers(slacksim.PolicyHelp, q, 1)[0]
			},
			"command": func() slacksim.Message {
				w.slash(slacksim.Guest, slacksim.PolicyHelp, "did Acme ban Pigeon?")
				return w.whisper(slacksim.Guest, slacksim.PolicyHelp, 1)
			},
			"direct message": func() slacksim.Message {
				return w.answers(dm, w.say(slacksim.Guest, dm, "did Acme ban Pigeon?", ""), 1)[0]
			},
		} {
			m := ask()
			if got := !strings.Contains(m.Text, "no guests"); got != want.answered {
				t.Errorf("guests %q, %s: answered %v: %s", rule, where, got, m.Text)
			}
			v := w.engine.last()
			v.Channel = "" // what that may be shown aside
			if want.answered && w.engine.rules.Sees(v, "legal") != (want.member && where != "mention") {
				t.Errorf("guests %q, %s: worked out for %+v", rule, where, v)
			}
		}
	}
}

// TestUnknownMembersAreNone asks while Slack doesn't say who is in the group,
// and while it doesn't say who is a guest: nothing is taken for granted, and who
// asks is told.
func TestUnknownMembersAreNone(t *testing.T) {
	for _, method := range []string{"usergroups.list", "users.info"} {
		w := newWorld(t, quick())
		w.engine.rules = legal("")
		w.run(func(c *Config) { c.Admins = nil })
		w.sim.Fail(slacksim.Fault{Method: method, Error: "fatal_error", Times: 50})
		press := pressed("show_all", `{"q":"did Acme ban Pigeon?"}`)
		press["user"] = object{"id": slacksim.Admin, "team_id": slacksim.Team}
		w.sim.SendEnvelope("interactive", press)
		m := w.direct(slacksim.Admin, 1)
		has(t, m, "Yes, Acme banned")
		has(t, m, "Slack doesn't tell just now")
		if v := w.engine.last(); w.engine.rules.Sees(v, "legal") {
			t.Errorf("%s fails: worked out for %+v", method, v)
		}
	}
}

// TestGroupsAreBelievedForAMinute takes somebody out of the group.
func TestGroupsAreBelievedForAMinute(t *testing.T) {
	w := newWorld(t, quick())
	w.engine.rules = legal("")
	var later atomic.Int64
	w.run(func(c *Config) { c.Now = func() time.Time { return time.Now().Add(time.Duration(later.Load())) } })
	w.whispered(slacksim.Admin, "did Acme ban Pigeon?")
	w.sees("a member", w.engine.last(), slacksim.General, "S0POLICYA1")
	if err := w.sim.Regroup("S0POLICYA1", slacksim.Other); err != nil {
		t.Fatal(err)
	}
	later.Store(int64(membersRemembered))
	w.whispered(slacksim.Admin, "did Acme ban Pigeon?")
	w.sees("no member any more", w.engine.last(), slacksim.General)
}

// TestSharedAndUnknownConversationsAreRefused asks where other organizations
// read along, and where Slack doesn't say whether they do. What one of our own
// reads alone is answered there too.
func TestSharedAndUnknownConversationsAreRefused(t *testing.T) {
	w := newWorld(t, quick())
	w.engine.rules = legal("")
	w.run()
	q := w.say(slacksim.Admin, slacksim.Shared, "@policybot did Acme ban Pigeon?", "")
	has(t, w.answers(slacksim.Shared, q, 1)[0], "I answer people of")
	press := pressed("choice:1", `{"q":"did Acme ban Pigeon?"}`)
	press["container"] = object{"type": "message", "channel_id": "C0UNKNOWN1", "message_ts": "1700000000.000001"}
	w.sim.SendEnvelope("interactive", press)
	stranger := pressed("source:1", `{"r":"acme-pigeon-ban","s":"memo-7"}`)
	stranger["user"] = object{"id": slacksim.Stranger, "team_id": slacksim.PartnerTeam}
	stranger["container"] = object{"type": "message", "channel_id": slacksim.Shared, "message_ts": "1700000000.000001"}
	w.sim.SendEnvelope("interactive", stranger)
	w.allDone()
	if n := len(w.engine.seers); n != 0 {
		t.Errorf("%d were answered: %+v", n, w.engine.seers)
	}
	w.slash(slacksim.Admin, slacksim.Shared, "did Acme ban Pigeon?")
	w.whisper(slacksim.Admin, slacksim.Shared, 1)
	w.sees("command in a shared channel", w.engine.last(), slacksim.Shared, "S0POLICYA1")
}

// TestGapsHideWhatAnAdminMayNotKnow declines a question about what only the
// group may know, and asks for the gaps as an admin who isn't in it.
func TestGapsHideWhatAnAdminMayNotKnow(t *testing.T) {
	w := newWorld(t, quick())
	w.engine.rules = knowledge.Settings{Collections: []knowledge.Access{{Name: "pigeon", Groups: []string{"S0POLICYA1"}}}}
	if err := w.sim.Regroup("S0POLICYA1", slacksim.Other); err != nil {
		t.Fatal(err)
	}
	w.run(func(c *Config) { c.Admins = []string{string(slacksim.Admin), string(slacksim.Other)} })
	q := w.say(slacksim.Other, w.sim.DM(slacksim.Other), "did Acme ban Pigeon?", "")
	w.vote(slacksim.Other, w.answers(w.sim.DM(slacksim.Other), q, 1)[0], "wrong")
	for user, shown := range map[slacksim.UserID]bool{slacksim.Admin: false, slacksim.Other: true} {
		m := w.whispered(user, "gaps")
		if body := string(encode(t, m.Blocks)); strings.Contains(body, "did-ban") != shown {
			t.Errorf("%s is shown %s", user, body)
		}
	}
}
