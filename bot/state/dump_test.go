package state

import (
	"reflect"
	"testing"

	"policybot/bot/state/pgserver"
)

// What PostgreSQL's own programs copy from one database to another is a state,
// which goes on: the README tells to make copies so.
func TestDumpAndRestore(t *testing.T) {
	t.Parallel() // it mostly waits
	server := pgserver.Start(t)
	from, to := server.Database(), server.Database()
	s := openDatabase(t, from)
	content := parts{"p": []byte("part"), "q": {0, 255}}
	edition := publish(t, s, "aa", content)
	_, err := s.Take(t.Context(), mention("Ev1", "1.1"), day)
	must(t, err)
	takeTurn(t, s, "a", true)

	server.Do("pg_dump", "--format=custom", "--no-owner", "--file=policybot.dump", from)
	server.Do("pg_restore", "--no-owner", "--exit-on-error", "--dbname="+to, "policybot.dump")

	r := openDatabase(t, to)
	if q := claim(t, r, "a", noon); q.Event != "Ev1" || string(q.Payload) != "did it?" {
		t.Errorf("claimed %+v; want what was taken", q)
	}
	if e, ok, err := r.CurrentEdition(t.Context()); !ok || e != edition || err != nil {
		t.Errorf("current is %v, %v, error %v; want %v", e, ok, err, edition)
	}
	if got, err := r.Content(t.Context(), edition.Number); !reflect.DeepEqual(got, content) || err != nil {
		t.Errorf("content %v, error %v; want %v", got, err, content)
	}
	takeTurn(t, r, "b", false)
	for event, want := range map[string]bool{"Ev1": false, "Ev2": true} {
		if fresh, err := r.Take(t.Context(), mention(event, event[2:]+".1"), day); fresh != want || err != nil {
			t.Errorf("%s: fresh %v, error %v; want %v", event, fresh, err, want)
		}
	}
	if next := publish(t, r, "bb", nil); next.Number <= edition.Number {
		t.Errorf("the next edition has number %d; want one after %d", next.Number, edition.Number)
	}
}

func takeTurn(t *testing.T, s *Store, owner string, want bool) {
	t.Helper()
	if mine, err := s.TakeTurn(t.Context(), "sweep", owner, noon, day); mine != want || err != nil {
		t.Errorf("the turn is %s's: %v, error %v; want %v", owner, mine, err, want)
	}
}
