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
	"testing"
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
	const k1, k2 = 1.2, 0.75
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
		sum += idf * tf * (k1 + 1) / (tf + k1*(1-k2+k2*float64(len(b.docs[doc]))/b.length))
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

// orders are those of the segments of a policy for each question, by Search and
// by the textbook.
func orders(t testing.TB, segments []judgedSegment, questions []judgedQuestion) (ours, plain [][]int) {
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
	x, b := inMemory(t, docs...), newTextbook(terms)
	for _, q := range questions {
		var segs []int
		for _, h := range find(t, x, Query{Text: q.Question, Limit: len(docs)}) {
			segs = append(segs, segmentOf(t, h.ID))
		}
		ours = append(ours, segs)
		plain = append(plain, b.rank(a.terms(q.Question, maxTerms)))
	}
	return ours, plain
}

func segmentOf(t testing.TB, id string) int {
	t.Helper()
	n, err := strconv.Atoi(id)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestOrderIsNoWorseThanTheTextbook compares mean average precision.
func TestOrderIsNoWorseThanTheTextbook(t *testing.T) {
	segments, questions := judged(t)
	for _, name := range slices.Sorted(maps.Keys(segments)) {
		ours, plain := orders(t, segments[name], questions[name])
		us, book := 0.0, 0.0
		for i, q := range questions[name] {
			us += averagePrecision(ours[i], q.Gold) / float64(len(ours))
			book += averagePrecision(plain[i], q.Gold) / float64(len(ours))
		}
		t.Logf("%s: MAP %.3f, of the textbook %.3f", name, us, book)
		if us < book {
			t.Errorf("%s: the order is worse (MAP %.3f) than that of the textbook (%.3f)", name, us, book)
		}
	}
}
