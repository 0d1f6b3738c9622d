package layout

import (
	"regexp"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// noteMark is a mark that leads to a note: "[1]", "*", "²".
var noteMark = regexp.MustCompile(`^(?:\[(\w{1,2})\]|\((\w{1,2})\)|(\*{1,3}|†|‡|¹|²|³|⁴|⁵))`)

// footnote takes the mark of a note off the end of a cell, and gives what the note says that the
// document has of that mark: the cell itself, and nothing, where it has none or several.
func (l *Reader) footnote(cell string, p *knowledge.Passage) (rest, note string, marked bool) {
	rest, mark := cutMark(cell)
	if mark == "" {
		return cell, "", false
	}
	found := 0
	for _, id := range l.Base.PassagesOf(p.Source) {
		q := l.Base.Passage(id)
		if !q.Stood().Overlaps(p.Stood()) || form.IsRow(q.Text) {
			continue
		}
		for _, n := range notesIn(q.Text) {
			if n.mark == mark {
				note = n.text
				found++
			}
		}
	}
	if found != 1 {
		note = ""
	}
	return rest, note, true
}

// cutMark takes the mark of a note off the end of a cell: "Yes [1]", "Yes*", "see note 2".
func cutMark(cell string) (rest, mark string) {
	cell = strings.TrimSpace(cell)
	words, _ := form.Scan(cell)
	if n := len(words); n > 1 && words[n-1].End == len(strings.TrimRight(cell, " ).")) {
		if k := language.Ruling("note-mark").Before(form.Lowers(words), n-1); k > 0 && len(words[n-1].Text) < 3 {
			return strings.TrimRight(cell[:words[n-1-k].Start], " ,;(–-"), words[n-1].Lower
		}
	}
	for i := range cell {
		if m := noteMark.FindStringSubmatch(cell[i:]); m != nil && len(m[0]) == len(cell)-i {
			return strings.TrimSpace(cell[:i]), strings.ToLower(strings.Join(m[1:], ""))
		}
	}
	return cell, ""
}

// marked is a note, and its mark.
type marked struct{ mark, text string }

// notesIn are the notes that a passage begins with, one behind the other: "[1] Only in projects.
// [2] Not for customers".
func notesIn(text string) (notes []marked) {
	for line := range strings.SplitSeq(text, "\n") {
		for line = strings.TrimSpace(strings.TrimPrefix(line, "- ")); line != ""; {
			mark, rest := leadingMark(line)
			if mark == "" {
				break
			}
			end := len(rest)
			for i := 1; i < len(rest); i++ {
				if next, _ := leadingMark(rest[i:]); next != "" && rest[i-1] == ' ' {
					end = i
					break
				}
			}
			notes = append(notes, marked{mark, strings.TrimSpace(rest[:end])})
			line = rest[end:]
		}
	}
	return notes
}

// leadingMark cuts the mark of a note off the text that it begins.
func leadingMark(text string) (mark, rest string) {
	if m := noteMark.FindStringSubmatch(text); m != nil {
		return strings.ToLower(strings.Join(m[1:], "")), strings.TrimLeft(text[len(m[0]):], " :.")
	}
	words, _ := form.Scan(text)
	if len(words) < 3 || words[0].Start > 0 || !language.Ruling("note-mark").Has(words[0].Lower) || len(words[1].Text) > 2 || !strings.HasPrefix(text[words[1].End:], ":") {
		return "", ""
	}
	return words[1].Lower, strings.TrimLeft(text[words[1].End:], " :")
}
