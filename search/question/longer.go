package question

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// larger tells that the name is only a part of a longer one that no record
// knows, such as "Bank of" and the name of a country, or an app with another
// word behind it: that is somebody or something else.
func (p *parser) larger(m language.Mention) (from, to int, ok bool) {
	from, to = m.From, m.To
	if m.Generic || p.titled() {
		return from, to, false
	}
	for to < len(p.reading.Tokens) && p.partOfName(to) && !p.lex.Knows(p.reading.Tokens[to]) && !language.LegalForm(p.reading.Tokens[to].Norm) {
		to++
	}
	if from >= 2 && p.reading.Tokens[from-1].Norm == "of" && (p.partOfName(from-2) && !p.reading.At(from-2, "government-noun") || p.reading.At(from-2, "institution")) {
		from -= 2
	}
	if e := p.base.Entity(m.Entities[0]); (e == nil || !e.Kind.Used()) && p.behind(m, "all-over") && from > 0 && p.reading.Tokens[from-1].Norm == "the" && to < len(p.reading.Tokens) && p.headNoun(to) {
		to++
	}
	if from, to = p.besideBody(m, from, to); to == m.To && p.possessive(to-1) && to < len(p.reading.Tokens) && p.reading.At(to, "own-body") {
		to++ // whose schools they are acts otherwise
	}
	return from, to, from < m.From || to > m.To
}

// besideBody takes in the words with capitals right beside the name of a body: "East
// Acme" and "Acme University" aren't Acme, whatever else the words mean.
func (p *parser) besideBody(m language.Mention, from, to int) (int, int) {
	e := p.base.Entity(m.Entities[0])
	if len(m.Entities) != 1 || e == nil || !e.Kind.Acts() || e.Kind == knowledge.Person || m.Slip {
		return from, to
	}
	for to < len(p.reading.Tokens) && !p.possessive(to-1) && p.partOfName(to) && !p.reading.At(to, "company-noun") && !p.reading.At(to, "government-noun") && !language.LegalForm(p.reading.Tokens[to].Norm) {
		to++
	}
	if to < len(p.reading.Tokens) && p.partOfName(to) && language.LegalForm(p.reading.Tokens[to].Norm) {
		p.use(to, to+1) // Acme Inc is Acme
	}
	for from > 0 && p.partOfName(from-1) && !p.possessive(from-1) && !p.reading.At(from-1, "company-noun") && !p.reading.At(from-1, "government-noun") {
		from--
	}
	return from, to
}

// possessive tells that the token says whose the next is.
func (p *parser) possessive(i int) bool {
	t := p.reading.Tokens[i].Text
	return strings.HasSuffix(t, "'s") || strings.HasSuffix(t, "’s")
}

// headNoun tells that the word may be what "in the" speaks of, with the name
// only before it: a place that shares a name with somebody.
func (p *parser) headNoun(i int) bool {
	t := p.reading.Tokens[i]
	return t.Word && !p.cued(i) && !p.mentioned(i) && !p.inTime(i) && !language.Stop(t.Norm) && !inflected(t.Norm) && !language.Grouped(t.Stem) && !p.lex.InRecords(t)
}

// partOfName tells that the token is written as a part of a name, and means
// nothing else.
func (p *parser) partOfName(i int) bool {
	t := p.reading.Tokens[i]
	return t.Word && t.Upper && !p.begins(i) && !p.cued(i) && !language.Stop(t.Norm) && !isNumber(t.Norm) && !language.Weekday(t.Norm) && !p.inTime(i) && !p.mentioned(i)
}

func (p *parser) mentioned(i int) bool {
	return slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool { return m.From <= i && i < m.To })
}

// titled tells that most words begin with a capital, so that capitals mean
// nothing.
func (p *parser) titled() bool {
	words, upper := 0, 0
	for _, t := range p.reading.Tokens {
		if t.Word && !language.Stop(t.Norm) {
			words++
			if t.Upper {
				upper++
			}
		}
	}
	return p.shouted() || words > 3 && upper == words
}

// asksWhetherDid tells that whoever is named up to the token is asked to have set a rule.
func (p *parser) asksWhetherDid(to int) bool {
	return p.reading.At(0, "aux-did") && to == p.verb.at && !p.verb.passive && rules[language.Cue(p.verb.name)].Rule()
}

// part files a longer name as missing, in the role of the name inside it.
func (p *parser) part(from, to int, e *knowledge.Entity) {
	role := OtherRole
	switch {
	case e.Kind.Used():
		role = AppRole
	case e.Kind.Acts(), e.Kind == knowledge.AudienceKind && p.asksWhetherDid(to):
		role = ActorRole // "did our supplier Globex ban it"
	}
	p.q.Missing = append(p.q.Missing, Missing{Text: textOf(p.reading.Tokens[from:to]), Role: role})
	p.use(from, to)
}
