package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/answer/verdict"
)

// maxActs bounds how many acts of one kind are told of what stands or stood. Every one of
// them counts in the verdict; who reads the answer needs the newest.
const maxActs = 8

// newest are the newest of the list, in the order that they had, and how many others there
// are. Of gives the act that dates one.
func newest[T any](list []T, of func(T) *knowledge.Event) ([]T, int) {
	more := len(list) - maxActs
	if more <= 0 {
		return list, 0
	}
	byAge := slices.Clone(list)
	slices.SortStableFunc(byAge, func(x, y T) int { return knowledge.CompareEvents(of(x), of(y)) })
	oldest := of(byAge[more])
	kept := slices.DeleteFunc(slices.Clone(list), func(x T) bool { return knowledge.CompareEvents(of(x), oldest) < 0 })
	return kept, len(list) - len(kept)
}

func itself(e *knowledge.Event) *knowledge.Event { return e }

// lastAct is what ended the rule, or the rule where it ran out.
func lastAct(u knowledge.Undone) *knowledge.Event {
	if u.By != nil {
		return u.By
	}
	return u.Rule
}

// newestOf is the region with the acts that are told of it, and how many others there are.
func newestOf(g verdict.Region) (verdict.Region, int) {
	more := 0
	cells := func(list []knowledge.Cell) []knowledge.Cell {
		rules, n := newest(verdict.Rules(list), itself)
		more += n
		return slices.DeleteFunc(slices.Clone(list), func(c knowledge.Cell) bool { return c.Rule != nil && !slices.Contains(rules, c.Rule) })
	}
	events := func(list []*knowledge.Event) []*knowledge.Event {
		list, n := newest(list, itself)
		more += n
		return list
	}
	undone := func(list []knowledge.Undone) []knowledge.Undone {
		list, n := newest(list, lastAct)
		if n > 0 { // the newest leads
			slices.SortStableFunc(list, func(x, y knowledge.Undone) int { return knowledge.CompareEvents(lastAct(y), lastAct(x)) })
		}
		more += n
		return list
	}
	g.Hit, g.Milder = cells(g.Hit), cells(g.Milder)
	g.Undone, g.Permitted = undone(g.Undone), undone(g.Permitted)
	g.Announced, g.Ending, g.Conditional = events(g.Announced), events(g.Ending), events(g.Conditional)
	g.Considered, g.Said = events(g.Considered), events(g.Said)
	return g, more
}
