package document

import (
	"sort"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

func (c *collector) markdownFile(data []byte) {
	data, ok := c.text(data)
	if !ok {
		return
	}
	body, skipped := c.frontMatter(data)
	if line, why := costly(body); line > 0 {
		c.findings.LeaveOutf(c.line(line+skipped), "%s", why)
		return
	}
	c.takeAll(markdown(withoutTemplates(body), skipped))
}

// page is a Markdown document being taken apart.
type page struct {
	blocks  []block
	source  []byte
	lines   []int // where each line begins
	skipped int
}

// markdown takes the text below so many lines apart.
func markdown(body []byte, skipped int) []block {
	p := &page{source: body, lines: []int{0}, skipped: skipped}
	for i, b := range body {
		if b == '\n' {
			p.lines = append(p.lines, i+1)
		}
	}
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.Footnote, extension.DefinitionList))
	p.within(md.Parser().Parse(text.NewReader(body)))
	return p.blocks
}

func (p *page) put(b block) { p.blocks = append(p.blocks, b) }

// placeOf is the line on which a block begins.
func (p *page) placeOf(n ast.Node) place {
	for ; n != nil; n = n.FirstChild() {
		at := -1
		if t, ok := n.(*ast.Text); ok {
			at = t.Segment.Start
		} else if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
			at = n.Lines().At(0).Start
		}
		if at >= 0 {
			return onLine(sort.SearchInts(p.lines, at+1) + p.skipped)
		}
	}
	return onLine(1 + p.skipped)
}

func (p *page) within(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			p.put(title{n.Level, p.inline(n)})
		case *east.DefinitionList:
			p.definitions(n)
		case *ast.Paragraph, *ast.TextBlock:
			if _, messages := chat(p.linesOf(n)); messages != nil && !strings.Contains(p.raw(n), "~~") {
				p.blocks = append(p.blocks, told(messages)...)
				continue
			}
			if l := p.register(n); l != nil {
				p.put(l)
				continue
			}
			p.put(paragraph{place: p.placeOf(n), text: p.inline(n), bold: isStrong(n)})
		case *ast.List:
			p.put(p.list(n))
		case *east.Table:
			p.blocks = append(p.blocks, tables(p.rows(n))...)
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			p.put(paragraph{place: p.placeOf(n), text: p.raw(n), verbatim: true})
		case *ast.HTMLBlock:
			p.html(n)
		default:
			p.within(n)
		}
	}
}

// isStrong tells that all of a paragraph is emphasized strongly.
func isStrong(n ast.Node) bool {
	e, ok := n.FirstChild().(*ast.Emphasis)
	return ok && e.Level == 2 && e.NextSibling() == nil
}

// definitions joins each term to what is said of it.
func (p *page) definitions(l *east.DefinitionList) {
	term := ""
	for n := l.FirstChild(); n != nil; n = n.NextSibling() {
		if _, ok := n.(*east.DefinitionTerm); ok {
			term = p.inline(n)
			continue
		}
		inner := &page{source: p.source, lines: p.lines, skipped: p.skipped}
		inner.within(n)
		p.put(paragraph{place: p.placeOf(n), text: joined(": ", term, flat(inner.blocks))})
	}
}

func (p *page) list(l *ast.List) *list {
	var made list
	if l.IsOrdered() {
		made.number = l.Start
	}
	for n := l.FirstChild(); n != nil; n = n.NextSibling() {
		made.items = append(made.items, item{p.placeOf(n), p.parts(n)})
	}
	return &made
}

func (p *page) parts(parent ast.Node) []part {
	var parts []part
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.List:
			parts = append(parts, part{list: p.list(n)})
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			parts = append(parts, part{text: strings.TrimSpace(p.raw(n))})
		case *ast.Blockquote:
			parts = append(parts, part{list: &list{items: []item{{parts: p.parts(n)}}}})
		case *ast.HTMLBlock:
			parts = append(parts, part{text: flat(fragment(p.htmlSource(n), p.placeOf(n)))})
		default:
			parts = append(parts, part{text: p.inline(n)})
		}
	}
	return parts
}

func (p *page) rows(t *east.Table) []gridRow {
	var rows []gridRow
	for n := t.FirstChild(); n != nil; n = n.NextSibling() {
		r := gridRow{row: row{place: p.placeOf(n), cells: p.cells(n)}}
		r.full = r.cells
		if _, ok := n.(*east.TableHeader); ok && !(onlyFirst(r.cells) && saysStanding(r.text())) {
			r.is = headRow
		}
		rows = append(rows, r)
	}
	return rows
}

func (p *page) cells(r ast.Node) []string {
	var cells []string
	for n := r.FirstChild(); n != nil; n = n.NextSibling() {
		cells = append(cells, p.inline(n))
	}
	return cells
}

// linesOf are the lines of a paragraph, with their markup.
func (p *page) linesOf(n ast.Node) (lines []item) {
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		lines = append(lines, item{onLine(sort.SearchInts(p.lines, s.Start+1) + p.skipped), []part{{text: strings.TrimSpace(string(s.Value(p.source)))}}})
	}
	return lines
}

// register is a paragraph that is one of names in lines, as a list.
func (p *page) register(n ast.Node) *list {
	lines := p.linesOf(n)
	texts := strings.Split(strings.TrimSpace(p.inlineLines(n)), "\n")
	if len(texts) != len(lines) {
		return nil
	}
	for i, text := range texts {
		lines[i].parts[0].text = strings.Join(strings.Fields(text), " ")
	}
	return register(lines)
}

func (p *page) raw(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		b.Write(s.Value(p.source))
	}
	return b.String()
}

// html takes what stands as HTML in the document apart as a page is.
func (p *page) html(n *ast.HTMLBlock) {
	p.blocks = append(p.blocks, fragment(p.htmlSource(n), p.placeOf(n))...)
}

func (p *page) htmlSource(n *ast.HTMLBlock) string {
	source := p.raw(n)
	if n.HasClosure() {
		source += string(n.ClosureLine.Value(p.source))
	}
	return source
}
