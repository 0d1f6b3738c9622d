package language

import (
	"slices"
)

// sentence is a clause in its parts: what stands first, the verb that has the
// subject, the others, and what stands between and behind them.
type sentence struct {
	front  []unit // before the verb: what is asked for, or the subject, or anything
	finite unit
	middle []unit
	rest   []unit // the other verbs
	behind []unit
	last   bool // the verbs stand last: the clause hangs on another
}

// inOrder puts the units of a clause into the order of English.
func inOrder(c []unit) []unit {
	end := len(c)
	for end > 0 && c[end-1].class == marked {
		end--
	}
	lead := 0
	for lead < end && (c[lead].class == joining || c[lead].class == marked) {
		lead++
	}
	return slices.Concat(c[:lead], ordered(c[lead:end]), c[end:])
}

func ordered(c []unit) []unit {
	s, ok := parsed(c)
	if !ok {
		return toFirst(asNouns(c))
	}
	s.middle = agents(s, s.middle)
	s.behind = toFirst(agents(s, s.behind))
	if s.last {
		return s.hanging()
	}
	return s.main()
}

// asNouns leaves verbs as they are in a few words without a sentence.
func asNouns(c []unit) []unit {
	out := slices.Clone(c)
	for i := range out {
		if isVerb(out[i]) && helper(out[i]) == nil {
			out[i].english = formIn(out[i], participle|infinitive|finite)
		}
	}
	return out
}

// formIn is the English of the verb in the first of the forms that it has: a
// participle before all.
func formIn(u unit, f form) string {
	if v := pick(u, participle&f); v != nil {
		return v.english.participle
	}
	if v := pick(u, f); v != nil {
		return v.english.base
	}
	return u.english
}

// toFirst puts a verb with "to" before what it is done to.
func toFirst(c []unit) []unit {
	i := slices.IndexFunc(c, func(u unit) bool { return u.class == toVerb })
	if i <= 0 {
		return c
	}
	lead := 0
	for lead < i && (c[lead].class == joining || c[lead].class == marked || c[lead].class == conjunction) {
		lead++
	}
	return slices.Concat(c[:lead], c[i:i+1], c[lead:i], c[i+1:])
}

// parsed finds the verbs of a clause. It is false for words without a sentence.
func parsed(c []unit) (sentence, bool) {
	first := slices.IndexFunc(c, isVerb)
	if first < 0 {
		return sentence{}, false
	}
	if last, ok := verbLast(c); ok {
		from := last
		for from > 0 && isVerb(c[from-1]) && nonfinite(c[from-1]) {
			from--
		}
		front := frontOf(c[:from])
		if relative(c) {
			front = 1
		}
		return sentence{front: c[:front], finite: c[last], middle: c[front:from], rest: c[from:last], behind: c[last+1:], last: true}, true
	}
	f := slices.IndexFunc(c, func(u unit) bool { return isVerb(u) && helper(u) != nil })
	if f < 0 {
		f = first
		if !hasForm(c[f], finite) || hasForm(c[f], participle) && !slices.ContainsFunc(c[f+1:], heads) {
			return sentence{}, false
		}
	}
	s := sentence{front: c[:f], finite: c[f]}
	after := c[f+1:]
	from := slices.IndexFunc(after, func(u unit) bool { return isVerb(u) && nonfinite(u) || u.class == toVerb })
	if n := len(after); helper(s.finite) == nil || n > 0 && standsApart(s.finite, after[n-1]) {
		from = -1
		if n > 0 && standsApart(s.finite, after[n-1]) {
			s.finite = together(s.finite, after[n-1])
			after = after[:n-1]
		} else {
			s.finite = together(s.finite, unit{})
		}
	}
	if from < 0 {
		s.middle = after
		return s, true
	}
	to := from + 1
	for to < len(after) && isVerb(after[to]) && nonfinite(after[to]) && after[from].class != toVerb {
		to++
	}
	s.middle, s.rest, s.behind = after[:from], after[from:to], after[to:]
	return s, true
}

// standsApart tells that the unit is what stands apart from the verb.
func standsApart(verb, u unit) bool {
	return slices.ContainsFunc(verb.verbs, func(v *verbForm) bool { return v.apart != "" && v.apart == u.fold && v.form&finite != 0 })
}

// together keeps of the verbs that a form may be of those that go with what
// stands apart.
func together(verb, apart unit) unit {
	var verbs []*verbForm
	for _, v := range verb.verbs {
		if v.apart == apart.fold {
			verbs = append(verbs, v)
		}
	}
	if len(verbs) > 0 {
		verb.verbs = verbs
	}
	return verb
}

// verbLast is where the verb stands that has the subject, in a clause at whose
// end it does.
func verbLast(c []unit) (int, bool) {
	last := len(c) - 1
	for last >= 0 && !isVerb(c[last]) {
		last--
	}
	if last < 1 || !hasForm(c[last], finite) || lasts(c[last]) && helper(c[last-1]) != nil {
		return 0, false
	}
	h := -1 // a verb before, apart from those that stand last with this one
	for i := range c[:last] {
		if helper(c[i]) != nil && (i == 0 || !isVerb(c[i-1]) || !nonfinite(c[i-1])) {
			h = i
			break
		}
	}
	switch {
	case c[0].class == conjunction, c[0].class == determiner && relative(c):
		return last, h < 0 || helper(c[last]) != nil
	case c[0].class == asking || c[0].class == preposition:
		if h >= 0 || last < 2 || helper(c[last]) == nil && hasForm(c[last], participle) && last < 3 {
			return 0, false
		}
		return last, helper(c[last]) != nil && isVerb(c[last-1]) || last == len(c)-1 && slices.ContainsFunc(c[frontOf(c[:last]):last], heads)
	}
	return 0, false
}

// relative tells that an article begins a clause that hangs on another.
func relative(c []unit) bool {
	return len(c) > 2 && c[0].english == "the" && helper(c[len(c)-1]) != nil
}

// frontOf is how many units at the front ask or join: a question word with
// what it asks for, a conjunction.
func frontOf(c []unit) int {
	if len(c) == 0 {
		return 0
	}
	i := 0
	if c[0].class == preposition {
		i++
	}
	if i < len(c) && (c[i].class == conjunction || c[i].class == determiner && relative(c)) {
		return i + 1
	}
	if i == len(c) || c[i].class != asking {
		return 0
	}
	q := c[i]
	i++
	if q.english != "which" && q.english != "what kind of" && q.english != "how many" && q.english != "how much" && q.english != "whose" {
		return i
	}
	for n := i; n < len(c); n++ {
		if c[n].class == noun || c[n].class == named {
			return n + 1
		}
		if c[n].class != plain && c[n].class != determiner {
			break
		}
	}
	return i
}

// heads tells that the unit may be a subject by itself.
func heads(u unit) bool { return u.class == noun || u.class == named || u.class == pronoun }
