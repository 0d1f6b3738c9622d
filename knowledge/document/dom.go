package document

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// Limits on a page, which the tree of its elements is held to before it is
// made. The parser keeps to maxHTMLDepth itself.
const (
	maxHTMLNodes = 200_000
	maxHTMLDepth = 512
	maxHTMLValue = 4 << 10 // bytes of an attribute's value
	maxHTMLToken = 8 << 20
)

// lineKey is the attribute that keeps on which line an element begins.
const lineKey = "data-policybot-line"

// keptAttributes are those that tell something of the text.
var keptAttributes = []string{"aria-hidden", "class", "colspan", "content", "datetime", "hidden", "href", "http-equiv", "id", "itemprop", "name", "property", "rel",
	"role", "rowspan", "style", "type"}

// parsePage makes the tree of a page, less what is no text, each element with
// its line. The first line has the number given.
func parsePage(source string, first int) (*html.Node, error) {
	reduced, err := reduce(source, first)
	if err != nil {
		return nil, err
	}
	root, err := html.Parse(strings.NewReader(reduced))
	if err != nil {
		return nil, fmt.Errorf("elements nested more than %d deep, or no page: %w", maxHTMLDepth, err)
	}
	return root, nil
}

// reducer writes a page anew with what is needed of it.
type reducer struct {
	tokens *html.Tokenizer
	out    strings.Builder
	line   int
	nodes  int
	within string   // the element that is passed over
	struck []string // classes whose elements are struck through, which are hidden
}

func reduce(source string, first int) (string, error) {
	r := &reducer{tokens: html.NewTokenizer(strings.NewReader(source)), line: first}
	r.tokens.SetMaxBuf(maxHTMLToken)
	for {
		kind := r.tokens.Next()
		if kind == html.ErrorToken {
			break
		}
		raw := r.tokens.Raw()
		lines := strings.Count(string(raw), "\n")
		r.token(kind, raw)
		r.line += lines
		if r.nodes > maxHTMLNodes {
			return "", fmt.Errorf("more than %d elements: split the page", maxHTMLNodes)
		}
	}
	if err := r.tokens.Err(); !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("on line %d, what is no page: %w", r.line, err)
	}
	return r.out.String(), nil
}

func (r *reducer) token(kind html.TokenType, raw []byte) {
	switch kind {
	case html.CommentToken:
	case html.StartTagToken, html.SelfClosingTagToken:
		r.start(kind)
	case html.EndTagToken:
		name, _ := r.tokens.TagName()
		if r.within == "" {
			fmt.Fprintf(&r.out, "</%s>", name)
		} else if r.within == string(name) {
			r.within = ""
		}
	default:
		switch r.within {
		case "":
			r.out.Write(raw)
		case "style":
			r.struck = append(r.struck, struckBy(string(raw))...)
		}
	}
}

// silent are elements whose text is never shown, and holds no elements.
var silent = []string{"script", "style", "noframes", "iframe", "noembed", "xmp", "plaintext"}

func (r *reducer) start(kind html.TokenType) {
	name, more := r.tokens.TagName()
	element := string(name)
	if r.within != "" {
		return
	}
	if slices.Contains(silent, element) {
		if kind == html.StartTagToken {
			r.within = element
		}
		return
	}
	r.nodes++
	fmt.Fprintf(&r.out, `<%s %s="%d"`, element, lineKey, r.line)
	struck := false
	for more {
		var key, value []byte
		key, value, more = r.tokens.TagAttr()
		if k := string(key); slices.Contains(keptAttributes, k) && len(value) <= maxHTMLValue {
			fmt.Fprintf(&r.out, ` %s="%s"`, k, html.EscapeString(string(value)))
			struck = struck || r.strikes(k, string(value))
		}
	}
	if struck {
		r.out.WriteString(" hidden")
	}
	if kind == html.SelfClosingTagToken {
		r.out.WriteByte('/')
	}
	r.out.WriteByte('>')
}

// attribute is the value of the element's attribute, and whether it has it.
func attribute(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

func has(n *html.Node, key, value string) bool {
	v, _ := attribute(n, key)
	return strings.EqualFold(strings.TrimSpace(v), value)
}

// lineOf is the line on which the element begins, or the one around it.
func lineOf(n *html.Node) int {
	for ; n != nil; n = n.Parent {
		if v, ok := attribute(n, lineKey); ok {
			line, _ := strconv.Atoi(v)
			return line
		}
	}
	return 0
}

// elements gives the elements under a node that are one of the names, in their
// order.
func elements(root *html.Node, names ...string) []*html.Node {
	var list []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && slices.Contains(names, n.Data) {
			list = append(list, n)
		}
	}
	return list
}

// textOf is all text under a node, in one line.
func textOf(root *html.Node) string {
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
