package state

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// cutter stands between a store and its server. Once armed, it lets the next
// message with its bytes in it through, and cuts the connection when the
// server answers that.
type cutter struct {
	server string // path of its socket
	armed  atomic.Pointer[[]byte]
	cuts   atomic.Int32
}

// What ends a change: a commit, or the running of one prepared statement.
var (
	commit = []byte("commit\x00")
	one    = []byte("E\x00\x00\x00\x09\x00\x00\x00\x00\x00S\x00\x00\x00\x04")
)

const socketName = ".s.PGSQL.5432"

// startCutter returns a cutter and the address by which it is passed.
func startCutter(t *testing.T, address string) (*cutter, string) {
	t.Helper()
	u, err := url.Parse(address)
	must(t, err)
	folder := shortFolder(t)
	ln, err := net.Listen("unix", filepath.Join(folder, socketName))
	must(t, err)
	c := &cutter{server: filepath.Join(u.Query().Get("host"), socketName)}
	var all sync.WaitGroup
	all.Go(func() { c.accept(ln, &all) })
	t.Cleanup(func() {
		ln.Close()
		all.Wait()
	})
	u.RawQuery = url.Values{"host": {folder}}.Encode()
	return c, u.String()
}

// shortFolder is a folder with a short path, as a socket's must be.
func shortFolder(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("/tmp", "cut")
	must(t, err)
	t.Cleanup(func() { os.RemoveAll(folder) })
	return folder
}

func (c *cutter) accept(ln net.Listener, all *sync.WaitGroup) {
	for {
		client, err := ln.Accept()
		if err != nil {
			return
		}
		all.Go(func() { c.serve(client) })
	}
}

func (c *cutter) serve(client net.Conn) {
	defer client.Close()
	server, err := net.Dial("unix", c.server)
	if err != nil {
		return
	}
	defer server.Close()
	var cut atomic.Bool // what the server says next is lost
	var all sync.WaitGroup
	all.Go(func() {
		defer client.Close()
		pass(client, server, func([]byte) bool { return !cut.Load() })
	})
	pass(server, client, func(sent []byte) bool {
		armed := c.armed.Load()
		if armed != nil && bytes.Contains(sent, *armed) && c.armed.CompareAndSwap(armed, nil) {
			c.cuts.Add(1)
			cut.Store(true)
		}
		return true
	})
	server.Close()
	all.Wait()
}

// pass copies until either end is closed or look says no.
func pass(to io.Writer, from io.Reader, look func([]byte) bool) {
	buf := make([]byte, 64<<10)
	for {
		n, err := from.Read(buf)
		if n > 0 && !look(buf[:n]) {
			return
		}
		if _, failed := to.Write(buf[:n]); err != nil || failed != nil {
			return
		}
	}
}

// Whatever a caller does, it learns what became of it, and it is done once,
// though the answer to the commit was lost.
func testLostAnswers(t *testing.T, address string) {
	c, through := startCutter(t, address)
	s := openDatabase(t, through)
	lose := func(step string, end []byte, do func() error) {
		t.Helper()
		before := c.cuts.Load()
		c.armed.Store(&end)
		if err := do(); err != nil {
			t.Errorf("%s: error %v", step, err)
		}
		if c.cuts.Load() != before+1 {
			t.Errorf("%s: no answer was lost", step)
		}
	}
	ctx := t.Context()
	act := Act{Who: "U1", What: "reload", Outcome: "asked", At: noon}
	for i := range 3 {
		lose("take", commit, func() error {
			q := mention(strings.Repeat("E", i+1), strings.Repeat("1", i+1))
			fresh, err := s.Take(ctx, q, day, act)
			if !fresh {
				t.Error("take: not fresh, as if it were another's")
			}
			return err
		})
	}
	lose("audit", commit, func() error { return s.Record(ctx, Act{Who: "U2", At: noon}) })
	if acts, err := s.Acts(ctx, noon, 10); len(acts) != 4 || err != nil {
		t.Errorf("audit %v, error %v; want 4 lines", acts, err)
	}
	var q Taken
	claimed := func() (err error) {
		q, _, err = s.ClaimNext(ctx, s.Owner(), noon, day)
		return err
	}
	for attempt := 1; attempt <= 2; attempt++ {
		lose("claim", one, claimed)
		if q.Event != "E" || q.Attempt != attempt {
			t.Errorf("claim: got %+v; want the first, attempt %d", q, attempt)
		}
		if attempt == 1 {
			lose("release", one, func() error { return s.Release(ctx, proof(q), "x", noon, 0) })
		}
	}
	lose("extend", one, func() error { _, err := s.Extend(ctx, proof(q), noon, day); return err })
	lose("posting", one, func() error { return s.Posting(ctx, proof(q), "k", noon, day) })
	lose("posted", one, func() error { return s.Posted(ctx, proof(q), "9.9") })
	lose("done", one, func() error { return s.Finish(ctx, proof(q), "9.9", "answered", Kept{}, noon) })
	if err := s.Finish(ctx, proof(q), "9.9", "answered", Kept{}, noon); !errors.Is(err, ErrLost) {
		t.Errorf("done again: error %v; want %v", err, ErrLost)
	}
	lose("claim", one, claimed)
	lose("done with a gap", commit, func() error {
		return s.Finish(ctx, proof(q), "9.9", "answered", Kept{Who: "U3", Gaps: []Topic{{"pigeon", "is-ban"}}}, noon)
	})
	lose("forget a person", commit, func() error {
		gone, err := s.ForgetPerson(ctx, "U2", Act{Who: "command line", What: "forget", At: noon})
		if gone != (Gone{Acts: 1}) {
			t.Errorf("forgot %+v; want the one line", gone)
		}
		return err
	})
	if acts, err := s.Acts(ctx, noon, 10); len(acts) != 5 || err != nil {
		t.Errorf("audit %v, error %v; want 5 lines", acts, err)
	}
	lose("thread", one, func() error { return s.PutThread(ctx, Thread{"T1", "C1", "1"}, 0, []byte("x"), noon) })
	lose("vote", commit, func() error { return s.PutVote(ctx, 0, Vote{"a1", "U1", Down, noon}, Topic{"pigeon", "is-ban"}) })
	for range 2 {
		lose("edition", commit, func() error {
			_, err := s.Publish(ctx, Publication{Hash: "aa", Parts: Parts(maps.All(parts{"p": []byte("part")}))}, noon)
			return err
		})
	}
	lose("reviewed edition", commit, func() error {
		_, err := s.Publish(ctx, Publication{Hash: "bb", Over: "aa", Way: Reviewed}, noon, Act{Who: "U3", What: "reload", About: "bb", Outcome: "done", At: noon})
		return err
	})
	if uses, err := s.EditionsUsed(ctx, 10); len(uses) != 2 || err != nil {
		t.Errorf("editions %v, error %v; want two uses", uses, err)
	}
	if parts, err := s.Content(ctx, 1); len(parts) != 1 || err != nil {
		t.Errorf("content %v, error %v; want one part", parts, err)
	}
	lose("turn", one, func() error {
		mine, err := s.TakeTurn(ctx, "sweep", s.Owner(), noon, day)
		if !mine {
			t.Error("turn: not ours, as if it were another's")
		}
		return err
	})
	lose("correction", one, func() error { return s.PutCorrection(ctx, Correction{ID: q.ID, User: "U1", At: noon}) })
	lose("correction handled", commit, func() error {
		was, err := s.HandleCorrection(ctx, q.ID, "U2", noon)
		if !was {
			t.Error("correction handled: not by us, as if by another")
		}
		return err
	})
	if b, err := s.Backlog(ctx); b.Open != 1 || err != nil {
		t.Errorf("backlog %v, error %v; want 1 open", b, err)
	}
	want := []Gap{{Topic{"pigeon", "is-ban"}, 1, 1, 2, noon, noon}}
	if gaps, err := s.Gaps(ctx, noon); !slices.Equal(gaps, want) || err != nil {
		t.Errorf("gaps %v, error %v; want %v", gaps, err, want)
	}
}
