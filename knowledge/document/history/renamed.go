package history

import (
	"bytes"
	"cmp"
	"path"
	"slices"

	"github.com/go-git/go-git/v5/plumbing"
)

// A document that went and one that came in the same commit are one that was
// renamed where they are the same byte for byte, where they alone of all
// documents have their file's name, or where they are at least half alike.
// Changes of one repository are always told alike: go-git's own search for
// renames goes by the order of a map, and gives up on a large file.
const (
	halfAlike   = 0.5
	mostAlike   = 10_000  // pairs are compared by their words; of more, none is
	mostCompare = 1 << 20 // bytes of a document; a larger one isn't compared
)

// renamed joins what went and what came where it is one document.
func (w *walk) renamed(changes []change) []change {
	r := renames{walk: w}
	for _, c := range changes {
		switch {
		case c.from.path == "":
			r.came = append(r.came, c.to)
		case c.to.path == "":
			r.went = append(r.went, c.from)
		default:
			r.changes = append(r.changes, c)
		}
	}
	r.join(func(from, to file) bool { return from.blob == to.blob && path.Base(from.path) == path.Base(to.path) })
	r.join(func(from, to file) bool { return from.blob == to.blob })
	r.joinNames()
	r.joinAlike()
	for _, f := range r.came {
		r.changes = append(r.changes, change{to: f})
	}
	for _, f := range r.went {
		r.changes = append(r.changes, change{from: f})
	}
	return r.changes
}

type renames struct {
	*walk
	came, went []file // that aren't joined yet
	changes    []change
}

// join joins each that came with the first that went and is the same.
func (r *renames) join(same func(from, to file) bool) {
	r.came = slices.DeleteFunc(r.came, func(to file) bool {
		i := slices.IndexFunc(r.went, func(from file) bool { return same(from, to) })
		if i >= 0 {
			r.changes = append(r.changes, change{r.went[i], to})
			r.went = slices.Delete(r.went, i, i+1)
		}
		return i >= 0
	})
}

// joinNames joins those that alone have their file's name, before and after.
func (r *renames) joinNames() {
	if len(r.came) == 0 || len(r.went) == 0 {
		return
	}
	after := map[string]int{}
	for p := range r.at {
		after[path.Base(p)]++
	}
	before := map[string]int{}
	for name, n := range after {
		before[name] = n
	}
	for _, f := range r.came {
		before[path.Base(f.path)]--
	}
	for _, f := range r.went {
		before[path.Base(f.path)]++
	}
	r.join(func(from, to file) bool {
		name := path.Base(to.path)
		return path.Base(from.path) == name && before[name] == 1 && after[name] == 1
	})
}

// joinAlike joins those that have most in common, first of all the most alike.
func (r *renames) joinAlike() {
	if len(r.came)*len(r.went) > mostAlike {
		return
	}
	type pair struct {
		from, to file
		alike    float64
	}
	var pairs []pair
	lines := map[plumbing.Hash]map[string]int{}
	for _, from := range r.went {
		for _, to := range r.came {
			if a := alike(r.linesOf(from.blob, lines), r.linesOf(to.blob, lines)); a >= halfAlike {
				pairs = append(pairs, pair{from, to, a})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.alike, a.alike) })
	for _, p := range pairs {
		r.join(func(from, to file) bool { return from == p.from && to == p.to })
	}
}

// linesOf gives how often each line stands in the blob. What can't be read has
// none.
func (r *renames) linesOf(blob plumbing.Hash, known map[plumbing.Hash]map[string]int) map[string]int {
	if m, ok := known[blob]; ok {
		return m
	}
	m := map[string]int{}
	known[blob] = m
	data, err := r.read(blob, mostCompare)
	if err != nil {
		return m
	}
	for line := range bytes.Lines(data) {
		if line = bytes.TrimSpace(line); len(line) > 0 {
			m[string(line)]++
		}
	}
	return m
}

// alike is the share of the longer text that stands in the other too.
func alike(a, b map[string]int) float64 {
	size := func(m map[string]int) (n int) {
		for line, count := range m {
			n += count * len(line)
		}
		return n
	}
	both := 0
	for line, n := range a {
		both += min(n, b[line]) * len(line)
	}
	return float64(both) / float64(max(1, size(a), size(b)))
}
