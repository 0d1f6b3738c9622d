package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"strings"
	"time"

	"policybot/bot/state/pgserver"
)

// database is a PostgreSQL server that replicas share, each by a proxy of its
// own.
type database struct {
	host    host
	primary *pgserver.Server
	standby *pgserver.Server // nil: there is none
	name    string           // the address of the database
	proxies []*proxy
}

// newDatabase makes a server with an empty database, and a standby on request.
func newDatabase(replicas int, standby bool) (d *database, err error) {
	d = &database{}
	err = d.do(func() {
		d.primary = pgserver.Start(&d.host)
		d.name = d.primary.Database()
		if standby {
			d.standby = d.primary.Standby()
		}
	})
	for range replicas {
		if err != nil {
			break
		}
		var p *proxy
		if p, err = newProxy(folderOf(d.name)); err == nil {
			d.proxies = append(d.proxies, p)
		}
	}
	return d, err
}

// address is the database's for the nth replica.
func (d *database) address(n int) string {
	u, _ := url.Parse(d.name) // pgserver made it
	q := u.Query()
	q.Set("host", d.proxies[n].folder)
	if d.standby != nil {
		q.Set("host", d.proxies[n].folder+","+folderOf(pgserver.Hosts(d.name, d.standby)))
		q.Set("target_session_attrs", "read-write")
	}
	u.RawQuery = q.Encode()
	return u.String()
}

// folderOf is the folder of the server's socket.
func folderOf(address string) string {
	u, _ := url.Parse(address) // pgserver made it
	return u.Query().Get("host")
}

// do calls the server's package, which ends a test where something fails.
func (d *database) do(f func()) (err error) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case failure:
			err = errors.New(string(p))
		default:
			panic(p)
		}
	}()
	f()
	return nil
}

func (d *database) close() {
	for _, p := range d.proxies {
		p.close()
	}
	_ = d.do(d.host.close) // all of it is thrown away
}

// promote kills the server and makes the standby the server.
func promote(s *stage, _ int) error {
	return s.database.do(func() {
		s.database.primary.Kill()
		s.database.standby.Promote()
	})
}

// cutOff keeps one replica from the database for a while.
func cutOff(s *stage, _ int) error {
	p := s.database.proxies[rand.IntN(len(s.database.proxies))]
	p.cut(true)
	defer p.cut(false)
	return s.wait(40 * time.Second)
}

// failure is why the server's package would end a test.
type failure string

// host stands in for a test.
type host struct{ cleanups []func() }

func (h *host) Helper()                           {}
func (h *host) Cleanup(f func())                  { h.cleanups = append(h.cleanups, f) }
func (h *host) Fatal(args ...any)                 { panic(failure(strings.TrimSpace(fmt.Sprintln(args...)))) }
func (h *host) Skip(args ...any)                  { h.Fatal(args...) }
func (h *host) Fatalf(format string, args ...any) { panic(failure(fmt.Sprintf(format, args...))) }
func (h *host) Errorf(format string, args ...any) { h.Fatalf(format, args...) }

func (h *host) close() {
	for len(h.cleanups) > 0 {
		last := h.cleanups[len(h.cleanups)-1]
		h.cleanups = h.cleanups[:len(h.cleanups)-1]
		last()
	}
}
