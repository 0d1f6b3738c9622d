package index

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	api "github.com/blevesearch/bleve_index_api"
)

// The judged policies: real ones, with what people asked and which segments
// tell the answer. They aren't part of the project.
const judgedFolder = "../../../shared/data/privacy_policies/"

type judgedSegment struct {
	Doc  string
	Seg  int
	Text string
}

type judgedQuestion struct {
	Doc, Question string
	Gold          []int `json:"gold_any"`
}

// judged gives the segments and the questions of each policy.
func judged(t testing.TB) (map[string][]judgedSegment, map[string][]judgedQuestion) {
	t.Helper()
	segments, questions := map[string][]judgedSegment{}, map[string][]judgedQuestion{}
	readLines(t, "documents.jsonl", func(s judgedSegment) { segments[s.Doc] = append(segments[s.Doc], s) })
	readLines(t, "questions.jsonl", func(q judgedQuestion) { questions[q.Doc] = append(questions[q.Doc], q) })
	return segments, questions
}

func readLines[T any](t testing.TB, name string, add func(T)) {
	t.Helper()
	f, err := os.Open(judgedFolder + name)
	if os.IsNotExist(err) {
		t.Skip("the judged policies aren't here")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		var line T
		if err := json.Unmarshal(s.Bytes(), &line); err != nil {
			t.Fatal(err)
		}
		add(line)
	}
}

// textbook is BM25 as textbooks have it.
type textbook struct {
	docs   [][]string
	with   map[string]int
	length float64 // mean
}

func newTextbook(docs [][]string) *textbook {
	b := &textbook{docs: docs, with: map[string]int{}}
	for _, d := range docs {
		for _, t := range slices.Compact(slices.Sorted(slices.Values(d))) {
			b.with[t]++
		}
		b.length += float64(len(d)) / float64(len(docs))
	}
	return b
}

// score is that of a doc for the distinct terms of a query.
func (b *textbook) score(query []string, doc int) float64 {
	const k1, b1 = 1.2, 0.75
	sum := 0.0
	for _, t := range query {
		tf := 0.0
		for _, x := range b.docs[doc] {
			if x == t {
				tf++
			}
		}
		n := float64(b.with[t])
		idf := math.Log(1 + (float64(len(b.docs))-n+0.5)/(n+0.5))
		sum += idf * tf * (k1 + 1) / (tf + k1*(1-b1+b1*float64(len(b.docs[doc]))/b.length))
	}
	return sum
}

// rank gives the docs that score at all, best first, those that were given
// earlier first where scores are the same.
func (b *textbook) rank(query []string) []int {
	var list []int
	scores := make([]float64, len(b.docs))
	for i := range b.docs {
		if scores[i] = b.score(query, i); scores[i] > 0 {
			list = append(list, i)
		}
	}
	slices.SortStableFunc(list, func(i, j int) int {
		switch {
		case scores[i] > scores[j]:
			return -1
		case scores[i] < scores[j]:
			return 1
		}
		return 0
	})
	return list
}

// f1 is that of what was returned; both empty count 1.
func f1(got, gold []int) float64 {
	if len(got) == 0 && len(gold) == 0 {
		return 1
	}
	right := 0
	for _, g := range got {
		if slices.Contains(gold, g) {
			right++
		}
	}
	if right == 0 {
		return 0
	}
	return 2 * float64(right) / float64(len(got)+len(gold))
}

// averagePrecision is that of an order.
func averagePrecision(got, gold []int) float64 {
	right, sum := 0, 0.0
	for i, g := range got {
		if slices.Contains(gold, g) {
			right++
			sum += float64(right) / float64(i+1)
		}
	}
	return sum / float64(max(len(gold), 1))
}

// order is how one of those compared ranks the segments of a policy for a question.
type order func(question string) []int

// orders are those of the segments of a policy, by the names of those compared.
func orders(t testing.TB, segments []judgedSegment) map[string]order {
	t.Helper()
	a := testAnalyzer(t)
	var docs []Doc
	var terms [][]string
	for i, s := range segments {
		docs = append(docs, passage(fmt.Sprintf("%04d", i), s.Text))
		terms = append(terms, nil)
		for _, token := range a.Analyze([]byte(s.Text)) {
			terms[i] = append(terms[i], string(token.Term))
		}
	}
	x, book := inMemory(t, docs...), newTextbook(terms)
	all := map[string]order{
		"ours": func(question string) (list []int) {
			for _, h := range find(t, x, Query{Text: question, Limit: len(docs)}) {
				list = append(list, segmentOf(t, h.ID))
			}
			return list
		},
		"the textbook": func(question string) []int { return book.rank(a.terms(question, maxTerms)) },
	}
	for name, scoring := range map[string]string{"Bleve": "", "Bleve's bm25": api.BM25Scoring} {
		s := buildStock(t, stockMapping(scoring), docs)
		all[name] = func(question string) (list []int) {
			keys, err := s.find(t.Context(), question, len(docs), false)
			if err != nil {
				t.Fatal(err)
			}
			for _, key := range keys {
				list = append(list, segmentOf(t, strings.TrimPrefix(key, "passage:")))
			}
			return list
		}
	}
	return all
}

func segmentOf(t testing.TB, id string) int {
	t.Helper()
	n, err := strconv.Atoi(id)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestOrderIsNoWorseThanTheTextbook compares mean average precision, of others
// too, and tells F1 of the first five.
func TestOrderIsNoWorseThanTheTextbook(t *testing.T) {
	segments, questions := judged(t)
	for _, policy := range slices.Sorted(maps.Keys(segments)) {
		precision := map[string]float64{}
		for name, rank := range orders(t, segments[policy]) {
			five := 0.0
			for _, q := range questions[policy] {
				list := rank(q.Question)
				precision[name] += averagePrecision(list, q.Gold) / float64(len(questions[policy]))
				five += 100 * f1(list[:min(5, len(list))], q.Gold) / float64(len(questions[policy]))
			}
			t.Logf("%s, %s: MAP %.3f, F1 of the first five %.1f", policy, name, precision[name], five)
		}
		if us, book := precision["ours"], precision["the textbook"]; us < book {
			t.Errorf("%s: the order is worse (MAP %.3f) than that of the textbook (%.3f)", policy, us, book)
		}
	}
}
