package document

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html/atom"
)

// openTask stands before what is still to be done.
const openTask = "☐ "

// inline is the text of a block without its markup.
func (p *page) inline(block ast.Node) string {
	return strings.Join(strings.Fields(p.inlineLines(block)), " ")
}

// inlineLines is the text of a block without its markup, in the lines of the source.
func (p *page) inlineLines(block ast.Node) string {
	var b strings.Builder
	struck := 0
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		if h, ok := n.(*ast.RawHTML); ok {
			struck += p.strikes(h)
		}
		if struck > 0 {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			b.Write(p.words(n))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte('\n')
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.AutoLink:
			b.Write(bytes.TrimPrefix(n.Label(p.source), []byte("mailto:")))
		case *ast.RawHTML:
			b.WriteString(p.rawWords(n, block))
		case *east.TaskCheckBox:
			if !n.IsChecked {
				b.WriteString(openTask)
			}
		case *east.Strikethrough:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// words resolves what Markdown escapes, except in code.
func (p *page) words(t *ast.Text) []byte {
	v := t.Value(p.source)
	if _, code := t.Parent().(*ast.CodeSpan); code || t.IsRaw() {
		return v
	}
	return util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(v)))
}

var htmlName = regexp.MustCompile(`^</?([A-Za-z][A-Za-z0-9-]*)`)

func (p *page) rawHTML(n *ast.RawHTML) (source, name string) {
	source = string(n.Segments.Value(p.source))
	if m := htmlName.FindStringSubmatch(source); m != nil {
		name = strings.ToLower(m[1])
	}
	return source, name
}

// strikes is 1 where text begins that was struck through, and -1 behind it.
func (p *page) strikes(n *ast.RawHTML) int {
	source, name := p.rawHTML(n)
	switch {
	case name != "del" && name != "s" && name != "strike":
		return 0
	case strings.HasPrefix(source, "</"):
		return -1
	}
	return 1
}

// rawWords are the words of an inline tag: those of a placeholder such as
// <organization-name>, which HTML doesn't know and which nothing ends.
func (p *page) rawWords(n *ast.RawHTML, block ast.Node) string {
	source, name := p.rawHTML(n)
	switch {
	case name == "br":
		return " "
	case name == "" || atom.Lookup([]byte(name)) != 0 || strings.HasPrefix(source, "</"),
		strings.ContainsAny(source, `="/`), p.ends(name, block):
		return ""
	}
	return source
}

// ends tells that the element has an end in the block.
func (p *page) ends(name string, block ast.Node) bool {
	found := false
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if h, ok := n.(*ast.RawHTML); ok && entering {
			source, other := p.rawHTML(h)
			found = found || other == name && strings.HasPrefix(source, "</")
		}
		return ast.WalkContinue, nil
	})
	return found
}
