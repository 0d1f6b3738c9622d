package question

import (
	"maps"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// user is who would use what a question asks about.
type user int

const (
	someUser user = iota // whoever is named, or nobody
	selfUser             // who asks: "may I"
	thatUser             // somebody spoken of before: "may she"
)

// user reads who would use it: who stands behind the verb that asks, or else before one of using.
func (p *parser) user() user {
	found := someUser
	for i, t := range p.reading.Tokens {
		is := someUser
		switch {
		case language.Says("oneself", t.Stem), p.letBy(i):
			is = selfUser
		case language.Listed("that-person", t.Norm):
			is = thatUser
		default:
			continue
		}
		if asked := i > 0 && (p.reading.At(i-1, "may") || p.reading.At(i-1, "must") || p.at(i-1, "am")); asked || p.letBy(i) {
			return is
		}
		if uses := p.reading.At(i+1, "may") || p.reading.At(i+1, "use") && !p.at(i+1, "has-word"); uses && found == someUser {
			found = is
		}
	}
	return found
}

// letBy tells that the token stands for who asks as whom somebody lets use something: "let me use".
func (p *parser) letBy(i int) bool {
	return p.at(i, "oneself-let") && i > 0 && (p.reading.At(i+1, "use") || p.at(i+1, "sent-to") && p.reading.At(i+2, "use"))
}

// elsewhere files people, units and circumstances that are named and play no part in the use that
// is asked about, as left out of it: "if my manager says yes", "to train interns", "not on the guest
// network". It reports whether the name is of such.
func (p *parser) elsewhere(m language.Mention, e *knowledge.Entity) bool {
	d := dimensionOf(e)
	if e.Kind == knowledge.UnitKind {
		d = knowledge.Unit
	}
	if _, out := p.leavesOut(m); out || d == "" || !p.asksOfUse() && !p.busy(m) && !p.follows() || e.Standard && ownPeople[e.ID] {
		return false
	}
	people := d == knowledge.Unit || d == knowledge.Audience
	switch {
	case people && !p.isUser(m, e):
	case !people && p.notUsed(m, e):
	default:
		return false
	}
	lead := LeadIn(p.reading.Tokens, m.From)
	if people && (lead != "" && p.ruledWith(e.ID, d, lead) || p.barred(e.ID) && !p.othersSide(m)) {
		return false
	}
	if people && p.asksAt() < 0 {
		p.q.tell(d, e.ID)
	}
	if !p.base.Within(e.ID, knowledge.Outsiders, knowledge.LastDay-1) || p.ruledOf(func(ruled *knowledge.Event) bool { return slices.Contains(ruled.Scope.Terms[d], e.ID) }) {
		p.q.leaveOut(d, e.ID)
		p.q.Leads = append(p.q.Leads, lead)
	}
	p.q.Notes = append(p.q.Notes, Note{Kind: LeftOut, Words: m.Text})
	p.use(m.From, m.To)
	return true
}

// LeadIn is the stem of the word by which the name at the token is led in to, articles and the like
// aside: "with" our interns, to "train" an intern.
func LeadIn(tokens []language.Token, at int) string {
	for i := at - 1; i >= 0; i-- {
		if t := tokens[i]; !language.Listed("before-company", t.Norm) && !language.Listed("possessive", t.Norm) {
			return t.Stem
		}
	}
	return ""
}

// ruledWith tells that a rule on an app that is named speaks of those people by the same lead-in:
// "may not be used with interns" is of who uses it with interns.
func (p *parser) ruledWith(id knowledge.EntityID, d knowledge.Dimension, lead string) bool {
	says := func(text string) bool {
		words := language.Words(text)
		return slices.ContainsFunc(p.lex.Named(words), func(m language.Mention) bool {
			return slices.Contains(m.Entities, id) && LeadIn(words, m.From) == lead
		})
	}
	ruled := language.Says("for-whom-asked", lead) // a record's own "for" is of those who may
	return p.ruledOf(func(e *knowledge.Event) bool {
		return slices.Contains(e.Scope.Terms[d], id) && (!ruled && says(e.Text) || slices.ContainsFunc(e.Reports, func(r knowledge.Report) bool { return says(r.Quote) }))
	})
}

// barred tells that an app that is named is banned or limited for just those people: who may be one
// of them isn't told that it is allowed.
func (p *parser) barred(id knowledge.EntityID) bool {
	return p.ruledOf(func(e *knowledge.Event) bool {
		return (e.Do == knowledge.Ban || e.Do == knowledge.Restrict) && slices.Contains(e.Scope.Terms[knowledge.Audience], id)
	})
}

// ruledOf tells that an event on an app that is named is such.
func (p *parser) ruledOf(is func(*knowledge.Event) bool) bool {
	return slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool {
		return slices.ContainsFunc(p.base.EventsOn(m.Entities[0]), is)
	})
}

// follows tells that what is said goes on from a question whether something may be used: "and with
// managers?".
func (p *parser) follows() bool {
	return p.asksAt() < 0 && p.before != nil && p.before.AsksPermission() && p.wh() == "" && p.verb.at < 0 && !p.asksOfUse()
}

// supposed tells that nothing is said but a case of somebody else: "and if my manager says yes?".
func (p *parser) supposed() bool {
	i := slices.IndexFunc(p.reading.Tokens, func(t language.Token) bool { return !language.Listed("opener", t.Norm) })
	return p.at(i, "own-condition") && !slices.ContainsFunc(p.reading.Tokens[i+1:], func(t language.Token) bool { return language.Says("oneself", t.Stem) })
}

// asksOfUse tells that it is asked whether something may be used, or told ahead of that of those
// who ask.
func (p *parser) asksOfUse() bool {
	if ask := p.asksAt(); ask >= 0 {
		did := p.reading.At(ask, "aux-did") && !p.reading.At(ask, "may")
		return p.wh() != "why" && (!did || p.has("allow") || p.user() == selfUser && !p.has("must", "needs-thing"))
	}
	last := p.reading.Tokens[len(p.reading.Tokens)-1]
	if last.Text == "?" || p.verb.at >= 0 || p.wh() != "" || p.has("may") && p.user() != thatUser {
		return false
	}
	return slices.ContainsFunc(p.reading.Tokens, func(t language.Token) bool {
		return language.Says("oneself", t.Stem) || language.Listed("oneself-let", t.Norm) || language.Listed("possessive", t.Norm) || language.Listed("is-or-has", t.Norm)
	})
}

// isUser tells that the people named are those who would use what is asked about.
func (p *parser) isUser(m language.Mention, e *knowledge.Entity) bool {
	if o, ok := p.joinedBehind(m); ok && p.kindOf(o) == p.kindOf(m) {
		return p.isUser(o, e)
	}
	if p.saysOneself(m, e) {
		p.q.self = p.q.self || p.asksAt() < 0
		return p.user() != thatUser || p.at(p.beforePhrase(m), "in-the-role") // "I'm a manager. My team asks whether they may"
	}
	switch who := p.user(); {
	case p.follows():
		return !p.othersSide(m) && !p.supposed()
	case who == selfUser || p.asksAt() < 0:
		return false
	case who == thatUser && m.To <= p.asksAt():
		return !p.othersSide(m)
	}
	return !p.besideUser(m)
}

// saysOneself tells that who asks says that they are of the people named, or there: "as a
// manager", "I'm one of the drivers", "we in Labs", "for drivers like me", "intern here".
func (p *parser) saysOneself(m language.Mention, e *knowledge.Entity) bool {
	tokens := p.reading.Tokens
	if p.ofTheirs(m) {
		return false
	}
	if p.at(m.To, "likening") && p.at(m.To+1, "oneself-let") {
		return true
	}
	for i := m.From - 1; i >= 0 && i >= m.From-mostBefore; i-- {
		t := tokens[i]
		switch {
		case !t.Word:
			return p.alone(i+1, m)
		case language.Listed("in-the-role", t.Norm):
			return true
		case language.Says("oneself", t.Stem), language.Listed("oneself-let", t.Norm):
			return p.allAt(i+1, m.From, "before-company") || i+2 == m.From && language.Says("comes-to-unit", tokens[i+1].Stem)
		case p.at(i, "is-or-has") && p.at(i-1, "own-role"), p.at(i, "sent-to") && p.at(i-1, "made-into"):
			return true
		case language.Listed("am-of", t.Norm):
			return p.amBefore(i) && !p.doing(i+1, m.From)
		case language.Prepositional(t.Norm) && !p.at(i-1, "some-of-them"):
			return p.belongs(i, m, e)
		case language.Listed("possessive", t.Norm) && e.Kind != knowledge.UnitKind && !p.at(i-1, "some-of-them") && !p.at(i-2, "some-of-them"), language.Listed("not-of-them-now", t.Norm), language.Listed("clause-begin", t.Norm), p.cued(i) && !p.at(i, "some-of-them") && !p.at(i, "possessive") && !p.reading.At(i, "only") && !p.reading.At(i, "still") && !p.reading.At(i, "now"):
			return false
		}
	}
	return m.From < mostBefore && p.alone(0, m)
}

// mostBefore is how many words stand at most before the name of people in what says that somebody
// is of them.
const mostBefore = 5

// ofTheirs tells that the name only says whose that is which stands behind it: "the managers' room".
func (p *parser) ofTheirs(m language.Mention) bool {
	tokens := p.reading.Tokens
	if m.To == len(tokens) || !tokens[m.To].Word {
		return false
	}
	behind := p.reading.Text[tokens[m.To-1].End:tokens[m.To].Start]
	return p.possessive(m.To-1) || strings.HasPrefix(behind, "'") || strings.HasPrefix(behind, "’")
}

// alone tells that a clause says nothing but the name, from the token on, of who speaks, or where
// they are: "intern here", "a driver in Labs, may I".
func (p *parser) alone(from int, m language.Mention) bool {
	tokens := p.reading.Tokens
	if p.at(m.To, "this-place") {
		return true
	}
	opens := from == 0 || language.Says("oneself", tokens[max(0, from-2)].Stem)
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
	return opens && (to == len(tokens) || !tokens[to].Word)
}

// amBefore tells that the form of "be" at the token is said of who asks, as they are now.
func (p *parser) amBefore(at int) bool {
	if p.at(at, "being-now") && (at == 0 || !p.reading.Tokens[at-1].Word) {
		return true // "being a manager, may I"
	}
	for i := at - 1; i >= 0 && i >= at-mostBefore; i-- {
		t := p.reading.Tokens[i]
		switch {
		case language.Says("oneself", t.Stem):
			return true
		case !language.Stop(t.Norm) || language.Listed("not-of-them-now", t.Norm) || language.Listed("denying-being", t.Norm):
			return false
		}
	}
	return false
}

// doing tells that the words begin with what somebody is doing, or what was done to them, rather
// than what they are: "I'm hiring a contractor".
func (p *parser) doing(from, to int) bool {
	for from < to && language.Stop(p.reading.Tokens[from].Norm) && !p.at(from, "one-of-many") && !p.at(from, "article") {
		from++
	}
	return from < to && !p.at(from, "one-of-many") && inflected(p.reading.Tokens[from].Norm) && !language.Says("being-or-working", p.reading.Tokens[from].Stem)
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
	if p.at(before, "not-of-them-now") {
		return false
	}
	t := p.reading.Tokens[before]
	if unit && before > 0 && language.Says("comes-to-unit", t.Stem) && language.Says("oneself", p.reading.Tokens[before-1].Stem) {
		return true // "we moved to Labs"
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

// othersSide tells that the people named are those with, for or about whom something is done.
func (p *parser) othersSide(m language.Mention) bool {
	i := p.beforePhrase(m)
	return p.at(i, "with-whom") || p.at(i, "likening") || p.at(i-1, "behalf-word")
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

// besideUser tells that the people named are neither those who are asked about nor among them.
func (p *parser) besideUser(m language.Mention) bool {
	tokens, ask := p.reading.Tokens, p.asksAt()
	uses := p.reading.At(m.To, "use") || p.reading.At(m.To, "may") || p.at(m.To, "aux-word")
	from, to := p.clauseAt(m.From, ask)
	supposed := from > 0 && p.at(from-1, "own-condition") && (ask < from || to <= ask) && !uses
	grants := p.kindOf(m) != knowledge.UnitKind && p.verb.at >= m.To && !p.verb.passive && p.verb.name == "allow" && !p.at(p.verb.at, "grant-named") && p.reading.At(ask, "aux-did") && !slices.ContainsFunc(tokens[m.To:p.verb.at], func(t language.Token) bool {
		return language.Listed("passive-verb", t.Norm)
	})
	theirs := p.ofTheirs(m) && !slices.ContainsFunc(p.reading.Mentions, func(o language.Mention) bool {
		return o.From == m.To && p.kindOf(o) != knowledge.AudienceKind // "on drivers' phones"
	})
	return p.othersSide(m) || supposed || grants || theirs || p.inApposition(m) || p.ofSomebody(m) || !uses && p.doneTo(m)
}

// inApposition tells that the name only says more of somebody before it: "I, their manager, am".
func (p *parser) inApposition(m language.Mention) bool {
	i := m.From - 1
	return p.at(i, "possessive") && i > 0 && !p.reading.Tokens[i-1].Word && m.To < len(p.reading.Tokens) && !p.reading.Tokens[m.To].Word
}

// doneTo tells that the people named are those to whom those asked about do something, or who are
// spoken to: "may interns invite contractors", "to train interns".
func (p *parser) doneTo(m language.Mention) bool {
	i := p.beforePhrase(m)
	if acts := p.plainVerb(i); acts && slices.ContainsFunc(p.reading.Mentions, func(o language.Mention) bool {
		return p.asksAt() < o.From && o.To <= i && p.kindOf(o) == knowledge.AudienceKind
	}) {
		return true
	}
	if i > 0 && language.Prepositional(p.reading.Tokens[i].Norm) {
		i--
	}
	return i > 0 && p.plainVerb(i) && (p.at(i-1, "sent-to") || p.at(i-1, "for-use") && gerund(p.reading.Tokens[i]))
}

// ofSomebody tells that the people named stand in a clause that says more of those who are asked
// about: "interns who report to a manager".
func (p *parser) ofSomebody(m language.Mention) bool {
	i := p.beforePhrase(m)
	to := i >= 0 && language.Prepositional(p.reading.Tokens[i].Norm) && !p.at(i, "in-unit") && !p.at(i, "in-group")
	return (to || p.plainVerb(i)) && p.anyAt(max(p.asksAt(), 0), i, "who-is-told-of")
}

// beforePhrase is the token before the name and what leads in to it.
func (p *parser) beforePhrase(m language.Mention) int {
	i := m.From - 1
	for p.at(i, "before-company") || p.at(i, "possessive") {
		i--
	}
	return i
}

// plainVerb tells that the token is a word that may say what somebody does, and says nothing of rules.
func (p *parser) plainVerb(i int) bool {
	return i >= 0 && p.reading.Tokens[i].Word && !language.Stop(p.reading.Tokens[i].Norm) && !p.cued(i) && (!p.mentioned(i) || p.verbForPurpose(i))
}

// verbForPurpose tells that the token is a term for what something is used for, which may be a verb as
// well: "to call a customer".
func (p *parser) verbForPurpose(i int) bool {
	return slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool {
		return m.From == i && m.To == i+1 && p.kindOf(m) == knowledge.PurposeKind
	})
}

// deniedTo tells that the words between the tokens deny that what is named behind them is there or
// had: "I have no tablet", "I'm not on the guest network".
func (p *parser) deniedTo(from, to int) bool {
	for i := to - 1; i >= from && (p.at(i, "before-company") || p.at(i, "possessive") || p.at(i, "had-or-been") || language.Prepositional(p.reading.Tokens[i].Norm) || p.at(i, "denying-being")); i-- {
		if p.at(i, "denying-being") {
			return true
		}
	}
	return false
}

// notUsed tells that what is named isn't where, with what or for what something would be used: it
// is denied, left behind, or comes before or after.
func (p *parser) notUsed(m language.Mention, e *knowledge.Entity) bool {
	tokens, ask := p.reading.Tokens, p.asksAt()
	i := m.From - 1
	for p.at(i, "before-company") || i >= 0 && language.Prepositional(tokens[i].Norm) && !p.at(i, "lacking-word") || p.at(i, "in-place-of") {
		i--
	}
	if p.at(i, "lacking-word") || p.at(i, "in-its-stead") || p.at(i, "denying-being") && i > ask+1 {
		return true
	}
	if e.Kind == knowledge.PurposeKind && e.Standard && p.at(i-1, "sent-to") && !language.Stop(tokens[i].Norm) && !p.cued(i) && !p.at(i, "doing-it") {
		return true // "to book a training"
	}
	from, to := p.clauseAt(m.From, ask)
	if from <= ask && ask < to {
		return false
	}
	switch {
	case p.deniedTo(from, m.From) && !p.anyAt(from, to, "knowing"), p.at(from-1, "clause-unmet"):
		return true
	case p.at(from-1, "side-after") || p.at(from-1, "once-done"):
		return i < from || p.anyAt(from, to, "leaving-word")
	}
	return false
}

// forThem is the question as it goes on for somebody of whom it told: who asks isn't meant, and
// whoever else was spoken of is.
func (q *Question) forThem() *Question {
	if !q.self && q.told == nil {
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
			if !slices.Contains(q.told[d], id) {
				them.leaveOut(d, id)
			}
		}
	}
	return &them
}
