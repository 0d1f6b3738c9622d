package ground

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// Document is a document with its passages.
type Document struct {
	ID       knowledge.SourceID
	Passages []*knowledge.Passage
}

// Documents lists the documents of the base, in the order of their ids.
func Documents(b *knowledge.Base) []Document {
	of := map[knowledge.SourceID][]*knowledge.Passage{}
	for _, p := range b.Passages {
		of[p.Source] = append(of[p.Source], p)
	}
	var list []Document
	for _, id := range slices.Sorted(maps.Keys(of)) {
		list = append(list, Document{id, of[id]})
	}
	return list
}

// OrderIn is in which order the passages write the parts of dates.
func OrderIn(passages []*knowledge.Passage) language.DateOrder {
	texts := make([]string, len(passages))
	for i, p := range passages {
		texts[i] = p.Text
	}
	return language.OrderOf(texts...)
}

// InOrder puts the passages of each document in their order.
func InOrder(all []*knowledge.Passage) []*knowledge.Passage {
	keys := make(map[*knowledge.Passage][]int, len(all))
	for _, p := range all {
		keys[p] = placeOf(p.At)
	}
	list := slices.Clone(all)
	slices.SortStableFunc(list, func(a, b *knowledge.Passage) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), slices.Compare(keys[a], keys[b]), a.Date.CompareFirst(b.Date), cmp.Compare(a.ID, b.ID))
	})
	return list
}

var numberedPlace = regexp.MustCompile(`^[a-z]+ (\d+)`)

// placeOf are the numbers at the end of a place in a document: "Tools, page 3,
// line 12" is 3, 12.
func placeOf(at string) []int {
	parts := strings.Split(at, ", ")
	var list []int
	for _, part := range slices.Backward(parts) {
		m := numberedPlace.FindStringSubmatch(part)
		if m == nil {
			break
		}
		n, err := strconv.Atoi(m[1])
		if err != nil {
			break
		}
		list = append([]int{n}, list...)
	}
	return list
}
