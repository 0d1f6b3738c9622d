package index

import "math"

// The parameters of BM25: how soon more of the same word stops to tell
// anything, and how much a doc's length is held against it. Records and
// paragraphs are short, and a long one is about more, so that both are less than
// what is usual for whole documents.
const (
	saturation   = 0.9
	lengthWeight = 0.4
)

// aboutWeight is how much more it tells that a doc speaks of somebody than that it
// has a word as rare.
const aboutWeight = 2

// extent is what scores are relative to: how many docs there are, and how many
// words all of them have.
type extent struct {
	docs  uint64
	words uint64
}

// rarity is the weight of a word that stands in so many of the docs.
func (e extent) rarity(with uint64) float64 {
	n := float64(with)
	return math.Log1p((float64(e.docs) - n + 0.5) / (n + 0.5))
}

// damping gives for the length of a doc what the frequency of a word in it is
// compared with.
func (e extent) damping(length int) float64 {
	mean := float64(e.words) / float64(max(e.docs, 1))
	return saturation * (1 - lengthWeight + lengthWeight*float64(length)/max(mean, 1))
}

// maxDamped is up to which length damping is looked up and not computed.
const maxDamped = 512

// dampings are those of all lengths that are common.
func (e extent) dampings() []float64 {
	list := make([]float64, maxDamped)
	for length := range list {
		list[length] = e.damping(length)
	}
	return list
}

// score is what a word of the weight adds to that of a doc. It is always less
// than the weight by the most that frequency can make of it.
func score(weight, freq, damping float64) float64 {
	return weight * freq * (saturation + 1) / (freq + damping)
}

// most is more than a word of the weight adds to any score.
func most(weight float64) float64 { return weight * (saturation + 1) }
