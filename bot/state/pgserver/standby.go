package pgserver

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// standbyName is what a standby calls itself to its primary.
const standbyName = "standby"

// Standby makes a second server that follows this one, and returns when this
// one says of no commit that it is stored before both have it. While the
// standby is down commits wait. It ends with this one's owner.
func (s *Server) Standby() *Server {
	s.t.Helper()
	standby := &Server{t: s.t, bin: s.bin}
	standby.makeFolder()
	primary := s.address("postgres") + "&application_name=" + standbyName
	standby.Do("pg_basebackup", "-D", standby.data(), "-d", primary, "-R", "-c", "fast", "--no-sync")
	standby.Start()
	s.t.Cleanup(standby.stop)
	s.waitForStandby()
	return standby
}

// waitForStandby makes commits wait for the standby. That it is shown as
// synchronous says that the setting was sent to all processes, and the
// checkpoint that the one that makes commits wait has read it.
func (s *Server) waitForStandby() {
	s.t.Helper()
	s.must("ALTER SYSTEM SET synchronous_standby_names = '" + standbyName + "'")
	s.must("SELECT pg_reload_conf()")
	const follows = "EXISTS (SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync')"
	for end := time.Now().Add(patience); !s.yes(follows); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			s.t.Fatalf("no standby follows after %v", patience)
		}
	}
	s.must("CHECKPOINT")
}

// yes tells whether the server says that a condition holds.
func (s *Server) yes(condition string) (yes bool) {
	err := s.connected(func(ctx context.Context, conn *pgx.Conn) error {
		return conn.QueryRow(ctx, "SELECT "+condition).Scan(&yes)
	})
	return yes && err == nil
}

// Promote makes a standby a server of its own, which commits alone, and
// returns when it can be written. The server that it followed must have been
// killed, and not be started again: there would be two.
func (s *Server) Promote() {
	s.t.Helper()
	if !s.yes(fmt.Sprintf("pg_promote(true, %d)", int(patience.Seconds()))) {
		s.t.Fatal("the standby can't be promoted")
	}
}

// Hosts is the address of a database on whichever of the servers can be
// written. The address given is the database's on one of them.
func Hosts(address string, servers ...*Server) string {
	var folders []string
	for _, s := range servers {
		folders = append(folders, s.folder)
	}
	place, settings, _ := strings.Cut(address, "?")
	query, err := url.ParseQuery(settings)
	if err != nil {
		servers[0].t.Fatal(err)
	}
	query.Set("host", strings.Join(folders, ","))
	query.Set("target_session_attrs", "read-write")
	return place + "?" + query.Encode()
}
