package document

import (
	"net/url"
	"slices"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
)

// mainBlocks are the blocks of a page's own text: of what the page marks as its
// main part; else of what a reader's view would show; else, where that finds
// nothing or loses most of what there is, of all but the bars around it.
func mainBlocks(root *html.Node) []block {
	if main := marked(root); main != nil {
		return withoutBars(main)
	}
	all := withoutBars(root)
	parser := readability.NewParser()
	parser.DisableJSONLD = true // read already
	article, err := parser.ParseDocument(root, &url.URL{})
	if err != nil || article.Node == nil {
		return all
	}
	if shown := outlineOf(article.Node); 2*length(shown) > length(all) {
		return shown
	}
	return all
}

// marked is the only element that the page marks as its main part, or nil.
func marked(root *html.Node) *html.Node {
	var found []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && (n.Data == "main" || has(n, "role", "main")) {
			found = append(found, n)
		}
	}
	if len(found) == 0 {
		found = elements(root, "article")
	}
	if len(found) == 1 && len(textOf(found[0])) > 0 {
		return found[0]
	}
	return nil
}

// withoutBars takes the bars around a page's text out of the tree's outline.
func withoutBars(n *html.Node) []block {
	o := &outline{bars: true}
	o.children(n)
	o.flush()
	return o.blocks
}

var barRoles = []string{"navigation", "banner", "contentinfo", "search", "complementary", "menubar"}

// isBar tells that an element holds what stands on every page of a site.
func isBar(n *html.Node) bool {
	role, _ := attribute(n, "role")
	switch n.Data {
	case "nav", "aside", "footer":
		return true
	case "header":
		return len(elements(n, "h1")) == 0
	}
	return slices.Contains(barRoles, role)
}

func length(blocks []block) int {
	n := 0
	for _, b := range blocks {
		n += len(flat([]block{b}))
	}
	return n
}
