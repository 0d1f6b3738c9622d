package document

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// layout makes paragraphs, headings and lists of the lines of a PDF, which says
// only where each of them stands.
type layout struct {
	lines []pdfLine
	body  float64   // the height of most letters
	sizes []float64 // of headings, largest first
	gap   float64   // between the lines of a paragraph, from top to top
	words map[string]bool
}

func layoutOf(lines []pdfLine) *layout {
	l := &layout{lines: lines, words: map[string]bool{}}
	heights, gaps := map[float64]int{}, map[float64]int{}
	for i, x := range lines {
		heights[rounded(x.Height)] += len(x.Text)
		if i > 0 && x.page == lines[i-1].page {
			if d := lines[i-1].EndTop - x.Top; d > 0 {
				gaps[rounded(d)] += len(x.Text)
			}
		}
		for w := range strings.FieldsSeq(x.Text) {
			l.words[strings.ToLower(strings.TrimFunc(w, unicode.IsPunct))] = true
		}
	}
	l.body, l.gap = most(heights), most(gaps)
	l.sizes = l.headingSizes(heights)
	return l
}

func rounded(x float64) float64 { return math.Round(x*2) / 2 }

// most is the key that counts most, the smaller of two.
func most(counts map[float64]int) float64 {
	best, n := 0.0, 0
	for k, c := range counts {
		if c > n || c == n && k < best {
			best, n = k, c
		}
	}
	return best
}

const maxHeadingSizes = 5

// headingSizes are the heights that are clearly above that of the body.
func (l *layout) headingSizes(heights map[float64]int) []float64 {
	var sizes []float64
	for h := range heights {
		if h > l.body*1.15 {
			sizes = append(sizes, h)
		}
	}
	slices.SortFunc(sizes, func(a, b float64) int { return int(math.Copysign(1, b-a)) })
	var apart []float64
	for _, h := range sizes {
		if len(apart) == 0 || apart[len(apart)-1]-h > 1 {
			apart = append(apart, h)
		}
	}
	return apart[:min(len(apart), maxHeadingSizes)]
}

// level is that of the heading which a line is or belongs to, or 0.
func (l *layout) level(i int) int {
	x := l.lines[i]
	if !strings.ContainsFunc(x.Text, unicode.IsLetter) || utf8.RuneCountInString(x.Text) > maxHead || bulletOf(x.Text) != "" {
		return 0
	}
	if l.runsOn(i) {
		return 0
	}
	for n, size := range l.sizes {
		if x.Height > size-1 && x.Height > l.body*1.15 {
			return n + 1
		}
	}
	if x.Bold && l.apart(i) && !strings.HasSuffix(x.Text, ".") && !strings.HasSuffix(x.Text, ":") && utf8.RuneCountInString(x.Text) < 90 {
		return len(l.sizes) + 1
	}
	return 0
}

// runsOn tells that a line goes on with the sentence of the line above, however high its
// first letter is: of some fonts, no more is told of a line's height.
func (l *layout) runsOn(i int) bool {
	if i == 0 || !startsLow(l.lines[i].Text) || l.lines[i].Bold || l.far(i) {
		return false
	}
	above := l.lines[i-1]
	return above.page == l.lines[i].page && !above.Bold && above.Height <= l.body*1.15 && !ended(above.Text)
}

// apart tells that a line stands alone: what is around it isn't bold, and the
// line above is not as near as those of a paragraph.
func (l *layout) apart(i int) bool {
	if i+1 >= len(l.lines) || l.lines[i+1].Bold {
		return false
	}
	return i == 0 || l.lines[i-1].page != l.lines[i].page || l.far(i)
}

// far tells that a line stands farther below the one above than the lines of a
// paragraph do, or not below it at all.
func (l *layout) far(i int) bool {
	d := l.lines[i-1].EndTop - l.lines[i].Top
	return d > l.gap*1.3 || d < 0
}

var pdfBullet = regexp.MustCompile(`^([•▪◦‣●○■□–\x{f0b7}*-]|o(?:\s)) ?\s*(\S.*)$`)

// bulletOf is the text of a line behind its bullet, or nothing.
func bulletOf(text string) string {
	if m := pdfBullet.FindStringSubmatch(text); m != nil {
		return m[2]
	}
	return ""
}

// blocks joins the lines.
func (l *layout) blocks() []block {
	b := &lineJoiner{layout: l}
	for i := 0; i < len(l.lines); {
		t := l.tableAt(i, b.above)
		if t == nil {
			b.line(i)
			i++
			continue
		}
		b.flush()
		b.table(t)
		i = t.end
	}
	b.flush()
	return b.blocks
}

// lineJoiner joins the lines of a heading, a paragraph or an item.
type lineJoiner struct {
	*layout
	blocks []block
	text   string
	level  int // of the heading
	item   bool
	page   int
	first  int // line taken in
	last   int
	under  float64    // where the paragraph begins that leads in to a list; 0: none does
	above  *lineTable // the last table
}

func (b *lineJoiner) line(i int) {
	x := b.lines[i]
	level, bullet := b.layout.level(i), bulletOf(x.Text)
	text := x.Text
	if bullet != "" {
		text = bullet
	}
	if b.text != "" && bullet == "" && b.goesOn(i, level) {
		b.text = b.join(b.text, text)
		b.last = i
		return
	}
	b.flush()
	indented := b.under > 0 && x.Left > b.under+indent && level == 0
	if !indented {
		b.under = 0
	}
	b.text, b.level, b.item, b.page, b.first, b.last = text, level, bullet != "" || indented, x.page, i, i
}

// indent is by how many points at least the items of a list stand further in,
// whose bullets are no letters.
const indent = 5

// goesOn tells that a line goes on with what the lines above it began.
func (b *lineJoiner) goesOn(i, level int) bool {
	above, x := b.lines[b.last], b.lines[i]
	switch {
	case level != b.level:
		return false
	case level > 0:
		return above.page == x.page && !b.farFor(i, x.Height)
	case above.page != x.page || above.EndTop < x.Top: // the next page or column
		return !ended(b.text) && startsLow(x.Text)
	case b.far(i), math.Abs(x.Height-above.Height) > b.body/4 && above.Height > 0 && ended(b.text):
		return false
	case strings.HasSuffix(b.text, ":") && !startsLow(x.Text):
		return false
	}
	if first := b.lines[b.first]; b.item && bulletOf(first.Text) != "" && x.Left < first.Left+1 && ended(b.text) {
		return false // back from the list
	}
	reach := above.Right / b.widest(above)
	return above.Right == 0 || reach > 0.85 || reach > 0.6 && !ended(b.text)
}

// farFor is far for lines of larger letters.
func (b *lineJoiner) farFor(i int, height float64) bool {
	d := b.lines[i-1].EndTop - b.lines[i].Top
	return d < 0 || d > max(b.gap, height)*1.5
}

// widest is how far the lines around a line, and of its column, reach to the
// right.
func (b *lineJoiner) widest(x pdfLine) float64 {
	const around = 8
	right := x.Right
	for i := max(0, b.last-around); i < min(len(b.lines), b.last+around); i++ {
		if y := b.lines[i]; y.page == x.page && y.Left < x.Right {
			right = max(right, y.Right)
		}
	}
	return right
}

func ended(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, `"'”’)»`))
	return strings.ContainsRune(".!?:;…。", r)
}

func startsLow(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(r)
}

// join joins a line to the text above. A word that was cut at the end of its
// line is whole again, unless the document writes it with a hyphen elsewhere.
func (l *layout) join(text, line string) string {
	stem, hyphened := strings.CutSuffix(text, "-")
	r, _ := utf8.DecodeLastRuneInString(stem)
	if !hyphened || !unicode.IsLetter(r) || !startsLow(line) {
		return text + " " + line
	}
	first := strings.ToLower(strings.TrimFunc(stem[strings.LastIndexByte(stem, ' ')+1:], unicode.IsPunct))
	rest, _, _ := strings.Cut(line, " ")
	rest = strings.ToLower(strings.TrimFunc(rest, unicode.IsPunct))
	if l.words[first+"-"+rest] && !l.words[first+rest] {
		return text + line
	}
	return stem + line
}

func (b *lineJoiner) flush() {
	text := strings.Join(strings.Fields(b.text), " ")
	at := place{at: fmt.Sprintf("page %d", b.page)}
	b.text = ""
	switch {
	case text == "" || contentsLine.MatchString(text):
	case b.level > 0:
		b.blocks = append(b.blocks, title{b.level, text})
	case b.item:
		x := item{at, []part{{text: text}}}
		if l, ok := last(b.blocks).(*list); ok {
			l.items = append(l.items, x)
		} else {
			b.blocks = append(b.blocks, &list{items: []item{x}})
		}
	default:
		b.blocks = append(b.blocks, paragraph{place: at, text: text})
		if strings.HasSuffix(text, ":") {
			b.under = b.lines[b.first].Left
		}
	}
}

// contentsLine is one of a table of contents: leaders up to a page.
var contentsLine = regexp.MustCompile(`(?:\. ?){5,}\s*\d+\s*$`)

func last(blocks []block) block {
	if len(blocks) == 0 {
		return nil
	}
	return blocks[len(blocks)-1]
}
