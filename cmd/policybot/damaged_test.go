package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"policybot/bot/slacksim"
	"policybot/bot/state"
)

// damagedState is a folder with a state that can't be read, and what its file
// holds.
func damagedState(t *testing.T) (dir string, content []byte) {
	t.Helper()
	dir = t.TempDir()
	store, err := state.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	content = bytes.Repeat([]byte("shopping list\n"), 1000)
	write(t, dir, "policybot.db", string(content))
	return dir, content
}

func TestServeStartsWithADamagedState(t *testing.T) {
	dir, content := damagedState(t)
	s, sim, _, _ := served(t, "POLICYBOT_STATE="+dir)
	if got := s.ask(sim, "did Acme ban Pigeon?"); !strings.HasPrefix(got, "Yes") {
		t.Errorf("answered %q", got)
	}
	said := regexp.MustCompile(`level=ERROR msg="the state was damaged.* reference=(\w+) .*damaged_file=(\S+)`).FindStringSubmatch(s.err.String())
	if said == nil {
		t.Fatalf("not logged:\n%s", s.err.String())
	}
	if kept, err := os.ReadFile(said[2]); err != nil || !bytes.Equal(kept, content) || filepath.Dir(said[2]) != dir {
		t.Errorf("the damaged file at %s: %d bytes, %v", said[2], len(kept), err)
	}
	dm := sim.DM(slacksim.Admin)
	s.until("the admin isn't told", func() bool { return len(sim.Messages(dm)) > 0 })
	if told := sim.Messages(dm)[0].Text; !strings.Contains(told, said[1]) || !strings.Contains(told, "damaged") {
		t.Errorf("the admin is told %q", told)
	}
	for _, p := range sim.Problems() {
		t.Errorf("%s: %v", p.Method, p.Problems)
	}
}

func TestDoctorTellsOfADamagedState(t *testing.T) {
	dir, content := damagedState(t)
	look := func(says string) {
		t.Helper()
		s := startProgram(t, []string{"POLICYBOT_STATE=" + dir}, "doctor")
		code := <-s.code
		s.code <- code
		if code != exitError || !strings.Contains(s.out.String(), "the file is damaged") || !strings.Contains(s.out.String(), says) {
			t.Errorf("exit status %d, want it to say %q:\n%s", code, says, s.out.String())
		}
		if kept, err := os.ReadFile(filepath.Join(dir, "policybot.db")); err != nil || !bytes.Equal(kept, content) {
			t.Errorf("the doctor has touched the file: %d bytes, %v", len(kept), err)
		}
	}
	look("serve moves it aside")
	lock, err := os.Open(filepath.Join(dir, "policybot.lock"))
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Close()
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		t.Fatal(err)
	}
	look("another process has the state")
}
