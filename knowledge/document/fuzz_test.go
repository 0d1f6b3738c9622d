package document

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"policybot/knowledge/document/pdf"
)

// seed adds the files of an archive whose names end so.
func seed(f *testing.F, archive, extension string) {
	f.Helper()
	data, err := os.ReadFile("testdata/" + archive)
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range txtar.Parse(data).Files {
		if strings.HasSuffix(file.Name, extension) {
			f.Add(string(file.Data))
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	seed(f, "markdown.txtar", ".md")
	seed(f, "remains.txtar", ".md")
	f.Fuzz(func(t *testing.T, text string) { check(t, "a.md", []byte(text)) })
}

func FuzzPlain(f *testing.F) {
	f.Add("First.\n\n- a\n  b\n- c\n\nLead:\n* d\n")
	f.Add("\xff\xfea\x00")
	f.Add("caf\xe9 \x93x\x94")
	f.Fuzz(func(t *testing.T, text string) { check(t, "a.txt", []byte(text)) })
}

func FuzzPage(f *testing.F) {
	seed(f, "page.txtar", ".html")
	seed(f, "page.txtar", ".htm")
	f.Fuzz(func(t *testing.T, text string) { check(t, "a.html", []byte(text)) })
}

func FuzzTable(f *testing.F) {
	seed(f, "table.txtar", ".csv")
	f.Fuzz(func(t *testing.T, text string) { check(t, "a.csv", []byte(text)) })
}

func FuzzMail(f *testing.F) {
	seed(f, "mail.txtar", ".eml")
	f.Add("From: a@acme.example\nSubject: Heron is banned \xfe\xff\n\nThe canteen is open.\n")
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Contains(strings.ToLower(text), ".pdf") {
			t.Skip("starting what reads PDFs takes seconds")
		}
		check(t, "a.eml", []byte(text))
	})
}

// The parts of a Word document are fuzzed, and its packing.
func FuzzWord(f *testing.F) {
	data, err := os.ReadFile("testdata/word.txtar")
	if err != nil {
		f.Fatal(err)
	}
	parts := map[string]string{}
	for _, file := range txtar.Parse(data).Files {
		if name, ok := strings.CutPrefix(file.Name, "memo.docx/"); ok {
			parts[name] = string(file.Data)
		}
	}
	f.Add(parts["word/document.xml"], parts["word/styles.xml"], 0, byte(0))
	f.Add(parts["word/document.xml"], parts["word/styles.xml"], 50, byte(1))
	f.Fuzz(func(t *testing.T, body, styles string, at int, flip byte) {
		packed := zipOf(t, map[string]string{"word/document.xml": body, "word/styles.xml": styles})
		packed[uint(at)%uint(len(packed))] ^= flip
		check(t, "a.docx", packed)
	})
}

// The parts of a workbook that tell what its cells say are fuzzed.
func FuzzWorkbook(f *testing.F) {
	data, err := os.ReadFile("testdata/workbook.txtar")
	if err != nil {
		f.Fatal(err)
	}
	parts := map[string]string{}
	for _, file := range txtar.Parse(data).Files {
		parts[file.Name] = string(file.Data)
	}
	for _, name := range []string{"register.xlsx", "layouts.xlsx", "cells.xlsx", "excel.xlsm"} {
		for part, text := range parts {
			if strings.HasPrefix(part, name+"/xl/worksheets/sheet") {
				f.Add(text, parts[name+"/xl/sharedStrings.xml"], parts[name+"/xl/styles.xml"])
			}
		}
	}
	const related = `<Relationships><Relationship Id="a" Type="x/worksheet" Target="a.xml"/><Relationship Id="b" Type="x/sharedStrings" Target="b.xml"/><Relationship Id="c" Type="x/styles" Target="c.xml"/></Relationships>`
	f.Fuzz(func(t *testing.T, sheet, texts, styles string) {
		check(t, "a.xlsx", zipOf(t, map[string]string{
			"xl/workbook.xml": `<workbook><sheets><sheet name="A" id="a"/></sheets></workbook>`, "xl/_rels/workbook.xml.rels": related,
			"xl/a.xml": sheet, "xl/b.xml": texts, "xl/c.xml": styles,
		}))
	})
}

// PDFium reads PDFs in a box; what is made of its lines is fuzzed. A line is
// its place from the left and from below, its height, and its text.
func FuzzLayout(f *testing.F) {
	f.Add("72 700 11 A para-\n72 686 11 graph.\n72 650 20 Title\n72 630 11 \u2022 item\n300 700 11 column")
	f.Fuzz(func(t *testing.T, text string) {
		var lines []pdfLine
		for i, l := range strings.Split(text, "\n") {
			fields := strings.SplitN(l, " ", 4)
			if len(fields) < 4 || strings.TrimSpace(fields[3]) == "" {
				continue
			}
			var at [3]float64
			for j := range at {
				at[j], _ = strconv.ParseFloat(fields[j], 64)
			}
			lines = append(lines, pdfLine{pdf.Line{Text: fields[3], Left: at[0], Right: at[0] + 100, Top: at[1], EndTop: at[1], Height: at[2], Bold: i%5 == 4}, 1 + i/10})
		}
		c := newCollector("a.pdf")
		c.takeAll(layoutOf(lines).blocks())
		if d, findings := c.finish(); d == nil {
			t.Errorf("left out: %s", findings)
		}
	})
}
