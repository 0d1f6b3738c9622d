package index

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// Of how many docs, those that score best by their words, the texts are looked
// into; within how many words of each other two say anything by standing near,
// and how much.
const (
	lookedInto = 30
	nearby     = 6
	nearWeight = 0.5
)

// nearness looks into texts for words of a query near each other.
type nearness struct {
	*matcher
	weights map[string]float64 // of the terms
	pairs   []pair
}

// pair is two terms, and the most that they add by standing near each other.
type pair struct {
	a, b string
	adds float64
}

// score is what the words of the query add to the score of a text by standing
// near each other: for two words next to each other, half the weight of the one
// that says less, and less the further they stand apart.
func (n *nearness) score(text []byte) float64 {
	n.pairs = n.pairs[:0]
	before, at := "", 0
	for i, no := 0, 0; i < len(text); no++ {
		from := i
		for i < len(text) && (inWord[text[i]] || i > from && text[i] == '\'') {
			i++
		}
		if from == i {
			i++
			no--
			continue
		}
		term := n.term(text[from:i])
		if term == "" {
			continue
		}
		if gap := no - at; before != "" && before != term && gap <= nearby {
			n.add(before, term, min(n.weights[before], n.weights[term])/float64(gap))
		}
		before, at = term, no
	}
	slices.SortFunc(n.pairs, func(x, y pair) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	sum := 0.0
	for _, p := range n.pairs {
		sum += p.adds
	}
	return nearWeight * sum
}

func (n *nearness) add(a, b string, adds float64) {
	if a > b {
		a, b = b, a
	}
	for i := range n.pairs {
		if p := &n.pairs[i]; p.a == a && p.b == b {
			p.adds = max(p.adds, adds)
			return
		}
	}
	n.pairs = append(n.pairs, pair{a, b, adds})
}

// inWord tells of each byte whether it is part of a word.
var inWord = func() (in [256]bool) {
	for b := range in {
		c := lower(byte(b))
		in[b] = 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || b >= utf8.RuneSelf
	}
	return in
}()
