package document

import (
	"cmp"
	"context"
	"fmt"
	"path"
	"regexp"
	"strings"
	"unicode"

	"policybot/knowledge/document/pdf"
)

// pdfFile reads a PDF.
func (c *collector) pdfFile(data []byte) {
	f, err := pdf.Read(context.Background(), data)
	if err != nil {
		c.refuse("%v", err)
		return
	}
	lines, margins := apartFromMargins(f.Pages)
	if why := unreadable(lines); why != "" {
		c.refuse("%s", why)
		return
	}
	c.document.Source.Title = pdfTitle(f.Title)
	if written := cmp.Or(f.Modified, f.Created); !written.IsZero() {
		c.written = day(written)
	}
	c.takeAll(layoutOf(lines).blocks())
	for _, text := range margins {
		c.say(text)
	}
}

// pdfTitle is the title that a PDF gives itself, unless a program made it of
// the name of a file.
func pdfTitle(title string) string {
	title = strings.TrimPrefix(title, "Microsoft Word - ")
	if ext := path.Ext(title); len(ext) > 1 && len(ext) <= 5 && !strings.Contains(ext, " ") || strings.EqualFold(title, "untitled") {
		return ""
	}
	return title
}

// pdfLine is a line with the page on which it stands.
type pdfLine struct {
	pdf.Line
	page int
}

// apartFromMargins leaves out what stands at the head or foot of several pages
// with nothing but its numbers changing, and the numbers of pages. The margins are
// those of the first page.
func apartFromMargins(pages [][]pdf.Line) (all []pdfLine, margins []string) {
	seen := map[string]int{}
	for _, lines := range pages {
		for _, key := range marginKeys(lines) {
			seen[key]++
		}
	}
	for n, lines := range pages {
		for i, l := range lines {
			atEdge := i < marginLines || i >= len(lines)-marginLines
			if atEdge && (seen[marginKey(l)] >= marginPages || pageNumber.MatchString(l.Text)) {
				if n == 0 {
					margins = append(margins, l.Text)
				}
				continue
			}
			all = append(all, pdfLine{l, n + 1})
		}
	}
	return all, margins
}

const (
	marginLines = 3 // at the head and foot of a page
	marginPages = 3 // on which the same stands
)

var (
	digits     = regexp.MustCompile(`\d+|\b[ivxl]+\b`)
	pageNumber = regexp.MustCompile(`^[\s–—|/-]*(?:\d{1,4}|[ivxl]{1,6})(?:\s*/\s*\d{1,4})?[\s–—|-]*$`)
)

func marginKey(l pdf.Line) string {
	return fmt.Sprintf("%.0f %s", l.Top/4, digits.ReplaceAllString(l.Text, "#"))
}

// marginKeys are those of the lines at a page's head and foot, each once.
func marginKeys(lines []pdf.Line) []string {
	seen := map[string]bool{}
	var keys []string
	for i, l := range lines {
		if k := marginKey(l); (i < marginLines || i >= len(lines)-marginLines) && !seen[k] {
			seen[k] = true
			keys = append(keys, k)
		}
	}
	return keys
}

// unreadable tells why the lines say nothing, or nothing that can be trusted.
func unreadable(lines []pdfLine) string {
	const share = 20 // one letter in so many
	letters, unknown := 0, 0
	for _, l := range lines {
		for _, r := range l.Text {
			if letters++; r == unicode.ReplacementChar || unicode.Is(unicode.Co, r) && r != symbolBullet || unicode.IsControl(r) {
				unknown++
			}
		}
	}
	switch {
	case letters == 0:
		return "its pages hold no text, only pictures of it: have the text recognized, and save it anew"
	case unknown*share > letters:
		return "its fonts don't tell which letters they draw: print the document to a PDF anew"
	}
	return ""
}

// symbolBullet is the bullet of a font of symbols.
const symbolBullet = '\uf0b7'
