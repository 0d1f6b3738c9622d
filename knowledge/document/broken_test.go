package document_test

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"policybot/knowledge/document"
)

// brokenFile is one that can't be read, or that only looks so.
type brokenFile struct {
	data     []byte
	size     int64  // beyond data, of nothing
	link     string // where it leads, instead
	why      string // part of the reason that is given
	harmless bool   // it is read, as far as it goes
}

func (b brokenFile) put(t testing.TB, dir, name string) {
	t.Helper()
	if b.link != "" {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(b.link, path); err != nil {
			t.Skip(err)
		}
		return
	}
	writeFile(t, dir, name, b.data)
	if b.size > 0 {
		if err := os.Truncate(filepath.Join(dir, name), b.size); err != nil { // takes no space
			t.Fatal(err)
		}
	}
}

// brokenFiles makes them all of good ones, by name.
func brokenFiles(t testing.TB) map[string]brokenFile {
	all := map[string]brokenFile{}
	for _, make := range []func(testing.TB, map[string]brokenFile){
		cutOff, tooLarge, misnamed, encoded, zeroed, brokenWord, brokenWorkbooks, bombs, hostilePages, hostileText, brokenTables, brokenMail, brokenPDFs, links,
	} {
		make(t, all)
	}
	return all
}

// cutOff cuts files at many places. Where the end of a format isn't marked,
// what is left is read.
func cutOff(t testing.TB, all map[string]brokenFile) {
	word := wordOf(t, strings.Repeat("Pigeon is banned. ", 40), "Heron is allowed.")
	workbook := workbookOf(t, [][]string{{"App", "Ruling"}, {"Pigeon", "banned"}, {"Heron", "allowed"}})
	pdf := pdfOf("Pigeon is banned.", "Heron is allowed.", "Stork is banned.")
	mail := mailOf("Content-Type: multipart/mixed; boundary=b\r\n", "--b\r\n\r\nPigeon is banned, and so is every other bird that carries letters.\r\n--b--\r\n")
	for i := range 20 {
		at := func(data []byte) []byte { return data[:1+(len(data)-2)*i/20] }
		all[fmt.Sprintf("cut/word-%d.docx", i)] = brokenFile{data: at(word)}
		all[fmt.Sprintf("cut/workbook-%d.xlsx", i)] = brokenFile{data: at(workbook)}
		all[fmt.Sprintf("cut/pdf-%d.pdf", i)] = brokenFile{data: at(pdf)}
	}
	body := bytes.Index(mail, []byte("--b\r\n")) + 5
	for i := range 8 {
		all[fmt.Sprintf("cut/mail-%d.eml", i)] = brokenFile{data: mail[:body+i*10], why: "cut off"}
	}
	page := "<html><body><p>Pigeon is banned.</p><p>Heron is allowed.</p></body></html>"
	for i := range 4 {
		all[fmt.Sprintf("cut/page-%d.html", i)] = brokenFile{data: []byte(page[:20+i*12]), harmless: true}
	}
}

func tooLarge(_ testing.TB, all map[string]brokenFile) {
	for _, ext := range document.Extensions() {
		all["large/50MB"+ext] = brokenFile{size: 50 << 20, why: "50.0 MB"}
	}
}

// misnamed gives files names of other formats.
func misnamed(t testing.TB, all map[string]brokenFile) {
	kinds := map[string][]byte{
		"png": []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), "jpeg": []byte("\xff\xd8\xff\xe0\x00\x10JFIF"), "gif": []byte("GIF89a\x01\x00\x01\x00"),
		"ole": []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00"), "rtf": []byte(`{\rtf1 Pigeon is banned.}`), "gzip": []byte("\x1f\x8b\x08\x00\x00"),
		"elf": []byte("\x7fELF\x02\x01\x01\x00"), "pdf": pdfOf("Pigeon is banned."), "word": wordOf(t, "Pigeon is banned."),
		"workbook": workbookOf(t, [][]string{{"App", "Ruling"}, {"Pigeon", "banned"}}),
	}
	own := map[string]string{".pdf": "pdf", ".docx": "word", ".xlsx": "workbook"}
	packed := []string{".docx", ".xlsx"}
	for kind, data := range kinds {
		for _, ext := range []string{".md", ".txt", ".html", ".docx", ".xlsx", ".pdf", ".csv", ".eml"} {
			switch {
			case own[ext] == kind:
			case slices.Contains(packed, ext) && (kind == "word" || kind == "workbook"):
				all["misnamed/"+kind+ext] = brokenFile{data: data, why: "a zip archive without"}
			default:
				all["misnamed/"+kind+ext] = brokenFile{data: data, why: "its name says"}
			}
		}
	}
	all["misnamed/text.docx"] = brokenFile{data: []byte("Pigeon is banned."), why: "its name says"}
	all["misnamed/text.pdf"] = brokenFile{data: []byte("Pigeon is banned."), why: "its name says"}
	all["misnamed/text.xlsx"] = brokenFile{data: []byte("Pigeon is banned."), why: "its name says"}
	all["misnamed/empty.xlsx"] = brokenFile{why: "empty"}
	all["misnamed/empty.docx"] = brokenFile{why: "empty"}
	all["misnamed/empty.pdf"] = brokenFile{why: "empty"}
	all["misnamed/page.txt"] = brokenFile{data: []byte("<p>Pigeon is banned.</p>"), harmless: true}
	all["misnamed/table.md"] = brokenFile{data: []byte("App,Ruling\nPigeon,banned\n"), harmless: true}
}

// encoded are texts in encodings that can't be told from others.
func encoded(_ testing.TB, all map[string]brokenFile) {
	for name, data := range map[string]string{
		"cyrillic":      "\xcf\xf0\xe8\xe2\xe5\xf2, \xcc\xee\xf1\xea\xe2\xe0.",
		"shift-jis":     "\x83s\x83W\x83\x87\x83\x93\x82\xcd\x8b\xd6\x8e~",
		"gbk":           "\xb8\xeb\xd7\xd3\xb1\xbb\xbd\xfb\xd6\xb9",
		"euc-kr":        "\xba\xf1\xb5\xd1\xb1\xe2\xb4\xc2",
		"polish":        "w\xb3a\xb6ciwy go\xb3\xb1b",
		"damaged":       "caf\xc3\xa9 and caf\xc3",
		"overlong":      "a\xc0\xafb",
		"undefined":     "a \x81 b",
		"utf-32":        "\xff\xfe\x00\x00P\x00\x00\x00",
		"utf-16-odd":    "\xff\xfeP\x00i",
		"utf-16-no-bom": "P\x00i\x00g\x00e\x00o\x00n\x00",
	} {
		for _, ext := range []string{".txt", ".md", ".csv"} {
			all["encoded/"+name+ext] = brokenFile{data: []byte(data)}
		}
	}
	all["encoded/lie.html"] = brokenFile{data: []byte("<meta charset=shift_jis><p>\x83\xff\xff"), why: "shift_jis"}
	all["encoded/none.html"] = brokenFile{data: []byte("<p>\xcf\xf0\xe8\xe2\xe5\xf2")}
	all["encoded/right.html"] = brokenFile{data: []byte("<meta charset=windows-1251><p>\xcf\xf0\xe8\xe2\xe5\xf2"), harmless: true}
}

func zeroed(_ testing.TB, all map[string]brokenFile) {
	for _, ext := range []string{".md", ".txt", ".html", ".csv", ".tsv", ".xhtml"} {
		all["zero/within"+ext] = brokenFile{data: []byte("Pigeon\x00 is banned."), why: "zero byte"}
		all["zero/only"+ext] = brokenFile{size: 4096, why: "zero byte"}
	}
	all["zero/only.docx"] = brokenFile{size: 4096}
	all["zero/only.xlsx"] = brokenFile{size: 4096}
	all["zero/only.pdf"] = brokenFile{size: 4096}
	all["zero/only.eml"] = brokenFile{size: 4096}
}

func brokenWord(t testing.TB, all map[string]brokenFile) {
	body := wordHead + "<w:p><w:r><w:t>Pigeon is banned.</w:t></w:r></w:p></w:body></w:document>"
	for name, parts := range map[string]map[string]string{
		"no-document":   {"word/styles.xml": "<w:styles/>"},
		"workbook":      {"xl/workbook.xml": "<workbook/>"},
		"empty-part":    {"word/document.xml": ""},
		"no-body":       {"word/document.xml": `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>`},
		"other-root":    {"word/document.xml": "<html><body><p>Pigeon</p></body></html>"},
		"not-xml":       {"word/document.xml": "Pigeon is banned."},
		"cut-xml":       {"word/document.xml": body[:len(body)-20]},
		"crossed":       {"word/document.xml": strings.Replace(body, "</w:t></w:r>", "</w:r></w:t>", 1)},
		"bad-entity":    {"word/document.xml": strings.Replace(body, "Pigeon", "&pigeon;", 1)},
		"control":       {"word/document.xml": strings.Replace(body, "Pigeon", "\x01", 1)},
		"utf-16-part":   {"word/document.xml": string(utf16Of(body, false))},
		"laughs":        {"word/document.xml": `<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>` + strings.Replace(body, "Pigeon", "&b;", 1)},
		"outside":       {"word/document.xml": `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + strings.Replace(body, "Pigeon", "&x;", 1)},
		"fetched":       {"word/document.xml": `<!DOCTYPE d PUBLIC "x" "http://127.0.0.1:9/x.dtd">` + body},
		"bad-styles":    {"word/document.xml": body, "word/styles.xml": "<w:styles"},
		"laugh-styles":  {"word/document.xml": body, "word/styles.xml": `<!DOCTYPE d [<!ENTITY a "ha">]><w:styles/>`},
		"bad-footnotes": {"word/document.xml": body, "word/footnotes.xml": "<a></b>"},
		"bad-core":      {"word/document.xml": body, "docProps/core.xml": "<a"},
		"deep":          {"word/document.xml": wordHead + strings.Repeat("<w:p>", 1000)},
	} {
		all["word/"+name+".docx"] = brokenFile{data: document.ZipOf(t, parts)}
	}
	all["word/twice.docx"] = brokenFile{data: zipOfList(t, [][2]string{{"word/document.xml", body}, {"WORD/document.xml", body}}), why: "twice"}
	good := wordOf(t, "Pigeon is banned.")
	for i := range 6 {
		data := bytes.Clone(good)
		data[60+i*8] ^= 0x5a // in the packed text
		if i > 3 {
			data[len(data)-10-i] ^= 0x5a // in the list of parts
		}
		all[fmt.Sprintf("word/flipped-%d.docx", i)] = brokenFile{data: data}
	}
}

func brokenWorkbooks(t testing.TB, all map[string]brokenFile) {
	const cell = `<c t="inlineStr"><is><t>Pigeon</t></is></c>`
	rows := func(rows string) map[string]string { return sheetParts(rows) }
	with := func(part, text string) map[string]string {
		parts := sheetParts("<row>" + cell + cell + "</row>")
		parts[part] = text
		return parts
	}
	repeat := strings.Repeat
	related := `<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/a.xml"/>%s</Relationships>`
	for name, b := range map[string]struct {
		parts map[string]string
		why   string
	}{
		"no-list":        {with("xl/workbook.xml", "<workbook/>"), "lists no sheets"},
		"no-sheet":       {with("xl/workbook.xml", `<workbook><sheets><sheet name="B" id="b"/></sheets></workbook>`), "missing"},
		"no-part":        {with("xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="a" Type="x/worksheet" Target="gone.xml"/></Relationships>`), "missing"},
		"away":           {with("xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="a" Type="x/worksheet" Target="http://127.0.0.1:9/" TargetMode="External"/></Relationships>`), "missing"},
		"above":          {with("xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="a" Type="x/worksheet" Target="../../../../etc/passwd"/></Relationships>`), "missing"},
		"main-elsewhere": {with("_rels/.rels", `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>`), "without xl/workbook.xml"},
		"no-rows":        {with("xl/worksheets/a.xml", "<worksheet/>"), "holds no rows"},
		"empty-part":     {with("xl/worksheets/a.xml", ""), "holds no rows"},
		"not-xml":        {with("xl/worksheets/a.xml", "Pigeon is banned."), "holds no rows"},
		"cut-xml":        {with("xl/worksheets/a.xml", "<worksheet><sheetData><row>"+cell), "EOF"},
		"laughs":         {with("xl/worksheets/a.xml", `<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet><sheetData/></worksheet>`), "entities"},
		"laugh-strings":  {with("xl/sharedStrings.xml", `<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst/>`), ""},
		"bad-core":       {with("docProps/core.xml", "<a"), "core.xml"},
		"bad-strings":    {strung(rows(`<row><c t="s"><v>0</v></c></row>`), related, "<sst>"), "sharedstrings"},
		"no-string":      {strung(rows(`<row><c t="s"><v>7</v></c></row>`), related, "<sst><si><t>a</t></si></sst>"), "shares the text"},
		"string-below":   {strung(rows(`<row><c t="s"><v>-1</v></c></row>`), related, "<sst><si><t>a</t></si></sst>"), "shares the text"},
		"no-strings":     {rows(`<row><c t="s"><v>0</v></c></row>`), "shares the text"},
		"no-number":      {rows(`<row><c><v>Pigeon</v></c></row>`), "number"},
		"not-a-number":   {rows(`<row><c><v>NaN</v></c></row>`), "number"},
		"infinite":       {rows(`<row><c><v>1e999</v></c></row>`), "number"},
		"rows-back":      {rows(`<row r="9">` + cell + `</row><row r="3">` + cell + `</row>`), "stands where none can"},
		"row-beyond":     {rows(`<row r="1048577">` + cell + `</row>`), "stands where none can"},
		"row-none":       {rows(`<row r="x">` + cell + `</row>`), "stands where none can"},
		"cells-back":     {rows(`<row><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>`), "stands where none can"},
		"cell-beyond":    {rows(`<row><c r="XFE1"><v>1</v></c></row>`), "stands where none can"},
		"cell-none":      {rows(`<row><c r="?"><v>1</v></c></row>`), "stands where none can"},
		"cell-in-cell":   {rows(`<row><c><c><v>1</v></c></c></row>`), "within another"},
		"merge":          {rows(`<row>` + cell + `</row></sheetData><mergeCells><mergeCell ref="B2:A1"/></mergeCells><sheetData>`), "area"},
		"filter":         {rows(`</sheetData><autoFilter ref="nonsense"/><sheetData>`), "area"},
		"deep":           {rows(repeat("<row>", 1000)), "nested"},
		"columns":        {rows(`<row>` + repeat(cell, 2000) + `</row>`), "columns"},
		"cells":          {rows(strings.Repeat("<row>"+figured(500)+"</row>", 2200)), "cells"},
		"steps":          {rows(steps(20_000, 900)), "cells"},
		"merged-down":    {rows("<row>" + figured(900) + "</row>" + rowsOf(5000, `<c r="AJP1"><v>1</v></c>`) + `</sheetData><mergeCells>` + columnsMerged(900) + `</mergeCells><sheetData>`), "cells"},
		"one-text":       {strung(rows(repeat(`<row>`+repeat(`<c t="s"><v>0</v></c>`, 500)+`</row>`, 100)), related, "<sst><si><t>"+figured(50_000)+"</t></si></sst>"), "text in them"},
		"bomb":           {rows(repeat(`<a/>`, 30<<20)), "unpacks to more"},
		"bomb-strings":   {strung(rows(""), related, "<sst><si><t>"+repeat("a", 140<<20)), "unpacks to more"},
	} {
		if strings.HasPrefix(name, "laugh-strings") {
			b.parts["xl/_rels/workbook.xml.rels"] = fmt.Sprintf(related, `<Relationship Id="b" Type="x/sharedStrings" Target="sharedStrings.xml"/>`)
			b.why = "entities"
		}
		all["workbook/"+name+".xlsx"] = brokenFile{data: document.ZipOf(t, b.parts), why: b.why}
	}
	all["workbook/no-workbook.xlsm"] = brokenFile{data: document.ZipOf(t, map[string]string{"xl/styles.xml": "<a/>"}), why: "without xl/workbook.xml"}
	all["workbook/far-cell.xlsx"] = brokenFile{data: document.ZipOf(t, rows(`<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`)), harmless: true}
	all["workbook/merged-all.xlsx"] = brokenFile{data: document.ZipOf(t, rows(`<row>`+cell+`</row><row r="9"><c r="B9"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><sheetData>`)), harmless: true}
	all["workbook/empty-rows.xlsx"] = brokenFile{data: document.ZipOf(t, rows(`<row>`+cell+cell+`</row>`+emptyRows(200_000))), harmless: true}
}

// strung gives a workbook texts that its cells share.
func strung(parts map[string]string, related, texts string) map[string]string {
	parts["xl/_rels/workbook.xml.rels"] = fmt.Sprintf(related, `<Relationship Id="b" Type="x/sharedStrings" Target="sharedStrings.xml"/>`)
	parts["xl/sharedStrings.xml"] = texts
	return parts
}

// figured are so many cells with numbers, which can't be packed to nothing.
func figured(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<c><v>%d</v></c>", i*7919%10007)
	}
	return b.String()
}

// steps are rows of one cell, each in another of so many columns.
func steps(rows, columns int) string {
	var b strings.Builder
	for i := range rows {
		fmt.Fprintf(&b, `<row r="%d"><c r="A%[1]d"><v>1</v></c><c r="%s%[1]d"><v>1</v></c></row>`, i+1, columnName(1+i%columns))
	}
	return b.String()
}

func columnsMerged(columns int) string {
	var b strings.Builder
	for i := range columns {
		fmt.Fprintf(&b, `<mergeCell ref="%s1:%[1]s1048576"/>`, columnName(i))
	}
	return b.String()
}

// emptyRows have numbers and looks, as where somebody formatted whole columns.
func emptyRows(n int) string { return rowsOf(n, "") }

func rowsOf(n int, cells string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<row r="%d" ht="15"><c r="A%[1]d" s="1"/>%s</row>`, i+2, cells)
	}
	return b.String()
}

func columnName(i int) string {
	name := string(rune('A' + i%26))
	for i = i/26 - 1; i >= 0; i = i/26 - 1 {
		name = string(rune('A'+i%26)) + name
	}
	return name
}

func zipOfList(t testing.TB, parts [][2]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, p[1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// bombs unpack to far more than they are.
func bombs(t testing.TB, all map[string]brokenFile) {
	for name, unit := range map[string]string{"spaces": " ", "letters": "a", "elements": "<w:p/>", "runs": "<w:p><w:r><w:t>a</w:t></w:r></w:p>", "comments": "<!-- -->"} {
		text := wordHead + strings.Repeat(unit, (40<<20)/len(unit))
		if name == "letters" || name == "spaces" {
			text = strings.Replace(text, wordHead, wordHead+"<w:p><w:r><w:t>", 1)
		}
		all["bomb/"+name+".docx"] = brokenFile{data: document.ZipOf(t, map[string]string{"word/document.xml": text}), why: "unpacks to more"}
	}
	all["bomb/styles.docx"] = brokenFile{data: document.ZipOf(t, map[string]string{"word/document.xml": wordHead, "word/styles.xml": "<a>" + strings.Repeat("<b/>", 20<<20)}), why: "unpacks to more"}
	all["bomb/attribute.docx"] = brokenFile{data: document.ZipOf(t, map[string]string{"word/document.xml": `<a b="` + strings.Repeat("c", 40<<20)}), why: "unpacks to more"}
	parts := make([][2]string, 6000)
	for i := range parts {
		parts[i] = [2]string{fmt.Sprintf("word/part%d.xml", i), ""}
	}
	all["bomb/parts.docx"] = brokenFile{data: zipOfList(t, parts), why: "parts"}
	var cells strings.Builder
	for range 2000 {
		cells.WriteString(`<w:tc><w:tcPr><w:gridSpan w:val="1000"/></w:tcPr><w:p/></w:tc>`)
	}
	all["bomb/columns.docx"] = brokenFile{data: document.ZipOf(t, map[string]string{"word/document.xml": wordHead + "<w:tbl><w:tr>" + cells.String() + "</w:tr></w:tbl></w:body></w:document>"}), why: "columns"}
}

func hostilePages(_ testing.TB, all map[string]brokenFile) {
	repeat := strings.Repeat
	for name, b := range map[string]brokenFile{
		"deep":        {data: []byte(repeat("<div>", 2000)), why: "nested"},
		"deep-inline": {data: []byte(repeat("<b>", 3000) + "x"), why: "nested"},
		"deep-tables": {data: []byte(repeat("<table><tr><td>", 400) + "x"), why: "nested"},
		"many":        {data: []byte(repeat("<p>x", 250_000)), why: "elements"},
		"attribute":   {data: []byte("<p title='" + repeat("x", 9<<20) + "'>Pigeon"), why: "no page"},
		"attributes":  {data: []byte("<p " + repeat("a ", 5<<20) + ">Pigeon"), why: "no page"},
		"cells":       {data: []byte("<table>" + repeat("<tr><td colspan=1000>a<td>b", 2000) + "</table>"), why: "cells"},
		"rows":        {data: []byte("<table>" + repeat("<tr><td rowspan=1000>a<td rowspan=1000>b", 20_000) + "</table>"), why: "cells"},
		"script":      {data: []byte("<script>" + repeat("alert(1);", 10_000) + "</script>"), harmless: true},
		"unclosed":    {data: []byte("<p>Pigeon<!-- " + repeat("x", 1000)), harmless: true},
		"frames":      {data: []byte("<frameset><frame src='http://127.0.0.1:9/'></frameset>"), harmless: true},
		"fetching":    {data: []byte("<base href='http://127.0.0.1:9/'><link rel=stylesheet href=x><img src=y><iframe src=z></iframe><p>Pigeon"), harmless: true},
		"redirect":    {data: []byte("<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'><p>Pigeon"), harmless: true},
		"entities":    {data: []byte("<!DOCTYPE html [<!ENTITY a 'b'>]><p>&a;&#x110000;&#0;&bogus;"), harmless: true},
		"tags":        {data: []byte(repeat("<", 500_000)), harmless: true},
		"ends":        {data: []byte("<p>Pigeon" + repeat("</p>", 100_000)), harmless: true},
	} {
		all["page/"+name+".html"] = b
	}
	all["page/deep.xhtml"] = brokenFile{data: []byte(repeat("<section>", 900)), why: "nested"}
}

func hostileText(_ testing.TB, all map[string]brokenFile) {
	repeat := strings.Repeat
	for name, text := range map[string]string{
		"quotes":        repeat("> ", 200) + "x",
		"lists":         repeat("- ", 300) + "x",
		"numbers":       repeat("1. ", 300) + "x",
		"brackets":      repeat("[", 10_000),
		"links":         repeat("[a](b) ", 6000),
		"stars":         repeat("*a ", 6000),
		"code":          repeat("`", 1) + repeat("a`` ", 6000),
		"front":         "---\na: [\n---\nx",
		"front-twice":   "---\ntitle: a\ntitle: b\n---\nx",
		"front-date":    "---\ndate: 2024-02-30\n---\nx",
		"front-tier":    "---\ntier: rumour\n---\nx",
		"front-id":      "---\nid: A B\n---\nx",
		"front-list":    "---\ntitle: [a, b]\n---\nx",
		"front-alias":   "---\na: &a [x]\ntitle: *a\n---\nx",
		"front-tab":     "---\ntitle:\tx\n\ty: z\n---\nx",
		"front-deep":    "---\na: " + repeat("[", 20_000) + "\n---\nx",
		"collection":    "---\ncollection: nobodys\n---\nx",
		"paragraphs":    repeat("a\n\n", 120_000),
		"html-deep":     repeat("<div>", 2000),
		"html-elements": repeat("<p>x", 4000) + "\n" + repeat("<i>y", 3000),
	} {
		all["text/"+name+".md"] = brokenFile{data: []byte(text)}
	}
	all["text/paragraphs.txt"] = brokenFile{data: []byte(repeat("a\n\n", 120_000)), why: "paragraphs"}
	for i := range 5 {
		all[fmt.Sprintf("text/same-%d.md", i)] = brokenFile{data: []byte("---\nid: the-same\n---\nx"), harmless: i == 0, why: map[bool]string{false: "stands twice"}[i == 0]}
	}
}

func brokenTables(_ testing.TB, all map[string]brokenFile) {
	repeat := strings.Repeat
	for name, text := range map[string]string{
		"unclosed":       "App,Ruling\nPigeon,\"banned\nHeron,allowed\n",
		"bare-quote":     "App,Ruling\nPig\"eon,banned\n",
		"after-quote":    "App,Ruling\n\"Pigeon\"x,banned\n",
		"columns":        repeat("a,", 1_000_000),
		"wide-row":       "App,Ruling\n" + repeat("x,", 5000) + "\n",
		"rows":           "App,Ruling\n" + repeat("a,b\n", 120_000),
		"unclosed-large": "App,Ruling\n\"" + repeat("a,b\n", 1_000_000),
	} {
		all["table/"+name+".csv"] = brokenFile{data: []byte(text)}
	}
	all["table/columns.tsv"] = brokenFile{data: []byte(repeat("a\t", 1_000_000)), why: "columns"}
	all["table/ragged.csv"] = brokenFile{data: []byte("App,Ruling\nPigeon\nHeron,allowed,since,2024\n"), harmless: true}
}

func brokenMail(_ testing.TB, all map[string]brokenFile) {
	nested := "Pigeon is banned.\r\n"
	for i := range 1000 {
		nested = fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n%s\r\n--b%d--\r\n", i, i, nested, i)
		if i == 0 {
			nested = strings.Replace(nested, "--b0\r\n", "--b0\r\n\r\n", 1)
		}
	}
	inner := "From: a@acme.test\r\nSubject: x\r\n\r\nStork is banned.\r\n"
	for range 50 {
		inner = "From: a@acme.test\r\nSubject: x\r\nContent-Type: message/rfc822\r\n\r\n" + inner
	}
	multi := "Content-Type: multipart/mixed; boundary=b\r\n"
	for name, b := range map[string]brokenFile{
		"deep":        {data: []byte("From: a@acme.test\r\nSubject: x\r\n" + nested), why: "nested"},
		"parts":       {data: mailOf(multi, strings.Repeat("--b\r\n\r\nx\r\n", 500)+"--b--\r\n"), why: "parts"},
		"boundary":    {data: mailOf("Content-Type: multipart/mixed\r\n", "--b\r\n"), why: "where they end"},
		"no-parts":    {data: mailOf(multi, "Pigeon"), why: "cut off"},
		"base64":      {data: mailOf("Content-Transfer-Encoding: base64\r\n", "!!!!"), why: "damaged"},
		"base64-cut":  {data: mailOf("Content-Transfer-Encoding: base64\r\n", "UGlnZW9"), why: "damaged"},
		"quoted":      {data: mailOf("Content-Transfer-Encoding: quoted-printable\r\n", "a=ZZb"), harmless: true},
		"charset":     {data: mailOf("Content-Type: text/plain; charset=x-unknown\r\n", "caf\xe9"), why: "encoding"},
		"charset-lie": {data: mailOf("Content-Type: text/plain; charset=utf-8\r\n", "\xcf\xf0\xe8\xe2\xe5\xf2"), why: "encoding"},
		"zero":        {data: mailOf("", "Pigeon\x00"), why: "encoding"},
		"page-deep":   {data: mailOf("Content-Type: text/html\r\n", strings.Repeat("<div>", 2000)), why: "nested"},
		"no-headers":  {data: []byte("Pigeon is banned.\r\n"), why: "no mail"},
		"other":       {data: []byte("X-A: b\r\n\r\nPigeon is banned.\r\n"), why: "no mail"},
		"only-header": {data: []byte("From"), why: "no mail"},
		"attached":    {data: mailOf(multi, "--b\r\n\r\nPigeon is banned.\r\n--b\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment\r\n\r\n%PDF-\r\n--b--\r\n"), harmless: true},
		"attached-md": {data: mailOf(multi, "--b\r\n\r\nPigeon is banned.\r\n--b\r\nContent-Type: text/plain; name=../../a.md\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n"+base64.StdEncoding.EncodeToString([]byte("\x89PNG"))+"\r\n--b--\r\n"), harmless: true},
		"mails":       {data: []byte(inner), harmless: true},
		"long-header": {data: mailOf("X-Long: "+strings.Repeat("x", 1<<20)+"\r\n", "Pigeon is banned."), harmless: true},
		"no-date":     {data: []byte("From: a@acme.test\r\nDate: yesterday\r\n\r\nPigeon is banned."), harmless: true},
	} {
		all["mail/"+name+".eml"] = b
	}
}

func brokenPDFs(_ testing.TB, all map[string]brokenFile) {
	good := string(pdfOf("Pigeon is banned."))
	pack := func(text string) string {
		var b bytes.Buffer
		z := zlib.NewWriter(&b)
		_, _ = io.WriteString(z, text)
		_ = z.Close()
		return b.String()
	}
	stream := func(dictionary, data string) []byte {
		begin, end := strings.Index(good, "<< /Length"), strings.Index(good, "endstream")
		return []byte(fmt.Sprintf("%s<< /Length %d %s >>\nstream\n%s\n%s", good[:begin], len(data), dictionary, data, good[end:]))
	}
	flate := "/Filter /FlateDecode"
	for name, b := range map[string]brokenFile{
		"scan":      {data: document.PDFOf(map[string]string{"1": ""}), why: "no text"},
		"no-pages":  {data: document.PDFOf(map[string]string{"info": "/Title (x)"})},
		"many":      {data: []byte(strings.NewReplacer("/Count 1 ", "/Count 5000 ", "/Kids [5 0 R]", "/Kids ["+strings.Repeat("5 0 R ", 5000)+"]").Replace(good)), why: "pages"},
		"head-only": {data: []byte("%PDF-1.7\n%%EOF")},
		"rubbish":   {data: []byte("%PDF-1.7\n" + strings.Repeat("x y z << [ ( ", 10_000) + "\n%%EOF")},
		"circle":    {data: []byte(strings.Replace(good, "/Kids [5 0 R]", "/Kids [3 0 R]", 1))},
		"no-root":   {data: []byte(strings.Replace(good, "/Root", "/Boot", 1))},
		"encrypted": {data: []byte(strings.Replace(good, "/Root", "/Encrypt << /Filter /Unknown >> /Root", 1)), why: "password"},
		"bomb":      {data: stream(flate, pack(strings.Repeat("BT /F1 11 Tf 72 700 Td (Pigeon) Tj ET\n", 2_000_000)))},
		"zeros":     {data: stream(flate, pack(strings.Repeat("\x00", 300<<20)))},
		"not-flate": {data: stream(flate, "Pigeon"), why: "no text"},
		"filters":   {data: stream("/Filter ["+strings.Repeat("/FlateDecode ", 5000)+"]", pack("x"))},
		"operators": {data: stream("", strings.Repeat("q ", 1_000_000))},
	} {
		all["pdf/"+name+".pdf"] = b
	}
}

// links lead in circles, nowhere, or out of the folder.
func links(_ testing.TB, all map[string]brokenFile) {
	for name, to := range map[string]string{
		"self.md": "self.md", "two.md": "three.md", "three.md": "two.md", "nowhere.txt": "gone.txt", "outside.txt": "../../../../../etc/passwd",
		"absolute.html": "/etc/passwd", "device.pdf": "/dev/zero", "folder": "folder", "out": "/tmp",
	} {
		all["links/"+name] = brokenFile{link: to, why: "symbolic link"}
	}
	all["links/above"] = brokenFile{link: "..", harmless: true} // read already
}
