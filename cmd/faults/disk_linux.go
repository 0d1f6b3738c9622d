package main

import (
	"fmt"
	"os"
	"syscall"
)

// onSmallDisk gives a replica's state a disk of 8 MB, which only root may.
func onSmallDisk(_ *stage, r *replica) error {
	if err := os.MkdirAll(r.state, 0o700); err != nil {
		return err
	}
	if err := syscall.Mount("none", r.state, "tmpfs", 0, "size=8m"); err != nil {
		return fmt.Errorf("mounting a small disk, which needs root: %w", err)
	}
	r.cleanup = func() { _ = syscall.Unmount(r.state, syscall.MNT_DETACH) }
	return nil
}
