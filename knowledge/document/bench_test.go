package document_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"policybot/knowledge/document"
	"policybot/knowledge/document/pdf"
	"policybot/knowledge/record"
)

// sentences are so many invented ones, none like another.
func sentences(file, n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprintf("Rule %d.%d says that app %d, which staff have used since it was first installed, is allowed on company phones on request only.", file, i, (file*31+i*7)%1000)
	}
	return list
}

// mixed is a file of some format, of some 40 paragraphs on 3 pages.
func mixed(t testing.TB, i int) (name string, data []byte) {
	text := sentences(i, 40)
	name = fmt.Sprintf("folder-%d/file-%d", i%20, i)
	switch {
	case i%20 < 7:
		return name + ".md", []byte("---\ntitle: File\ndate: 2024-03-04\n---\n# File\n\n## Rules\n\n" + strings.Join(text, "\n\n") + "\n")
	case i%20 < 10:
		return name + ".html", []byte("<html><body><nav>Home</nav><h1>File</h1><p>" + strings.Join(text, "</p><p>") + "</p></body></html>")
	case i%20 < 11:
		rows := [][]string{{"App", "Ruling"}}
		for _, s := range text {
			rows = append(rows, strings.Split(s, ", "))
		}
		return name + ".xlsx", workbookOf(t, rows)
	case i%20 < 14:
		return name + ".docx", wordOf(t, text...)
	case i%20 < 16:
		pages := map[string]string{}
		for p := range 3 {
			var page strings.Builder
			for j, s := range text[p*13 : p*13+13] {
				fmt.Fprintf(&page, "50 %d 7 %s\n", 780-j*50, s)
			}
			pages[fmt.Sprint(p)] = page.String()
		}
		return name + ".pdf", document.PDFOf(pages)
	case i%20 < 17:
		return name + ".csv", []byte("App,Ruling\n" + strings.Join(strings.Split(strings.Join(text, "\n"), ", "), ",") + "\n")
	case i%20 < 19:
		return name + ".eml", mailOf("", strings.Join(text, "\r\n\r\n"))
	}
	return name + ".txt", []byte(strings.Join(text, "\n\n"))
}

// A folder of a thousand files of all formats, with and without the reader of
// PDFs compiled before.
func BenchmarkFolder(b *testing.B) {
	dir := b.TempDir()
	for i := range 1000 {
		name, data := mixed(b, i)
		writeFile(b, dir, name, data)
	}
	load := func(b *testing.B) {
		base, findings := record.LoadDir(dir)
		if base == nil || len(findings.LeftOut()) > 0 {
			b.Fatal(findings)
		}
		b.ReportMetric(float64(len(base.Passages)), "passages")
	}
	b.Run("cold", func(b *testing.B) {
		for b.Loop() {
			pdf.Stop()
			load(b)
		}
	})
	b.Run("compiled", func(b *testing.B) {
		pdf.KeepCompiled(filepath.Join(b.TempDir(), "pdf"))
		defer pdf.KeepCompiled("")
		pdf.Stop()
		pdf.Start()
		for b.Loop() {
			pdf.Stop()
			load(b)
		}
	})
}

// One document of each format.
func BenchmarkParse(b *testing.B) {
	pdf.Start()
	for _, i := range []int{0, 7, 10, 11, 14, 16, 17, 19} {
		name, data := mixed(b, i)
		b.Run(filepath.Ext(name), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if d, findings := document.Parse(name, data); d == nil {
					b.Fatal(findings)
				}
			}
		})
	}
}
