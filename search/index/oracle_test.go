package index

import (
	"slices"
	"testing"

	"policybot/knowledge"
)

// read is a doc with the terms it has.
type read struct {
	Doc
	terms []string
}

// fits says by reading the doc whether a query of these terms is to find it.
func (d read) fits(q Query, asked []string, every bool) bool {
	n := 0
	for _, t := range asked {
		if slices.Contains(d.terms, t) {
			n++
		}
	}
	if n == 0 && q.Text != "" || every && n < len(asked) {
		return false
	}
	for _, e := range q.Entities {
		if !slices.Contains(d.Entities, e) {
			return false
		}
	}
	if len(q.AnyEntity) > 0 && !slices.ContainsFunc(q.AnyEntity, func(e knowledge.EntityID) bool { return slices.Contains(d.Entities, e) }) {
		return false
	}
	if len(q.Kinds) > 0 && !slices.Contains(q.Kinds, d.Kind) {
		return false
	}
	return (q.From.IsZero() || d.Date.Last >= q.From.First) && (q.To.IsZero() || d.Date.First <= q.To.Last)
}

func TestFindsWhatReadingFinds(t *testing.T) {
	docs := synthetic(900, 20)
	x := inMemory(t, docs...)
	reads := make(map[string]read, len(docs))
	for _, d := range docs {
		reads[d.key()] = read{d, x.analyzer.terms(join(" ", append([]string{d.Title, d.Text}, d.Words...)...), 1<<20)}
	}
	base := syntheticQueries(docs, 40, 21)
	for i, q := range base {
		q.Limit = 1000
		if i%4 == 0 {
			q.Text = ""
		}
		if i%2 == 0 {
			q.AnyEntity, q.Entities = append(q.Entities, entityNo(i), entityNo(i+1)), nil
		}
		if i%3 == 0 {
			q.Kinds = []Kind{Event, Passage}
		}
		if i%5 != 0 {
			q.From, q.To = mustDate("2017-03-09"), mustDate("2023")
		}
		asked := x.analyzer.terms(q.Text, maxTerms)
		var want, got []string
		every := false
		for key, d := range reads {
			if d.fits(q, asked, false) { // fewer than the limit have every word
				want = append(want, key)
			}
			every = every || d.fits(q, asked, true)
		}
		for _, h := range find(t, x, q) {
			got = append(got, h.key())
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("Search(%v) found %d docs, reading %d", q, len(got), len(want))
		}
		q.Limit = 1
		if hits := find(t, x, q); every && !reads[hits[0].key()].fits(q, asked, true) {
			t.Errorf("Search(%v) put a doc first that lacks a word, and there is one that doesn't", q)
		}
	}
}

func FuzzSearch(f *testing.F) {
	x := inMemory(f, append(synthetic(50, 22), passage("a", "the ban of the pigeon app", "acme"))...)
	for _, text := range []string{"ban", `w:"a" +(-b)`, "*?~^", "\x00\xff", "禁止 ban", "🐦", "the"} {
		f.Add(text, "acme", uint8(3))
	}
	f.Fuzz(func(t *testing.T, text, entity string, limit uint8) {
		q := Query{Text: text, Limit: int(limit)}
		if limit%2 == 1 {
			q.Entities = []knowledge.EntityID{knowledge.EntityID(entity)}
		}
		for _, h := range find(t, x, q) {
			if len(q.Entities) > 0 && !slices.Contains(h.Entities, q.Entities[0]) {
				t.Errorf("%s doesn't speak of %q", h.ID, entity)
			}
		}
	})
}
