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
		case p.aside(i) || !language.Says("granting-word", t.Stem) && !language.Says("refusing", t.Stem):
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
	return -1
}

// clauseAt is the clause of the token, where what is asked begins at another.
func (p *parser) clauseAt(at, ask int) (from, to int) {
	ends := func(i int) bool {
		t := p.reading.Tokens[i]
		return !t.Word || i == ask || language.Listed("clause-begin", t.Norm)
	}
	from, to = at, at+1
	for from > 0 && from != ask && !ends(from-1) {
		from--
	}
	if from > 0 && from-1 == ask && from != ask {
		from = ask
	}
	for to < len(p.reading.Tokens) && !ends(to) {
		to++
	}
	return from, to
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
		if p.ofWhom(i) && !language.Says("of-a-grant", tokens[i].Stem) {
			return false // "allowed me to work from home"
		}
	}
	for i := from; i < to; i++ {
		if t := tokens[i]; language.Listed("not-granted", t.Norm) || t.Norm == "whether" || i == from && (p.reading.At(i, "aux-is") || p.reading.At(i, "aux-did")) {
			return false
		}
	}
	return true
}

func (p *parser) grantOf(at, from, to int) Grant {
	g := Grant{}
	for i := from; i < to; i++ {
		t := p.reading.Tokens[i]
		g.Denied = g.Denied || language.Listed("denying-grant", t.Norm) || language.Listed("granted-later", t.Norm) || language.Says("refusing", t.Stem) || language.Says("awaiting", t.Stem)
	}
	g.Denied = g.Denied || from > 0 && language.Listed("clause-unmet", p.reading.Tokens[from-1].Norm)
	start, end := from, at
	if by := p.grantedBy(at, to); by >= 0 {
		start, end = by+1, to
	}
	g.By = p.whoWords(start, end)
	for _, w := range p.reading.Times {
		if p.reading.Tokens[from].Start <= w.Start && w.End <= p.reading.Tokens[to-1].End {
			g.When = &w
		}
	}
	return g
}

// onGrant reads on which approval something would be used: "with approval by IT", "without my
// manager's permission".
func (p *parser) onGrant(at, to int) {
	tokens := p.reading.Tokens
	if !language.Says("grant-noun", tokens[at].Stem) {
		return
	}
	for i := at - 1; i >= max(0, at-mostBetween); i-- {
		if n := tokens[i].Norm; n == "with" || n == "without" {
			g := Grant{Denied: n == "without", By: p.whoWords(i+1, at)}
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
	named := slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool {
		e := p.base.Entity(m.Entities[0])
		return m.From <= i && i < m.To && e != nil && e.Kind.Used()
	})
	acronym := len(t.Text) > 1 && t.Text == strings.ToUpper(t.Text) // IT
	return t.Word && (!language.Stop(t.Norm) || acronym) && !named && !p.inTime(i) && !language.Says("granting-word", t.Stem) && !language.Says("refusing", t.Stem) && !language.Says("awaiting", t.Stem)
}

// aside tells that the token stands in a clause that only tells of a grant.
func (p *parser) aside(i int) bool {
	return slices.ContainsFunc(p.asides, func(at [2]int) bool { return at[0] <= i && i < at[1] })
}
