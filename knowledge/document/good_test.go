package document_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"policybot/knowledge/document"
)

const wordHead = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`

func wordOf(t testing.TB, paragraphs ...string) []byte {
	t.Helper()
	var b strings.Builder
	for _, p := range paragraphs {
		fmt.Fprintf(&b, "<w:p><w:r><w:t>%s</w:t></w:r></w:p>", p)
	}
	return document.ZipOf(t, map[string]string{"word/document.xml": wordHead + b.String() + "</w:body></w:document>"})
}

// sheetParts are those of a workbook with a sheet of the rows.
func sheetParts(rows string) map[string]string {
	return map[string]string{
		"xl/workbook.xml":            `<workbook><sheets><sheet name="Apps" id="a"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/a.xml"/></Relationships>`,
		"xl/worksheets/a.xml":        "<worksheet><sheetData>" + rows + "</sheetData></worksheet>",
	}
}

func workbookOf(t testing.TB, rows [][]string) []byte {
	t.Helper()
	var b strings.Builder
	for _, r := range rows {
		b.WriteString("<row>")
		for _, cell := range r {
			fmt.Fprintf(&b, `<c t="inlineStr"><is><t>%s</t></is></c>`, cell)
		}
		b.WriteString("</row>")
	}
	return document.ZipOf(t, sheetParts(b.String()))
}

func pdfOf(lines ...string) []byte {
	var page strings.Builder
	for i, l := range lines {
		fmt.Fprintf(&page, "72 %d 11 %s\n", 770-30*i, l)
	}
	return document.PDFOf(map[string]string{"1": page.String()})
}

func mailOf(headers, body string) []byte {
	return []byte("From: it@acme.test\r\nSubject: Pigeon\r\nDate: 4 Mar 2024 09:00:00 +0000\r\n" + headers + "\r\n" + body)
}

func utf16Of(text string, big bool) []byte {
	data := []byte{0xff, 0xfe}
	if big {
		data = []byte{0xfe, 0xff}
	}
	for _, u := range utf16.Encode([]rune(text)) {
		if big {
			data = append(data, byte(u>>8), byte(u))
		} else {
			data = append(data, byte(u), byte(u>>8))
		}
	}
	return data
}

// goodFiles are of every format, by name.
func goodFiles(t testing.TB) map[string][]byte {
	return map[string][]byte{
		"a.md":         []byte("---\ntitle: A\ndate: 2024-03-04\n---\n# A\n\nPigeon is banned.\n"),
		"b.markdown":   []byte("# B\n\n| App | Ruling |\n|---|---|\n| Pigeon | banned |\n"),
		"c.txt":        []byte("Pigeon is banned.\n\n- on phones\n"),
		"d.html":       []byte("<!doctype html><html><body><main><h1>D</h1><p>Pigeon is banned.</p></main></body></html>"),
		"e.htm":        []byte("<p>Pigeon is banned."),
		"f.xhtml":      []byte(`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Pigeon is banned.</p></body></html>`),
		"g.docx":       wordOf(t, "Pigeon is banned.", "Heron is allowed."),
		"h.pdf":        pdfOf("Pigeon is banned.", "Heron is allowed."),
		"i.csv":        []byte("App,Ruling\nPigeon,banned\n"),
		"j.tsv":        []byte("App\tRuling\nPigeon\tbanned\n"),
		"k.eml":        mailOf("", "Pigeon is banned.\r\n"),
		"l.csv":        []byte("App;Ruling\r\nPigeon;banned\r\n"),
		"m.txt":        utf16Of("Pigeon is banned – überall.\n", false),
		"n.md":         utf16Of("# N\n\nPigeon is banned.\n", true),
		"o.txt":        []byte("Pigeon is banned in every caf\xe9 \x96 \x93always\x94.\n"),
		"p.html":       []byte("<meta charset=iso-8859-1><p>Pigeon is banned in every caf\xe9.</p>"),
		"q.eml":        mailOf("Content-Type: text/html\r\n", "<p>Pigeon is <b>banned</b>.</p>\r\n"),
		"r.eml":        mailOf("Content-Type: multipart/mixed; boundary=b\r\n", "--b\r\n\r\nSee below.\r\n--b\r\nContent-Type: text/csv; name=a.csv\r\nContent-Disposition: attachment\r\n\r\nApp,Ruling\r\nPigeon,banned\r\n--b--\r\n"),
		"s/t/u.MD":     []byte("Pigeon is banned.\n"),
		"v.docx":       wordOf(t, strings.Repeat("Pigeon is banned. ", 5000)),
		"w.pdf":        document.PDFOf(map[string]string{"1": "72 700 11 Pigeon is banned.", "2": "72 700 11 Heron is allowed."}),
		"w.xlsx":       workbookOf(t, [][]string{{"App", "Ruling"}, {"Pigeon", "banned"}}),
		"w.xlsm":       workbookOf(t, [][]string{{"App", "Ruling"}, {"Heron", "allowed"}}),
		"x 2024-03.md": []byte("Pigeon is banned.\n"),
	}
}
