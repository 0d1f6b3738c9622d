package verdict

import (
	"policybot/knowledge"
)

// Strictest is how strict the strictest rule in the cells is.
func Strictest(lists ...[]knowledge.Cell) int {
	most := 0
	for _, cells := range lists {
		for _, c := range cells {
			if c.Status != knowledge.Exempted {
				most = max(most, c.Act.Strictness())
			}
		}
	}
	return most
}

// Rules are the rules that stand in the cells, each once.
func Rules(cells []knowledge.Cell) []*knowledge.Event {
	var list []*knowledge.Event
	for _, c := range cells {
		if c.Rule != nil {
			list = AddEvents(list, c.Rule)
		}
	}
	return list
}
