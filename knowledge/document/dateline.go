package document

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// dateSource dates the document where nothing beside its text has.
func (c *collector) dateSource() {
	s := c.document.Source
	var texts []string
	for _, p := range c.document.Passages {
		texts = append(texts, p.Text)
	}
	s.Date = s.Date.Or(dateInName(c.file)).Or(saidDate(c.lines, language.OrderOf(texts...))).Or(titleDate(s.Title)).Or(c.changed).Or(c.marked)
	if s.Date.IsZero() && !c.written.IsZero() {
		s.Date, s.Note = c.written, strings.TrimPrefix(s.Note+"; "+knowledge.DatedByFile, "; ")
	}
}

// say takes in a line in which the document may say when it was written.
func (c *collector) say(line string) {
	if len(c.lines) < headLines+footLines {
		c.lines = append(c.lines, line)
		return
	}
	copy(c.lines[headLines:], c.lines[headLines+1:])
	c.lines[len(c.lines)-1] = line
}

// Where a document says of itself when it was written: in so many lines at its head and
// its foot, none of them longer.
const (
	headLines   = 8
	footLines   = 3
	titleLines  = 3   // that may be a title
	maxDateLine = 300 // bytes
)

// dateLine is a date that a line gives the document, by what the line calls it.
type dateLine struct {
	date knowledge.Date
	rank int
}

// What a line may call the date, the best first.
var dateLabels = []string{"dated-changed", "dated-issued", "dated-begins"}

// saidDate is the date that the document's own lines give it, or none: as of when it was
// last changed, else issued, else in force; of several the latest.
func saidDate(lines []string, order language.DateOrder) knowledge.Date {
	var best dateLine
	for i, line := range lines {
		if len(line) > maxDateLine {
			continue
		}
		found := datesOf(line, order)
		if d := bareDate(line, order); i < titleLines && !d.IsZero() && (i == 0 || !strings.HasSuffix(lines[i-1], ":")) {
			found = append(found, dateLine{d, slices.Index(dateLabels, "dated-issued")})
		}
		for _, d := range found {
			if best.date.IsZero() || d.rank < best.rank || d.rank == best.rank && d.date.First > best.date.First {
				best = d
			}
		}
	}
	for _, line := range lines[:min(len(lines), titleLines)] {
		if best.date.IsZero() {
			best.date = titleDate(line)
		}
	}
	return best.date
}

// bareDate is the date that a line is, with nothing beside it, or none.
func bareDate(line string, order language.DateOrder) knowledge.Date {
	for _, w := range order.Times(line, knowledge.LastDay) {
		if ownDay(w) && strings.Trim(line[:w.Start]+line[w.End:], " .*_") == "" {
			return w.Date
		}
	}
	return knowledge.Date{}
}

// changedOn is the day on which a page says, anywhere on it, that it was last changed, as
// intranets do beside the text. Where it says so of several days, they may be other
// pages', and it is none.
func changedOn(root *html.Node) (on knowledge.Date) {
	for _, n := range elements(root, "div", "p", "span", "li", "footer", "small", "time") {
		text := textOf(n)
		if len(text) > maxDateLine {
			continue
		}
		for _, d := range datesOf(strings.Join(strings.Fields(text), " "), language.EitherOrder) {
			switch {
			case d.rank > 0 || !language.Naming("dated-page").In(normsOf(text)):
			case on.IsZero():
				on = d.date
			case d.date != on:
				return knowledge.Date{}
			}
		}
	}
	return on
}

// titleDate is the day at the end of the title of what is written on one day, such as
// minutes, or none.
func titleDate(title string) knowledge.Date {
	for _, w := range language.Times(title, knowledge.LastDay) {
		ends := len(title) <= maxDateLine && strings.Trim(title[w.End:], " )") == ""
		before := normsOf(title[:w.Start])
		for len(before) > 1 && language.Naming("before-day").Has(before[len(before)-1]) {
			before = before[:len(before)-1]
		}
		kinds := language.Naming("dated-kind")
		if ends && ownDay(w) && (kinds.At(before, 0) > 0 || kinds.At(before, 1) > 0 || kinds.Before(before, len(before)) > 0) {
			return w.Date
		}
	}
	return knowledge.Date{}
}

// ownDay tells that a time is a day or a month, whatever else is known.
func ownDay(w language.When) bool {
	fixed := w.Event == "" && !w.Yearless && !w.YearOnly && !w.Counted
	return fixed && (w.Date.Precision == knowledge.DayPrecision || w.Date.Precision == knowledge.MonthPrecision)
}

// datesOf are the dates that a line gives the document, each behind what it is called.
func datesOf(line string, order language.DateOrder) (found []dateLine) {
	end := 0 // of the last one
	for _, w := range order.Times(line, knowledge.LastDay) {
		if !ownDay(w) {
			continue
		}
		before := line[:w.Start]
		if strings.Trim(line[:end], " ") != "" {
			before = strings.TrimLeft(line[end:w.Start], " .;,|")
		}
		if rank := dateRank(before, line[w.End:]); rank >= 0 {
			found = append(found, dateLine{w.Date, rank})
			end = w.End
		}
	}
	return found
}

// dateRank is that of a date by what stands around it, or -1 where it needn't be the
// document's own.
func dateRank(before, after string) int {
	label := strings.TrimRight(before, " \t:;–—|(-")
	if label == "" || !lineEnd.MatchString(after) {
		return -1
	}
	if m := edition.FindStringIndex(label); m != nil && begins(label[:m[0]]) {
		return slices.Index(dateLabels, "dated-issued")
	}
	named := withoutWho(label)
	words, norms := language.Words(named), normsOf(named)
	for rank, list := range dateLabels {
		n := language.Naming(list).Before(norms, len(norms))
		if n == 0 {
			continue
		}
		first := words[len(words)-n]
		head := label[:first.Start]
		colon := strings.HasPrefix(strings.TrimLeft(before[len(label):], " "), ":")
		ofPage := first.Upper && language.Naming("dated-page").Before(norms, len(norms)) > 0 && strings.HasSuffix(strings.TrimRight(head, " *_"), ".")
		if begins(head) || ofPage || n > 1 && colon && first.Upper && !strings.Contains(head, ". ") {
			return rank
		}
	}
	return -1
}

// lineEnd is what comes behind a document's own date: nothing, the next part of the line,
// or who wrote it.
var lineEnd = regexp.MustCompile(`^ ?\*{0,2} ?(?:$|[.;|·•–—)]|by |\p{Lu}[\pL ]{0,30}:)`)

// withoutWho takes out who changed the document: "last modified by Jo Doe on".
func withoutWho(label string) string {
	i := strings.LastIndex(label, " by ")
	if i < 0 {
		return label
	}
	who := label[i+len(" by "):]
	name, on := strings.CutSuffix(strings.TrimSuffix(who, ","), " on")
	if strings.Contains(name, ",") || !on && !strings.HasSuffix(who, ",") {
		return label
	}
	return label[:i]
}

// edition is what a document calls its own state by, at the end of a text.
var edition = regexp.MustCompile(`(?i)\b(?:version|revision|rev\.?|v\.?) ?\d+(?:\.\d+)*,?$`)

// begins tells that what comes next begins a line, or a part of one.
func begins(before string) bool {
	before = strings.TrimRight(before, " *_")
	return before == "" || strings.HasSuffix(before, "|") || strings.ContainsRune(";,·•–—", []rune(before)[len([]rune(before))-1])
}

// normsOf are the words of a text, in lower case.
func normsOf(text string) []string {
	words := language.Words(text)
	norms := make([]string, len(words))
	for i, w := range words {
		norms[i] = w.Norm
	}
	return norms
}
