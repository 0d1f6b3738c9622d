package state

import (
	"context"
	"fmt"
	"math"
	"net"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"policybot/bot/state/pgserver"
)

// failoverTime is within what a failover must be over, from the moment at
// which the primary dies.
const failoverTime = 30 * time.Second

// taking is callers who take questions until they are stopped.
type taking struct {
	s    *Store
	stop context.CancelFunc
	all  sync.WaitGroup

	mu    sync.Mutex
	taken map[string]bool // said to be stored
	twice []string        // fresh for nobody
}

func startTaking(t *testing.T, s *Store) *taking {
	ctx, stop := context.WithCancel(t.Context())
	k := &taking{s: s, stop: stop, taken: map[string]bool{}}
	for caller := range 4 {
		k.all.Go(func() {
			for n := 0; ctx.Err() == nil; n++ {
				k.take(ctx, fmt.Sprintf("Ev%d.%d", caller, n))
			}
		})
	}
	return k
}

func (k *taking) take(ctx context.Context, event string) {
	q := mention(event, event)
	q.Thread = "" // none waits for another
	fresh, err := k.s.Take(ctx, q, day)
	if err != nil {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.taken[event] = true
	if !fresh {
		k.twice = append(k.twice, event)
	}
}

func (k *taking) count() int {
	k.mu.Lock()
	defer k.mu.Unlock()
	return len(k.taken)
}

// more waits until so many more are taken.
func (k *taking) more(t *testing.T, n int) {
	t.Helper()
	before := k.count()
	for end := time.Now().Add(failoverTime); k.count() < before+n; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%d more are taken within %v; want %d", k.count()-before, failoverTime, n)
		}
	}
}

// claimInto claims and ends what is there, at most so many, and counts each.
func claimInto(t *testing.T, claims map[string]int, s *Store, most int) {
	t.Helper()
	for range most {
		q, ok, err := s.ClaimNext(t.Context(), s.Owner(), time.Now(), time.Minute)
		must(t, err)
		if !ok {
			return
		}
		claims[q.Event]++
		must(t, s.Finish(t.Context(), proof(q), "", "answered", Kept{}, time.Now()))
	}
}

// The primary dies while questions are taken, and its standby takes over.
// Callers wait, nothing that was taken is lost, and nothing is there twice.
func TestFailover(t *testing.T) {
	t.Parallel() // it mostly waits
	primary := pgserver.Start(t)
	standby := primary.Standby()
	s := openDatabase(t, pgserver.Hosts(primary.Database(), primary, standby))
	k := startTaking(t, s)
	k.more(t, 100)
	primary.Kill()
	died := time.Now()
	standby.Promote()
	k.more(t, 100)
	claims := map[string]int{}
	claimInto(t, claims, s, 50)
	if took := time.Since(died); took > failoverTime {
		t.Errorf("it took %v; want at most %v", took, failoverTime)
	}
	k.stop()
	k.all.Wait()
	claimInto(t, claims, s, math.MaxInt)
	for event := range k.taken {
		if claims[event] == 0 {
			t.Errorf("%s was taken, and is lost", event)
		}
	}
	for event, n := range claims {
		if n != 1 {
			t.Errorf("%s is there %d times", event, n)
		}
	}
	if len(k.twice) > 0 {
		t.Errorf("%v were taken, and told as known before", k.twice)
	}
}

// While the standby is away nothing counts as taken, a second delivery of what
// the primary has stored alone included.
func TestNothingIsTakenWithoutTheStandby(t *testing.T) {
	t.Parallel()
	primary := pgserver.Start(t)
	standby := primary.Standby()
	s := openDatabase(t, pgserver.Hosts(primary.Database(), primary, standby))
	take := func(patience time.Duration) error {
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		_, err := s.Take(ctx, mention("Ev1", "1.1"), day)
		return err
	}
	standby.Kill()
	for delivery := range 3 {
		if err := take(300 * time.Millisecond); err == nil {
			t.Errorf("delivery %d: taken, though the standby lacks it", delivery)
		}
	}
	standby.Start()
	must(t, take(failoverTime))
	primary.Kill()
	standby.Promote()
	claims := map[string]int{}
	if claimInto(t, claims, s, 2); claims["Ev1"] != 1 {
		t.Errorf("after the promotion there is %v; want Ev1 once", claims)
	}
}

// testSilentHost opens a database whose first host takes connections and says
// nothing, as one does that is being cut off.
func testSilentHost(t *testing.T, address string) {
	folder := shortFolder(t)
	ln, err := net.Listen("unix", filepath.Join(folder, socketName))
	must(t, err)
	defer ln.Close()
	u, err := url.Parse(address)
	must(t, err)
	there := u.Query().Get("host")
	u.RawQuery = url.Values{"host": {folder + "," + there}}.Encode()
	began := time.Now()
	s := openDatabase(t, u.String())
	if took := time.Since(began); took >= attemptTime {
		t.Errorf("it took %v, all of an attempt's time", took)
	}
	for _, host := range []string{folder, there} {
		if !strings.Contains(s.Place(), host) {
			t.Errorf("the place is %s, which doesn't name %s", s.Place(), host)
		}
	}
}
