package question

import (
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
		p.q.self = p.q.self || p.asksAt() < 0 || m.To <= p.asksAt()
		return p.user() != thatUser || p.at(p.beforePhrase(m), "in-the-role") // "I'm a manager. My team asks whether they may"
	}
	switch who := p.user(); {
	case p.follows():
		return !p.othersSide(m) && !p.supposed()
	case who == thatUser && m.To <= p.leaveAt():
		return !p.othersSide(m)
	case who == selfUser || p.asksAt() < 0:
		return false
	}
	return !p.besideUser(m)
}

// leaveAt is where leave is asked for, or told to be asked for: "she asks if she may"; or -1.
func (p *parser) leaveAt() int {
	if ask := p.asksAt(); ask >= 0 {
		return ask
	}
	return p.first("may")
}

// doesTo tells that the clause at the token says what who asks does to the people named, is told of
// them, or was: "I'm hiring", "I supervise", "I report to", "I was", "I'm back from".
func (p *parser) doesTo(from int, m language.Mention) bool {
	tokens, i := p.reading.Tokens, p.beforePhrase(m)
	switch people := p.kindOf(m) == knowledge.AudienceKind; {
	case p.at(from+1, "am-of") && p.doing(from+2, m.From), p.at(m.From-1, "opening-relative"), p.anyAt(from, m.From, "once-doing"):
		return true
	case !people:
		return p.goesFrom(i)
	case language.Prepositional(tokens[i].Norm):
		return !p.at(i, "in-group")
	default:
		return i == from+1 && p.plainVerb(i) && !language.Says("being-or-working", tokens[i].Stem)
	}
}

// withSelf tells that the people named would use it together with who asks: "may my manager and I".
func (p *parser) withSelf(m language.Mention) bool {
	tokens, i := p.reading.Tokens, p.beforePhrase(m)
	behind := m.To+1 < len(tokens) && p.at(m.To, "link-word") && language.Says("oneself", tokens[m.To+1].Stem)
	before := i > 0 && p.at(i, "link-word") && language.Says("oneself", tokens[i-1].Stem)
	return (before || behind) && p.user() == selfUser && p.asksAt() >= 0
}

// setApart tells that words of their own say that the people named aren't those who would use it,
// rather than that nothing says that they are: "with a contractor", "my boss is a contractor",
// "I supervise contractors".
func (p *parser) setApart(m language.Mention) bool {
	return p.othersSide(m) || p.ofTheirs(m) || p.toldOfOthers(m) || p.doneTo(m) && p.usedBefore(m)
}

// usedBefore tells that the app is named before the people, behind what is asked: "use it to call a driver".
func (p *parser) usedBefore(m language.Mention) bool {
	for i := max(p.asksAt(), 0); i < m.From; i++ {
		if p.usedName(i) {
			return true
		}
	}
	return false
}

// toldOfOthers tells that the people named stand in a clause beside what is asked, which tells of
// somebody else, or of what who asks does to people.
func (p *parser) toldOfOthers(m language.Mention) bool {
	ask := p.asksAt()
	from, to := p.clauseAt(m.From, ask)
	if ask < 0 || from <= ask && ask < to || p.user() != selfUser {
		return false
	}
	if language.Says("oneself", p.reading.Tokens[from].Stem) {
		return p.doesTo(from, m)
	}
	if p.at(from, "none-word") {
		return true
	}
	for i := from; i < m.From; i++ {
		switch {
		case language.Says("oneself", p.reading.Tokens[i].Stem), p.at(i, "own-role"):
			return false
		case p.at(i, "those-who-work"):
			return true
		}
	}
	return false
}

// othersSide tells that the people named are those with, for or about whom something is done.
func (p *parser) othersSide(m language.Mention) bool {
	i := p.beforePhrase(m)
	return p.at(i, "with-whom") || p.at(i, "likening") && !p.wishes() || p.at(i-1, "behalf-word") && p.asksAt() < i
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

// ofTheirs tells that the name only says whose that is which stands behind it: "the managers' room".
func (p *parser) ofTheirs(m language.Mention) bool {
	tokens := p.reading.Tokens
	if m.To == len(tokens) || !tokens[m.To].Word {
		return false
	}
	behind := p.reading.Text[tokens[m.To-1].End:tokens[m.To].Start]
	return p.possessive(m.To-1) || strings.HasPrefix(behind, "'") || strings.HasPrefix(behind, "’")
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
