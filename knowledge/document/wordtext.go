package document

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// wordReader makes blocks of the elements of a Word document, as they come.
type wordReader struct {
	styles map[string]style
	within []string // the elements around
	skip   int      // how deep within what is passed over
	frames []*frame // the body, and the cells and text boxes being read
	tables []*wordTable
	tocs   []bool // of the content controls around: a table of contents
	title  string
	seen   bool   // the body
	note   string // the one being read
	notes  int
	count  int // of tables
}

// frame is what holds paragraphs.
type frame struct {
	blocks    []block
	paragraph *wordParagraph
	before    string // of a paragraph whose end was deleted
}

type wordParagraph struct {
	text    strings.Builder
	style   string
	outline int
	listed  bool
	depth   int  // in the list
	runs    bool // on into the next: its end was deleted
	hidden  bool // the run being read
}

type wordTable struct {
	all    []gridRow
	row    gridRow // being read
	number int
	rows   int  // so far, with those left out
	cells  int  // of the row
	gone   bool // the row was deleted
	span   int
	down   bool // the cell goes on from the one above
	last   []string
}

func newWordReader(styles map[string]style) *wordReader {
	return &wordReader{styles: styles, frames: []*frame{{}}}
}

func (w *wordReader) blocks() []block { return w.frames[0].blocks }

func (w *wordReader) top() *frame { return w.frames[len(w.frames)-1] }

func (w *wordReader) parent() string {
	if len(w.within) == 0 {
		return ""
	}
	return w.within[len(w.within)-1]
}

func (w *wordReader) token(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		if w.skip > 0 || w.passesOver(t) {
			w.skip++
			return nil
		}
		w.start(t)
		w.within = append(w.within, t.Name.Local)
	case xml.EndElement:
		if w.skip > 0 {
			w.skip--
			return nil
		}
		w.within = w.within[:len(w.within)-1]
		if isWord(t.Name) {
			w.end(t.Name.Local)
		}
	case xml.CharData:
		if w.skip == 0 && w.parent() == "t" {
			w.write(string(t))
		}
	}
	return nil
}

func isWord(n xml.Name) bool { return strings.Contains(n.Space, "wordprocessingml") }

// passesOver tells what isn't read: deleted and moved text, what properties
// were, fields' instructions, the older form of what stands in a newer one, and
// tables of contents.
func (w *wordReader) passesOver(t xml.StartElement) bool {
	switch t.Name.Local {
	case "Fallback":
		return true
	case "del", "moveFrom":
		return isWord(t.Name) && w.parent() != "rPr" && w.parent() != "trPr"
	case "delText", "instrText", "pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPr", "fldData", "rt":
		return isWord(t.Name)
	case "sdtContent":
		return len(w.tocs) > 0 && w.tocs[len(w.tocs)-1]
	case "footnote", "endnote":
		kind := value(t, "type")
		return kind != "" && kind != "normal"
	case "t":
		return !isWord(t.Name)
	}
	return false
}

func (w *wordReader) start(t xml.StartElement) {
	if !isWord(t.Name) {
		return
	}
	p := w.top().paragraph
	switch name := t.Name.Local; name {
	case "body":
		w.seen = true
	case "footnote", "endnote":
		w.notes++
		w.note = fmt.Sprintf("%s %d", name, w.notes)
	case "p":
		w.top().paragraph = &wordParagraph{}
	case "txbxContent":
		w.frames = append(w.frames, &frame{})
	case "sdt":
		w.tocs = append(w.tocs, false)
	case "docPartGallery":
		if len(w.tocs) > 0 && strings.EqualFold(value(t, "val"), "table of contents") {
			w.tocs[len(w.tocs)-1] = true
		}
	case "tbl":
		w.count++
		w.tables = append(w.tables, &wordTable{number: w.count})
	case "tr", "tc", "tblHeader", "gridSpan", "vMerge":
		w.startCell(t)
	case "del":
		w.deleted(p)
	case "r":
		if p != nil {
			p.hidden = false
		}
	default:
		if p != nil {
			w.property(p, t)
		}
	}
}

// deleted takes note of the deleted end of a paragraph, or of a deleted row.
func (w *wordReader) deleted(p *wordParagraph) {
	switch {
	case w.parent() == "trPr" && len(w.tables) > 0:
		w.tables[len(w.tables)-1].gone = true
	case p != nil && len(w.within) > 1 && w.within[len(w.within)-2] == "pPr":
		p.runs = true
	}
}

// property reads what is said of a paragraph or a run, and what stands for a
// space or a hyphen in it.
func (w *wordReader) property(p *wordParagraph, t xml.StartElement) {
	switch t.Name.Local {
	case "pStyle":
		p.style = value(t, "val")
	case "outlineLvl":
		p.outline = level(t)
	case "numId":
		p.listed = value(t, "val") != "0"
	case "ilvl":
		_, _ = fmt.Sscanf(value(t, "val"), "%d", &p.depth)
	case "vanish", "strike", "dstrike":
		if v := value(t, "val"); w.parent() == "rPr" && v != "0" && v != "false" && v != "off" {
			p.hidden = true
		}
	case "tab", "br", "cr":
		if w.parent() == "r" {
			w.write(" ")
		}
	case "noBreakHyphen":
		w.write("-")
	}
}

func (w *wordReader) write(s string) {
	if p := w.top().paragraph; p != nil && !p.hidden {
		p.text.WriteString(s)
	}
}

func (w *wordReader) end(name string) {
	switch name {
	case "p":
		w.endParagraph()
	case "txbxContent":
		if len(w.frames) > 1 {
			box := w.top()
			w.frames = w.frames[:len(w.frames)-1]
			w.top().blocks = append(w.top().blocks, box.blocks...)
		}
	case "sdt":
		w.tocs = w.tocs[:max(0, len(w.tocs)-1)]
	case "r":
		if p := w.top().paragraph; p != nil {
			p.hidden = false
		}
	case "tc", "tr", "tbl":
		w.endCell(name)
	}
}

func (w *wordReader) endParagraph() {
	f := w.top()
	p := f.paragraph
	f.paragraph = nil
	if p == nil {
		return
	}
	text := f.before + p.text.String()
	f.before = ""
	if p.runs {
		f.before = text
		return
	}
	if text = strings.Join(strings.Fields(text), " "); text != "" {
		w.put(f, p, text)
	}
}

func (w *wordReader) put(f *frame, p *wordParagraph, text string) {
	role, n := roleOf(w.styles, p.style)
	bullet := bulleted.FindStringSubmatch(text)
	switch {
	case role == contentsRole:
	case role == titleRole:
		if w.title == "" {
			w.title = text
		}
		f.blocks = append(f.blocks, title{1, text})
	case p.outline > 0:
		f.blocks = append(f.blocks, title{p.outline, text})
	case role == headingRole:
		f.blocks = append(f.blocks, title{n, text})
	case p.listed || role == listRole:
		f.item(p.depth, text)
	case bullet != nil:
		f.item(0, bullet[1])
	default:
		f.blocks = append(f.blocks, paragraph{place: place{at: w.note}, text: text})
	}
}

// item adds an item to the list that the frame ends with, so deep in it.
func (f *frame) item(depth int, text string) {
	var l *list
	if len(f.blocks) > 0 {
		l, _ = f.blocks[len(f.blocks)-1].(*list)
	}
	if l == nil {
		l = &list{}
		f.blocks = append(f.blocks, l)
	}
	for range depth {
		if len(l.items) == 0 {
			break
		}
		l = l.items[len(l.items)-1].inner()
	}
	l.items = append(l.items, item{parts: []part{{text: text}}})
}

// inner is the list that the item ends with.
func (x *item) inner() *list {
	if last := x.parts[len(x.parts)-1]; last.list != nil {
		return last.list
	}
	l := &list{}
	x.parts = append(x.parts, part{list: l})
	return l
}
