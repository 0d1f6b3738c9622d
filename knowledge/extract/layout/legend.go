package layout

import (
	"slices"
	"strings"
	"unicode"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// meaning is what a passage says that a mark or a word in cells means.
type meaning struct {
	said    string
	passage *knowledge.Passage
}

// cellStanding is how an app stands by a cell, or by what the document says of the mark or word that
// the cell is, and what else the cell, or that, says.
func (l *Reader) cellStanding(text string, p *knowledge.Passage) (is form.Standing, rest string) {
	is, rest = form.CellStanding(text)
	if is == form.Unsaid || is == form.Limited && rest == "" {
		if said, term := l.legend(text, p); said != form.Unsaid && (is == form.Unsaid || said == is) {
			return said, term
		}
	}
	if is == form.Unsaid {
		head := firstSentence(text)
		if said := form.HeadingOver(strings.TrimRight(head, " .")); said != form.Unsaid {
			return said, strings.TrimSpace(strings.TrimPrefix(text, head)) // "Going. It can be used until then"
		}
	}
	return is, rest
}

// legend is how an app stands by a mark or a word that says nothing of it, or not on what condition,
// by itself, where the document tells what it says: "Legend: ● approved, ○ not approved", "A = allowed",
// "Amber: only with approval of the board". Where it tells that in several ways, it tells nothing.
func (l *Reader) legend(label string, p *knowledge.Passage) (is form.Standing, term string) {
	for _, m := range l.meanings(p.Source)[strings.ToLower(label)] {
		if !m.passage.Stood().Overlaps(p.Stood()) {
			continue
		}
		said, on := meantBy(m.said)
		if said == form.Unsaid || is != form.Unsaid && said != is {
			return form.Unsaid, ""
		}
		is, term = said, on
	}
	return is, term
}

// meantBy is how an app stands by what a legend says, and on what condition: by the first of its
// sentences that says so, unless another one contradicts that.
func meantBy(said string) (is form.Standing, term string) {
	for _, s := range form.Split(said) {
		x, on := meant(strings.TrimRight(s.Text, " ."))
		switch {
		case is == form.Unsaid:
			is, term = x, on
		case is.Contradicts(x):
			return form.Unsaid, ""
		}
	}
	return is, term
}

// meant is the same by one sentence.
func meant(said string) (is form.Standing, term string) {
	is, rest := form.StandingOf(said)
	modality, _ := language.ModalityOf(said)
	switch {
	case is == form.Limited && rest != "", is == form.Granted && language.Ruling("limiting").In(form.LowersOf(rest)),
		is == form.Unsaid && (modality == language.Conditional || onCondition(said)):
		return form.Limited, said
	case is != form.Unsaid:
		return is, ""
	case modality == language.Forbidden:
		return form.Denied, ""
	case modality == language.Permitted:
		return form.Granted, ""
	}
	return form.Unsaid, ""
}

// meanings are what the document says that marks and words mean, by these in lower case.
func (l *Reader) meanings(id knowledge.SourceID) map[string][]meaning {
	if l.legends != nil {
		return l.legends
	}
	l.legends = map[string][]meaning{}
	add := func(label, said string, p *knowledge.Passage) {
		if said != "" {
			key := strings.ToLower(label)
			l.legends[key] = append(l.legends[key], meaning{said, p})
		}
	}
	for _, id := range l.Base.PassagesOf(id) {
		p := l.Base.Passage(id)
		if row := form.Cells(p.Text); row != nil {
			if len(row) == 2 && isLegend(row) {
				add(row[0].Text, row[1].Text, p)
			}
			continue
		}
		for line := range strings.SplitSeq(p.Text, "\n") {
			line = strings.TrimPrefix(strings.TrimSpace(line), "- ")
			if label, said := labelled(line); label != "" {
				add(label, said, p)
			}
			for _, part := range legendParts(line) {
				if mark, said := leadMark(part); mark != "" {
					add(mark, said, p)
				}
			}
		}
	}
	return l.legends
}

// isLegend tells that the row is one of a table of words or marks and what these mean.
func isLegend(row []form.Cell) bool {
	label := strings.ToLower(row[0].Head)
	return (language.Naming("status-head").Has(label) || language.Ruling("legend-label").Has(label)) && language.Ruling("legend-head").Has(strings.ToLower(row[1].Head))
}

// labelled parts a line into the few words that it begins with and what it says of them, behind a
// mark: "Amber – ask first".
func labelled(line string) (label, said string) {
	const most = 4 // words
	at, end := len(line), 0
	for _, mark := range []string{": ", " – ", " — ", " - ", " = "} {
		if i := strings.Index(line, mark); i > 0 && i < at {
			at, end = i, i+len(mark)
		}
	}
	if end == 0 || len(strings.Fields(line[:at])) > most {
		return "", ""
	}
	return line[:at], line[end:]
}

// leadMark parts a text into the mark that it begins with and what it says of that. A letter is a mark
// only where a sign or a verb follows: "IT approved three apps".
func leadMark(part string) (mark, said string) {
	end := strings.IndexAny(part, " =:–")
	if end <= 0 || !isMark(part[:end]) {
		return "", ""
	}
	mark, behind := part[:end], strings.TrimLeft(part[end:], " ")
	said = strings.TrimLeft(behind, " =:–-")
	words, _ := form.Scan(said)
	n := language.Ruling("means-word").At(form.Lowers(words), 0)
	if n > 0 && n < len(words) {
		said = said[words[n].Start:]
	}
	if unicode.IsLetter([]rune(mark)[0]) && n == 0 && strings.IndexAny(behind, "=:–") != 0 {
		return "", ""
	}
	return mark, said
}

// isMark tells that the text is a sign, or one or two capitals: "●", "A".
func isMark(text string) bool {
	const most = 2
	runes := []rune(text)
	return len(runes) > 0 && len(runes) <= most && !slices.ContainsFunc(runes, func(r rune) bool {
		return unicode.IsDigit(r) || unicode.IsLower(r) || unicode.IsSpace(r)
	})
}

// legendParts are the parts of a line that each may tell what a mark says.
func legendParts(line string) (parts []string) {
	if head, rest, ok := strings.Cut(line, ": "); ok && !isMark(head) {
		if mark, _ := leadMark(rest); mark != "" || len(strings.Fields(head)) == 1 {
			line = rest // "Legend: …"
		}
	}
	for part := range strings.FieldsFuncSeq(line, func(r rune) bool { return strings.ContainsRune(",;|·•", r) }) {
		parts = append(parts, strings.TrimSpace(part))
	}
	return parts
}
