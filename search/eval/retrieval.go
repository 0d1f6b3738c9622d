package eval

import "slices"

// depth is how many found records are looked at. Evidence below is told as
// not found.
const depth = 100

// Retrieval is how well a search for the words of the questions finds the
// expected evidence. Its figures are means over the questions that expect any,
// from 0 to 1.
type Retrieval struct {
	Questions int     `json:"questions"`
	Recall1   float64 `json:"recall_at_1"` // share of the expected evidence that is found first
	Recall5   float64 `json:"recall_at_5"` // … among the first five
	Recall10  float64 `json:"recall_at_10"`
	MRR       float64 `json:"mrr"` // 1 over the rank of the first that was expected; 0 beyond rank 100
}

// retrieval is nil where no evidence is expected.
func retrieval(outcomes []Outcome) *Retrieval {
	var r Retrieval
	for _, o := range outcomes {
		if len(o.Case.Evidence) == 0 {
			continue
		}
		at := ranks(o.Case.Evidence, o.Found)
		r.Questions++
		r.Recall1 += recall(at, 1)
		r.Recall5 += recall(at, 5)
		r.Recall10 += recall(at, 10)
		r.MRR += reciprocal(at)
	}
	if r.Questions == 0 {
		return nil
	}
	n := float64(r.Questions)
	r.Recall1, r.Recall5, r.Recall10, r.MRR = r.Recall1/n, r.Recall5/n, r.Recall10/n, r.MRR/n
	return &r
}

// ranks gives the rank of each id, from 1; 0 is not found. An id of a source
// has the rank of the first record that it tells.
func ranks(ids []string, found []Found) []int {
	at := make([]int, len(ids))
	for i, id := range ids {
		at[i] = 1 + slices.IndexFunc(found, func(f Found) bool { return f.is(id) })
	}
	return at
}

// recall is the share of the ranks that are k or better.
func recall(ranks []int, k int) float64 {
	n := 0
	for _, r := range ranks {
		if r > 0 && r <= k {
			n++
		}
	}
	return float64(n) / float64(len(ranks))
}

func reciprocal(ranks []int) float64 {
	best := 0
	for _, r := range ranks {
		if r > 0 && (best == 0 || r < best) {
			best = r
		}
	}
	if best == 0 {
		return 0
	}
	return 1 / float64(best)
}
