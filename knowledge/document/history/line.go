package history

import (
	"errors"
	"fmt"
	"slices"
	"sort"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/plumbing/storer"

	"policybot/knowledge"
)

// commit is one of those along the first parents.
type commit struct {
	tree plumbing.Hash
	day  knowledge.Day
}

// line gives the commits from the newest to the oldest, at most so many, and
// whether the oldest is the first of all. Before the first commit it is empty.
func (r *Repository) line(zone *time.Location, most int) (list []commit, whole bool, err error) {
	head, err := storer.ResolveReference(r.store, plumbing.HEAD)
	if errors.Is(err, plumbing.ErrReferenceNotFound) {
		return nil, true, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("HEAD: %w", err)
	}
	shallow, err := r.store.Shallow()
	if err != nil {
		return nil, false, fmt.Errorf("which commits are missing: %w", err)
	}
	for hash := head.Hash(); ; {
		c, err := object.GetCommit(r.store, hash)
		if err != nil {
			return nil, false, fmt.Errorf("commit %s: %w", hash, err)
		}
		list = append(list, commit{c.TreeHash, knowledge.DayOf(c.Committer.When.In(zone))})
		whole = len(c.ParentHashes) == 0
		if whole || len(list) == most || slices.Contains(shallow, hash) {
			break
		}
		hash = c.ParentHashes[0]
	}
	inOrder(list)
	return list, whole, nil
}

// inOrder makes the days of commits, newest first, never go backwards in time:
// of those that do, as few as possible are taken for wrong, and get the day of
// the commit after.
func inOrder(list []commit) {
	right := longestRun(list)
	after := max(0, slices.Index(right, true))
	for i := range list {
		if right[i] {
			after = i
		} else {
			list[i].day = list[after].day
		}
	}
}

// longestRun marks the most commits whose days, the others left out, never grow.
func longestRun(list []commit) []bool {
	var ends []int // by length, the last of the run whose day is the latest
	before := make([]int, len(list))
	for i, c := range list {
		n := sort.Search(len(ends), func(k int) bool { return list[ends[k]].day < c.day })
		before[i] = -1
		if n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else {
			ends[n] = i
		}
	}
	right := make([]bool, len(list))
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = before[i] {
			right[i] = true
		}
	}
	return right
}
