package question

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// Grant is what a question says beside what it asks: that somebody approved it, or didn't.
type Grant struct {
	By     string         // who did, in words; nothing where that isn't said
	Denied bool           // it was refused, has run out, or isn't there yet
	Open   bool           // it isn't plainly said whether it was given, for this and now
	When   *language.When // when that was
}

// readGrants reads what is said beside the question of an approval that was given or refused, "my
// manager hasn't approved it, may I use it", and on which approval it would be used. What is
// said so is no rule that is asked about.
func (p *parser) readGrants() {
	ask := p.asksAt()
	if ask < 0 && (p.before == nil || p.before.Intent != May || p.wh() != "") {
		return
	}
	for i, t := range p.reading.Tokens {
		from, to := p.clauseAt(i, ask)
		switch {
		case p.aside(i) || !language.Says("granting-word", t.Stem) && !isRefusing(t):
		case from <= ask && ask < to:
			p.onGrant(i, to)
		case p.isGrant(i, from, to):
			p.q.Grants = append(p.q.Grants, p.grantOf(i, from, to))
			p.asides = append(p.asides, [2]int{from, to})
			p.reading.Cues = slices.DeleteFunc(p.reading.Cues, func(c language.CueAt) bool { return from <= c.From && c.To <= to })
			p.use(from, to)
		}
	}
}

// asksAt is where what is asked begins: "may I", or a verb that yes or no answers at the
// beginning; or -1.
func (p *parser) asksAt() int {
	for i := range p.reading.Tokens {
		if p.reading.At(i, "may") && i+1 < len(p.reading.Tokens) && (p.reading.At(i+1, "self") || p.mentioned(i+1) || p.somebodyAt(i+1)) {
			return i
		}
		if first := i == 0 || !p.reading.Tokens[i-1].Word; first && (p.reading.At(i, "may") || p.reading.At(i, "aux-is") || p.reading.At(i, "aux-did")) {
			return i
		}
	}
	return p.askedAtEnd()
}

// askedAtEnd is where nothing but a word for leave asks, behind a mark, for what was said before it:
// "my manager approved Pigeon, ok then?"; or -1.
func (p *parser) askedAtEnd() int {
	tokens := p.reading.Tokens
	for i := len(tokens) - 1; i > 1; i-- {
		if p.reading.At(i, "allow") && !tokens[i-1].Word {
			return i
		}
		if tokens[i].Word && !language.Stop(tokens[i].Norm) {
			return -1
		}
	}
	return -1
}

// clauseAt is the clause of the token, where what is asked begins at another.
func (p *parser) clauseAt(at, ask int) (from, to int) {
	ends := func(i int) bool {
		t := p.reading.Tokens[i]
		return !t.Word || i == ask || language.Listed("clause-begin", t.Norm) && !p.asksIf(i)
	}
	from, to = at, at+1
	for from > 0 && from != ask && !ends(from-1) {
		from--
	}
	if from > 0 && from-1 == ask {
		from = ask
	}
	for to < len(p.reading.Tokens) && !ends(to) {
		to++
	}
	return from, to
}

// asksIf tells that behind the token stands what leave is asked for: "is it ok if we use it".
func (p *parser) asksIf(i int) bool {
	return slices.ContainsFunc(p.reading.Cues, func(c language.CueAt) bool { return c.Cue == "may" && c.From < i && i <= c.To })
}

// isGrant tells that the clause says of the grant at the token whether it was given: by nobody
// on record, since theirs are rules, and for nothing else.
func (p *parser) isGrant(at, from, to int) bool {
	tokens := p.reading.Tokens
	for _, m := range p.reading.Mentions {
		if from <= m.From && m.To <= to && slices.ContainsFunc(m.Entities, func(id knowledge.EntityID) bool {
			e := p.base.Entity(id)
			return e != nil && e.Kind.Acts() && len(p.base.EventsBy(id)) > 0
		}) {
			return false
		}
	}
	by := p.grantedBy(at, to)
	for i := at + 1; i < to && (by < 0 || i < by); i++ {
		if language.Listed("grant-named", tokens[at].Norm) && language.Says("awaiting", tokens[i].Stem) {
			break // "the approval request is with my manager"
		}
		if p.ofWhom(i) && !language.Says("of-a-grant", tokens[i].Stem) && p.requestBehind(at, i, to) < 0 {
			return false // "allowed me to work from home"
		}
	}
	first := tokens[from]
	if language.Listed("whether-word", first.Norm) || p.reading.At(from, "aux-is") || p.reading.At(from, "aux-did") {
		return false
	}
	lapses := language.Says("lapsing", tokens[at].Stem) // "my manager is missing" is of no approval
	return !lapses || slices.ContainsFunc(tokens[from:to], func(t language.Token) bool { return language.Says("granting-word", t.Stem) })
}

func (p *parser) grantOf(at, from, to int) Grant {
	tokens := p.reading.Tokens
	start, end := from, at
	by := p.grantedBy(at, to)
	if by >= 0 {
		start, end = by+1, to
	}
	g := p.grantBetween(from, to)
	g.By = p.whoWords(start, end)
	if from > 0 && language.Listed("clause-unmet", tokens[from-1].Norm) {
		g.Denied, g.Open = true, false
	}
	supposed := p.at(from-1, "clause-supposed") && !g.Denied
	behind := to
	for behind < len(tokens) && !tokens[behind].Word && tokens[behind].Text == "," {
		behind++
	}
	limited := p.at(behind, "clause-limits") && !g.Denied
	passive := by < 0 && g.By != "" && p.at(at, "granted-form") && slices.ContainsFunc(tokens[from:at], func(t language.Token) bool {
		return language.Listed("passive-verb", t.Norm)
	}) // "my manager was approved"
	g.Open = g.Open || p.otherRequest(at, to) || to-from == 1 && !g.Denied || supposed || limited || passive || by < 0 && p.byOneself(from, at) || p.ofOtherApp(from, to)
	return g
}

// byOneself tells that whoever asks approves, and isn't approved: "I agreed", but not "I was
// approved" or "we have approval".
func (p *parser) byOneself(from, at int) bool {
	self := false
	for _, t := range p.reading.Tokens[from:at] {
		if language.Listed("passive-verb", t.Norm) {
			return false
		}
		self = self || language.Says("oneself", t.Stem)
	}
	return self && p.at(at, "granted-form")
}

// grantBetween reads whether the words between the tokens say of a grant that it was given, or
// wasn't: with any but the plain words for that, it stays open.
func (p *parser) grantBetween(from, to int) Grant {
	g, denials := Grant{}, 0
	for i := from; i < to; i++ {
		t := p.reading.Tokens[i]
		switch {
		case p.at(i, "request-noun") && slices.ContainsFunc(p.reading.Tokens[from:to], grantsOrRefuses): // what was approved
		case language.Listed("denying-grant", t.Norm) || isRefusing(t) || language.Says("awaiting", t.Stem):
			denials++
		case p.at(i, "for-use") && i+1 < to && p.inTime(i+1), // "for yesterday"
			!p.toldOfGrant(i):
			g.Open = true
		}
		for _, w := range p.reading.Times {
			if w.Start <= t.Start && t.End <= w.End {
				g.When = &w
			}
		}
	}
	g.Denied = denials == 1
	g.Open = g.Open || denials > 1
	return g
}

// requestBehind is where a request stands among the tokens from i on, as that which the grant
// before it is of, "approved my request", or -1.
func (p *parser) requestBehind(from, i, to int) int {
	if !slices.ContainsFunc(p.reading.Tokens[from:i], grantsOrRefuses) {
		return -1
	}
	for ; i < to; i++ {
		if p.at(i, "request-noun") {
			return i
		}
	}
	return -1
}

// grantsOrRefuses tells that the word says that something was granted, or wasn't: "an approval
// request" is granted by nobody yet.
func grantsOrRefuses(t language.Token) bool {
	return language.Says("granting-word", t.Stem) && !language.Listed("grant-named", t.Norm) || isRefusing(t)
}

// otherRequest tells that what was asked for and granted is something else: "my holiday request".
func (p *parser) otherRequest(at, to int) bool {
	request := p.requestBehind(at, at+1, to)
	for i := at + 1; i < request; i++ {
		if p.ofWhom(i) && !language.Says("of-a-grant", p.reading.Tokens[i].Stem) {
			return true
		}
	}
	return false
}

// toldOfGrant tells that the token is of those by which it is plainly said that something was
// approved: a past form or a noun for it, who did, what and when, and small words for those.
func (p *parser) toldOfGrant(i int) bool {
	t := p.reading.Tokens[i]
	switch {
	case language.Says("granting-word", t.Stem):
		return language.Listed("grant-named", t.Norm) || language.Listed("granted-form", t.Norm) || p.deniedBefore(i)
	case language.Listed("one-of-many", t.Norm): // "a waiver", but not "a manager"
		next := p.reading.Tokens[min(i+1, len(p.reading.Tokens)-1)].Stem
		return language.Says("granting-word", next) || language.Says("of-a-grant", next)
	}
	return !t.Word || p.ofWhom(i) || p.inTime(i) || p.usedName(i) || language.Listed("told-of-grant", t.Norm) || language.Says("of-a-grant", t.Stem)
}

// deniedBefore tells that a denial stands closely before the token: "did not approve".
func (p *parser) deniedBefore(i int) bool {
	return slices.ContainsFunc(p.reading.Tokens[max(0, i-mostBetween):i], func(t language.Token) bool { return language.Listed("denying-grant", t.Norm) })
}

// ofOtherApp tells that the clause names an app, and what is asked another.
func (p *parser) ofOtherApp(from, to int) bool {
	var in, out []knowledge.EntityID
	for _, m := range p.reading.Mentions {
		switch {
		case !p.usedName(m.From):
		case from <= m.From && m.To <= to:
			in = append(in, m.Entities[0])
		default:
			out = append(out, m.Entities[0])
		}
	}
	return len(in) > 0 && slices.ContainsFunc(out, func(id knowledge.EntityID) bool { return !slices.Contains(in, id) })
}

// onGrant reads on which approval something would be used: "with approval by IT", "without my
// manager's permission".
func (p *parser) onGrant(at, to int) {
	tokens, denied := p.reading.Tokens, false
	if !language.Says("grant-noun", tokens[at].Stem) {
		return
	}
	for i := at - 1; i >= max(0, at-mostBetween); i-- {
		denied = denied || p.at(i, "denying-noun")
		if p.at(i, "with-whom") || p.at(i, "lacking-word") {
			g := p.grantBetween(i+1, at)
			g.Denied, g.By = denied, p.whoWords(i+1, at)
			if by := p.grantedBy(at, to); by >= 0 {
				g.By = p.whoWords(by+1, to)
			}
			p.q.Grants = append(p.q.Grants, g)
			return
		}
	}
}

// grantedBy is where it is said right behind the grant who gave it, "approval by", or -1.
func (p *parser) grantedBy(at, to int) int {
	for i := at + 1; i < to; i++ {
		if language.Listed("grant-by", p.reading.Tokens[i].Norm) {
			return i
		}
		if p.ofWhom(i) && !language.Says("of-a-grant", p.reading.Tokens[i].Stem) {
			return -1
		}
	}
	return -1
}

// whoWords are the words between the tokens that say who grants something.
func (p *parser) whoWords(from, to int) string {
	var words []language.Token
	for i := from; i < to; i++ {
		if p.ofWhom(i) && !language.Says("of-a-grant", p.reading.Tokens[i].Stem) {
			words = append(words, p.reading.Tokens[i])
		}
	}
	return textOf(words)
}

// ofWhom tells that the token is a content word that names neither an app nor a time.
func (p *parser) ofWhom(i int) bool {
	t := p.reading.Tokens[i]
	acronym := len(t.Text) > 1 && t.Text == strings.ToUpper(t.Text) // IT
	return t.Word && (!language.Stop(t.Norm) || acronym) && !p.usedName(i) && !p.inTime(i) && !language.Says("granting-word", t.Stem) && !isRefusing(t) && !language.Says("awaiting", t.Stem) && !language.Listed("denying-grant", t.Norm)
}

// usedName tells that the token is of a name for an app.
func (p *parser) usedName(i int) bool {
	return slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool {
		e := p.base.Entity(m.Entities[0])
		return m.From <= i && i < m.To && e != nil && e.Kind.Used()
	})
}

// isRefusing tells that the token says that something isn't approved, or no more.
func isRefusing(t language.Token) bool {
	return language.Says("refusing", t.Stem) || language.Says("lapsing", t.Stem)
}

// aside tells that the token stands in a clause that only tells of a grant.
func (p *parser) aside(i int) bool { return inSpans(p.asides, i) }

// inSpans tells that the token stands in one of the spans.
func inSpans(spans [][2]int, i int) bool {
	return slices.ContainsFunc(spans, func(at [2]int) bool { return at[0] <= i && i < at[1] })
}
