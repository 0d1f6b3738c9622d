package question

import (
	"slices"
	"strings"

	"policybot/knowledge/language"
)

// forUse tells that the question asks whether an app may be used, and that what
// stands behind its name says what for: "may I use Pigeon to plan", "is Pigeon fine
// for plans".
func (p *parser) forUse() bool {
	switch p.q.Intent {
	case Is, May, Did, IsFact:
	default:
		return false
	}
	return slices.ContainsFunc(p.apps(), func(at [2]int) bool {
		from, to := at[0], at[1]
		switch {
		case p.isUsed(from):
			return p.purposeAt(to)
		case to < len(p.reading.Tokens) && (p.reading.At(to, "allow") || p.reading.At(to, "may")):
			return p.purposeBehind(to)
		}
		return false
	})
}

// apps are where the apps stand that are named, those too that no record knows.
func (p *parser) apps() [][2]int {
	var list [][2]int
	for _, m := range p.reading.Mentions {
		if slices.Contains(p.q.Apps, m.Entities[0]) {
			list = append(list, [2]int{m.From, m.To})
		}
	}
	for _, m := range p.q.Missing {
		n := len(strings.Fields(m.Text))
		for i := 0; m.Role == AppRole && i+n <= len(p.reading.Tokens); i++ {
			if textOf(p.reading.Tokens[i:i+n]) == m.Text {
				list = append(list, [2]int{i, i + n})
			}
		}
	}
	return list
}

// mostBetween is how many words may stand between "use" and the name that is used.
const mostBetween = 4

// isUsed tells that the name at the token is what somebody uses.
func (p *parser) isUsed(at int) bool {
	for i := at - 1; i >= 0 && i >= at-mostBetween; i-- {
		if n := p.reading.Tokens[i].Norm; language.Using(n) && p.reading.At(i, "use") {
			return true
		} else if !p.reading.Tokens[i].Word {
			return false
		}
	}
	return false
}

// purposeAt tells that what stands at the token says what something is used for.
func (p *parser) purposeAt(i int) bool {
	return i+1 < len(p.reading.Tokens) && language.Listed("for-use", p.reading.Tokens[i].Norm)
}

// purposeBehind tells the same of what stands behind the words that say that it is
// allowed.
func (p *parser) purposeBehind(i int) bool {
	for _, c := range p.reading.Cues {
		if c.From == i && (c.Cue == "allow" || c.Cue == "may") && (p.purposeAt(c.To) || p.purposeAt(c.To-1)) {
			return true
		}
	}
	return false
}
