package language

import "strconv"

// DateOrder is in which order the day and the month stand in dates like 10/07/2020.
// With points, as in 10.07.2020, the day is first.
type DateOrder int

// The orders.
const (
	EitherOrder DateOrder = iota // which isn't known
	DayFirst
	MonthFirst
)

// OrderOf is the order in which somebody writes dates, as those of them show that have a
// number that is no month. Where they show both, it isn't known.
func OrderOf(texts ...string) DateOrder {
	seen := map[DateOrder]bool{}
	for _, text := range texts {
		for _, g := range slashesRE.FindAllStringSubmatch(text, -1) {
			a, _ := strconv.Atoi(g[1])
			b, _ := strconv.Atoi(g[3])
			switch {
			case g[2] != "/" || g[4] != "/":
			case a > 12 && b <= 12:
				seen[DayFirst] = true
			case b > 12 && a <= 12:
				seen[MonthFirst] = true
			}
		}
	}
	switch {
	case seen[DayFirst] && !seen[MonthFirst]:
		return DayFirst
	case seen[MonthFirst] && !seen[DayFirst]:
		return MonthFirst
	}
	return EitherOrder
}
