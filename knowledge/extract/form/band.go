package form

import (
	"slices"
	"strings"

	"policybot/knowledge/language"
)

// BandStanding is how the heading next above a passage says that what is below it stands,
// where it says nothing else: "Not approved", "Approved tools".
func BandStanding(title string) Standing {
	list := Headings(title)
	if len(list) == 0 {
		return Unsaid
	}
	return HeadingOver(list[len(list)-1])
}

// HeadingOver is how a heading says that what is below it stands, where it says nothing else, be
// it by words that only mean that where they are all of a heading: "Not here", "Going".
func HeadingOver(heading string) Standing {
	if is := HeadStanding(heading); is != Unsaid {
		return is
	}
	low := LowersOf(heading)
	for _, s := range Standings {
		if n := language.Ruling("whole-heading-"+s.List).At(low, 0); n > 0 && n == len(low) {
			return s.Is
		}
	}
	return Unsaid
}

// HeadStanding is how a heading, or the head of a column, says that what is below it stands,
// where it says nothing else.
func HeadStanding(head string) (is Standing) {
	for i, phrase := range language.OnlyStanding(LowersOf(head)) {
		said := HeadingStanding(strings.Join(phrase, " "))
		if i > 0 && said != is {
			return Unsaid
		}
		is = said
	}
	return is
}

// Sorted are the names of a row, or of a line by itself, under how they stand: "Approved:
// Pigeon, Wren; Banned: Dove". Other passages have none.
func Sorted(text string) []Cell {
	row := Cells(text)
	if head, rest, ok := strings.Cut(text, ": "); row == nil && ok && !strings.Contains(text, "\n") {
		row = []Cell{{Head: head, Text: strings.TrimRight(rest, ".")}}
	}
	if slices.ContainsFunc(row, func(c Cell) bool { return HeadStanding(c.Head) == Unsaid }) {
		return nil
	}
	return row
}

// BareCells are those of a row whose table has no heads, below a heading that says how the
// apps stand whose names its rows begin with. Other passages have none.
func BareCells(text, title string) []string {
	cells := strings.Split(text, "; ")
	if len(cells) < 2 || strings.Contains(text, "\n") || Cells(text) != nil || BandStanding(title) == Unsaid {
		return nil
	}
	return cells
}

// Contradicts tells that something can't stand both ways.
func (s Standing) Contradicts(other Standing) bool {
	return s.Permits() && other.Refuses() || s.Refuses() && other.Permits()
}

// Permits tells that what stands so may be used, if only on conditions or for now.
func (s Standing) Permits() bool { return s == Granted || s == Limited || s == Ending }

// Refuses tells that it may not be used, or not yet.
func (s Standing) Refuses() bool { return s == Denied || s == Ended || s == Reviewed }
