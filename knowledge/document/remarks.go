package document

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"policybot/knowledge/language"
)

// leaveOutRemarks takes what readers wrote under a page out of its tree: it is nobody's
// rule, and none of the page's dates.
func (c *collector) leaveOutRemarks(root *html.Node) {
	var remarks []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && isRemarks(n) && len(elements(n, "h1", "main")) == 0 {
			remarks = append(remarks, n)
		}
	}
	for _, n := range remarks {
		n.Parent.RemoveChild(n)
	}
	if len(remarks) > 0 {
		c.noteRemarks()
	}
}

func (c *collector) noteRemarks() {
	if !c.remarked {
		c.remarked = true
		c.note("what readers remark on the document isn't read")
	}
}

// holdRemarks are the elements that hold readers' remarks, where they are marked so.
var holdRemarks = []string{"div", "section", "article", "aside", "ul", "ol", "li", "table", "details"}

// isRemarks tells that an element is marked as one with readers' remarks, by a class or
// an id such as "comment-list", or what it is of its page.
func isRemarks(n *html.Node) bool {
	if !slices.Contains(holdRemarks, n.Data) {
		return false
	}
	class, _ := attribute(n, "class")
	id, _ := attribute(n, "id")
	return has(n, "itemprop", "comment") || has(n, "role", "comment") || slices.ContainsFunc(append(strings.Fields(class), id), marksRemarks)
}

// marksRemarks tells that a class or an id is that of readers' remarks, or of a part of
// them: all of its words are of those.
func marksRemarks(mark string) bool {
	words := strings.FieldsFunc(strings.ToLower(mark), func(r rune) bool { return !unicode.IsLetter(r) })
	remarks := false
	for _, w := range words {
		switch {
		case language.Naming("remarks-mark").Has(w):
			remarks = true
		case !language.Naming("remarks-part").Has(w):
			return false
		}
	}
	return remarks
}

// headsRemarks tells that a heading is one of readers' remarks: "Comments (3)", "2
// comments", "Reader comments". One that is no more than "Comments" may head the
// document's own.
func headsRemarks(heading string) bool {
	words := strings.FieldsFunc(strings.ToLower(heading), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' })
	counted, remarks, of := false, false, false
	for _, w := range words {
		switch {
		case language.Naming("remarks-mark").Has(w):
			remarks = true
		case strings.Trim(w, "0123456789") == "":
			counted = true
		case language.Naming("remarks-by").Has(w):
			of = true
		default:
			return false
		}
	}
	return remarks && len(words) > 1 && (counted || of)
}
