package bot

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"policybot/bot/blocks"
	"policybot/bot/slacksim"
	"policybot/bot/state"
	"policybot/knowledge"
)

// heard is what the form is filled in with.
func heard(change ...string) map[string]string {
	v := map[string]string{blocks.WhoField: "Acme", blocks.WhatField: "ban", blocks.AppField: "Pigeon", blocks.WhenField: "2024-06-10",
		blocks.TitleField: "Staff mail", blocks.AddressField: "https://intranet.example/7", blocks.QuoteField: "remove it"}
	for i := 0; i+1 < len(change); i += 2 {
		v[change[i]] = change[i+1]
	}
	return v
}

// report fills in the form as a user.
func (w *world) report(user slacksim.UserID, values map[string]string) {
	w.t.Helper()
	w.slash(user, slacksim.General, "report")
	w.submit(user, w.form(user, blocks.ReportForm), values)
}

func (w *world) fate(number int64) state.Draft {
	w.t.Helper()
	d, there, err := w.store.Draft(w.t.Context(), number)
	if err != nil || !there {
		w.t.Fatalf("draft %d: %v, %v", number, there, err)
	}
	return d
}

func twoAdmins(c *Config) { c.Admins = []string{string(slacksim.Admin), string(slacksim.Other)} }

// TestReportIsReviewedAndApproved goes the whole way, with the audit of it.
func TestReportIsReviewedAndApproved(t *testing.T) {
	w := newWorld(t, quick()).run(twoAdmins)
	w.report(slacksim.Employee, heard())
	has(t, w.whisper(slacksim.Employee, slacksim.General, 1), "This is report 1")
	notice := w.direct(slacksim.Admin, 1)
	has(t, notice, "report 1")
	w.direct(slacksim.Other, 1)
	dm := w.sim.DM(slacksim.Admin)
	w.press(slacksim.Admin, notice, "review_draft", "")
	shown := w.whisper(slacksim.Admin, dm, 1)
	for _, part := range []string{"id: acme-pigeon-ban-1", "title: Staff mail", "quote: remove it", "in force → withdrawn"} {
		if text := string(encode(t, shown.Blocks)); !strings.Contains(text, part) {
			t.Errorf("the review lacks %q: %s", part, text)
		}
	}
	w.press(slacksim.Admin, shown, "approve_draft", "")
	has(t, w.whisper(slacksim.Admin, dm, 2), "Added. 1 change in meaning.")
	has(t, w.direct(slacksim.Employee, 1), "Your report 1 was approved")
	if done := w.shelf.taken(); len(done) != 1 || done[0].Who != string(slacksim.Admin) || done[0].What != "approve" || done[0].About != "draft 1" || done[0].Outcome != "done: edition e2" {
		t.Errorf("done %+v", done)
	}
	w.audited("U0EMMA0001 report waiting draft 1")
}

func TestReportIsRejectedWithAReason(t *testing.T) {
	w := newWorld(t, quick()).run(twoAdmins)
	w.report(slacksim.Employee, heard())
	w.press(slacksim.Admin, w.direct(slacksim.Admin, 1), "review_draft", "")
	dm := w.sim.DM(slacksim.Admin)
	shown := w.whisper(slacksim.Admin, dm, 1)
	w.press(slacksim.Admin, shown, "reject_draft", "")
	w.submit(slacksim.Admin, w.form(slacksim.Admin, blocks.RejectForm), map[string]string{blocks.ReasonField: "that was another <!channel> Acme"})
	has(t, w.direct(slacksim.Employee, 1), "Your report 1 was not taken: that was another &lt;!channel&gt; Acme")
	w.allDone()
	if d := w.fate(1); d.Fate != state.Rejected || d.Decider != string(slacksim.Admin) {
		t.Errorf("%+v", d)
	}
	w.audited("U0ADMIN001 reject done draft 1")
	w.press(slacksim.Admin, shown, "approve_draft", "")
	w.allDone()
	if len(w.shelf.taken()) != 0 {
		t.Error("approved after it was rejected")
	}
}

// TestNobodyApprovesTheirOwn reports as an admin: another has to approve it.
func TestNobodyApprovesTheirOwn(t *testing.T) {
	w := newWorld(t, quick()).run(twoAdmins)
	w.report(slacksim.Admin, heard())
	has(t, w.direct(slacksim.Other, 1), "report 1")
	press := func(user slacksim.UserID, action string) {
		p := pressed(action, `{"n":1,"e":"e2","o":"e1"}`)
		p["user"], p["trigger_id"] = object{"id": user, "team_id": slacksim.Team}, action+string(user)
		w.sim.SendEnvelope("interactive", p)
		w.allDone()
	}
	press(slacksim.Admin, "review_draft")
	all := w.sim.Answers(w.sim.DM(slacksim.Admin), "")
	if text := string(encode(t, all[len(all)-1].Blocks)); !strings.Contains(text, "You reported this yourself") || strings.Contains(text, "approve_draft") {
		t.Errorf("shown to its author: %s", text)
	}
	press(slacksim.Admin, "approve_draft")
	if w.audited("U0ADMIN001 approve refused: their own draft 1"); len(w.shelf.taken()) != 0 || w.fate(1).Fate != state.Waiting {
		t.Error("approved by who wrote it")
	}
	press(slacksim.Other, "approve_draft")
	if len(w.shelf.taken()) != 1 {
		t.Error("another admin can't approve it")
	}
}

// TestOnlyAdminsDecideReports tries as somebody else, with every button and form.
func TestOnlyAdminsDecideReports(t *testing.T) {
	w := newWorld(t, quick()).run(twoAdmins)
	w.report(slacksim.Employee, heard())
	w.whisper(slacksim.Employee, slacksim.General, 1)
	for _, action := range []string{"review_draft", "approve_draft", "reject_draft"} {
		w.sim.SendEnvelope("interactive", pressed(action, `{"n":1,"e":"e2","o":"e1"}`))
	}
	w.sim.SendEnvelope("interactive", object{"type": "view_submission", "trigger_id": "forged", "team": object{"id": slacksim.Team},
		"user": object{"id": slacksim.Employee, "team_id": slacksim.Team},
		"view": object{"callback_id": blocks.RejectForm, "private_metadata": "1", "state": object{"values": object{}}}})
	w.slash(slacksim.Employee, slacksim.General, "drafts")
	has(t, w.whisper(slacksim.Employee, slacksim.General, 2), "Only admins")
	w.allDone()
	if w.shelf.count() != 0 || w.fate(1).Fate != state.Waiting {
		t.Errorf("the library was asked %d times, the draft is %s", w.shelf.count(), w.fate(1).Fate)
	}
	w.audited("U0EMMA0001 approve refused draft 1")
}

func TestReportsThatCantBe(t *testing.T) {
	w := newWorld(t, quick()).run(twoAdmins)
	for i, c := range []struct {
		values map[string]string
		want   string
	}{
		{heard(blocks.WhatField, "lift"), "no rule of theirs"},
		{heard(blocks.WhenField, "2999-01-01"), "a day"},
		{heard(blocks.AddressField, "javascript:alert(1)"), "no page"},
		{heard(blocks.WhoField, "!!"), "who did it"},
	} {
		w.report(slacksim.Employee, c.values)
		m := w.whisper(slacksim.Employee, slacksim.General, i+1)
		if c.want != "a day" {
			has(t, m, c.want)
		}
	}
	if all, err := w.store.Drafts(t.Context(), state.Waiting); len(all) != 0 || err != nil {
		t.Errorf("kept %v, %v", all, err)
	}
}

// TestReportsAreBounded reports more than may wait.
func TestReportsAreBounded(t *testing.T) {
	w := newWorld(t, quick())
	for n := range int64(mostWaiting) {
		if _, err := w.store.PutDraft(t.Context(), state.Draft{Number: n + 1, Question: -n - 1, Who: string(slacksim.Employee), File: []byte("events: []"), Fate: state.Waiting, At: time.Now()}, state.Act{Who: "U0EMMA0001", What: "report", At: time.Now()}); err != nil {
			t.Fatal(err)
		}
	}
	w.run(twoAdmins)
	w.report(slacksim.Employee, heard())
	has(t, w.whisper(slacksim.Employee, slacksim.General, 1), "still wait")
	w.slash(slacksim.Admin, slacksim.General, "drafts")
	has(t, w.whisper(slacksim.Admin, slacksim.General, 1), "10 reports wait")
}

// TestReportsAreReviewedByWhoMaySeeThem reviews as an admin who may not see what
// the report is about, and as one who may.
func TestReportsAreReviewedByWhoMaySeeThem(t *testing.T) {
	w := newWorld(t, quick())
	w.engine.rules.Collections = []knowledge.Access{{Name: "board", Groups: []string{"S0POLICYA1"}}}
	if _, err := w.store.PutDraft(t.Context(), state.Draft{Number: 1, Question: -1, Who: string(slacksim.Employee), File: []byte("events: []"), About: "board", Fate: state.Waiting, At: time.Now()}, state.Act{Who: "U0EMMA0001", What: "report", At: time.Now()}); err != nil {
		t.Fatal(err)
	}
	w.run(twoAdmins)
	for user, want := range map[slacksim.UserID]string{slacksim.Other: "may not see", slacksim.Admin: "Report 1"} {
		w.slash(user, slacksim.General, "drafts")
		w.press(user, w.whisper(user, slacksim.General, 1), "review_draft", "")
		has(t, w.whisper(user, slacksim.General, 2), want)
	}
}

// TestReportThatNobodyCanDecide is of the only admin.
func TestReportThatNobodyCanDecide(t *testing.T) {
	w := newWorld(t, quick()).run(func(c *Config) { c.Admins = []string{string(slacksim.Admin)} })
	w.report(slacksim.Admin, heard())
	has(t, w.whisper(slacksim.Admin, slacksim.General, 1), "nobody who could be told")
}

// TestReportsStayWords writes what would be markup, a mention or YAML.
func TestReportsStayWords(t *testing.T) {
	w := newWorld(t, quick()).run(twoAdmins)
	hostile := "<!channel> *x* \nevents: [] --- !!x &a *a"
	w.report(slacksim.Employee, heard(blocks.TitleField, hostile, blocks.QuoteField, hostile, blocks.NoteField, hostile))
	w.press(slacksim.Admin, w.direct(slacksim.Admin, 1), "review_draft", "")
	shown := w.whisper(slacksim.Admin, w.sim.DM(slacksim.Admin), 1)
	if text := string(encode(t, shown.Blocks)); strings.Contains(text, `"type":"broadcast"`) || !strings.Contains(text, "rich_text_preformatted") {
		t.Errorf("shown as %s", text)
	}
	if file := string(w.fate(1).File); strings.Count(file, "events:") != 4 || strings.Count(file, "\n\nevents:\n") != 1 {
		t.Errorf("the record is\n%s", file)
	}
}

// overtaking is a store in which somebody else's report takes the first number
// that is given.
type overtaking struct {
	*state.Store
	once sync.Once
}

func (s *overtaking) NextDraft(ctx context.Context, question int64) (number int64, err error) {
	number, err = s.Store.NextDraft(ctx, question)
	s.once.Do(func() {
		d := state.Draft{Number: number, Question: question + 1000, Who: "U0OTHER001", File: []byte("x"), Record: "r", Fate: state.Waiting, At: time.Now()}
		_, failed := s.PutDraft(ctx, d, state.Act{Who: d.Who, What: "report", At: d.At})
		err = errors.Join(err, failed)
	})
	return number, err
}

func TestReportsAtTheSameTimeAreBothKept(t *testing.T) {
	w := newWorld(t, quick())
	w.talks = &overtaking{Store: w.store}
	w.run(twoAdmins)
	w.report(slacksim.Employee, heard())
	has(t, w.whisper(slacksim.Employee, slacksim.General, 1), "This is report 2")
	if d := w.fate(2); d.Who != string(slacksim.Employee) || d.Record != "acme-pigeon-ban-2" {
		t.Errorf("kept as 2: %+v", d)
	}
}

// waits keeps a report of the employee's, about a collection or about none.
func (w *world) waits(about string) {
	w.t.Helper()
	d := state.Draft{Number: 1, Question: -1, Who: string(slacksim.Employee), File: []byte("events: []"), About: about, Fate: state.Waiting, At: time.Now()}
	if _, err := w.store.PutDraft(w.t.Context(), d, state.Act{Who: d.Who, What: "report", At: d.At}); err != nil {
		w.t.Fatal(err)
	}
}

// dying is a store whose first user approves a draft and comes no further.
type dying struct {
	*state.Store
	once sync.Once
}

func (s *dying) Draft(ctx context.Context, number int64) (d state.Draft, there bool, err error) {
	s.once.Do(func() {
		p := state.Publication{Hash: "e2", Parts: state.Parts(maps.All(map[string][]byte{"p": []byte("x")})), Who: string(slacksim.Admin), Way: state.Added, Draft: number}
		_, err = s.Publish(ctx, p, time.Now())
		err = cmp.Or(err, errors.New("the process dies here"))
	})
	if err != nil {
		return d, false, err
	}
	return s.Store.Draft(ctx, number)
}

// TestApprovalThatDiesIsTold approves, and dies before anybody is told.
func TestApprovalThatDiesIsTold(t *testing.T) {
	w := newWorld(t, quick())
	w.waits("")
	w.talks = &dying{Store: w.store}
	w.run(twoAdmins)
	approve := func(trigger string) {
		p := pressed("approve_draft", `{"n":1,"e":"e2","o":"e1"}`)
		p["user"], p["trigger_id"] = object{"id": slacksim.Admin, "team_id": slacksim.Team}, trigger
		w.sim.SendEnvelope("interactive", p)
	}
	approve("first")
	has(t, w.direct(slacksim.Employee, 1), "Your report 1 was approved")
	has(t, w.direct(slacksim.Admin, 1), "Approved")
	approve("second")
	has(t, w.direct(slacksim.Admin, 2), "is decided")
	w.quiet()
	w.direct(slacksim.Employee, 1)
}

// moving is a store in which a report is about the board's from a moment on.
type moving struct {
	*state.Store
	moved atomic.Bool
}

func (s *moving) Draft(ctx context.Context, number int64) (state.Draft, bool, error) {
	d, there, err := s.Store.Draft(ctx, number)
	if s.moved.Load() {
		d.About = "board"
	}
	return d, there, err
}

// TestRejectionIsForWhoMaySeeTheReport sends in the form when the admin may no
// longer see the report.
func TestRejectionIsForWhoMaySeeTheReport(t *testing.T) {
	w := newWorld(t, quick())
	w.engine.rules.Collections = []knowledge.Access{{Name: "board", Groups: []string{"S0POLICYA1"}}}
	w.waits("")
	store := &moving{Store: w.store}
	w.talks = store
	w.run(twoAdmins)
	w.slash(slacksim.Other, slacksim.General, "drafts")
	w.press(slacksim.Other, w.whisper(slacksim.Other, slacksim.General, 1), "review_draft", "")
	w.press(slacksim.Other, w.whisper(slacksim.Other, slacksim.General, 2), "reject_draft", "")
	form := w.form(slacksim.Other, blocks.RejectForm)
	store.moved.Store(true)
	w.submit(slacksim.Other, form, map[string]string{blocks.ReasonField: "no"})
	has(t, w.whisper(slacksim.Other, slacksim.General, 3), "may not see")
	if d := w.fate(1); d.Fate != state.Waiting {
		t.Errorf("%+v", d)
	}
}

// TestReporterDoesNotWaitForAdmins keeps the admins from being told for a while.
func TestReporterDoesNotWaitForAdmins(t *testing.T) {
	w := newWorld(t, quick()).run(twoAdmins)
	w.sim.RateLimit("conversations.open", 1, 2*time.Second)
	w.report(slacksim.Employee, heard())
	has(t, w.whisper(slacksim.Employee, slacksim.General, 1), "This is report 1")
	admins := []slacksim.UserID{slacksim.Admin, slacksim.Other}
	for _, admin := range admins {
		if n := len(w.sim.Answers(w.sim.DM(admin), "")); n != 0 {
			t.Errorf("%s was told before who reported it was", admin)
		}
	}
	for _, admin := range admins {
		w.direct(admin, 1)
	}
	w.quiet()
}
