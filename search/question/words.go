package question

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// words lists the content words: all that is neither a stop word nor the name
// of somebody.
func (p *parser) words() {
	implied := p.implied()
	if implied != "" {
		p.q.Implied = true
		p.q.Words = append(p.q.Words, Word{Text: implied, Stem: language.Stem(implied)})
		defer func() {
			for i := range p.q.Words[1:] {
				p.q.Words[i+1].Used = true
			}
		}()
	}
	preamble := p.preamble()
	for i, t := range p.reading.Tokens {
		if i < preamble {
			continue
		}
		if language.Universal(t.Norm) && i+1 < len(p.reading.Tokens) && p.reading.Tokens[i+1].Norm == "world" {
			continue // the whole world is the world
		}
		if language.Universal(t.Norm) && p.q.Intent == IsFact {
			p.q.Words = append(p.q.Words, Word{Text: t.Norm, Stem: "all"})
			continue
		}
		if language.Claim(t.Norm) && p.q.Intent == IsFact {
			p.q.Words = append(p.q.Words, Word{Text: t.Norm, Stem: "~" + t.Norm})
			continue
		}
		if !t.Word || language.Stop(t.Norm) || p.inName(i) || p.inTime(i) || p.passed(i) || inSpans(p.apart, i) || p.backFrom(i) || p.comesBack(i) || p.thatTime(i) {
			continue
		}
		if p.headOffice(i) {
			t.Norm, t.Stem = "headquarters", language.Stem("headquarters")
		} else if i > 0 && p.headOffice(i-1) {
			continue
		}
		if p.q.Intent == HowLong && p.reading.At(i, "cover") {
			t.Norm, t.Stem = "last", language.Stem("last") // how long a rule applies is how long it lasts
		}
		w := Word{Text: t.Norm, Stem: t.Stem, Used: p.used[i], Uses: i == p.using,
			Proper: t.Upper && !p.begins(i) && !p.titled() && !p.cued(i) && !language.Weekday(t.Norm)}
		if !slices.ContainsFunc(p.q.Words, func(x Word) bool { return x.Stem == w.Stem }) {
			p.q.Words = append(p.q.Words, w)
		}
	}
}

// thatTime tells that the word with the one before it means a time that is named elsewhere: "that
// day".
func (p *parser) thatTime(i int) bool {
	return i > 0 && language.Listed("that-one", p.reading.Tokens[i-1].Norm) && p.q.When != nil && language.NamesDuration(p.reading.Tokens[i].Norm)
}

// preamble is where the question begins behind a colon, where what stands before that names
// nothing and asks nothing: "for the minutes: may we use it".
func (p *parser) preamble() int {
	tokens := p.reading.Tokens
	at := slices.IndexFunc(tokens, func(t language.Token) bool { return t.Text == ":" })
	if at < 0 || at > longestPreamble || p.askedBehind(at-1) < 0 {
		return 0
	}
	for i := range at {
		if !tokens[i].Word || p.mentioned(i) || p.inTime(i) || p.reading.At(i, "may") || p.reading.At(i, "must") || p.verb.at == i {
			return 0
		}
	}
	return at
}

// longestPreamble is how many words may stand before such a colon.
const longestPreamble = 8

// headOffice tells that the place of a head office is asked for.
func (p *parser) headOffice(i int) bool {
	return p.q.Asks == PlaceKind && p.reading.Tokens[i].Norm == "head" && i+1 < len(p.reading.Tokens) && strings.HasPrefix(p.reading.Tokens[i+1].Norm, "office")
}

// behindKnown tells that what stands right before the place is a name that records
// know, a word of time, or the beginning.
func (p *parser) behindKnown(at int) bool {
	i := slices.IndexFunc(p.reading.Tokens, func(t language.Token) bool { return t.Start == at }) - 1
	return i < 0 || p.begins(i) || p.mentioned(i) || p.cued(i) || language.Stop(p.reading.Tokens[i].Norm) || p.shouted()
}

// passed tells that the token belongs to a cue that only says how it is asked.
func (p *parser) passed(i int) bool {
	return p.q.Intent != IsFact && p.reading.At(i, "about") || slices.ContainsFunc([]language.Cue{"list", "how-long", "how-many", "how-much", "polite", "self"}, func(c language.Cue) bool { return p.reading.At(i, c) })
}

// inName tells that the token belongs to a name, rather than to a term of a
// scope, which facts may speak of in other words.
func (p *parser) inName(i int) bool {
	return slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool {
		e := p.base.Entity(m.Entities[0])
		if m.From <= i && i < m.To && m.Generic {
			return true
		}
		return m.From <= i && i < m.To && e != nil && (e.Kind.Acts() || e.Kind.Used() || e.Kind == knowledge.PlaceKind)
	})
}
