package pgserver

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// superuser owns all databases of a server. The socket's folder is what keeps
// others out, so it needs no password.
const superuser = "policybot"

// patience is how long the server may take to start, after a crash too.
const patience = 30 * time.Second

// Server is a running PostgreSQL server. It is for one goroutine.
type Server struct {
	t      Owner
	bin    string // where its programs are
	folder string // of the socket; the data are in data
	cmd    *exec.Cmd
	ended  chan struct{}
	log    *os.File
}

// Start makes a server and starts it; it ends with its owner. Where PostgreSQL
// is not installed the owner is told to skip, or to fail if the environment
// says CI_POSTGRES=required.
func Start(t Owner) *Server {
	t.Helper()
	bin := programs()
	if bin == "" || !canRun() {
		const hint = "no PostgreSQL server can be run here; on Debian: apt-get install postgresql"
		if os.Getenv("CI_POSTGRES") == "required" {
			t.Fatal(hint)
		}
		t.Skip(hint)
	}
	s := &Server{t: t, bin: bin}
	s.makeFolder()
	s.Do("initdb", "-D", s.data(), "-U", superuser, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions")
	s.Start()
	t.Cleanup(s.stop)
	return s
}

// programs finds the newest server's programs: Debian keeps them off the path.
func programs() string {
	if found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb"); len(found) > 0 {
		return filepath.Dir(slices.MaxFunc(found, compareVersions))
	}
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path)
	}
	return ""
}

// compareVersions compares such paths: of equal lengths by letters, as 9 comes
// before 15.
func compareVersions(a, b string) int {
	if len(a) != len(b) {
		return len(a) - len(b)
	}
	return strings.Compare(a, b)
}

func (s *Server) data() string { return filepath.Join(s.folder, "data") }

// makeFolder makes a folder with a short name, as a socket's path has little
// room, for the user that the server runs as.
func (s *Server) makeFolder() {
	s.t.Helper()
	folder, err := os.MkdirTemp("/tmp", "pg")
	if err == nil {
		s.folder = folder
		s.t.Cleanup(func() {
			if err := os.RemoveAll(folder); err != nil {
				s.t.Errorf("the server's folder stays: %v", err)
			}
		})
		err = giveAway(folder)
	}
	if err == nil {
		s.log, err = os.Create(filepath.Join(folder, "log"))
	}
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { s.log.Close() })
}

// Do runs one of the installation's programs to its end, as the server's user in
// its folder.
func (s *Server) Do(program string, args ...string) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, filepath.Join(s.bin, program), args...)
	cmd.Dir = s.folder
	asServerUser(cmd)
	if out, err := cmd.CombinedOutput(); err != nil {
		s.t.Fatalf("%s: %v: %s", program, err, out)
	}
}

// Start starts the server and returns when it can be used. After Kill it finds
// back what was committed.
func (s *Server) Start() {
	s.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		if s.cmd == nil || hasEnded(s.ended) {
			// After a crash the remains of the server before may be in the way
			// for a moment, and then it is tried again.
			s.launch()
		}
		if s.answers() {
			return
		}
		if time.Now().After(end) {
			log, err := os.ReadFile(s.log.Name())
			s.t.Fatalf("the server isn't there after %v: %s, error %v", patience, log, err)
		}
	}
}

func hasEnded(ended chan struct{}) bool {
	select {
	case <-ended:
		return true
	default:
		return false
	}
}

// launch starts the server's process. Should this program die, the server
// dies with it; the system binds them by the thread, which must last as long.
func (s *Server) launch() {
	cmd := exec.Command(filepath.Join(s.bin, "postgres"), "-D", s.data(), "-k", s.folder, "-h", "")
	cmd.Dir, cmd.Stdout, cmd.Stderr = s.folder, s.log, s.log
	asServerUser(cmd)
	started, ended := make(chan error, 1), make(chan struct{})
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		defer close(ended)
		err := cmd.Start()
		started <- err
		if err == nil {
			_ = cmd.Wait() // it is killed, or its log says why it ended
		}
	}()
	if err := <-started; err != nil {
		s.t.Fatal(err)
	}
	s.cmd, s.ended = cmd, ended
}

func (s *Server) answers() bool {
	return s.ask("SELECT 1") == nil
}

// ask runs a statement in the database that every server has.
func (s *Server) ask(statement string) error {
	return s.connected(func(ctx context.Context, conn *pgx.Conn) error {
		_, err := conn.Exec(ctx, statement)
		return err
	})
}

// must is ask for what can't fail on a server that is well.
func (s *Server) must(statement string) {
	s.t.Helper()
	if err := s.ask(statement); err != nil {
		s.t.Fatalf("%s: %v", statement, err)
	}
}

// connected calls do with a connection of its own to that database.
func (s *Server) connected(do func(context.Context, *pgx.Conn) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	conn, err := pgx.Connect(ctx, s.address("postgres"))
	if err != nil {
		return err
	}
	return errors.Join(do(ctx, conn), conn.Close(ctx))
}

// Kill ends the server and the processes that serve its connections, as a
// crash of the machine does, and returns when they have ended. Killing a dead
// one changes nothing.
func (s *Server) Kill() {
	s.t.Helper()
	if hasEnded(s.ended) {
		return
	}
	serving := children(s.cmd.Process.Pid)
	if err := s.cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		s.t.Fatal(err)
	}
	<-s.ended
	for _, pid := range serving {
		if err := kill(pid, patience); err != nil {
			s.t.Fatal(err)
		}
	}
}

// stop ends the server and all its processes at once, as its data are for
// nobody.
func (s *Server) stop() {
	_ = s.cmd.Process.Signal(syscall.SIGQUIT) // it may have been killed
	select {
	case <-s.ended:
	case <-time.After(patience):
		s.Kill()
	}
}

var databases atomic.Int64

// Database makes an empty database and returns its address.
func (s *Server) Database() string {
	s.t.Helper()
	name := fmt.Sprint("db", databases.Add(1))
	s.must("CREATE DATABASE " + name)
	return s.address(name)
}

func (s *Server) address(database string) string {
	address := url.URL{Scheme: "postgres", User: url.User(superuser), Path: "/" + database,
		RawQuery: url.Values{"host": {s.folder}}.Encode()}
	return address.String()
}
