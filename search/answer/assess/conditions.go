package assess

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// stanceOn reads whether the question states that the conditions are met: all
// of them, or that one of them is not.
func (j *Judge) stanceOn(conditions []knowledge.Condition) Stance {
	if len(conditions) == 0 || j.Q.Must || j.Q.Intent == question.Did && j.Q.Act == knowledge.Allow { // "has my manager approved it"
		return Unsaid
	}
	tokens := language.Tokenize(j.Q.Wording)
	all := Met
	for _, c := range conditions {
		stance, told := j.granted(c)
		if !told {
			stance = says(tokens, c.Name)
		}
		switch stance {
		case Unmet:
			return Unmet
		case Unsaid:
			all = Unsaid
		}
	}
	return all
}

// OnTerms tells that all that is asked beside the app is on what terms it would be used, and
// that rules on it have conditions of which the question says that they are met, or aren't: then
// these answer.
func (j *Judge) OnTerms(words []question.Word) bool {
	return !slices.ContainsFunc(words, func(x question.Word) bool { return !x.Used }) && slices.ContainsFunc(j.Q.Apps, func(app knowledge.EntityID) bool {
		return slices.ContainsFunc(j.EventsOn(app), func(e *knowledge.Event) bool { return j.stanceOn(e.Conditions) != Unsaid })
	})
}

// negationReach is how many words before one of a condition's words a "no" or
// a "have" may stand.
const negationReach = 4

// says reads whether the text states the condition: at least two thirds of its
// words, and whether one of them is denied.
func says(tokens []language.Token, condition string) Stance {
	condition = whatIsDone(condition)
	want := stem.Of(condition)
	have, denied, stated := map[string]bool{}, false, false
	for i, t := range tokens {
		if !want[t.Stem] {
			continue
		}
		have[t.Stem] = true
		stated = stated || plainly(tokens[:i], want)
		if near := tokens[max(0, i-negationReach):i]; slices.ContainsFunc(near, func(t language.Token) bool { return language.Says("failing", t.Stem) }) &&
			slices.ContainsFunc(near, func(t language.Token) bool { return language.Means(t, "condition-unmet") }) {
			return Unsaid // "I didn't fail the course" may be of one that wasn't taken
		}
		for _, before := range tokens[max(0, i-negationReach):i] {
			denied = denied || language.Means(before, "condition-unmet")
			if language.Means(before, "condition-asked") {
				return Unsaid // "do I need approval" asks for the condition
			}
		}
	}
	told := len(want) > 0 && 3*len(have) >= 2*len(want)
	if told && language.Reverses(condition) { // "no patient data" is unmet where there is some
		if denied {
			return Met
		}
		return Unmet
	}
	switch {
	case !told && without(tokens, condition):
		return Unmet
	case !told || !denied && !stated:
		return Unsaid
	case denied:
		return Unmet
	}
	return Met
}

// plainly tells that what stands right before a word of a condition says plainly that it is met:
// "I have done the" and "with the", and not "I will do the", "I failed the" or "I have to do the".
func plainly(before []language.Token, condition map[string]bool) bool {
	for i := len(before) - 1; i >= max(0, len(before)-negationReach); i-- {
		t := before[i]
		switch {
		case language.Means(t, "condition-met"):
			return !isAsked(before, i) && (!language.Listed("has-word", t.Norm) || ofAsker(before[:i], condition))
		case !language.Stop(t.Norm) && !condition[t.Stem] && !language.Says("completing", t.Stem), language.Listed("before-verb", t.Norm), language.Means(t, "will"), language.IsModal(t.Norm):
			return false
		}
	}
	return false
}

// ofAsker tells that the clause that the words begin says what follows of who asks, or of whom the
// condition is of, as it is now: "I have a", but not "my colleague has a" or "I used to have a".
func ofAsker(words []language.Token, condition map[string]bool) bool {
	is := len(words) == 0 || !words[len(words)-1].Word // "have a licence, may I"
	for i := len(words) - 1; i >= 0; i-- {
		t := words[i]
		switch {
		case !t.Word || language.Listed("clause-begin", t.Norm):
			return is
		case language.Listed("opening-relative", t.Norm): // "people who have a"
			return true
		case language.Listed("not-of-them-now", t.Norm) && !language.Listed("denying-being", t.Norm):
			return false
		}
		is = is || language.Says("oneself", t.Stem) || condition[t.Stem]
	}
	return is
}

// isAsked tells that the token is of the verb that begins a question: "has my manager approved
// it", "do we have approval".
func isAsked(tokens []language.Token, i int) bool {
	start := i
	for start > 0 && tokens[start-1].Word {
		start--
	}
	aside := slices.ContainsFunc(tokens[start:i+1], func(t language.Token) bool {
		return language.Listed("clause-begin", t.Norm) || language.Listed("with-whom", t.Norm)
	})
	if aside || !language.Means(tokens[start], "aux-did") {
		return false // "does it reach me if I have approval"
	}
	return tokens[start].Norm != "have" || start+1 < len(tokens) && language.Listed("tag-who", tokens[start+1].Norm)
}

// without tells that the text says before a noun of the condition that there is none: "without
// approval" leaves out the approval of whomever. Other words of the condition may stand between.
func without(tokens []language.Token, condition string) bool {
	heads, of := headsOf(condition), stem.Of(condition)
	for i, t := range tokens {
		if !heads[t.Stem] {
			continue
		}
		before := i - 1
		for before > 0 && (language.Listed("no-matter-which", tokens[before].Norm) || of[tokens[before].Stem]) {
			before--
		}
		if before >= 0 && language.Listed("denying-noun", tokens[before].Norm) && !neededBehind(tokens, i) || isUndone(tokens[max(0, i-negationReach):i]) {
			return true
		}
	}
	return false
}

// isUndone tells that the words say that what stands behind them isn't done: "I haven't taken",
// "before completing".
func isUndone(before []language.Token) bool {
	denied := false
	for _, t := range before {
		if denied && language.Says("completing", t.Stem) {
			return true
		}
		denied = denied || language.Means(t, "condition-unmet")
	}
	return false
}

// whatIsDone is the condition without the words that lead in to it: "the course" of "only after
// completing the course".
func whatIsDone(condition string) string {
	words := language.Words(condition)
	n := 0
	for n < len(words) && (language.Listed("on-terms", words[n].Norm) || language.Listed("limiting-word", words[n].Norm) || language.Says("completing", words[n].Stem)) {
		n++
	}
	if n == 0 || n == len(words) || !language.Says("completing", words[n-1].Stem) {
		return condition
	}
	return condition[words[n].Start:]
}

// neededBehind tells that it is only said of the noun whether it is needed: "no approval is
// needed".
func neededBehind(tokens []language.Token, noun int) bool {
	const near = 3 // words
	for i := noun + 1; i < len(tokens) && i <= noun+near && tokens[i].Word; i++ {
		if language.Listed("is-needed", tokens[i].Norm) {
			return true
		}
	}
	return false
}

// headsOf are the stems of the nouns that the condition is named by: the last word before what
// only says more of it, as in "approval by the data officer", and the one that a name stands
// behind, as in "the course Safe Browsing is passed".
func headsOf(condition string) map[string]bool {
	heads, last := map[string]bool{}, language.Token{}
	for _, t := range language.Words(condition) {
		if language.Stop(t.Norm) {
			if last.Word {
				break
			}
			continue
		}
		if last.Word && t.Upper && !last.Upper {
			heads[last.Stem] = true
		}
		last = t
	}
	if last.Word {
		heads[last.Stem] = true
	}
	return heads
}

// underConditions takes restrictions and conditional exemptions as the question
// states them: met, as permission; unmet, as the ban. It gives what was taken so.
func (j *Judge) underConditions(s knowledge.Standing) (knowledge.Standing, []Stance) {
	var taken []Stance
	s.Cells = slices.Clone(s.Cells)
	for i := range s.Cells {
		c := &s.Cells[i]
		if c.Status == knowledge.Restricted {
			taken = append(taken, j.decideRestriction(c))
		}
		for _, e := range slices.Clone(c.Conditional) {
			stated := j.stanceOn(e.Conditions)
			switch stated {
			case Met:
				c.Status, c.By, c.Conditional = knowledge.Exempted, e, nil
			case Unmet:
				c.Conditional = slices.DeleteFunc(slices.Clone(c.Conditional), func(x *knowledge.Event) bool { return x == e })
			}
			taken = append(taken, stated)
		}
	}
	return s, taken
}

func (j *Judge) decideRestriction(c *knowledge.Cell) Stance {
	stated := j.stanceOn(c.Conditions)
	switch stated {
	case Met:
		c.Status, c.Act = knowledge.Allowed, knowledge.Allow
	case Unmet:
		c.Status, c.Act = knowledge.Banned, knowledge.Ban
	}
	return stated
}
