package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// watch calls changed whenever the files of the folder have changed and then
// stayed the same for one interval, until ctx ends. Most editors write in
// several steps, and a folder may be half copied.
func watch(ctx context.Context, dir string, every time.Duration, changed func()) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	known, _ := listing(dir)
	last := known
	for {
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
		now, err := listing(dir)
		if err != nil {
			continue // what is there now can't be told from what will be
		}
		if now != known && now == last {
			known = now
			changed()
		}
		last = now
	}
}

// listing is the names, sizes and times of all files in the folder.
func listing(dir string) (string, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return "", err
	}
	defer root.Close()
	var all strings.Builder
	err = fs.WalkDir(root.FS(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		fmt.Fprintf(&all, "%s %d %d\n", filepath.ToSlash(path), info.Size(), info.ModTime().UnixNano())
		return nil
	})
	return all.String(), err
}
