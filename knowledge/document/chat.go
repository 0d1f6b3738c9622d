package document

import (
	"regexp"
	"strings"

	"policybot/knowledge/language"
)

// message is one of a chat that was exported or copied: who writes, on which day if that is
// told, and what.
type message struct {
	place
	day, from, text string
	stamped         bool // its day and time stand before it
}

// fewestMessages is how many lines begin a message, at least, in what is a chat.
const fewestMessages = 2

// How a message begins that its day and time stand before, and one whose writer stands before
// its text, in a line of their own with the time or in bold letters.
var (
	stamped  = regexp.MustCompile(`^\[?(\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})[T, ]\s?(?:at )?\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?\s?(?:[AaPp]\.?[Mm]\.?|Z)?\]?\s*[-–]?\s*([^:]{1,40}):\s+(\S.*)$`)
	signedAt = regexp.MustCompile(`^(\S[^:\d]{0,30}?)\s+\[?(\d{1,2}:\d\d(?:\s?[AaPp][Mm])?)\]?$`)
	inBold   = regexp.MustCompile(`^\*\*([^*]{1,40}?)(?::\*\*|\*\*(?:\s*\([^)]*\))?:)\s+(\S.*)$`)
)

// chat parts the lines into the messages of a chat, and what stands before the first of
// them; nil where they are none.
func chat(lines []item) (before []item, all []message) {
	for i, line := range lines {
		text := line.parts[0].text
		m, ok := beginsMessage(text)
		switch {
		case ok:
			m.place = line.place
			all = append(all, m)
		case len(all) == 0:
			before = lines[:i+1]
		default:
			last := &all[len(all)-1]
			last.text = strings.TrimSpace(last.text + " " + text)
		}
	}
	if len(all) < fewestMessages || !talks(all) {
		return lines, nil
	}
	return before, all
}

// talks tells that those are messages, and not lines with a label each or times of a day: they
// have their days, or somebody writes again.
func talks(all []message) bool {
	wrote := map[string]bool{}
	for _, m := range all {
		if m.stamped || wrote[m.from] {
			return true
		}
		wrote[m.from] = true
	}
	return false
}

// beginsMessage reads a line with which a message begins.
func beginsMessage(line string) (message, bool) {
	if m := stamped.FindStringSubmatch(line); m != nil {
		day := ""
		if d := bareDate(m[1], language.EitherOrder); d.Exact() {
			day = d.Words()
		}
		if language.Shows(m[2] + ": " + m[3]) {
			return message{day: day, text: m[2] + ": " + m[3], stamped: true}, true
		}
		return message{day: day, from: m[2], text: m[3], stamped: true}, true
	}
	if m := inBold.FindStringSubmatch(line); m != nil {
		return message{from: m[1], text: m[2]}, true
	}
	if m := signedAt.FindStringSubmatch(line); m != nil {
		return message{from: m[1]}, true
	}
	return message{}, false
}

// told are the messages as paragraphs, those of each day below it.
func told(all []message) (blocks []block) {
	day := ""
	for _, m := range all {
		if m.day != "" && m.day != day {
			day = m.day
			blocks = append(blocks, title{deepest, day})
		}
		if m.text != "" {
			blocks = append(blocks, paragraph{place: m.by(), text: m.text})
		}
	}
	return blocks
}

// by is where the message stands, and who writes it.
func (m message) by() place {
	m.at = joined(", ", m.from, m.at)
	return m.place
}

// deepest is the level of a heading below all others.
const deepest = 6
