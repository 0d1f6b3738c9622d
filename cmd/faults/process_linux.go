package main

import (
	"fmt"
	"os"
	"syscall"
)

// diesWithUs makes the system end a process should this one be killed.
func diesWithUs() *syscall.SysProcAttr { return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }

// residentMB is how much of a process is in memory.
func residentMB(pid int) int {
	statm, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		return 0
	}
	var total, resident int
	if _, err := fmt.Sscan(string(statm), &total, &resident); err != nil {
		return 0
	}
	return resident * os.Getpagesize() >> 20
}
