package question

import (
	"maps"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// saysOneself tells that who asks says that they are of the people named, or there: "as a
// manager", "I'm one of the drivers", "we in Labs", "for drivers like me", "intern here".
func (p *parser) saysOneself(m language.Mention, e *knowledge.Entity) bool {
	tokens := p.reading.Tokens
	if p.ofTheirs(m) {
		return false
	}
	if p.at(m.To, "likening") && p.at(m.To+1, "oneself-let") || p.thatIAm(m.To) {
		return true
	}
	for i := m.From - 1; i >= 0 && i >= m.From-mostBefore; i-- {
		t, ofUnit := tokens[i], e.Kind == knowledge.UnitKind
		switch {
		case p.breaks(i + 1):
			return p.alone(i+1, m)
		case language.Listed("in-the-role", t.Norm), p.at(i, "sent-to") && p.anyAt(max(i-mostBefore, 0), i, "raised-to") && !p.anyAt(i+2, m.From, "article"):
			return true
		case p.at(i, "role-verb") && p.ownRole(i-1):
			return p.allAt(i+1, m.From, "before-role") && p.endsThere(m.To)
		case p.at(i, "made-into") && (p.at(i-1, "passive-verb") || p.at(i-1, "am-of")):
			return p.amBefore(i) && p.allAt(i+1, m.From, "before-role") && p.endsThere(m.To)
		case language.Says("oneself", t.Stem), language.Listed("oneself-let", t.Norm):
			return p.allAt(i+1, m.From, "before-company") || i+2 == m.From && language.Says("comes-to-unit", tokens[i+1].Stem)
		case language.Listed("am-of", t.Norm):
			return p.amBefore(i) && !p.doing(i+1, m.From)
		case language.Prepositional(t.Norm) && !p.at(i-1, "some-of-them"):
			return p.belongs(i, m, e)
		case language.Listed("possessive", t.Norm) && !ofUnit && !p.at(i-1, "some-of-them") && !p.at(i-2, "some-of-them"), p.endsOwn(i):
			return false
		}
	}
	return m.From < mostBefore && p.alone(0, m)
}

// ownRole tells that what who asks does there, or where they sit, is named up to the token: "my job
// title", but not "my boss's desk" nor "my old desk".
func (p *parser) ownRole(i int) bool {
	from := i
	for p.at(i, "own-role") || i < from && p.at(i, "role-now") {
		i--
	}
	return i < from && p.at(i, "possessive")
}

// endsThere tells that what is said ends before the token, or goes on with where or since when it is so.
func (p *parser) endsThere(i int) bool {
	return p.breaks(i) || language.Prepositional(p.reading.Tokens[i].Norm) && !p.anyAt(i, i+1, "leaving-out-some")
}

// endsOwn tells that the token is no word that may stand between somebody and what they say that they
// are: it begins another clause, says that they aren't any more, or asks.
func (p *parser) endsOwn(i int) bool {
	if p.at(i, "not-of-them-now") || p.at(i, "clause-begin") || p.at(i, "opening-relative") {
		return true
	}
	beside := p.at(i, "some-of-them") || p.at(i, "possessive") || p.at(i, "beside-being") || p.reading.At(i, "only")
	return p.cued(i) && !beside
}

// thatIAm tells that from the token on somebody says that they are what stands before: a manager "that I am".
func (p *parser) thatIAm(i int) bool {
	return p.at(i, "opening-relative") && i+2 < len(p.reading.Tokens) && language.Says("oneself", p.reading.Tokens[i+1].Stem) && p.at(i+2, "am-of")
}

// breaks tells that a mark, a dash or a bracket stands right before the token, or nothing.
func (p *parser) breaks(i int) bool {
	tokens := p.reading.Tokens
	if i <= 0 || i >= len(tokens) {
		return true
	}
	gap := p.reading.Text[tokens[i-1].End:tokens[i].Start]
	return !tokens[i-1].Word || !tokens[i].Word || len(gap) > 1 && strings.ContainsAny(gap, "-–—()[]")
}

// mostBefore is how many words stand at most before the name of people in what says that somebody
// is of them.
const mostBefore = 5

// alone tells that a clause says nothing but the name, from the token on, of who speaks, or where
// they are: "intern here", "a driver in Labs, may I".
func (p *parser) alone(from int, m language.Mention) bool {
	tokens := p.reading.Tokens
	if p.at(m.To, "this-place") {
		return true
	}
	if p.reading.At(m.To, "employees") && p.at(m.To+1, "this-place") {
		return true // "Labs staff here"
	}
	opens := from == 0 || language.Says("oneself", tokens[max(0, from-2)].Stem) || p.at(from-2, "this-place") || p.bracketed(from, m.To)
	opens = opens && !p.at(from, "turning-to")
	for i := from; i < m.From; i++ {
		opens = opens && tokens[i].Word && !p.at(i, "possessive") && !language.Prepositional(tokens[i].Norm)
	}
	to := m.To
	if to < len(tokens) && language.Prepositional(tokens[to].Norm) {
		for _, o := range p.reading.Mentions {
			if o.From > to && p.joinedTo(to+1, o.From) {
				to = o.To
				break
			}
		}
	}
	return opens && p.breaks(to)
}

// bracketed tells that brackets stand around the tokens: "may I (a driver) use it".
func (p *parser) bracketed(from, to int) bool {
	tokens := p.reading.Tokens
	before, behind := strings.TrimRight(p.reading.Text[:tokens[from].Start], " "), strings.TrimLeft(p.reading.Text[tokens[to-1].End:], " ")
	return strings.HasSuffix(before, "(") && strings.HasPrefix(behind, ")") || strings.HasSuffix(before, "[") && strings.HasPrefix(behind, "]")
}

// amBefore tells that the form of "be" at the token is said of who asks, as they are now.
func (p *parser) amBefore(at int) bool {
	if p.breaks(at) && (p.at(at, "being-now") || language.Says("being-or-working", p.reading.Tokens[at].Stem) && gerund(p.reading.Tokens[at])) {
		return true // "being a manager, may I"
	}
	for i := at - 1; i >= 0 && i >= at-mostBefore; i-- {
		t := p.reading.Tokens[i]
		switch {
		case language.Says("oneself", t.Stem), p.at(i, "oneself-let") && p.at(i-1, "of-another") && p.at(i-2, "beside-being"): // "all of us are"
			return true
		case !language.Stop(t.Norm) && !p.reading.At(i, "number-word") || p.at(i, "not-of-them-now") && !p.at(i, "passive-verb") || p.at(i, "denying-being"):
			return false
		case p.at(i, "not-of-them-now") && !p.at(at, "made-into"):
			return false
		}
	}
	return false
}

// doing tells that the words begin with what somebody is doing, or what was done to them, rather
// than what they are: "I'm hiring a contractor".
func (p *parser) doing(from, to int) bool {
	for from < to && !p.at(from, "article") && (language.Stop(p.reading.Tokens[from].Norm) || strings.HasSuffix(p.reading.Tokens[from].Norm, "ly")) {
		from++
	}
	return from < to && !p.at(from, "article") && inflected(p.reading.Tokens[from].Norm) && !language.Says("being-or-working", p.reading.Tokens[from].Stem)
}

// belongs tells that who asks says by the preposition at the token that they are, or would use
// something, there: "I'm on the night shift", "I work for Labs", "may I use it in Labs".
func (p *parser) belongs(at int, m language.Mention, e *knowledge.Entity) bool {
	unit, before := e.Kind == knowledge.UnitKind, at-1
	if !unit && p.at(at, "on-a-shift") && p.joinedTo(at+1, m.From) && (before < 0 || p.usedName(before)) {
		return true // "may I use it on the night shift"
	}
	if before < 0 || !unit && !p.at(at, "in-group") || p.base.Within(e.ID, knowledge.Outsiders, knowledge.LastDay-1) {
		return false
	}
	if p.at(before, "not-of-them-now") || p.goesFrom(at) {
		return false
	}
	t := p.reading.Tokens[before]
	if unit && language.Says("comes-to-unit", t.Stem) && p.comes(before) {
		return true
	}
	if p.ownRole(before) || p.reading.At(before, "aux-is") && p.ownRole(before-1) {
		return !p.at(m.To, "not-of-them-now") // "our team at Labs", "my desk is in Labs"
	}
	if language.Says("being-or-working", t.Stem) || p.reading.At(before, "aux-is") {
		return p.amBefore(before) && (!p.at(at, "with-whom") || p.at(before, "am-with"))
	}
	if language.Says("oneself", t.Stem) || p.at(before, "oneself-let") {
		return true
	}
	from, to := p.clauseAt(m.From, p.asksAt())
	asked := from <= p.asksAt() && p.asksAt() < to // "I moved from Labs" is of no use
	return unit && p.at(at, "in-unit") && (asked || p.tellsOfSelf(from, at)) && !p.ofOthers(before)
}

// comes tells that by the verb at the token who asks says that they come to some place, or came: "we moved",
// "I was moved", "while seconded".
func (p *parser) comes(at int) bool {
	for at--; p.at(at, "passive-verb") || p.at(at, "has-word") || p.at(at, "beside-being"); at-- {
	}
	return p.breaks(at+1) || p.at(at, "clause-begin") || language.Says("oneself", p.reading.Tokens[at].Stem)
}

// goesFrom tells that by the preposition at the token somebody says that they aren't there any more:
// "I'm back from Labs".
func (p *parser) goesFrom(at int) bool {
	if at <= 0 || !p.at(at, "keeping-from") {
		return false
	}
	verb := p.reading.Tokens[at-1].Stem
	return language.Says("goes-from", verb) || language.Says("comes-to-unit", verb)
}

// tellsOfSelf tells that the clause that begins at the token says what who asks is, or where, up to
// the other: "I'm on the night shift" in Labs.
func (p *parser) tellsOfSelf(from, to int) bool {
	is := p.at(from+1, "am-of") || language.Says("being-or-working", p.reading.Tokens[from+1].Stem)
	return language.Says("oneself", p.reading.Tokens[from].Stem) && is && !p.anyAt(from, to, "not-of-them-now") && !p.anyAt(from, to, "with-whom")
}

// ofOthers tells that a word or name for people ends at the token, and who asks isn't of them.
func (p *parser) ofOthers(at int) bool {
	for _, m := range p.reading.Mentions {
		if e := p.base.Entity(m.Entities[0]); m.To == at+1 && e != nil && e.Kind == knowledge.AudienceKind {
			return !p.saysOneself(m, e)
		}
	}
	return p.at(at, "there-person") || p.somebodyAt(at)
}

// allAt tells that each of the tokens is a word of the list, and none says whose something is.
func (p *parser) allAt(from, to int, list string) bool {
	for i := from; i < to; i++ {
		if !p.at(i, list) || p.at(i, "possessive") {
			return false
		}
	}
	return true
}

// forThem is the question as it goes on for somebody of whom it told: who asks isn't meant, and
// whoever else was spoken of is. Where it isn't known any more who of them is which, neither is.
func (q *Question) forThem() *Question {
	beside := len(q.Outside[knowledge.Audience])+len(q.Outside[knowledge.Unit]) > 0
	if !q.self && q.told == nil && !beside {
		return q
	}
	them := *q
	them.Where, them.Outside = knowledge.Terms{}, nil
	for d, terms := range q.Where {
		if d != knowledge.Audience && d != knowledge.Unit {
			them.Where[d] = terms
		}
	}
	maps.Copy(them.Where, q.told)
	for d, terms := range q.Outside {
		for _, id := range terms {
			people := d == knowledge.Audience || d == knowledge.Unit
			if known := q.self || q.told != nil; !slices.Contains(q.told[d], id) && (known || !people) {
				them.leaveOut(d, id)
			}
		}
	}
	return &them
}
