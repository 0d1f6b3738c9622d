package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"policybot/knowledge/document/history"
	"policybot/knowledge/record"
)

// longestPause is how many intervals a reload that failed waits at most before
// it is tried again on the same files.
const longestPause = 64

// watch calls changed whenever the files of the folder are others than known
// and have then stayed the same for one interval, until ctx ends. Most editors
// write in several steps, and a folder may be half copied. Where changed fails
// it is called again, less and less often, since the reason may pass.
func watch(ctx context.Context, dir string, every time.Duration, known string, changed func() error) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	last, pause, left := known, 1, 0
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
		if now != last {
			last, pause, left = now, 1, 0
			continue
		}
		if now == known {
			continue
		}
		if left--; left > 0 {
			continue
		}
		if changed() == nil {
			known, pause, left = now, 1, 0
			continue
		}
		pause = min(2*pause, longestPause)
		left = pause
	}
}

// listing is the names, sizes and times of all files in the folder, and the
// newest commit where it lies in a Git repository.
func listing(dir string) (string, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return "", err
	}
	defer root.Close()
	var all strings.Builder
	err = fs.WalkDir(root.FS(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if d.Name() == history.GitFolder {
				return fs.SkipDir
			}
			if strings.Count(path, "/") >= record.MaxLevels {
				return fs.SkipDir // nor is it read
			}
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		fmt.Fprintf(&all, "%s %d %d\n", filepath.ToSlash(path), info.Size(), info.ModTime().UnixNano())
		return nil
	})
	if commit, err := history.Newest(dir); err == nil { // else the history isn't read either
		all.WriteString(commit)
	}
	return all.String(), err
}
