package state

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"policybot/bot/state/pgserver"
)

func openDatabase(t testing.TB, address string) *Store {
	t.Helper()
	s, err := OpenDatabase(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

// postgresOnly is what needs an empty database of its own.
var postgresOnly = []struct {
	name string
	test func(t *testing.T, address string)
}{
	{"answers are lost", testLostAnswers},
	{"settings", testSessionSettings},
	{"migrations", testPostgresMigrations},
	{"many open at once", testManyOpenOneDatabase},
	{"the server's clock", testServersClock},
	{"news", testNews},
	{"texts that a database refuses", testRefusedTexts},
	{"a table held by another", testTableHeld},
	{"a view", testViewOfADatabase},
	{"a view of nothing", testViewOfAnEmptyDatabase},
	{"no rights", testNoRights},
	{"no such database", testNoDatabase},
	{"a silent host", testSilentHost},
	{"claims use an index", testClaimUsesAnIndex},
}

func TestPostgres(t *testing.T) {
	server := pgserver.Start(t)
	address := server.Database()
	creator := openDatabase(t, address)
	spaces := 0
	inSpace := func(t testing.TB) *Store { // quicker made than a database
		spaces++
		name := fmt.Sprint("space", spaces)
		must(t, change(t.Context(), creator, "space", func(tx tx) error {
			_, err := tx.exec("CREATE SCHEMA " + name)
			return err
		}))
		return openDatabase(t, address+"&search_path="+name)
	}
	for _, b := range both {
		t.Run(b.name, func(t *testing.T) { b.test(t, inSpace) })
	}
	for _, p := range postgresOnly {
		t.Run(p.name, func(t *testing.T) { p.test(t, server.Database()) })
	}
}

func testSessionSettings(t *testing.T, address string) {
	s := openDatabase(t, address+"&synchronous_commit=off&statement_timeout=7s")
	for name, want := range map[string]string{"synchronous_commit": "on", "statement_timeout": "7s", "lock_timeout": "3s", "application_name": "policybot"} {
		got, err := write(t.Context(), s, "settings", func(tx tx) (v string, err error) { return v, tx.scan("SHOW "+name, nil, &v) })
		if got != want || err != nil {
			t.Errorf("%s = %q, error %v; want %q", name, got, err, want)
		}
	}
}

func testPostgresMigrations(t *testing.T, address string) {
	s := openDatabase(t, address)
	conn, err := s.reads.Conn(t.Context())
	must(t, err)
	defer conn.Close()
	testMigrations(t, postgresSchema, conn)
	if other, err := OpenDatabase(t.Context(), address); !errors.Is(err, ErrNewer) || !strings.Contains(err.Error(), s.Place()) {
		t.Errorf("opened %v, error %v; want %v that names %s", other, err, ErrNewer, s.Place())
	}
}

func testManyOpenOneDatabase(t *testing.T, address string) {
	var all sync.WaitGroup
	owners := make(chan string, 6)
	for range cap(owners) {
		all.Go(func() {
			s, err := OpenDatabase(context.Background(), address)
			if err != nil {
				t.Error(err)
				return
			}
			owners <- s.Owner()
			must(t, s.Close())
		})
	}
	all.Wait()
	close(owners)
	seen := map[string]bool{}
	for owner := range owners {
		seen[owner] = true
	}
	if len(seen) != cap(owners) {
		t.Errorf("owners %v; want %d different ones", seen, cap(owners))
	}
}

// A replica whose clock is wrong takes over nothing too early, and holds
// nothing for too long.
func testServersClock(t *testing.T, address string) {
	s, other := openDatabase(t, address), openDatabase(t, address)
	_, err := s.Take(t.Context(), mention("Ev1", "1.1"), day)
	must(t, err)
	q := claim(t, s, "a", time.Now().Add(-day))
	if left := time.Until(q.Due); left < 20*time.Second || left > 31*time.Second {
		t.Errorf("the lease runs for %v; want half a minute", left)
	}
	if q, ok, err := other.ClaimNext(t.Context(), "b", time.Now().Add(day), time.Minute); ok || err != nil {
		t.Errorf("claimed %+v, error %v; want nothing while the lease runs", q, err)
	}
	must(t, s.Release(t.Context(), proof(q), "x", time.Now().Add(day), 0))
	if q := claim(t, other, "b", time.Now().Add(-day)); q.Attempt != 2 {
		t.Errorf("attempt %d; want 2", q.Attempt)
	}
}

func testNews(t *testing.T, address string) {
	here, there := openDatabase(t, address), openDatabase(t, address)
	var heard, editions atomic.Int32
	here.WhenTaken(func() { heard.Add(1) })
	here.WhenPublished(func() { editions.Add(1) })
	n := 0
	takeBy := func(s *Store) {
		n++
		fresh, err := s.Take(t.Context(), mention(fmt.Sprint("Ev", n), fmt.Sprint(n)), day)
		if !fresh || err != nil {
			t.Fatal(fresh, err)
		}
	}
	waitFor(t, func() bool { // until it listens to all: the first it hears may only say that it begins to
		takeBy(there)
		return heard.Load() > 1
	})
	before := editions.Load()
	publish(t, there, "aa", nil)
	waitFor(t, func() bool { return editions.Load() > before }) // and so all that was told before is heard
	settled := heard.Load()
	for range 5 {
		takeBy(here)
	}
	takeBy(there)
	waitFor(t, func() bool { return heard.Load() > settled })
	if got := heard.Load() - settled; got != 1 {
		t.Errorf("heard %d times; want once, as news come in their order and one's own are none", got)
	}
}

func testRefusedTexts(t *testing.T, address string) {
	s := openDatabase(t, address)
	q := mention("Ev\x001", "1.\xff1")
	q.Payload = []byte("\x00\xff")
	for i := range 2 {
		if fresh, err := s.Take(t.Context(), q, day); fresh != (i == 0) || err != nil {
			t.Errorf("delivery %d: fresh %v, error %v", i, fresh, err)
		}
	}
	if got := claim(t, s, "a", noon); string(got.Payload) != "\x00\xff" || got.Event != "Ev\uFFFD1" {
		t.Errorf("claimed %+v", got)
	}
}

func testTableHeld(t *testing.T, address string) {
	s, holder := openDatabase(t, address+"&lock_timeout=50ms"), openDatabase(t, address)
	err := change(t.Context(), holder, "hold", func(tx tx) error {
		if _, err := tx.exec("LOCK TABLE taken"); err != nil {
			return err
		}
		if _, err := s.Take(t.Context(), mention("Ev1", "1.1"), day); !errors.Is(err, ErrBusy) || !strings.Contains(err.Error(), s.Place()) {
			t.Errorf("error %v; want %v that names %s", err, ErrBusy, s.Place())
		}
		return nil
	})
	must(t, err)
	if fresh, err := s.Take(t.Context(), mention("Ev1", "1.1"), day); !fresh || err != nil {
		t.Errorf("once it is free: fresh %v, error %v", fresh, err)
	}
}

func testNoRights(t *testing.T, address string) {
	must(t, change(t.Context(), openDatabase(t, address), "role", func(tx tx) error {
		_, err := tx.exec("CREATE ROLE guest LOGIN")
		return err
	}))
	_, err := OpenDatabase(t.Context(), strings.Replace(address, "//policybot@", "//guest:canary@", 1))
	if !errors.Is(err, ErrNotWritable) || strings.Contains(err.Error(), "canary") {
		t.Errorf("error %v; want %v without the password", err, ErrNotWritable)
	}
}

func testNoDatabase(t *testing.T, address string) {
	_, err := OpenDatabase(t.Context(), strings.Replace(address, "/db", "/nowhere", 1))
	if !errors.Is(err, ErrAway) || !strings.Contains(err.Error(), "create the database") {
		t.Errorf("error %v; want %v that says what to do", err, ErrAway)
	}
}

func testClaimUsesAnIndex(t *testing.T, address string) {
	s := openDatabase(t, address)
	must(t, change(t.Context(), s, "fill", func(tx tx) error {
		_, err := tx.exec(`INSERT INTO taken (kind, event, team, channel, thread, ts, edited, taken_at, done_at)
			SELECT 'mention', 'Ev' || n, 'T1', 'C1', n % 50, n, '', n, n FROM generate_series(1, 20000) AS n`)
		return err
	}))
	_, err := s.reads.ExecContext(t.Context(), "ANALYZE taken")
	must(t, err)
	plan, err := write(t.Context(), s, "plan", func(tx tx) (plan string, err error) {
		present, value := tx.moment("$1", noon, 0)
		return plan, tx.scan("EXPLAIN (FORMAT JSON) "+tx.free(nextToClaim(present)), []any{value}, &plan)
	})
	must(t, err)
	if !strings.Contains(plan, "taken_open") || strings.Contains(plan, "Seq Scan") {
		t.Errorf("plan %s doesn't use taken_open, or reads the whole table", plan)
	}
}

func TestPostgresIsAway(t *testing.T) {
	server := pgserver.Start(t)
	s := openDatabase(t, server.Database())
	server.Kill()
	for name, do := range map[string]func(context.Context) error{
		"writing": func(ctx context.Context) error { return s.Record(ctx, Act{At: noon}) },
		"reading": func(ctx context.Context) error { _, err := s.Backlog(ctx); return err },
		"opening": func(ctx context.Context) error {
			_, err := OpenDatabase(ctx, "postgres://policybot:canary@127.0.0.1:1/db")
			return err
		},
	} {
		ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
		err := do(ctx)
		cancel()
		if !errors.Is(err, ErrAway) || !errors.Is(err, context.DeadlineExceeded) || strings.Contains(err.Error(), "canary") {
			t.Errorf("%s: error %v; want %v and %v, without the password", name, err, ErrAway, context.DeadlineExceeded)
		}
	}
	back := make(chan error, 1)
	go func() { back <- s.Record(t.Context(), Act{Who: "patient", At: noon}) }()
	server.Start()
	must(t, <-back)
	if acts, err := s.Acts(t.Context(), noon, 10); len(acts) != 1 || acts[0].Who != "patient" || err != nil {
		t.Errorf("audit %v, error %v; want what was written by the patient one", acts, err)
	}
}

func TestAddressIsNotTold(t *testing.T) {
	for _, address := range []string{"postgres://u:canary@[h/db", "postgres://u:canary@h:x/db", "user=u password=canary port=x", "mysql://u:canary@h/db"} {
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		_, err := OpenDatabase(ctx, address)
		cancel()
		if err == nil || strings.Contains(err.Error(), "canary") {
			t.Errorf("%s: error %v; want one without the password", address, err)
		}
	}
}
