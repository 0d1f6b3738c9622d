package journal

import (
	"context"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"policybot/bot/state"
	"policybot/bot/state/pgserver"
)

// place is where processes of one test keep their state, and what they post.
type place struct {
	folder  string        // of the posts, and of the state where address is empty
	address string        // of the PostgreSQL database
	lease   time.Duration // 0: the journal's own
}

func folderPlace(t testing.TB) place { return place{folder: t.TempDir()} }

// postgresPlace has short leases: nobody but their end frees what a killed
// process held.
func postgresPlace(t testing.TB, server *pgserver.Server) place {
	return place{folder: t.TempDir(), address: server.Database(), lease: 3 * time.Second}
}

// onEachPlace runs a test on a folder and on a PostgreSQL database.
func onEachPlace(t *testing.T, test func(*testing.T, place)) {
	t.Parallel() // with the other tests that mostly wait
	t.Run("sqlite", func(t *testing.T) { test(t, folderPlace(t)) })
	t.Run("postgres", func(t *testing.T) { test(t, postgresPlace(t, pgserver.Start(t))) })
}

func (p place) open(ctx context.Context) (*state.Store, error) {
	if p.address != "" {
		return state.OpenDatabase(ctx, p.address)
	}
	return state.Open(ctx, p.folder)
}

func openPlace(t testing.TB, p place) *state.Store {
	t.Helper()
	s, err := p.open(context.Background())
	must(t, err)
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

// ruled makes the database of that address go by the test's clock, and returns
// the address by which to open it: its own function of that name stands before
// the server's.
func ruled(t testing.TB, address string, c *clock) string {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), address)
	must(t, err)
	t.Cleanup(func() { conn.Close(context.Background()) })
	_, err = conn.Exec(t.Context(), `CREATE TABLE ruler (at timestamptz NOT NULL);
		CREATE FUNCTION statement_timestamp() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT at FROM public.ruler'`)
	must(t, err)
	_, err = conn.Exec(t.Context(), "INSERT INTO ruler VALUES ($1)", c.Now())
	must(t, err)
	c.follow(func(now time.Time) {
		if _, err := conn.Exec(context.Background(), "UPDATE ruler SET at = $1", now); err != nil {
			t.Errorf("the database's clock: %v", err)
		}
	})
	return address + "&search_path=public,pg_catalog"
}
