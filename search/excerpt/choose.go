// Package excerpt chooses the passages of documents that tell of what is asked:
// as many as these are.
//
// A passage seldom tells something by itself: the sentence before it says of what,
// and the list after it goes on. So each counts for what the search makes of it
// and, a fifth less with every step, for those around it under the same heading;
// chosen are those that count for at least half as much as the best one.
package excerpt

import (
	"cmp"
	"slices"

	"policybot/knowledge"
)

const (
	reach = 5   // steps away, a passage says nothing of another
	share = 0.5 // of what the best one counts for
	most  = 25  // more than that is no choice
)

// Passage is one that was chosen, and what it counts for.
type Passage struct {
	*knowledge.Passage
	Counts float64
}

// Choose chooses among the passages that were found, by their scores, and those
// around them in their documents as these stood on the days. Those that count for
// the most come first.
func Choose(b *knowledge.Base, scores map[knowledge.PassageID]float64, on knowledge.Date) []Passage {
	var all []Passage
	for _, id := range sources(b, scores) {
		all = append(all, counted(document(b, id, on), scores)...)
	}
	slices.SortFunc(all, func(x, y Passage) int {
		return cmp.Or(cmp.Compare(y.Counts, x.Counts), cmp.Compare(x.ID, y.ID))
	})
	end := 0
	for end < min(len(all), most) && all[end].Counts >= share*all[0].Counts {
		end++
	}
	return all[:end]
}

// sources are those of the passages, in the order of their ids.
func sources(b *knowledge.Base, scores map[knowledge.PassageID]float64) []knowledge.SourceID {
	var list []knowledge.SourceID
	for id := range scores {
		if p := b.Passage(id); p != nil {
			list = append(list, p.Source)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// document gives the passages of a source as they stood.
func document(b *knowledge.Base, id knowledge.SourceID, on knowledge.Date) []*knowledge.Passage {
	var list []*knowledge.Passage
	for _, id := range b.PassagesOf(id) {
		p := b.Passage(id)
		if stood := p.Stood(); stood.First <= on.Last && on.First <= stood.Last {
			list = append(list, p)
		}
	}
	return list
}

// counted gives the passages of a document that count for anything.
func counted(list []*knowledge.Passage, scores map[knowledge.PassageID]float64) []Passage {
	own := make([]float64, len(list))
	for i, p := range list {
		own[i] = scores[p.ID]
	}
	var all []Passage
	for i, p := range list {
		sum := 0.0
		for k := max(0, i-reach+1); k < min(len(list), i+reach); k++ {
			if list[k].Title == p.Title {
				sum += own[k] * float64(reach-max(i-k, k-i)) / reach
			}
		}
		if sum > 0 {
			all = append(all, Passage{p, sum})
		}
	}
	return all
}
