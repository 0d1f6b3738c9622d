package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// shareFolder lets all processes of a run keep their state in one folder.
func shareFolder(s *stage, r *replica) error {
	if len(s.replicas) > 0 {
		r.state = s.replicas[0].state
	}
	return nil
}

// fillDisk leaves no byte of the state's disk free for a while.
func fillDisk(s *stage, _ int) error {
	filler := filepath.Join(s.replicas[0].state, "filler")
	f, err := os.Create(filler)
	if err != nil {
		return err
	}
	block := make([]byte, 4096)
	for err == nil {
		_, err = f.Write(block)
	}
	full := errors.Is(err, syscall.ENOSPC)
	if err := errors.Join(s.wait(4*time.Second), f.Close(), os.Remove(filler)); err != nil {
		return err
	}
	if !full {
		return fmt.Errorf("filling the disk: %w", err)
	}
	return nil
}

// withoutCommands leaves out what nobody can read back: Slack keeps no copy of a
// command, so that one under way is lost with the state, and who gave it sees no
// answer.
func withoutCommands(s *stage, _ *replica) error {
	s.noCommands = true
	return nil
}

// cutState cuts the file of the state at a random byte, between two runs of
// the process.
func cutState(s *stage, _ int) error {
	r := s.replicas[0]
	r.kill()
	file := filepath.Join(r.state, "policybot.db")
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	at := rand.Int64N(info.Size())
	for _, side := range []string{"-wal", "-shm"} { // with them the file would be made whole
		if err := os.Remove(file + side); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	if err := os.Truncate(file, at); err != nil {
		return err
	}
	s.remark("cut at byte %d of %d", at, info.Size())
	return r.start()
}
