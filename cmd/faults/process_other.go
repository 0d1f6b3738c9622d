//go:build !linux

package main

import "syscall"

func diesWithUs() *syscall.SysProcAttr { return nil }

func residentMB(int) int { return 0 }
