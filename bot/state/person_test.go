package state

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
)

// year keeps everything but words, for as long as the tests' clock runs.
var year = Keep{Done: 365 * day, Votes: 365 * day, Gaps: 365 * day, Notes: 365 * day, Passed: 365 * day, Acts: 365 * day}

// asked takes a question of a person's.
func asked(t testing.TB, s *Store, event, who, words string) {
	t.Helper()
	q := mention(event, event)
	q.Who, q.Payload = who, []byte(words)
	if fresh, err := s.Take(t.Context(), q, day); !fresh || err != nil {
		t.Fatal(fresh, err)
	}
}

// answered answers the oldest question.
func answered(t *testing.T, s *Store, kept Kept, at time.Time) {
	t.Helper()
	q := claim(t, s, "a", at)
	must(t, s.PutThread(t.Context(), Thread{"T1", q.Channel, q.TS}, q.ID, []byte("about "+kept.Understood), at))
	must(t, s.Posting(t.Context(), proof(q), "key-"+q.TS, at, time.Minute))
	must(t, s.Finish(t.Context(), proof(q), "9.9", "answered", kept, at))
}

func heldOf(t testing.TB, s *Store, who string) Held {
	t.Helper()
	h, err := s.HeldOf(t.Context(), who)
	must(t, err)
	return h
}

func testWhatStays(t *testing.T, fresh maker) {
	s := fresh(t)
	asked(t, s, "1.1", "", "by an older program")
	asked(t, s, "1.2", "U1", "canary")
	long := strings.Repeat("é", 400)
	answered(t, s, Kept{Who: "U1", Understood: long, Verdict: "yes"}, noon)
	answered(t, s, Kept{Who: "U9", Understood: "did-ban", Verdict: "no", Words: "canary"}, noon)
	h := heldOf(t, s, "U1")
	if len(h.Questions) != 2 || len(heldOf(t, s, "U9").Questions) != 0 {
		t.Fatalf("held %+v; want both questions", h)
	}
	first, second := h.Questions[0].Kept, h.Questions[1].Kept
	if want := (Kept{Who: "U1", Understood: long[:500], Verdict: "yes"}); !reflect.DeepEqual(first, want) {
		t.Errorf("first %+v; want %+v", first, want)
	}
	if want := (Kept{Who: "U1", Understood: "did-ban", Verdict: "no", Words: "canary"}); !reflect.DeepEqual(second, want) {
		t.Errorf("second %+v; want %+v", second, want)
	}
	for _, step := range []struct {
		after time.Duration
		words int
		left  string
	}{{time.Hour, 0, "canary"}, {2 * time.Hour, 1, ""}, {3 * time.Hour, 0, ""}} {
		keep := year
		keep.Words = 2 * time.Hour
		gone, err := s.Forget(t.Context(), noon.Add(step.after), keep)
		if got := heldOf(t, s, "U1").Questions[1].Kept.Words; gone != (Forgotten{Words: step.words}) || got != step.left || err != nil {
			t.Errorf("after %v: dropped %+v, left %q, error %v", step.after, gone, got, err)
		}
	}
}

func testForgetPerson(t *testing.T, fresh maker) {
	s := fresh(t)
	now := noon.Add(2 * day)
	act := Act{Who: "command line", What: "forget", Outcome: "done", At: now}
	for _, q := range []struct{ event, who string }{{"1.1", "U1"}, {"1.2", "U2"}, {"1.3", "U1"}} {
		asked(t, s, q.event, q.who, "canary")
	}
	answered(t, s, Kept{Understood: "did-ban old"}, noon) // long ago
	answered(t, s, Kept{Understood: "did-ban other"}, now)
	answered(t, s, Kept{Understood: "did-ban new"}, now)
	asked(t, s, "1.4", "U1", "canary")
	for _, who := range []string{"U1", "U2"} {
		must(t, s.PutVote(t.Context(), 0, Vote{"a1", who, Up, noon}))
		must(t, s.Record(t.Context(), Act{Who: who, What: "reload", About: "aa", At: noon}))
	}
	must(t, s.PutThread(t.Context(), Thread{"T1", "C1", "1.2"}, 3, []byte("U1 went on in it"), now))
	other := heldOf(t, s, "U2")
	if h := heldOf(t, s, "U1"); len(h.Questions) != 3 || len(h.Threads) != 3 || len(h.Votes) != 1 || len(h.Acts) != 1 {
		t.Fatalf("held %+v", h)
	}

	gone, err := s.ForgetPerson(t.Context(), "U1", act)
	if want := (Gone{Questions: 2, Waiting: 1, Threads: 3, Votes: 1, Acts: 1}); gone != want || err != nil {
		t.Errorf("forgot %+v, error %v; want %+v", gone, err, want)
	}
	if h := heldOf(t, s, "U1"); len(h.Questions) != 1 || len(h.Threads)+len(h.Votes)+len(h.Acts) != 0 {
		t.Errorf("left %+v; want the question that isn't answered", h)
	}
	if h := heldOf(t, s, "U2"); !reflect.DeepEqual(h, other) {
		t.Errorf("of somebody else: %+v; want %+v", h, other)
	}
	acts, err := s.Acts(t.Context(), noon, 10)
	if want := []Act{act, {"U2", "reload", "aa", "", noon}, {nobody, "reload", "aa", "", noon}}; !reflect.DeepEqual(acts, want) || err != nil {
		t.Errorf("audit %v, error %v; want %v", acts, err, want)
	}
	again := mention("1.3", "1.3")
	again.At = noon.Add(time.Hour)
	if fresh, err := s.Take(t.Context(), again, day); fresh || err != nil {
		t.Errorf("a second delivery: fresh %v, error %v", fresh, err)
	}
	if n := stored(t, s, "1.1"); n != 0 {
		t.Errorf("%d rows of what no second delivery can come of", n)
	}

	asked(t, s, "1.5", "U1", "asked after that")
	answered(t, s, Kept{Understood: "did-ban last", Words: "canary"}, now) // what waited
	answered(t, s, Kept{Understood: "did-ban after"}, now)
	if _, err := s.Forget(t.Context(), now.Add(time.Minute), year); err != nil {
		t.Fatal(err)
	}
	h := heldOf(t, s, "U1")
	if len(h.Questions) != 1 || h.Questions[0].Kept.Understood != "did-ban after" || len(h.Threads) != 1 {
		t.Errorf("left %+v; want what was asked after the forgetting", h)
	}
	if _, err := s.Forget(t.Context(), now.Add(day+time.Second), year); err != nil {
		t.Fatal(err)
	}
	if n := stored(t, s, "1.3") + stored(t, s, "1.4"); n != 0 {
		t.Errorf("%d rows of a forgotten person a day later", n)
	}
}

func testForgetUnknownPerson(t *testing.T, fresh maker) {
	s := fresh(t)
	gone, err := s.ForgetPerson(t.Context(), "U1", Act{Who: "command line", What: "forget", At: noon})
	if gone != (Gone{}) || err != nil {
		t.Errorf("forgot %+v, error %v", gone, err)
	}
	if h := heldOf(t, s, "U1"); !reflect.DeepEqual(h, Held{}) {
		t.Errorf("held %+v", h)
	}
}

func testOldVotesAndAudit(t *testing.T, fresh maker) {
	s := fresh(t)
	for i := range 2 {
		at := noon.Add(time.Duration(i) * time.Hour)
		must(t, s.PutVote(t.Context(), 0, Vote{"a1", fmt.Sprint("U", i), Up, at}))
		must(t, s.Record(t.Context(), Act{Who: fmt.Sprint("U", i), At: at}))
	}
	keep := Keep{Done: day, Votes: 90 * time.Minute, Acts: 90 * time.Minute}
	gone, err := s.Forget(t.Context(), noon.Add(2*time.Hour), keep)
	if want := (Forgotten{Votes: 1, Acts: 1}); gone != want || err != nil {
		t.Errorf("dropped %+v, error %v; want %+v", gone, err, want)
	}
	if h := heldOf(t, s, "U1"); len(h.Votes) != 1 || len(h.Acts) != 1 {
		t.Errorf("left %+v", h)
	}
}

// holds tells in how many places a text stands: of all bytes of a folder's
// files, or of all rows of all tables of a database.
func holds(t *testing.T, s *Store, text string) (n int) {
	t.Helper()
	if _, file := s.engine.(*sqliteEngine); file {
		for _, end := range []string{"-wal", "-shm", ""} { // in the order in which bytes move
			content, err := os.ReadFile(s.Place() + end)
			must(t, err)
			n += bytes.Count(content, []byte(text))
		}
		return n
	}
	tables, err := write(t.Context(), s, "tables", func(tx tx) (all string, err error) {
		return all, tx.scan("SELECT string_agg(table_name, ' ') FROM information_schema.tables WHERE table_schema = current_schema()", nil, &all)
	})
	must(t, err)
	for table := range strings.FieldsSeq(tables) {
		var rows int
		must(t, s.reads.QueryRowContext(t.Context(), "SELECT COUNT(*) FROM "+table+" AS r WHERE r::text LIKE $1 OR r::text LIKE $2",
			"%"+text+"%", fmt.Sprintf("%%%x%%", text)).Scan(&rows))
		n += rows
	}
	return n
}

// life is many questions of two people, answered in no order, in rows that
// grow and shrink, so that pages are split and merged. Overwriting each row in
// its place leaves copies of some.
func life(t *testing.T, s *Store, words func(who, i int) string) {
	random := rand.New(rand.NewPCG(7, 7))
	pad := func(most int) string { return strings.Repeat("~", random.IntN(most)) }
	ids := [2]string{"U0CANARY1", "U0STAYS22"}
	var held []Taken
	end := func() {
		i := random.IntN(len(held))
		q := held[i]
		held = append(held[:i], held[i+1:]...)
		must(t, s.Posting(t.Context(), proof(q), pad(60)+"k", noon, day))
		kept := Kept{Understood: pad(300) + strings.Trim(string(q.Payload), "~"), Words: string(q.Payload), Gaps: []Topic{{Entity: pad(60)}}}
		must(t, s.PutThread(t.Context(), Thread{"T1", fmt.Sprint("C", random.IntN(1e9)), pad(20)}, q.ID, q.Payload, noon))
		must(t, s.Finish(t.Context(), proof(q), "9.9", "answered", kept, noon))
	}
	for i := range 500 {
		who := random.IntN(len(ids))
		text := words(who, i)
		asked(t, s, fmt.Sprintf("%d.%d", i, random.IntN(1e9)), ids[who], pad(300)+text+pad(300))
		must(t, s.PutVote(t.Context(), 0, Vote{fmt.Sprintf("C%d:%s", random.IntN(1e9), pad(40)), ids[who], Down, noon}, Topic{Intent: pad(60)}))
		must(t, s.PutCorrection(t.Context(), Correction{ID: int64(i + 1), User: ids[who], Wrong: pad(300) + text, Source: pad(300), At: noon}))
		must(t, s.Record(t.Context(), Act{Who: ids[who], What: "reload", Outcome: pad(200), At: noon}))
		q, _, err := s.ClaimNext(t.Context(), "a", noon, day)
		must(t, err)
		if random.IntN(3) == 0 {
			must(t, s.Release(t.Context(), proof(q), pad(300), noon, 0))
		} else {
			held = append(held, q)
		}
		for len(held) > random.IntN(30) {
			end()
		}
	}
	for {
		q, ok, err := s.ClaimNext(t.Context(), "a", noon, day)
		must(t, err)
		if !ok {
			break
		}
		held = append(held, q)
	}
	for len(held) > 0 {
		end()
	}
}

func canary(who, i int) string {
	return [2]string{"the canary sings", "others talk"}[who] + fmt.Sprint(" no. ", i, ".")
}

func testForgottenLeavesNoTrace(t *testing.T, fresh maker) {
	s := fresh(t)
	life(t, s, canary)
	traces := []string{"canary sings", "U0CANARY1"}
	for _, text := range traces {
		if holds(t, s, text) == 0 {
			t.Errorf("%q is nowhere, even before it is forgotten", text)
		}
	}
	gone, err := s.ForgetPerson(t.Context(), "U0CANARY1", Act{Who: "command line", What: "forget", At: noon})
	if gone.Questions < 200 || gone.Threads < 200 || gone.Votes < 200 || gone.Topics < 400 || gone.Notes < 200 || gone.Acts < 200 || gone.Waiting != 0 || err != nil {
		t.Errorf("forgot %+v, error %v", gone, err)
	}
	for _, text := range traces {
		if n := holds(t, s, text); n != 0 {
			t.Errorf("%q still stands in %d places", text, n)
		}
	}
	if holds(t, s, "others talk") == 0 || holds(t, s, "U0STAYS22") == 0 {
		t.Error("what others asked is gone too")
	}
}

func testBlankedLeavesNoTrace(t *testing.T, fresh maker) {
	s := fresh(t)
	var canaries int
	life(t, s, func(_, i int) string { canaries++; return fmt.Sprint("the canary sings no. ", i, ".") })
	must(t, change(t.Context(), s, "only the words are looked for", func(tx tx) error {
		if _, err := tx.exec("UPDATE taken SET understood = ''"); err != nil {
			return err
		}
		if _, err := tx.exec("DELETE FROM corrections"); err != nil {
			return err
		}
		_, err := tx.exec("DELETE FROM threads")
		return err
	}))
	keep := year
	keep.Words = time.Hour
	for _, step := range []struct {
		after time.Duration
		there bool
	}{{time.Minute, true}, {time.Hour, false}} {
		_, err := s.Forget(t.Context(), noon.Add(step.after), keep)
		must(t, err)
		if n := holds(t, s, "canary sings"); (n > 0) != step.there {
			t.Errorf("%v after the answers words stand in %d places; want some: %v", step.after, n, step.there)
		}
	}
	if n := rows(t, s, "taken"); n != canaries {
		t.Errorf("%d questions; want %d", n, canaries)
	}
}

// Somebody is forgotten by one process while another takes and answers.
func TestForgottenWhileOthersWrite(t *testing.T) {
	dir := t.TempDir()
	serving := open(t, dir)
	life(t, serving, canary)
	ctx, stop := context.WithCancel(t.Context())
	var all sync.WaitGroup
	var slowest time.Duration
	all.Go(func() {
		for i := 0; ctx.Err() == nil; i++ {
			began := time.Now()
			q := mention(fmt.Sprint("more", i), fmt.Sprint("more", i))
			if _, err := serving.Take(context.Background(), q, day); err != nil {
				t.Error(err)
			}
			slowest = max(slowest, time.Since(began))
		}
	})
	other := open(t, dir)
	_, err := other.ForgetPerson(t.Context(), "U0CANARY1", Act{Who: "command line", What: "forget", At: noon})
	traces := holds(t, serving, "canary sings") + holds(t, serving, "U0CANARY1")
	stop()
	all.Wait()
	if traces != 0 || err != nil {
		t.Errorf("traces in %d places, error %v", traces, err)
	}
	if slowest > 3*time.Second {
		t.Errorf("a question beside it was taken after %v; Slack waits for 3 s", slowest)
	}
}

// A reader that stays keeps the log from being emptied, which is told.
func TestForgettingTellsWhatItCantOverwrite(t *testing.T) {
	t.Parallel() // it mostly waits
	s := open(t, t.TempDir())
	asked(t, s, "1.1", "U0CANARY1", "")
	answered(t, s, Kept{Understood: "the canary sings"}, noon)
	reading, err := s.reads.BeginTx(t.Context(), nil)
	must(t, err)
	must(t, reading.QueryRowContext(t.Context(), "SELECT COUNT(*) FROM taken").Scan(new(int)))
	act := Act{Who: "command line", What: "forget", At: noon}
	if _, err := s.ForgetPerson(t.Context(), "U0CANARY1", act); !errors.Is(err, ErrBusy) {
		t.Errorf("error %v; want %v", err, ErrBusy)
	}
	must(t, reading.Rollback())
	if gone, err := s.ForgetPerson(t.Context(), "U0CANARY1", act); gone != (Gone{}) || err != nil {
		t.Errorf("again: %+v, error %v", gone, err)
	}
	if n := holds(t, s, "canary sings") + holds(t, s, "U0CANARY1"); n != 0 {
		t.Errorf("traces in %d places", n)
	}
}

// What people had under way when they were forgotten leaves nothing of theirs.
func testForgottenMeanwhile(t *testing.T, fresh maker) {
	s := fresh(t)
	for i, who := range []string{"U1", "U1", "U1", "U2"} {
		asked(t, s, fmt.Sprint("1.", i), who, "a press")
	}
	passOn(t, s, "a1", 4, "U2", true)
	must(t, s.PassedTo(t.Context(), 4, Spot{Channel: "C1", TS: "5.5"}))
	_, err := s.ForgetPerson(t.Context(), "U1", Act{Who: "command line", What: "forget", At: noon})
	must(t, err)
	must(t, s.PutVote(t.Context(), 1, Vote{"a1", "U1", Down, noon}, Topic{"pigeon", "did-ban"}))
	d := Draft{Number: 1, Question: 2, Who: "U1", File: []byte("events: []"), Record: "acme-ban", At: noon}
	if _, err := s.PutDraft(t.Context(), d, Act{Who: "U1", What: "report", At: noon}); !errors.Is(err, ErrForgotten) {
		t.Errorf("a report of who was forgotten: %v", err)
	}
	p, mine, ok, err := s.Resolve(t.Context(), "a1", Spot{Channel: "C1", TS: "5.5"}, "U1", 3, noon)
	if must(t, err); !mine || !ok || p.Resolver != nobody {
		t.Errorf("resolved: %+v, %v, %v", p, mine, ok)
	}
	h := heldOf(t, s, "U1")
	if len(h.Votes)+len(h.Missed)+len(h.Drafts)+len(h.Passed)+len(h.Acts) != 0 {
		t.Errorf("held %+v", h)
	}
}
