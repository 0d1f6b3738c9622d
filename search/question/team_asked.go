package question

import (
	"policybot/knowledge"
	"policybot/knowledge/language"
)

// asksForTeam tells that what is asked is what a team that is named may do: "may Claims use it",
// "is it ok in Claims", "I'm in Claims, may I". Who only names one, "I work with Claims", "I was in
// Claims", asks for themselves.
func (p *parser) asksForTeam() bool {
	for _, m := range p.reading.Mentions {
		e := p.base.Entity(m.Entities[0])
		if e != nil && e.Kind == knowledge.UnitKind && (p.teamMay(m) || p.teamHere(m) || p.inTeam(m)) {
			return true
		}
	}
	return false
}

// teamMay tells that the team itself is the subject: "may Claims use it", "is Claims allowed to",
// and not "may the Claims trainees".
func (p *parser) teamMay(m language.Mention) bool {
	from := m.From - 1
	for from > 0 && language.Stop(p.reading.Tokens[from].Norm) && !p.leads(from) {
		from--
	}
	return from >= 0 && p.leads(from) && m.To < len(p.reading.Tokens) && (p.reading.At(m.To, "use") || p.reading.At(m.To, "allow"))
}

// leads tells that the token is a verb that leads in to a question of what somebody may.
func (p *parser) leads(i int) bool { return p.reading.At(i, "may") || p.reading.At(i, "aux-is") }

// teamHere tells that the team is who speaks: "Claims here".
func (p *parser) teamHere(m language.Mention) bool {
	tokens := p.reading.Tokens
	return m.To < len(tokens) && language.Listed("speaks-here", tokens[m.To].Norm) && (m.To+1 == len(tokens) || !tokens[m.To+1].Word)
}

// inTeam tells that whoever asks works in the team, or asks what holds there: "I'm in Claims", "we
// in Claims", "is it allowed in Claims".
func (p *parser) inTeam(m language.Mention) bool {
	tokens := p.reading.Tokens
	in := m.From - 1
	for in > 0 && language.Listed("determiner-word", tokens[in].Norm) {
		in--
	}
	if in < 1 || !language.Listed("of-team", tokens[in].Norm) || !p.endsAt(m.To) {
		return false
	}
	if p.reading.At(in-1, "allow") || language.Listed("works-in", tokens[in].Norm) && p.usedAt(in-1) {
		return true
	}
	self := in - 1
	for self > 0 && language.Says("being-or-working", tokens[self].Stem) {
		self--
	}
	return language.Says("oneself", tokens[self].Stem)
}

// endsAt tells that what is said of a team ends before the token: "in Claims training" is
// something else.
func (p *parser) endsAt(i int) bool {
	tokens := p.reading.Tokens
	return i >= len(tokens) || !tokens[i].Word || p.leads(i) || p.reading.At(i, "allow") || language.Listed("clause-end", tokens[i].Norm)
}

// usedAt tells that the token is of a name of something that people use, or of the verb for it.
func (p *parser) usedAt(i int) bool {
	for _, m := range p.reading.Mentions {
		if e := p.base.Entity(m.Entities[0]); m.From <= i && i < m.To && e != nil && e.Kind.Used() {
			return true
		}
	}
	return p.reading.At(i, "use")
}
