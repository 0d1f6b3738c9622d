package names

import (
	"strings"

	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// sentences takes in what the sentences about rules show by the part that a name has
// in them: who acts, and what that is done to.
func (n *namer) sentences(words []form.Word, low []string, groups [][]form.Span, t *text) {
	told := tellsOfRules(low)
	for _, g := range groups {
		if told {
			n.official(words, g, t)
		}
	}
	for last, from := 0, 0; from < len(words); {
		to := from + 1
		for to < len(words) && !words[to].Begins {
			to++
		}
		inside := within(groups, from, to)
		if told {
			for _, g := range inside {
				n.role(words[from:to], low[from:to], g, t)
				n.target(words[from:to], low[from:to], g, t)
			}
		}
		if tellsOfRules(low[from:to]) {
			for _, g := range inside {
				n.part(words[from:to], low[from:to], g, t)
				n.ruledPlace(words[from:to], low[from:to], g, t)
			}
			if g := within(groups, last, from); len(g) > 0 && len(g[0]) == 1 {
				n.before(words[last:from], g[0][0], words[from:to], low[from:to], t)
			}
			n.nations(words[from:to], low[from:to], t)
			n.classesIn(words[from:to], low[from:to], t)
			n.meantIn(words, low, last, from, to, groups)
		} else if told {
			n.states(words[from:to], low[from:to], groups, from, t)
		}
		last, from = from, to
	}
}

// before takes in what a sentence shows of the name with which the one before it begins.
func (n *namer) before(words []form.Word, s form.Span, next []form.Word, low []string, t *text) {
	c := n.candidate(words[s.From:s.To])
	switch {
	case s.From == 0 && targetsIt(low):
		c.show(target, t) // "Heron has few friends. Acme banned it"
	case s.From == 0 && ownOffice(next, low):
		c.show(described, t) // "Tarn didn't wait. Its council banned it"
	case s.From == 1 && language.Naming("inside").Has(words[0].Lower) && language.Naming("country").Has(c.keyOf()) && isDone(low):
		c.show(acting, t) // "In Osteria it took longer. Heron was cut off"
		c.show(governs, t)
	}
}

// isDone tells that something is done to what is used, and not by whom.
func isDone(low []string) bool {
	for i := 1; i < len(low); i++ {
		if language.Naming("be").Has(low[i-1]) && deed(low, i, "deeds-to-apps", language.Participle) != nil {
			return true
		}
	}
	return false
}

// ownOffice tells that a sentence begins with what an office of the body does that the one before
// was about: "Its town council banned".
func ownOffice(words []form.Word, low []string) bool {
	for i := 1; low[0] == "its" && i < len(words) && i <= maxModifiers && words[i].Joined && !words[i].Upper; i++ {
		if language.Naming("office-noun").Has(low[i]) || language.Naming("official-end").Has(low[i]) {
			verb, passive := behindHelpers(words, low, i+1, false)
			return !passive && verb < len(words) && words[verb].Joined && deedAt(low, verb)
		}
	}
	return false
}

// tellsOfRules tells that the words have one of what is done by rules, or to them.
func tellsOfRules(low []string) bool {
	if language.Naming("policy-act").In(low) {
		return true
	}
	for i := range low {
		if language.WeightOf(low[i]) == language.OfPolicy || refusesUse(low, i) || deed(low, i, "deeds-to-apps", anyForm) != nil {
			return true
		}
	}
	return false
}

// refusesUse tells that a small word at the place says that something isn't to be used: "could not
// use", "must no longer be used".
func refusesUse(low []string, at int) bool {
	if low[at] != "cannot" && low[at] != "longer" && !(low[at] == "not" && at > 0 && (low[at-1] == "could" || language.Naming("obliging").Has(low[at-1]))) {
		return false // an order to somebody's readers, "do not use", shows no name
	}
	if at++; at < len(low) && low[at] == "be" {
		at++
	}
	return at < len(low) && language.Naming("refused-use").Has(low[at])
}

// ruledPlace takes in a country in which something is told to be ruled: "is blocked in
// Osteria".
func (n *namer) ruledPlace(words []form.Word, low []string, g []form.Span, t *text) {
	for _, s := range g {
		at := s.From
		if at > 0 && low[at-1] == "the" {
			at--
		}
		place := language.Naming("country").Has(strings.Join(low[s.From:s.To], " "))
		if !place && inCountry(words, low, s) {
			n.candidate(words[s.From:s.To]).show(acting, t) // "In Tarn, Osteria, it was banned"
			continue
		}
		if at == 0 || !words[at].Joined || !language.Naming("inside").Has(low[at-1]) || !place || form.Modifies(words, low, s.To) && !verb(low, s.To) {
			continue
		}
		if c := n.candidate(words[s.From:s.To]); c != nil {
			c.show(acting, t)
			c.show(governs, t)
		}
	}
}

// inCountry tells that the sentence begins with a place, named with the country or state
// that it is in, before what is done there.
func inCountry(words []form.Word, low []string, s form.Span) bool {
	k := 0
	if s.From == 1 && language.Naming("inside").Has(low[0]) && s.To < len(words) && words[s.To].Comma {
		k = language.Naming("country").At(low, s.To)
	}
	return k > 0 && s.To+k < len(words) && words[s.To+k].Comma
}

// within are the groups of names in the sentence between the words, counted from its first
// word. Of one that goes on behind its end they have the names before that.
func within(groups [][]form.Span, from, to int) (list [][]form.Span) {
	for _, g := range groups {
		var inside []form.Span
		for _, s := range g {
			if from <= s.From && s.To <= to {
				inside = append(inside, form.Span{From: s.From - from, To: s.To - from})
			}
		}
		if len(inside) > 0 {
			list = append(list, inside)
		}
	}
	return list
}

// part takes in the part of the names of one list in a sentence.
func (n *namer) part(words []form.Word, low []string, g []form.Span, t *text) {
	x, ok := partOf(words, low, g)
	if !ok {
		return
	}
	for _, s := range g {
		c := n.candidate(words[s.From:s.To])
		c.show(x, t)
		if x == acting && language.Naming("country").Has(c.keyOf()) {
			c.show(governs, t)
		}
	}
	if x == forbidden {
		n.gapped(words, low, g[len(g)-1].To, t)
	}
}

// gapped takes in the names for which a sentence only tells another time, with what is
// done to the first one: "Heron was banned in May, Wren in June and Siskin a week later".
func (n *namer) gapped(words []form.Word, low []string, from int, t *text) {
	for _, s := range n.words.names(words) {
		if s.From <= from || !(words[s.From].Comma || low[s.From-1] == "and" || low[s.From-1] == "or") || !n.onlyTime(words, low, s.To) {
			continue
		}
		if c := n.candidate(words[s.From:s.To]); c != nil && !language.Naming("country").Has(c.key) {
			c.show(forbidden, t)
		}
	}
}

// onlyTime tells that nothing but a time stands behind the place, up to the next comma,
// "and" or end.
func (n *namer) onlyTime(words []form.Word, low []string, at int) bool {
	if at >= len(words) || !words[at].Joined {
		return false
	}
	end := behindTime(words, low, at)
	if end == at && (form.Number(low[at]) || language.Number(low[at]) > 0 || language.Naming("article").Has(low[at])) {
		for end < len(words) && end < at+mostTime && words[end].Joined && !endsTime(low[end]) {
			end++
		}
		end++
		if end > len(words) || !endsTime(low[end-1]) {
			return false
		}
		for end < len(words) && words[end].Joined && endsTime(low[end]) {
			end++ // "a week later"
		}
	}
	return end > at && (end >= len(words) || low[end] == "and" || !words[end].Joined)
}

// official takes in bodies of states and the like, by how their names end, where a
// text about rules names them.
func (n *namer) official(words []form.Word, g []form.Span, t *text) {
	for _, s := range g {
		low := form.Lowers(words[s.From:s.To])
		at := 0
		for at < len(low) && language.Naming("before-body").Has(low[at]) {
			at++ // "the International Conference on"
		}
		begins := language.Naming("body-start").At(low, at) > 0 || language.Naming("government-start").At(low, at) > 0
		if s.To-s.From > 1 && (begins || language.Naming("official-end").Has(words[s.To-1].Lower)) {
			n.candidate(words[s.From:s.To]).show(saying, t)
		}
	}
}

func partOf(words []form.Word, low []string, g []form.Span) (clue, bool) {
	first, last := g[0], g[len(g)-1]
	acts := language.Naming("policy-act")
	if betweenCommas(words, low, first, last) {
		return acting, true
	}
	if ruledInClause(words, low, last) {
		return forbidden, true
	}
	if maker(words, low, first, last) {
		return forbidden, acts.In(low)
	}
	if actBy(words, low, first.From) {
		return acting, true
	}
	if toldToStop(words, low, first, last) || orderedToStop(words, low, last) {
		return forbidden, true
	}
	if on := first.From; form.Modifies(words, low, last.To) {
		switch {
		case words[on].Joined && low[max(0, on-1)] == "on" && language.Naming("object-of").Before(low, on) > 0 && deed(low, last.To, "deeds-of-rules", language.Third|language.Past) != nil:
			return forbidden, true // "its ban on Heron covers"
		case language.Naming("act-noun").At(low, last.To) > 0 && !isVerb(words, low, last.To):
			return forbidden, true // "the Heron ban"
		case acts.At(low, last.To) > 0 || deedAt(low, last.To):
			return subjectOf(words, low, g)
		}
		return 0, false
	}
	if words[last.To-1].Owns {
		if ownsSoftware(words, low, first, last) {
			return forbidden, true
		}
		return owner(low, g)
	}
	if form.Stopped(low, last.To) {
		return 0, false
	}
	at := behindOwner(words, g[0].From)
	for at > 0 && words[at].Joined && language.Naming("between").Before(low, at) > 0 {
		at--
	}
	if words[at].Joined && language.Naming("object-of").Before(low, at) > 0 && tellsOfRules(low[:at]) || doneTo(words, low, at, last.To) || ruledOn(words, low, at) || fedInto(words, low, at) || usesRuled(words, low, at, last.To) {
		return forbidden, true
	}
	return subjectOf(words, low, g)
}

// maker tells that what the names make is told of, rather than themselves: "Heron
// products", "phones by Heron and Wren".
func maker(words []form.Word, low []string, first, last form.Span) bool {
	made := language.Naming("made")
	if w := words[first.From]; w.Begins && !insideCapital(w.Text) && w.Text != strings.ToUpper(w.Text) || language.Naming("machine").Has(low[last.To-1]) {
		return false // "Medical devices", "House Windows devices"
	}
	if at := last.To; at < len(words) && words[at].Joined && made.Has(low[at]) && !words[at-1].Owns {
		return true
	}
	by := language.Naming("made-by").Before(low, first.From)
	if at := first.From - by - 2; by > 0 && at >= 0 && low[first.From-1] == "of" && language.Naming("issued").Has(low[at]) {
		return false // "the work phones of Acme"
	}
	return by > 0 && words[first.From].Joined && first.From > by && made.Has(low[first.From-by-1])
}

// toldToStop tells that what is named is ordered to stop what it does: "ordered Heron to stop
// collecting data".
func toldToStop(words []form.Word, low []string, first, last form.Span) bool {
	at := last.To
	return first.From > 0 && words[first.From].Joined && deed(low, first.From-1, "deeds-of-ordering", language.Past|language.Third) != nil &&
		at+2 < len(words) && words[at].Joined && low[at] == "to" && deed(low, at+1, "deeds-of-ending", language.Plain) != nil && strings.HasSuffix(low[at+2], "ing")
}

// orderedToStop tells the same in the passive: "Heron was ordered on Monday to stop collecting".
func orderedToStop(words []form.Word, low []string, last form.Span) bool {
	at, passive := behindHelpers(words, low, last.To, false)
	if !passive || deed(low, at, "deeds-of-ordering", language.Participle) == nil {
		return false
	}
	at = behindTime(words, low, at+1)
	return at+2 < len(words) && low[at] == "to" && deed(low, at+1, "deeds-of-ending", language.Plain) != nil && strings.HasSuffix(low[at+2], "ing")
}

// fedInto tells that people mustn't put something into what is named: "not to paste code into
// Heron".
func fedInto(words []form.Word, low []string, at int) bool {
	if at == 0 || low[at-1] != "into" || !words[at].Joined {
		return false
	}
	for i := at - 2; i >= 0 && i > at-mostDeed && words[i+1].Joined; i-- {
		if deed(low, i, "deeds-of-feeding", anyForm) != nil {
			return true
		}
	}
	return false
}

// ruledOn tells that the name is what a rule is put on that is told of before it: "the
// ban which Loft had imposed in June on Heron".
func ruledOn(words []form.Word, low []string, at int) bool {
	if at == 0 || low[at-1] != "on" || !words[at].Joined {
		return false
	}
	imposed := false
	for i := at - 2; i >= 0 && i > at-mostRuled; i-- {
		a := deed(low, i, "deeds", language.Past|language.Participle|language.Third)
		imposed = imposed || a != nil && a.Act == "impose"
		if imposed && language.Naming("act-noun").Has(low[i]) {
			return true
		}
	}
	return false
}

// ruledInClause tells that a clause behind the name says what somebody does to it: "Heron,
// which it had tried to block".
func ruledInClause(words []form.Word, low []string, s form.Span) bool {
	at := s.To
	if at+1 >= len(words) || !words[at].Comma || low[at] != "which" || !words[at+1].Joined || language.Naming("being").At(low, at+1) > 0 || verb(low, at+1) {
		return false
	}
	for i := at + 2; i < len(words) && i < at+mostDeed && words[i].Joined; i++ {
		if a := deed(low, i, "deeds-to-apps", anyForm); a != nil && a.Apart == 0 {
			return a.To >= len(words) || !words[a.To].Joined || language.Naming("behind-passive").At(low, a.To) > 0
		}
	}
	return false
}

// usesRuled tells that the rule is on what is done with the name: "the purchase of Heron
// is forbidden".
func usesRuled(words []form.Word, low []string, from, to int) bool {
	if from == 0 || !words[from].Joined || low[from-1] != "of" || language.Naming("object-of").Before(low, from) == 0 {
		return false
	}
	at, passive := behindHelpers(words, low, to, false)
	return passive && at < len(words) && words[at].Joined && deedAt(low, at)
}

// doneTo tells that a verb of policy is right before the name, or around it: "shut out
// Heron", "took Heron off".
func doneTo(words []form.Word, low []string, from, to int) bool {
	for i := from - 1; i >= 0 && i > from-4 && words[i+1].Joined; i-- {
		a := deed(low, i, "deeds-to-apps", anyForm)
		if a == nil {
			continue
		}
		if a.Apart == 0 && a.To == from || a.Apart >= to && a.To <= from {
			return true
		}
	}
	return false
}

// isVerb tells that the word, which may be a noun, has something behind it that it is
// done to: "the Wrenwatch blocks it".
func isVerb(words []form.Word, low []string, at int) bool {
	return at+1 < len(words) && words[at+1].Joined && (low[at+1] == "it" || low[at+1] == "them" || language.Naming("article").Has(low[at+1]))
}

// betweenCommas tells that the name is put in to say which body acts: "its regulator,
// the Wrenwatch, ordered".
func betweenCommas(words []form.Word, low []string, first, last form.Span) bool {
	at := first.From
	if at > 0 && low[at-1] == "the" && words[at].Joined {
		at--
	}
	if at == 0 || !words[at].Comma || last.To >= len(words) || !words[last.To].Comma {
		return false
	}
	head := low[at-1]
	return (language.Naming("state-body").Has(head) || language.Naming("body-noun").Has(head) || language.Naming("kind-of-body").Has(head)) && verb(low, last.To)
}

// mostRuled is how far before what it is put on a rule may be named.
const mostRuled = 20

// stateActs tells that a text says what a body of the state does that it is about: "the
// home ministry banned".
func stateActs(low []string) bool { return bodyActs(low, "state-body") }

// states takes in the countries that a sentence is about, where another one of
// the text tells what they do.
func (n *namer) states(words []form.Word, low []string, groups [][]form.Span, from int, t *text) {
	for _, g := range groups {
		s := form.Span{From: g[0].From - from, To: g[0].To - from}
		if len(g) != 1 || s.From < 0 || s.To > len(low) || s.From > 1 || s.From == 1 && !language.Naming("article").Has(low[0]) || !language.Naming("country").Has(strings.Join(low[s.From:s.To], " ")) {
			continue
		}
		n.part(words, low, []form.Span{s}, t)
		if c := n.candidate(words[s.From:s.To]); stateActs(form.LowersOf(t.words)) {
			c.show(acting, t)
			c.show(governs, t)
		}
	}
}
