package index

import (
	"bytes"
	"cmp"
	"math"
	"slices"
)

// spot is where a doc is kept: in which part, and under which number.
type spot struct {
	part int
	doc  uint32
}

// scored is a doc that fits.
type scored struct {
	spot
	score float64
	key   []byte // once it is asked for
}

// best keeps those of the highest score, and all that score the same as the
// last of them: which of these are kept in the end is by their keys, and never
// by where they happen to be.
type best struct {
	want  int
	list  []scored
	top   []float64 // the highest scores, as many as are wanted, the least of them first: a heap
	floor float64   // what scores less is not among the best
}

func newBest(want int) *best { return &best{want: want, floor: math.Inf(-1)} }

func (b *best) add(at spot, score float64) {
	if score < b.floor {
		return
	}
	b.list = append(b.list, scored{spot: at, score: score})
	if len(b.top) < b.want {
		b.top = append(b.top, score)
		if len(b.top) == b.want {
			slices.Sort(b.top)
			b.floor = b.top[0]
		}
		return
	}
	if score > b.floor {
		b.top[0] = score
		b.sink()
		b.floor = b.top[0]
	}
	if len(b.list) == cap(b.list) {
		b.prune()
	}
}

// sink puts the first of the heap where it belongs.
func (b *best) sink() {
	for i := 0; ; {
		least := i
		for _, k := range []int{2*i + 1, 2*i + 2} {
			if k < len(b.top) && b.top[k] < b.top[least] {
				least = k
			}
		}
		if least == i {
			return
		}
		b.top[i], b.top[least] = b.top[least], b.top[i]
		i = least
	}
}

func (b *best) prune() {
	b.list = slices.DeleteFunc(b.list, func(s scored) bool { return s.score < b.floor })
}

// sorted gives those that were wanted, best first, those of equal score in
// order of their keys.
func (b *best) sorted(key func(spot) ([]byte, error)) ([]scored, error) {
	b.prune()
	for i := range b.list {
		k, err := key(b.list[i].spot)
		if err != nil {
			return nil, err
		}
		b.list[i].key = k
	}
	slices.SortFunc(b.list, byScore)
	return b.list[:min(len(b.list), b.want)], nil
}

func byScore(x, y scored) int {
	return cmp.Or(cmp.Compare(y.score, x.score), bytes.Compare(x.key, y.key))
}
