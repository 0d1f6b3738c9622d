package index

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"policybot/knowledge"
)

// What is used of a query, whatever its length.
const (
	maxTerms     = 32       // the first distinct ones
	maxQueryText = 16 << 10 // bytes of the text
	maxLimit     = 1000     // hits
	defaultLimit = 10
)

// Query asks for docs. All that is set must hold of a doc; with nothing set
// nothing is found.
type Query struct {
	Text        string                 // any text; its words rank the docs
	Entities    []knowledge.EntityID   // the doc speaks of each of them
	AnyEntity   []knowledge.EntityID   // of at least one of them
	About       []knowledge.EntityID   // where there are words: docs that speak of these are found too, and rank higher
	Kinds       []Kind                 // one of them; none: any
	Collections []knowledge.Collection // one of them, and nothing of the others is told; none: any
	From, To    knowledge.Date         // the doc's date may lie between them, both included; undated docs don't
	On          knowledge.Date         // the doc stood on one of these days; zero: whether it still does or not
	Limit       int                    // hits at most; 0: 10, never above 1,000
}

// String writes the query for a person to read. It has the text in it, so it
// has no place in a log of what people asked.
func (q Query) String() string {
	var parts []string
	if q.Text != "" {
		parts = append(parts, fmt.Sprintf("%q", q.Text))
	}
	for _, e := range q.Entities {
		parts = append(parts, "entity:"+string(e))
	}
	if len(q.AnyEntity) > 0 {
		parts = append(parts, "any:"+joinIDs(q.AnyEntity))
	}
	if len(q.About) > 0 {
		parts = append(parts, "about:"+joinIDs(q.About))
	}
	if len(q.Kinds) > 0 {
		parts = append(parts, "kind:"+joinIDs(q.Kinds))
	}
	if len(q.Collections) > 0 {
		parts = append(parts, "in:"+joinIDs(q.Collections))
	}
	if !q.From.IsZero() {
		parts = append(parts, "from:"+q.From.String())
	}
	if !q.To.IsZero() {
		parts = append(parts, "to:"+q.To.String())
	}
	if !q.On.IsZero() {
		parts = append(parts, "on:"+q.On.String())
	}
	return strings.Join(parts, " ")
}

func joinIDs[T ~string](ids []T) string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = string(id)
	}
	return strings.Join(list, ",")
}

func (q Query) limit() int {
	if q.Limit <= 0 {
		return defaultLimit
	}
	return min(q.Limit, maxLimit)
}

// lists tells that docs are to be listed although the text has no words.
func (q Query) lists(filtered bool) bool {
	return filtered && (q.Text == "" || len(q.Entities)+len(q.AnyEntity) > 0)
}

// cut gives at most n bytes of the text, whole characters, and makes it valid.
func cut(text string, n int) string {
	if len(text) > n {
		for n > 0 && !utf8.RuneStart(text[n]) {
			n--
		}
		text = text[:n]
	}
	return strings.ToValidUTF8(text, "\uFFFD")
}

// filters are the conditions that a doc fulfils or doesn't. They add nothing
// to its score.
func (q Query) filters() []filter {
	var list []filter
	for _, e := range q.Entities {
		list = append(list, oneOf(entityField, e))
	}
	if len(q.AnyEntity) > 0 {
		list = append(list, oneOf(entityField, q.AnyEntity...))
	}
	if len(q.Kinds) > 0 {
		list = append(list, oneOf(kindField, q.Kinds...))
	}
	list = append(list, inCollections(q.Collections)...)
	if !q.From.IsZero() || !q.To.IsZero() {
		from, to := knowledge.FirstDay, knowledge.LastDay
		if !q.From.IsZero() {
			from = q.From.First
		}
		if !q.To.IsZero() {
			to = q.To.Last
		}
		list = append(list, oneOf(dateField, windowTerms(from, to)...))
	}
	if !q.On.IsZero() {
		list = append(list, oneOf(stoodField, standingTerms(q.On.First, q.On.Last)...))
	}
	return list
}

func inCollections(list []knowledge.Collection) []filter {
	if len(list) == 0 {
		return nil
	}
	return []filter{oneOf(collectionField, named(list)...)}
}

func named(list []knowledge.Collection) []knowledge.Collection {
	list = slices.Clone(list)
	for i, c := range list {
		list[i] = collectionOf(c)
	}
	return list
}
