package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// writeDocuments fills a folder with so many passages in documents of about forty.
func writeDocuments(b *testing.B, dir string, n int) { writeFiles(b, dir, (n+39)/40, 40) }

// writeFiles fills a folder with invented documents of so many passages each,
// more or less: Markdown, plain text, web pages and tables, of words as uneven in
// frequency as those of a language, one sentence in eight about an app.
func writeFiles(b *testing.B, dir string, n, length int) {
	w := &inventor{rand.New(rand.NewPCG(1, 2)), nil, nil}
	for range 30_000 {
		w.words = append(w.words, w.word())
	}
	w.zipf = rand.NewZipf(w.Rand, 1.1, 8, uint64(len(w.words)-1))
	var apps strings.Builder
	apps.WriteString("entities:\n")
	for i := range 300 {
		fmt.Fprintf(&apps, "  - {id: app-%d, kind: app, names: [%s]}\n", i, w.app(i))
	}
	put(b, filepath.Join(dir, "apps.yaml"), apps.String())
	formats := []struct {
		ending string
		write  func(n int) string
	}{{"md", w.markdown}, {"txt", w.plain}, {"html", w.page}, {"csv", w.table}}
	for i := range n {
		f := formats[i%len(formats)]
		put(b, filepath.Join(dir, fmt.Sprintf("d%03d", i/500), fmt.Sprintf("%s-%d.%s", f.ending, i, f.ending)), f.write(length/2+w.IntN(length)))
	}
}

func put(b *testing.B, file, text string) {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		b.Fatal(err)
	}
}

var syllables = []string{"ba", "con", "de", "fi", "gra", "lo", "mi", "nor", "pe", "ra", "si", "tu", "ver", "wo", "ya", "ze"}

// inventor makes texts up, the same ones each time.
type inventor struct {
	*rand.Rand
	words []string
	zipf  *rand.Zipf
}

func (w *inventor) word() string {
	var s strings.Builder
	for range 2 + w.IntN(3) {
		s.WriteString(syllables[w.IntN(16)])
	}
	return s.String() + []string{"", "", "s", "ed", "ing", "er", "tion"}[w.IntN(7)]
}

func (w *inventor) app(i int) string {
	return "Zor" + syllables[i/256] + syllables[i/16%16] + syllables[i%16]
}

func (w *inventor) sentence() string {
	n := 8 + w.IntN(14)
	list := make([]string, n)
	for i := range list {
		list[i] = w.words[w.zipf.Uint64()]
	}
	if w.IntN(8) == 0 {
		return fmt.Sprintf("Staff may not use %s for %s.", w.app(w.IntN(300)), strings.Join(list[:4], " "))
	}
	return strings.ToUpper(list[0][:1]) + list[0][1:] + strings.Join(list[1:], " ") + "."
}

func (w *inventor) paragraph() string {
	var list []string
	for range 2 + w.IntN(4) {
		list = append(list, w.sentence())
	}
	return strings.Join(list, " ")
}

func (w *inventor) markdown(n int) string {
	var s strings.Builder
	fmt.Fprintf(&s, "---\ntitle: %s\ndate: %d-%02d-%02d\n---\n# %s\n", w.words[w.IntN(len(w.words))], 2015+w.IntN(11), 1+w.IntN(12), 1+w.IntN(28), w.words[w.IntN(len(w.words))])
	for i := range n {
		if i%8 == 0 {
			fmt.Fprintf(&s, "\n## %s %s\n", w.words[w.IntN(2000)], w.words[w.IntN(2000)])
		}
		fmt.Fprintf(&s, "\n%s\n", w.paragraph())
	}
	return s.String()
}

func (w *inventor) plain(n int) string {
	var list []string
	for range n {
		list = append(list, w.paragraph())
	}
	return strings.Join(list, "\n\n") + "\n"
}

func (w *inventor) page(n int) string {
	var s strings.Builder
	title := w.words[w.IntN(len(w.words))]
	fmt.Fprintf(&s, "<html><head><title>%s</title></head><body><main><h1>%s</h1>", title, title)
	for range n {
		fmt.Fprintf(&s, "<p>%s</p>\n", w.paragraph())
	}
	return s.String() + "</main></body></html>\n"
}

func (w *inventor) table(n int) string {
	s := "tool,rule\n"
	for range n {
		s += w.app(w.IntN(300)) + ",\"" + w.paragraph() + "\"\n"
	}
	return s
}
