// Package pdf tells which lines stand where on the pages of a PDF.
//
// The file is read by PDFium, compiled to WebAssembly: a program in a box, with
// memory of its own up to [MaxMemory] and neither files nor a network, that is
// stopped when a file takes too long. Whatever it stumbles over is an error of
// that file. It is started with the first file and ended when none has been read
// for a while. Starting takes some seconds of work, or a tenth of one where
// [KeepCompiled] has named a folder.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// Limits of one file.
const (
	MaxPages  = 2000
	MaxMemory = 128 << 20 // bytes, of the program that reads it
	MaxText   = 20 << 20  // bytes
	MaxTime   = 30 * time.Second
)

// File is what a PDF says.
type File struct {
	Title    string
	Created  time.Time // zero: it doesn't say
	Modified time.Time
	Pages    [][]Line
}

// Line is a line of text and where it stands, in points from the page's lower
// left. A word that was cut at the line's end is whole, and then the line ends
// further down than it begins.
type Line struct {
	Text        string
	Left, Right float64
	Top, EndTop float64 // of its first and its last letter
	Height      float64 // of its first letter's font
	Bold        bool
	Parts       []Part // between its wide gaps; none: it has none
}

// Part is a part of a line that stands apart from the rest of it, such as in a
// cell of its own of a table. Parts of one line may differ in height.
type Part struct {
	Text        string
	Left, Right float64
	Top         float64
	Bold        bool
}

// Read reads a PDF, until ctx ends or MaxTime is over.
func Read(ctx context.Context, data []byte) (*File, error) {
	if !ends(data) {
		return nil, errors.New("cut off: the end of the PDF is missing")
	}
	in, done, err := engine.borrow(ctx)
	if err != nil {
		return nil, fmt.Errorf("the reader of PDFs can't be started: %w", err)
	}
	defer done()
	ctx, cancel := context.WithTimeout(ctx, MaxTime)
	defer cancel()
	stop := context.AfterFunc(ctx, func() { _ = in.Kill() })
	f, err := (&reader{in: in}).file(data)
	if !stop() {
		return nil, fmt.Errorf("reading it takes more than %v: split it", MaxTime)
	}
	_ = in.Close()
	return f, err
}

// ends tells that a PDF has its end. PDFium reads one that was cut off as if
// what is missing had never been there.
func ends(data []byte) bool {
	const within = 2048
	data = bytes.TrimRight(data, "\x00\r\n\t ")
	return bytes.Contains(data[max(0, len(data)-within):], []byte("%%EOF"))
}

// reader reads one file.
type reader struct {
	in   pdfium.Pdfium
	doc  references.FPDF_DOCUMENT
	size int // of the text so far
}

func (r *reader) file(data []byte) (f *File, err error) {
	defer func() {
		if p := recover(); p != nil {
			f, err = nil, errors.New("a damaged PDF: its reader stumbled over it")
		}
	}()
	opened, err := r.in.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return nil, errors.New("protected by a password: save it without one")
	case err != nil:
		return nil, errors.New("a damaged or cut-off PDF")
	}
	r.doc = opened.Document
	f = &File{Title: r.meta("Title"), Created: moment(r.meta("CreationDate")), Modified: moment(r.meta("ModDate"))}
	count, err := r.in.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: r.doc})
	switch {
	case err != nil || count.PageCount == 0:
		return nil, errors.New("a damaged PDF: no page of it can be found")
	case count.PageCount > MaxPages:
		return nil, fmt.Errorf("it has %d pages, more than the %d that are read: split it", count.PageCount, MaxPages)
	}
	for n := range count.PageCount {
		lines, err := r.page(n)
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", n+1, err)
		}
		f.Pages = append(f.Pages, lines)
	}
	return f, nil
}

func (r *reader) meta(key string) string {
	m, err := r.in.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: r.doc, Tag: key})
	if err != nil {
		return ""
	}
	return strings.Join(strings.Fields(m.Value), " ")
}

// moment reads a date as PDF writes them: D:20240304090000+01'00'.
func moment(s string) time.Time {
	digits := strings.TrimPrefix(s, "D:")
	if len(digits) >= 8 {
		if t, err := time.Parse("20060102", digits[:8]); err == nil {
			return t
		}
	}
	return time.Time{}
}

var errPage = errors.New("it is damaged")

func (r *reader) page(n int) ([]Line, error) {
	page, err := r.in.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: r.doc, Index: n})
	if err != nil {
		return nil, errPage
	}
	defer r.in.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: page.Page})
	loaded, err := r.in.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: requests.Page{ByReference: &page.Page}})
	if err != nil {
		return nil, errPage
	}
	text := loaded.TextPage
	defer r.in.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text})
	count, err := r.in.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text})
	if err != nil {
		return nil, errPage
	}
	if count.Count == 0 {
		return nil, nil
	}
	all, err := r.in.FPDFText_GetText(&requests.FPDFText_GetText{TextPage: text, Count: count.Count})
	if err != nil {
		return nil, errPage
	}
	if r.size += len(all.Text); r.size > MaxText {
		return nil, fmt.Errorf("the text so far has more than %d MB: split it", MaxText>>20)
	}
	return r.lines(text, all.Text)
}

func (r *reader) lines(page references.FPDF_TEXTPAGE, text string) ([]Line, error) {
	var lines []Line
	at := 0 // in the units in which PDFium counts
	for raw := range strings.SplitAfterSeq(text, "\r\n") {
		units := len(utf16.Encode([]rune(raw)))
		words := strings.TrimRight(raw, "\r\n")
		if strings.TrimSpace(words) != "" {
			line, err := r.line(page, at, at+len(utf16.Encode([]rune(words)))-1)
			if err != nil {
				return nil, err
			}
			line.Text, line.Parts = clean(words), r.parts(page, words, at, line.Height)
			lines = append(lines, line)
		}
		at += units
	}
	return lines, nil
}

// line tells where a line stands whose first and last letter are these.
func (r *reader) line(page references.FPDF_TEXTPAGE, first, last int) (l Line, err error) {
	box, index, err := r.letter(page, first)
	if err != nil {
		return l, errPage
	}
	l.Left, l.Top, l.Height, l.Bold = box.left, box.top, box.top-box.bottom, r.bold(page, index)
	l.EndTop = l.Top
	if box, _, err := r.letter(page, last); err == nil {
		l.Right, l.EndTop = box.right, box.top
	}
	return l, nil
}

// box is where a letter stands, in points.
type box struct{ left, right, top, bottom float64 }

// letter gives the box of a letter of the page's text, and the letter's index on the
// page.
func (r *reader) letter(page references.FPDF_TEXTPAGE, at int) (box, int, error) {
	index, err := r.index(page, at)
	if err != nil {
		return box{}, 0, err
	}
	b, err := r.in.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: page, Index: index})
	if err != nil {
		return box{}, 0, err
	}
	return box{float64(b.Rect.Left), float64(b.Rect.Right), float64(b.Rect.Top), float64(b.Rect.Bottom)}, index, nil
}

// index is that on the page of a letter of the page's text.
func (r *reader) index(page references.FPDF_TEXTPAGE, at int) (int, error) {
	c, err := r.in.FPDFText_GetCharIndexFromTextIndex(&requests.FPDFText_GetCharIndexFromTextIndex{TextPage: page, NTextIndex: at})
	if err != nil {
		return 0, err
	}
	return c.CharIndex, nil
}

func (r *reader) bold(page references.FPDF_TEXTPAGE, index int) bool {
	font, err := r.in.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: page, Index: index})
	return err == nil && bold.MatchString(font.FontName)
}

// bold matches the names of fonts whose letters are.
var bold = regexp.MustCompile(`(?i)bold|black|heavy|demi`)

// clean joins words that were hyphenated at the end of a line, which PDFium
// marks, and takes out what no letter stands for.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\ufffe' || r == '\u00ad' || r == 2:
			return -1
		case r < ' ':
			return ' '
		}
		return r
	}, s)
}
