package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// Spaces between words are narrower than these, but in lines that are stretched.
const (
	wide     = 0.4 // of the height of the letters
	wideMono = 1.5 // of the width of letters that are all as wide
)

// letter is one of a line, but no space.
type letter struct {
	box
	index int // on the page
	from  int // in the line's text
}

// parts are those of a line of text that begins at the index, or none where it has
// no wide gap. What PDFium doesn't tell makes the line whole.
func (r *reader) parts(page references.FPDF_TEXTPAGE, text string, first int, height float64) (parts []Part) {
	begins := r.begins(page, first, first+len(utf16.Encode([]rune(text)))-1, wide*height)
	if len(begins) == 0 {
		return nil
	}
	letters := r.letters(page, text, first)
	if len(letters) == 0 {
		return nil
	}
	gap := max(wide*height, wideMono*monospaced(letters))
	from := 0
	for i, x := range letters {
		if i == 0 || x.left-letters[i-1].right > gap && begin(begins, x.left) {
			if i > 0 {
				parts[len(parts)-1].Text = words(text[from:x.from])
			}
			from = x.from
			parts = append(parts, Part{Left: x.left, Right: x.right, Top: x.top, Bold: r.bold(page, x.index)})
		}
		p := &parts[len(parts)-1]
		p.Left, p.Right = min(p.Left, x.left), max(p.Right, x.right)
	}
	if len(parts) < 2 {
		return nil
	}
	parts[len(parts)-1].Text = words(text[from:])
	return parts
}

func words(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// begins are the left edges of what is drawn by itself in a line and has a gap
// before it that is wider.
func (r *reader) begins(page references.FPDF_TEXTPAGE, first, last int, gap float64) (begins []float64) {
	from, err := r.index(page, first)
	if err != nil {
		return nil
	}
	to, err := r.index(page, last)
	if err != nil {
		return nil
	}
	rects, err := r.in.FPDFText_CountRects(&requests.FPDFText_CountRects{TextPage: page, StartIndex: from, Count: to - from + 1})
	if err != nil || rects.Count < 2 {
		return nil
	}
	right := 0.0
	for i := range rects.Count {
		rect, err := r.in.FPDFText_GetRect(&requests.FPDFText_GetRect{TextPage: page, Index: i})
		if err != nil {
			return nil
		}
		if i > 0 && rect.Left-right > gap {
			begins = append(begins, rect.Left)
		}
		right = rect.Right
	}
	return begins
}

// begin tells that a letter is the first of what begins there: its box is a little
// wider than the letter.
func begin(begins []float64, left float64) bool {
	const nearly = 3 // points
	return slices.ContainsFunc(begins, func(b float64) bool { return math.Abs(b-left) < nearly })
}

// letters are those of a line, or none where PDFium doesn't tell of one.
func (r *reader) letters(page references.FPDF_TEXTPAGE, text string, first int) (list []letter) {
	for i, c := range text {
		if !unicode.IsSpace(c) {
			b, index, err := r.letter(page, first)
			if err != nil {
				return nil
			}
			list = append(list, letter{b, index, i})
		}
		first += utf16.RuneLen(c)
	}
	return list
}

// monospaced is how wide all letters are, or 0 where they differ.
func monospaced(letters []letter) float64 {
	least, most := math.Inf(1), 0.0
	for _, x := range letters {
		least, most = min(least, x.right-x.left), max(most, x.right-x.left)
	}
	if most > 1.05*least {
		return 0
	}
	return most
}
