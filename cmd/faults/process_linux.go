package main

import "syscall"

// diesWithUs makes the system end a process should this one be killed.
func diesWithUs() *syscall.SysProcAttr { return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }
