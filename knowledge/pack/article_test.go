package pack

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"policybot/knowledge"
)

// article gives the paragraphs of the article behind the records, which lies
// beside the repository where it is kept at all.
func article(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("../../../shared/article/article.txt")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the article isn't kept here")
	}
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}

// told is an event or a fact, as far as its words and places go.
type told struct {
	id      string
	texts   []string // its text first
	reports []knowledge.Report
}

func recordsOf(base *knowledge.Base) []told {
	var list []told
	for _, e := range base.Events {
		r := told{string(e.ID), []string{e.Text}, slices.Clone(e.Reports)}
		for _, x := range e.Reasons {
			r.texts = append(r.texts, x.Text)
			r.reports = append(r.reports, x.Reports...)
		}
		list = append(list, r)
	}
	for _, f := range base.Facts {
		list = append(list, told{string(f.ID), []string{f.Text, f.Value.Text}, f.Reports})
	}
	return list
}

// place is the number of the paragraph that a report names.
func place(p knowledge.Report) (int, error) {
	m := regexp.MustCompile(`^paragraph (\d+)( \([^)]+\))?$`).FindStringSubmatch(p.At)
	if m == nil {
		return 0, fmt.Errorf(`%s: place %q: write "paragraph 7" or "paragraph 7 (picture caption)"`, p.Origin, p.At)
	}
	return strconv.Atoi(m[1])
}

func TestTableAndRecordsAgree(t *testing.T) {
	rows := map[string][]int{}
	for _, p := range paragraphs {
		for _, id := range p.ids {
			rows[id] = append(rows[id], p.n)
		}
	}
	for _, r := range recordsOf(load(t)) {
		var places []int
		for _, p := range r.reports {
			n, err := place(p)
			if err != nil {
				t.Error(err)
			}
			places = append(places, n)
		}
		slices.Sort(places)
		places = slices.Compact(places)
		if !slices.Equal(places, rows[r.id]) {
			t.Errorf("%s names paragraphs %v, the table has it at %v", r.id, places, rows[r.id])
		}
		delete(rows, r.id)
	}
	for id, at := range rows {
		t.Errorf("the table has %s at paragraphs %v, and no such record is in the pack", id, at)
	}
}

func TestTableHasEveryParagraph(t *testing.T) {
	text := article(t)
	if len(text) != len(paragraphs) {
		t.Fatalf("the article has %d paragraphs, the table %d", len(text), len(paragraphs))
	}
	for i, p := range paragraphs {
		if hash := fmt.Sprintf("%x", sha256.Sum256([]byte(text[i])))[:8]; p.n != i+1 || p.hash != hash {
			t.Errorf("row %d has paragraph %d %s, the article has %s", i+1, p.n, p.hash, hash)
		}
		ways := 0
		for _, given := range []bool{len(p.ids) > 0, p.same > 0, p.why != ""} {
			if given {
				ways++
			}
		}
		if ways != 1 {
			t.Errorf("paragraph %d: give its records, the paragraph it repeats or why it has none", p.n)
		}
		if p.same >= p.n || p.same > 0 && plain(text[p.same-1]) != plain(text[i]) {
			t.Errorf("paragraph %d doesn't repeat paragraph %d", p.n, p.same)
		}
	}
}

// plain is the text without the marks in which its repetitions differ.
func plain(s string) string {
	return strings.TrimSuffix(strings.NewReplacer("’", "'", "‘", "'").Replace(s), ".")
}

func TestQuotesStandInTheirParagraph(t *testing.T) {
	text := article(t)
	all := strings.Join(text, "\n")
	for _, r := range recordsOf(load(t)) {
		for _, p := range r.reports {
			n, err := place(p)
			if err != nil || n > len(text) {
				t.Errorf("%s: paragraph %d of %d: %v", p.Origin, n, len(text), err)
				continue
			}
			if !strings.Contains(text[n-1], p.Quote) {
				t.Errorf("%s: paragraph %d doesn't say %q", p.Origin, n, p.Quote)
			}
		}
		for _, s := range r.texts {
			for _, q := range quoted.FindAllStringSubmatch(s, -1) {
				if !strings.Contains(all, q[1]) {
					t.Errorf("%s quotes %q, which the article doesn't say", r.id, q[1])
				}
			}
		}
	}
}

var (
	quoted = regexp.MustCompile(`"([^"]*)"`)
	word   = regexp.MustCompile(`[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*`)
)

// tooLong is the number of words in a row that count as copied.
const tooLong = 6

// runs lists every tooLong words in a row of a text, outside of quotes.
func runs(s string) []string {
	var list []string
	for _, part := range strings.Split(quoted.ReplaceAllString(s, "\n"), "\n") {
		words := word.FindAllString(strings.ToLower(plain(part)), -1)
		for i := range len(words) - tooLong + 1 {
			list = append(list, strings.Join(words[i:i+tooLong], " "))
		}
	}
	return list
}

func TestRecordsAreInOwnWords(t *testing.T) {
	copied := map[string]bool{}
	for _, p := range article(t) {
		for _, run := range runs(p) {
			copied[run] = true
		}
	}
	if len(copied) < 1000 {
		t.Fatalf("only %d runs of words found in the article", len(copied))
	}
	base := load(t)
	check := func(id, s string) {
		for _, run := range runs(s) {
			if copied[run] {
				t.Errorf("%s has the article's words: %s", id, run)
			}
		}
	}
	for _, r := range recordsOf(base) {
		for _, s := range r.texts {
			check(r.id, s)
		}
	}
	for _, s := range base.Sources {
		check(string(s.ID), s.Note)
	}
}
