package question

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// Comparison is what the first of two that are compared is asked to be beside
// the second.
type Comparison string

// The comparisons that records decide.
const (
	NoComparison Comparison = ""
	Earlier      Comparison = "earlier"
	Later        Comparison = "later"
	Stricter     Comparison = "stricter"
	Milder       Comparison = "milder"
)

// comparisons are the cues of the words that compare in time and in strictness.
var comparisons = []struct {
	cue language.Cue
	is  Comparison
}{{"earlier-than", Earlier}, {"later-than", Later}, {"stricter", Stricter}, {"milder", Milder}}

// sides are two that are compared: each a body, and the app where each has its own.
type sides struct {
	bodies [2]knowledge.EntityID
	apps   []knowledge.EntityID
}

// compared reads what is compared in a question: "did Acme ban it before Globex
// did", "is Acme stricter than Globex on it".
func (p *parser) compared() bool {
	if p.has("why", "when", "how-long") {
		return false
	}
	for _, c := range p.reading.Cues {
		at := slices.IndexFunc(comparisons, func(x struct {
			cue language.Cue
			is  Comparison
		}) bool {
			return x.cue == c.Cue
		})
		if at < 0 {
			continue
		}
		is := comparisons[at].is
		s, ok := p.bothSides(c, is)
		if !ok {
			continue
		}
		p.q.Actors, p.q.Others, p.q.Than = s.bodies[:], nil, is
		if len(s.apps) == 2 {
			p.q.Apps, p.q.Paired = s.apps, true
		}
		p.use(c.From, c.To)
		return true
	}
	return false
}

// bothSides finds the two that the words at the cue compare.
func (p *parser) bothSides(c language.CueAt, is Comparison) (sides, bool) {
	var s sides
	to, second, ok := c.To, -1, false
	if is == Stricter || is == Milder {
		if to, ok = p.thanBehind(c.To); !ok {
			return p.either()
		}
		if p.orderedBehind(to) {
			return s, false
		}
	}
	inTime := is == Earlier || is == Later
	if s.bodies[1], second, ok = p.bodyAt(to); !ok || inTime && !p.actsThere(c.From, second) {
		return s, false
	}
	if p.severalWithin(0, c.From) {
		p.uncompared = textOf(p.reading.Tokens[c.From:second])
		return s, false
	}
	s.bodies[0] = p.bodyWithin(0, c.From)
	if s.bodies[0] == "" {
		s.bodies[0] = p.bodyWithin(c.To, to) // "is it stricter at Acme than at Globex"
	}
	if inTime {
		s.apps = p.appsAround(c.From)
	}
	return s, s.bodies[0] != "" && s.bodies[0] != s.bodies[1]
}

// orderedBehind tells that behind the token something else is said to be before or after
// what happened, so that the comparison isn't of how things stand.
func (p *parser) orderedBehind(from int) bool {
	return slices.ContainsFunc(p.reading.Cues, func(c language.CueAt) bool {
		return (c.Cue == "earlier-than" || c.Cue == "later-than") && c.From >= from && !p.inTime(c.From)
	})
}

// severalWithin tells that bodies are joined between the tokens: "did Acme and Globex".
func (p *parser) severalWithin(from, to int) bool {
	for i := from; i < to; i++ {
		_, end, ok := p.bodyAt(i)
		if !ok || end >= to || p.reading.Tokens[end].Norm != "and" {
			continue
		}
		if _, last, joined := p.bodyAt(end + 1); joined && last <= to {
			return true
		}
	}
	return false
}

// either are the two of which one is asked for: "who is stricter, Acme or Globex".
func (p *parser) either() (sides, bool) {
	if wh := p.wh(); wh != "who" && wh != "which" {
		return sides{}, false
	}
	bodies := p.bodiesNamed()
	if len(bodies) != 2 {
		return sides{}, false
	}
	return sides{bodies: [2]knowledge.EntityID{bodies[0], bodies[1]}}, true
}

// bodiesNamed are the bodies that the question speaks of, and home where it says "us".
func (p *parser) bodiesNamed() []knowledge.EntityID {
	var list []knowledge.EntityID
	for i := range p.reading.Tokens {
		if id, _, ok := p.bodyAt(i); ok {
			list = addID(list, id)
		}
	}
	return list
}

// mostBeside is how many small words may stand between a comparison and who is compared.
const mostBeside = 3

// thanBehind is where the second side of a comparison begins, behind its "than".
func (p *parser) thanBehind(from int) (int, bool) {
	for i := from; i < len(p.reading.Tokens); i++ {
		if p.reading.At(i, "than") {
			to := i + 1
			for to < len(p.reading.Tokens) && p.reading.At(to, "than") {
				to++
			}
			return to, true
		}
	}
	return 0, false
}

// bodyAt is the body named at the token, small words aside, or home where that is who
// asks, and the token behind it.
func (p *parser) bodyAt(at int) (knowledge.EntityID, int, bool) {
	for i := at; i < len(p.reading.Tokens) && i <= at+mostBeside; i++ {
		if m, e := p.bodyMention(i); e != nil {
			return e.ID, m.To, true
		}
		if p.reading.At(i, "self") && p.base.Home != "" {
			return p.base.Home, i + 1, true
		}
		if !language.Stop(p.reading.Tokens[i].Norm) && !p.reading.At(i, "beside-body") || p.reading.At(i, "aux-did") {
			break
		}
	}
	return "", 0, false
}

// bodyMention is who is named at the token as a body that acts.
func (p *parser) bodyMention(i int) (language.Mention, *knowledge.Entity) {
	for _, m := range p.reading.Mentions {
		if m.From != i || m.Generic && len(m.Entities) > 1 {
			continue
		}
		for _, id := range m.Entities {
			if e := p.base.Entity(id); e != nil && e.Kind.Acts() && e.Kind != knowledge.Person {
				return m, e
			}
		}
	}
	return language.Mention{}, nil
}

// bodyWithin is the first body named between the tokens, or home where that is who asks.
func (p *parser) bodyWithin(from, to int) knowledge.EntityID {
	for i := from; i < to; i++ {
		if _, e := p.bodyMention(i); e != nil {
			return e.ID
		}
	}
	for i := from; i < to; i++ {
		if p.reading.At(i, "self") {
			return p.base.Home
		}
	}
	return ""
}

// actsThere tells that an act is spoken of before the first token, and at the second no
// more than that a body did the same: "before Acme did", "before Acme", "before Acme
// banned Pigeon".
func (p *parser) actsThere(from, at int) bool {
	if !rules[language.Cue(p.verb.name)].Rule() || p.verb.at > from {
		return false
	}
	if at == len(p.reading.Tokens) || !p.reading.Tokens[at].Word {
		return true
	}
	if !p.reading.At(at, "aux-did") && !p.reading.At(at, language.Cue(p.verb.name)) {
		return false
	}
	return !slices.ContainsFunc(p.reading.Cues, func(c language.CueAt) bool { return c.Cue == "undo" && c.From >= at })
}

// appsAround are the apps named before and behind the token, one each.
func (p *parser) appsAround(at int) []knowledge.EntityID {
	var before, behind []knowledge.EntityID
	for _, m := range p.reading.Mentions {
		for _, id := range m.Entities {
			if !slices.Contains(p.q.Apps, id) {
				continue
			}
			if m.To <= at {
				before = addID(before, id)
			} else {
				behind = addID(behind, id)
			}
		}
	}
	if len(before) != 1 || len(behind) != 1 {
		return nil
	}
	return append(before, behind...)
}
