package extract

import (
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
)

// TestMixedTexts reads documents that are put together of sentences, and of halves of
// sentences, from all texts: whatever follows on what, what is read holds.
func TestMixedTexts(t *testing.T) {
	documents := 300
	if testing.Short() {
		documents = 10
	}
	all := pieces(t)
	r := rand.New(rand.NewPCG(1, 2))
	for range documents {
		var lines []string
		for range 6 {
			var line []string
			for range 1 + r.IntN(5) {
				line = append(line, all[r.IntN(len(all))])
			}
			lines = append(lines, strings.Join(line, []string{" ", ", ", "; ", " - ", " and "}[r.IntN(5)]))
		}
		b := knowledge.NewBase(knowledge.Settings{}, nil, nil, nil, nil, nil)
		if r.IntN(2) == 0 {
			b = invented(t)
		}
		holds(t, documentOf(b, goldens[r.IntN(len(goldens))].src, lines...))
	}
}

// pieces are the sentences of all articles and lists of sentences, and halves of them.
func pieces(t *testing.T) (list []string) {
	t.Helper()
	articles, err := filepath.Glob("testdata/articles/*.md")
	if err != nil || len(articles) == 0 {
		t.Fatal("no articles", err)
	}
	files := append(articles, "testdata/acts.txt", "testdata/news.txt", "testdata/handbook.txt")
	for _, f := range files {
		for _, p := range form.Split(string(read(t, f))) {
			words := strings.Fields(p.Text)
			if len(words) < 4 {
				continue
			}
			half := len(words) / 2
			list = append(list, strings.Join(words, " "), strings.Join(words[:half], " "), strings.Join(words[half:], " "))
		}
	}
	return list
}
