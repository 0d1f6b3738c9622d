package document

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// pdfOf writes a PDF of its pages, by number. A line of a page is the place of
// its first letter from the left and from below, the size of its letters, b for
// bold ones, and its text: 72 700 12b Devices. The part info is what the PDF
// says of itself.
func pdfOf(parts map[string]string) []byte {
	w := &pdfWriter{}
	w.b.WriteString("%PDF-1.4\n")
	w.object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	w.object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>")
	const tree = 3
	w.object("") // the tree of pages, written last
	var kids []string
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		if name == "info" {
			continue
		}
		content := pdfContent(parts[name])
		c := w.object(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content))
		p := w.object(fmt.Sprintf("<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 1 0 R /F2 2 0 R >> >> >>", tree, c))
		kids = append(kids, fmt.Sprintf("%d 0 R", p))
	}
	w.set(tree, fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] >>", len(kids), strings.Join(kids, " ")))
	root := w.object(fmt.Sprintf("<< /Type /Catalog /Pages %d 0 R >>", tree))
	info := w.object("<< " + parts["info"] + " >>")
	return w.end(root, info)
}

func pdfContent(page string) string {
	var b strings.Builder
	for line := range strings.Lines(page) {
		f := strings.SplitN(strings.TrimRight(line, "\n"), " ", 4)
		if len(f) < 4 {
			continue
		}
		font, size := "F1", f[2]
		if s, ok := strings.CutSuffix(size, "b"); ok {
			font, size = "F2", s
		}
		text := strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`, "•", `\225`, "é", `\351`, "–", `\226`).Replace(f[3])
		fmt.Fprintf(&b, "BT /%s %s Tf %s %s Td (%s) Tj ET\n", font, size, f[0], f[1], text)
	}
	return b.String()
}

type pdfWriter struct {
	b       bytes.Buffer
	offsets []int
}

// object adds an object and gives its number. An empty one is set later.
func (w *pdfWriter) object(text string) int {
	w.offsets = append(w.offsets, 0)
	n := len(w.offsets)
	if text != "" {
		w.set(n, text)
	}
	return n
}

func (w *pdfWriter) set(n int, text string) {
	w.offsets[n-1] = w.b.Len()
	fmt.Fprintf(&w.b, "%d 0 obj\n%s\nendobj\n", n, text)
}

func (w *pdfWriter) end(root, info int) []byte {
	at := w.b.Len()
	fmt.Fprintf(&w.b, "xref\n0 %d\n0000000000 65535 f \n", len(w.offsets)+1)
	for _, o := range w.offsets {
		fmt.Fprintf(&w.b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&w.b, "trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(w.offsets)+1, root, info, at)
	return w.b.Bytes()
}
