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
	return HeadStanding(list[len(list)-1])
}

// HeadStanding is how a heading, or the head of a column, says that what is below it stands,
// where it says nothing else.
func HeadStanding(head string) Standing {
	if !saysOnlyStanding(LowersOf(head)) {
		return Unsaid
	}
	return HeadingStanding(head)
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

// saysOnlyStanding tells that the words are one phrase of standing, and words for tools:
// "Recommended for nobody" says more.
func saysOnlyStanding(low []string) bool {
	phrases := 0
	for i := 0; i < len(low); {
		longest := StandingAt(low, i)
		switch {
		case longest > 0:
			phrases++
			i += longest
		case language.Naming("software").Has(low[i]), phrases == 0 && language.Naming("band-start").Has(low[i]):
			i++
		default:
			return false
		}
	}
	return phrases == 1
}

// StandingAt is how many words, from the place on, are those by which a heading says how
// something stands.
func StandingAt(low []string, i int) (longest int) {
	for _, s := range Standings {
		if s.heading != "" {
			longest = max(longest, language.Ruling(s.heading).At(low, i))
		}
	}
	return longest
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
	return s.permits() && other.refuses() || s.refuses() && other.permits()
}

func (s Standing) permits() bool { return s == Granted || s == Limited || s == Ending }
func (s Standing) refuses() bool { return s == Denied || s == Ended || s == Reviewed }
