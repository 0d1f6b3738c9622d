package language

import (
	"slices"
)

// main puts a main clause into the order of English: who acts behind the first
// verb in a question, and all verbs before what they are done to.
func (s *sentence) main() []unit {
	front, middle := s.front, s.middle
	asks := frontOf(front) > 0
	from, to := s.subject(middle)
	if len(front) > 0 && !asks && (to == 0 || !s.turned(front, middle[from:to])) { // the subject stands first
		first, verbs := s.verbs(false)
		near, rest := apart(middle)
		return slices.Concat(front, first, near, verbs, rest, s.behind)
	}
	if asks && (to == 0 || s.asksForSubject(front, middle[from:to])) {
		first, verbs := s.verbs(false)
		near, rest := apart(middle)
		return slices.Concat(front, first, near, verbs, rest, s.behind)
	}
	subject := middle[from:to]
	near, rest := apart(slices.Concat(middle[:from], middle[to:]))
	first, verbs := s.verbs(true)
	if len(front) == 0 && helper(s.finite) == nil && !hasForm(s.finite, finite&^bidding) && (to == 0 || subject[0].english != "I") {
		return slices.Concat([]unit{{english: pick(s.finite, bidding).english.base, start: s.finite.start, end: s.finite.end}}, s.middle, s.behind)
	}
	if !asks && len(front) > 0 {
		first, verbs = s.verbs(false)
		return slices.Concat(subject, first, near, verbs, objectsFirst(slices.Concat(front, rest)), s.behind)
	}
	return slices.Concat(front, first, subject, near, verbs, rest, s.behind)
}

// hanging puts a clause whose verbs stand last into the order of English.
func (s *sentence) hanging() []unit {
	from, to := s.subject(s.middle)
	first, verbs := s.verbs(false)
	front := s.front
	if len(front) > 0 && front[0].class == determiner { // "the app that Acme banned"
		that := front[0]
		that.english = "that"
		front = slices.Concat([]unit{that}, front[1:])
	}
	if to == 0 || len(front) > 0 && frontOf(front) > 0 && front[0].class != conjunction && s.asksForSubject(front, s.middle[from:to]) {
		near, rest := apart(s.middle)
		return slices.Concat(front, first, near, verbs, rest, s.behind)
	}
	near, rest := apart(slices.Concat(s.middle[:from], s.middle[to:]))
	if len(verbs) == 0 { // "if I not delete it"
		first, near = near, first
	}
	return slices.Concat(front, s.middle[from:to], first, near, verbs, rest, s.behind)
}

// apart takes out the words that stand beside the verb, such as not.
func apart(middle []unit) (near, rest []unit) {
	for i, u := range middle {
		if u.class == beside && !(i+1 < len(middle) && (u.english == "only" || u.english == "also" || u.english == "completely") && !isVerb(middle[i+1])) {
			near = append(near, u)
		} else {
			rest = append(rest, u)
		}
	}
	return near, objectsFirst(rest)
}

// objectsFirst puts what is done to before what says where, when and with what.
func objectsFirst(c []unit) []unit {
	if slices.ContainsFunc(c, func(u unit) bool { return u.class == marked || u.class == joining }) {
		return c
	}
	s := sentence{}
	var objects, others []unit
	for i := 0; i < len(c); {
		end := i + 1
		object := heads(c[i]) || c[i].class == determiner || c[i].class == plain && (at(c, i+1).class == noun || at(c, i+1).class == named)
		switch {
		case c[i].class == preposition:
			end = max(end, s.phraseEnd(c, i+1))
		case object:
			end = max(end, s.phraseEnd(c, i))
		}
		if object {
			objects = append(objects, c[i:end]...)
		} else {
			others = append(others, c[i:end]...)
		}
		i = end
	}
	return append(objects, others...)
}

// verbs gives the English of the verbs: the first, and the others. Where
// somebody stands between them the first needs another to be there.
func (s *sentence) verbs(parted bool) (first, others []unit) {
	f, h := s.finite, helper(s.finite)
	if h == nil {
		return s.mainVerb(parted)
	}
	first = []unit{{english: h.english.base, start: f.start, end: f.end}}
	if len(s.rest) == 1 && (h.english.base == "has" || h.english.base == "have") && pick(s.rest[0], participle) != nil {
		return s.didIt(parted)
	}
	if len(s.rest) == 0 {
		if h.helps == "perfect" && parted {
			return s.have(first[0])
		}
		if h.helps == "modal" && h.english.base == "will" && parted {
			return []unit{{english: "does", start: f.start, end: f.end}}, []unit{{english: "want"}}
		}
		return first, nil
	}
	takesBase := h.helps == "modal" || h.helps == "passive" && (h.english.base == "will" || h.english.base == "would")
	for _, u := range slices.Backward(s.rest) {
		others = append(others, nonfiniteIn(u, takesBase))
		takesBase = false
	}
	switch done := len(s.rest) == 1 && hasForm(s.rest[0], participle) && (!hasForm(s.rest[0], infinitive)); {
	case h.helps == "passive" && (h.english.base == "will" || h.english.base == "would") && done:
		others = slices.Concat([]unit{{english: "be"}}, others)
	case h.helps == "being" && (others[0].english == "been" || pick(s.rest[0], participle) != nil && pick(s.rest[0], participle).moves):
		first[0].english = haveFor[h.english.base]
	}
	return first, others
}

// didIt is what English tells in the past: "hat verboten".
func (s *sentence) didIt(parted bool) (first, others []unit) {
	done := s.rest[0]
	v := pick(done, participle).english
	u := unit{start: done.start, end: done.end}
	if parted {
		return []unit{{english: "did", start: s.finite.start, end: s.finite.end}}, []unit{u.saying(v.base)}
	}
	return []unit{u.saying(v.past)}, nil
}

// haveFor is the form of have for one of be: "ist verboten worden".
var haveFor = map[string]string{"is": "has", "am": "have", "are": "have", "was": "had", "were": "had", "would be": "would have"}

// nonfiniteIn is the English of a participle or an infinitive.
func nonfiniteIn(u unit, base bool) unit {
	if u.class == toVerb {
		return u
	}
	out := unit{start: u.start, end: u.end}
	for _, v := range u.verbs {
		if v.helps == "last" {
			out.english = v.english.base
			return out
		}
	}
	p, i := pick(u, participle), pick(u, infinitive)
	switch {
	case p != nil && (!base || i == nil):
		out.english = p.english.participle
	case i != nil:
		out.english = i.english.base
	default:
		out.english = u.english
	}
	return out
}

// have makes a verb of its own of has without another: "does Acme have a rule".
func (s *sentence) have(first unit) (a, b []unit) {
	do := map[string]string{"has": "does", "have": "do", "had": "did", "would have": "would"}[first.english]
	return []unit{{english: do, start: first.start, end: first.end}}, []unit{{english: "have"}}
}

// mainVerb is a verb without another: with do before the subject.
func (s *sentence) mainVerb(parted bool) (first, others []unit) {
	v := pick(s.finite, finite)
	if v == nil {
		return []unit{s.finite}, nil
	}
	u := unit{start: s.finite.start, end: s.finite.end}
	if parted {
		do := "do"
		switch {
		case v.form&present != 0:
			do = "does"
		case v.form&past != 0:
			do = "did"
		}
		return []unit{{english: do}}, []unit{u.saying(v.english.base)}
	}
	switch {
	case v.form&present != 0:
		return []unit{u.saying(v.english.third())}, nil
	case v.form&past != 0:
		return []unit{u.saying(v.english.past)}, nil
	}
	return []unit{u.saying(v.english.base)}, nil
}

func (u unit) saying(english string) unit {
	u.english = english
	return u
}
