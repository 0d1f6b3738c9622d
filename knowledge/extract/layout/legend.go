package layout

import (
	"strings"
	"unicode"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
)

// cellStanding is how an app stands by a cell, or by what the document says of the mark that the
// cell is, and what else the cell says.
func (l *Reader) cellStanding(text string, p *knowledge.Passage) (is form.Standing, rest string) {
	is, rest = form.CellStanding(text)
	if is != form.Unsaid {
		return is, rest
	}
	if is = l.legend(text, p); is != form.Unsaid {
		rest = ""
	}
	return is, rest
}

// legend is how an app stands by a mark that says nothing by itself, where the document tells what
// it says: "Legend: ● approved, ○ not approved", "A = allowed". Where it tells that in several
// ways, it tells nothing.
func (l *Reader) legend(mark string, p *knowledge.Passage) (is form.Standing) {
	if !isMark(mark) {
		return form.Unsaid
	}
	for _, id := range l.Base.PassagesOf(p.Source) {
		q := l.Base.Passage(id)
		if !q.Stood().Overlaps(p.Stood()) || form.IsRow(q.Text) {
			continue
		}
		for _, part := range legendParts(q.Text) {
			behind, ok := strings.CutPrefix(part, mark)
			if !ok || strings.TrimSpace(behind) == "" || !strings.ContainsRune(" =:", rune(behind[0])) && !strings.HasPrefix(behind, "–") {
				continue
			}
			if unicode.IsLetter([]rune(mark)[0]) && !strings.ContainsAny(strings.TrimLeft(behind, " ")[:1], "=:") && !strings.HasPrefix(strings.TrimLeft(behind, " "), "–") {
				continue // "IT approved three apps"
			}
			said, _ := form.StandingOf(strings.TrimLeft(behind, " =:–-"))
			if said == form.Unsaid || is != form.Unsaid && said != is {
				return form.Unsaid
			}
			is = said
		}
	}
	return is
}

// isMark tells that the text is a sign, or one or two capitals: "●", "A".
func isMark(text string) bool {
	const most = 2
	runes := []rune(text)
	if len(runes) == 0 || len(runes) > most {
		return false
	}
	for _, r := range runes {
		if unicode.IsDigit(r) || unicode.IsLower(r) || unicode.IsSpace(r) {
			return false
		}
	}
	return true
}

// legendParts are the parts of a text that each may tell what a mark says.
func legendParts(text string) (parts []string) {
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimPrefix(strings.TrimSpace(line), "- ")
		if head, rest, ok := strings.Cut(line, ": "); ok && !isMark(head) && len(strings.Fields(head)) == 1 {
			line = rest // "Legend: …"
		}
		for part := range strings.FieldsFuncSeq(line, func(r rune) bool { return r == ',' || r == ';' || r == '|' }) {
			parts = append(parts, strings.TrimSpace(part))
		}
	}
	return parts
}
