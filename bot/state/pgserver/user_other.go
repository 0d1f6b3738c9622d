//go:build !linux

package pgserver

import (
	"os/exec"
	"time"
)

// The server's user and its death with the test are arranged on Linux only.
func canRun() bool           { return false }
func asServerUser(*exec.Cmd) {}
func giveAway(string) error  { return nil }

func children(int) []int            { return nil }
func kill(int, time.Duration) error { return nil }
