package state

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func openAnyway(t *testing.T, dir string) *Store {
	t.Helper()
	s, err := OpenAnyway(context.Background(), dir, noon)
	must(t, err)
	t.Cleanup(func() { s.Close() })
	return s
}

func testNoLoss(t *testing.T, fresh maker) {
	s := fresh(t)
	must(t, s.LossReadBack(t.Context()))
	must(t, s.LossTold(t.Context()))
	if l, ok, err := s.Lost(t.Context()); ok || err != nil {
		t.Errorf("lost %v, %v, error %v", l, ok, err)
	}
}

// files are the folder's, by name.
func files(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	entries, err := os.ReadDir(dir)
	must(t, err)
	all := map[string][]byte{}
	for _, e := range entries {
		content, err := os.ReadFile(filepath.Join(dir, e.Name()))
		must(t, err)
		all[e.Name()] = content
	}
	return all
}

func putFiles(t *testing.T, dir string, all map[string][]byte) {
	t.Helper()
	for name, content := range all {
		must(t, os.WriteFile(filepath.Join(dir, name), content, 0o600))
	}
}

// usedFolders are the files of a state that was closed, and of one whose
// process died with changes in its log.
func usedFolders(t *testing.T) []map[string][]byte {
	dir := t.TempDir()
	filled(t, dir)
	closed := files(t, dir)
	return []map[string][]byte{closed, died(t)}
}

// spoil damages the state's file, or its log, in a way that chance picks.
func spoil(r *rand.Rand, all map[string][]byte) (how string) {
	name := fileName
	if len(all[name+"-wal"]) > 0 && r.IntN(3) == 0 {
		name += "-wal"
	}
	content := bytes.Clone(all[name])
	at := r.IntN(len(content))
	switch r.IntN(4) {
	case 0, 1:
		content, how = content[:at], "cut"
	case 2:
		for i := at; i < min(at+1+r.IntN(20_000), len(content)); i++ {
			content[i] = byte(r.Uint32())
		}
		how = "scribbled over"
	case 3:
		content, how = bytes.Repeat([]byte("shopping list\n"), 1+at/14), "no database"
	}
	all[name] = content
	return fmt.Sprintf("%s %s at %d", name, how, at)
}

// Whatever befalls the files, a state is opened, and what can't be read is kept
// to the last bit.
func TestDamagedStateIsMovedAside(t *testing.T) {
	r := rand.New(rand.NewPCG(20261126, 53))
	folders := usedFolders(t)
	lost := 0
	for n := range 60 {
		dir := t.TempDir()
		putFiles(t, dir, folders[n%2])
		damaged := files(t, dir)
		how := spoil(r, damaged)
		putFiles(t, dir, damaged)
		s, err := OpenAnyway(t.Context(), dir, noon)
		if err != nil {
			t.Errorf("%s: %v", how, err)
			continue
		}
		l, isLost, err := s.Lost(t.Context())
		must(t, err)
		if isLost {
			lost++
			checkAside(t, how, dir, damaged, l)
		} else {
			checkSound(t, how, s)
		}
		if _, err := s.Take(t.Context(), mention("EvNew", "9.9"), day); err != nil {
			t.Errorf("%s: then: %v", how, err)
		}
		must(t, s.Close())
		if again := openAnyway(t, dir); !hasLoss(t, again, isLost) {
			t.Errorf("%s: opened again, it isn't the same", how)
		}
	}
	if lost < 20 || lost == 60 {
		t.Errorf("%d of 60 were lost: this proves little", lost)
	}
	t.Logf("%d of 60 damaged states were moved aside, the others opened soundly", lost)
}

func checkAside(t *testing.T, how, dir string, damaged map[string][]byte, l Loss) {
	t.Helper()
	aside := filepath.Join(dir, "policybot.db.damaged-20261126T120000Z")
	if l.Aside == "" && len(damaged[fileName]) == 0 {
		return // an empty file holds nothing
	}
	if l.Aside != aside || !l.At.Equal(noon) || l.Why == "" || l.ReadBack || l.Told {
		t.Errorf("%s: lost %+v", how, l)
	}
	now := files(t, dir)
	for _, ending := range []string{"", "-wal"} {
		if want, was := damaged[fileName+ending]; was && !bytes.Equal(now[filepath.Base(aside)+ending], want) {
			t.Errorf("%s: %s%s isn't what it was", how, fileName, ending)
		}
	}
}

// checkSound reads all that there is.
func checkSound(t *testing.T, how string, s *Store) {
	t.Helper()
	for _, table := range []string{"taken", "threads", "audit", "feedback", "contents", "loss"} {
		if _, err := s.reads.ExecContext(t.Context(), "SELECT * FROM "+table); err != nil {
			t.Errorf("%s: opened, but %s: %v", how, table, err)
		}
	}
}

func hasLoss(t *testing.T, s *Store, want bool) bool {
	t.Helper()
	_, lost, err := s.Lost(t.Context())
	must(t, err)
	return lost == want
}

// SQLite would write the log into the damaged file, and delete it.
func TestLogOfADamagedFileIsKeptAsItIs(t *testing.T) {
	all := died(t)
	dir := t.TempDir()
	putFiles(t, dir, all)
	scribble(t, filepath.Join(dir, fileName))
	damaged := files(t, dir)
	l, lost, err := openAnyway(t, dir).Lost(t.Context())
	if !lost || err != nil {
		t.Fatalf("lost %v, error %v", lost, err)
	}
	checkAside(t, "scribbled over", dir, damaged, l)
}

func TestSecondDamageInOneSecondOverwritesNothing(t *testing.T) {
	dir := t.TempDir()
	scribble(t, filled(t, dir))
	first := files(t, dir)[fileName]
	for range 3 {
		s := openAnyway(t, dir)
		must(t, s.Close())
		scribble(t, s.Place())
	}
	now := files(t, dir)
	for _, name := range []string{"", ".2", ".3"} {
		if len(now["policybot.db.damaged-20261126T120000Z"+name]) == 0 {
			t.Errorf("nothing at %q", name)
		}
	}
	if !bytes.Equal(now["policybot.db.damaged-20261126T120000Z"], first) {
		t.Error("the first damaged file was overwritten")
	}
}

func TestWhatIsKnownOfALossIsKept(t *testing.T) {
	dir := t.TempDir()
	scribble(t, filled(t, dir))
	s := openAnyway(t, dir)
	first, _, err := s.Lost(t.Context())
	must(t, err)
	must(t, s.LossReadBack(t.Context()))
	must(t, s.Close())
	s = open(t, dir)
	must(t, s.LossTold(t.Context()))
	last, ok, err := s.Lost(t.Context())
	if first.ReadBack, first.Told = true, true; last != first || !ok || err != nil {
		t.Errorf("lost %+v, %v, error %v; want %+v", last, ok, err, first)
	}
	if len(last.Reference()) != 6 {
		t.Errorf("reference %q", last.Reference())
	}
}

// A process may die while it moves the files, or before the new state has its
// tables.
func TestFileThatIsGoneIsALoss(t *testing.T) {
	stray := []byte("the log of another state")
	for _, test := range []struct {
		name  string
		spoil func(dir string)
		lost  bool
	}{
		{"nothing", func(string) {}, false},
		{"gone", func(dir string) { must(t, os.Remove(filepath.Join(dir, fileName))) }, true},
		{"empty", func(dir string) { must(t, os.Truncate(filepath.Join(dir, fileName), 0)) }, true},
		{"gone, but for its log", func(dir string) {
			must(t, os.Remove(filepath.Join(dir, fileName)))
			putFiles(t, dir, map[string][]byte{fileName + "-wal": stray})
		}, true},
		{"all", func(dir string) {
			for name := range files(t, dir) {
				must(t, os.Remove(filepath.Join(dir, name)))
			}
		}, false},
	} {
		for how, opens := range map[string]func(context.Context, string) (*Store, error){
			"Open":       Open,
			"OpenAnyway": func(ctx context.Context, dir string) (*Store, error) { return OpenAnyway(ctx, dir, time.Now()) },
		} {
			dir := t.TempDir()
			filled(t, dir)
			test.spoil(dir)
			had := len(files(t, dir)[fileName+"-wal"]) > 0
			s, err := opens(t.Context(), dir)
			must(t, err)
			if !hasLoss(t, s, test.lost) {
				t.Errorf("%s, by %s: a loss is known: %v", test.name, how, !test.lost)
			}
			must(t, s.Close())
			kept := false
			for name, content := range files(t, dir) {
				kept = kept || strings.HasSuffix(name, "-wal") && bytes.Equal(content, stray)
			}
			if kept != had {
				t.Errorf("%s, by %s: the log is kept: %v", test.name, how, kept)
			}
		}
	}
}

func TestWhoLacksTheLockLeavesADamagedFile(t *testing.T) {
	dir := t.TempDir()
	file := filled(t, dir)
	first := open(t, dir)
	scribble(t, file)
	before := files(t, dir)[fileName]
	if Replaceable(dir) {
		t.Error("it would be moved aside")
	}
	isLeft(t, dir, before)
	must(t, first.Close())
	if !Replaceable(dir) {
		t.Error("it would not be moved aside")
	}
	openAnyway(t, dir)
}

func isLeft(t *testing.T, dir string, want []byte) {
	t.Helper()
	s, err := OpenAnyway(t.Context(), dir, noon)
	if err == nil {
		s.Close()
	}
	if !errors.Is(err, ErrCorrupt) {
		t.Fatalf("error %v; want %v", err, ErrCorrupt)
	}
	all := files(t, dir)
	if !bytes.Equal(all[fileName], want) {
		t.Error("the file isn't what it was")
	}
	for name := range all {
		if strings.Contains(name, "damaged") {
			t.Errorf("%s was made", name)
		}
	}
}

// holder makes the test program a process that holds a state open.
const holder = "POLICYBOT_TEST_STATE_HOLDER"

func TestHolder(t *testing.T) {
	dir := os.Getenv(holder)
	if dir == "" {
		t.Skip("is for TestFileThatAnotherProcessHasOpenIsLeft")
	}
	open(t, dir)
	fmt.Println("open")
	_, _ = os.Stdin.Read(make([]byte, 1)) // until our parent has had enough
}

// The lock alone doesn't tell: who came second hasn't got it, and stays.
func TestFileThatAnotherProcessHasOpenIsLeft(t *testing.T) {
	dir := t.TempDir()
	file := filled(t, dir)
	first := open(t, dir)
	end := holdElsewhere(t, dir)
	must(t, first.Close())
	scribble(t, file)
	before := files(t, dir)[fileName]
	isLeft(t, dir, before)
	end()
	if s := openAnyway(t, dir); !hasLoss(t, s, true) {
		t.Error("nothing is lost: this proves nothing")
	}
}

// holdElsewhere has another process open the folder until end.
func holdElsewhere(t *testing.T, dir string) (end func()) {
	t.Helper()
	program, err := os.Executable()
	must(t, err)
	cmd := exec.Command(program, "-test.run=^TestHolder$")
	cmd.Env = append(os.Environ(), holder+"="+dir)
	in, err := cmd.StdinPipe()
	must(t, err)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	if _, err := out.Read(make([]byte, 4)); err != nil {
		t.Fatal(err)
	}
	return func() { _ = cmd.Process.Kill(); _ = in.Close(); _ = cmd.Wait() }
}
