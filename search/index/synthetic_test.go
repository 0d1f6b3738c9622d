package index

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"policybot/knowledge"
)

// synthetic makes n docs of about 60 words each, the same for the same seed:
// words as uneven in frequency as those of a language, with the endings of
// English, two entities each out of 200, ten years of dates.
func synthetic(n int, seed uint64) []Doc {
	r := rand.New(rand.NewPCG(seed, 0))
	words := vocabulary(r, 20_000)
	zipf := rand.NewZipf(r, 1.1, 8, uint64(len(words)-1))
	docs := make([]Doc, n)
	for i := range docs {
		docs[i] = Doc{
			Kind: []Kind{Event, Fact, Passage, Passage}[i%4], ID: fmt.Sprintf("doc-%06d", i),
			Source: knowledge.SourceID(fmt.Sprintf("source-%d", i/20)), Title: sentence(r, zipf, words, 5),
			Text:     sentence(r, zipf, words, 30+r.IntN(60)),
			Entities: []knowledge.EntityID{entityNo(r.IntN(200)), entityNo(r.IntN(200))},
			Date:     knowledge.OnDay(knowledge.NewDay(2016, 1, 1) + knowledge.Day(r.IntN(3650))),
		}
	}
	return docs
}

func entityNo(n int) knowledge.EntityID { return knowledge.EntityID(fmt.Sprintf("entity-%d", n)) }

func vocabulary(r *rand.Rand, n int) []string {
	syllables := []string{"ba", "con", "de", "fi", "gra", "lo", "mi", "nor", "pe", "ra", "si", "tu", "ver", "wo", "ya", "ze"}
	endings := []string{"", "", "s", "ed", "ing", "er", "tion"}
	words := make([]string, n)
	for i := range words {
		var b strings.Builder
		for range 1 + r.IntN(3) {
			b.WriteString(syllables[r.IntN(len(syllables))])
		}
		fmt.Fprintf(&b, "%s%s", string(rune('a'+i%26)), endings[r.IntN(len(endings))])
		words[i] = b.String()
	}
	return words
}

func sentence(r *rand.Rand, zipf *rand.Zipf, words []string, n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = words[zipf.Uint64()]
		if r.IntN(12) == 0 {
			list[i] += "."
		}
	}
	return strings.Join(list, " ")
}

// syntheticQueries have three to eight words of the docs, so that each finds
// something.
func syntheticQueries(docs []Doc, n int, seed uint64) []Query {
	r := rand.New(rand.NewPCG(seed, 1))
	queries := make([]Query, n)
	for i := range queries {
		d := docs[r.IntN(len(docs))]
		words := strings.Fields(d.Text)
		at := r.IntN(len(words) - 8)
		queries[i] = Query{Text: strings.Join(words[at:at+3+r.IntN(6)], " "), Entities: d.Entities[:1]}
	}
	return queries
}
