package question

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// heardAhead is where what somebody only heard, thinks or was told of a rule ends, and a question of its
// own begins: "I heard they lifted it, may I use it". What was heard isn't what is asked.
func heardAhead(r *language.Reading) []int {
	if asks(r) {
		return nil
	}
	last := len(r.Tokens)
	for i := 2; i+1 < last; i++ {
		if parted(r, i) && heard(r, 0, i) && opens(r, i) && subject(r, i+1) && ruled(r, i, last) && ofThing(r, i+2) {
			return []int{r.Tokens[i-1].End}
		}
	}
	return nil
}

// ofThing tells that something is named from the token on, or pointed back at: "may I use it", but not "can he".
func ofThing(r *language.Reading, from int) bool {
	return slices.ContainsFunc(r.Mentions, func(m language.Mention) bool { return m.From >= from-1 }) || slices.ContainsFunc(r.Tokens[min(from, len(r.Tokens)):], func(t language.Token) bool {
		return language.Listed("stands-for-app", t.Norm)
	})
}

// withoutHeard is a question without such words behind it: "is it still banned, I thought they lifted it".
// What alone names the app or the people stays: "is that allowed, I heard Pigeon is banned".
func withoutHeard(lex *language.Lexicon, b *knowledge.Base, text string, today knowledge.Day) string {
	r := lex.Read(text, today)
	if !asks(&r) {
		return text
	}
	last := len(r.Tokens)
	for i := 2; i+1 < last; i++ {
		if parted(&r, i) && ruled(&r, 0, i) && !language.Listed("coordinating", r.Tokens[i].Norm) && heard(&r, i, last) && !namesMore(&r, b, i) {
			return strings.TrimRight(r.Text[:r.Tokens[i].Start], " ,-–—")
		}
	}
	return text
}

// namesMore tells that from the token on an app or the like, or people, are named, and none before it.
func namesMore(r *language.Reading, b *knowledge.Base, at int) bool {
	names := func(from, to int, is func(knowledge.Kind) bool) bool {
		return slices.ContainsFunc(r.Mentions, func(m language.Mention) bool {
			e := b.Entity(m.Entities[0])
			return from <= m.From && m.To <= to && e != nil && is(e.Kind)
		})
	}
	people := func(k knowledge.Kind) bool { return k == knowledge.AudienceKind || k == knowledge.UnitKind }
	return slices.ContainsFunc([]func(knowledge.Kind) bool{knowledge.Kind.Used, people}, func(is func(knowledge.Kind) bool) bool {
		return names(at, len(r.Tokens), is) && !names(0, at, is)
	})
}

// parted tells that a comma or dash stands before the token.
func parted(r *language.Reading, i int) bool {
	return r.Tokens[i-1].Text == "," || dash.MatchString(r.Text[r.Tokens[i-1].End:r.Tokens[i].Start])
}

// ruled tells that a rule, its undoing or leave is spoken of between the tokens.
func ruled(r *language.Reading, from, to int) bool {
	return slices.ContainsFunc(r.Cues, func(c language.CueAt) bool {
		return from <= c.From && c.To <= to && (rules[c.Cue] != "" || c.Cue == "undo" || c.Cue == "may")
	})
}

// heard tells that a ban, or the end of one, is spoken of between the tokens as something that
// somebody only heard, thinks or says. An approval that somebody told of is said of the question.
func heard(r *language.Reading, from, to int) bool {
	words := r.Tokens[from:to]
	return slices.ContainsFunc(r.Cues, func(c language.CueAt) bool {
		return from <= c.From && c.To <= to && (c.Cue == "ban" || c.Cue == "undo" || c.Cue == "reinstate") && language.Voiced(words, c.From-from)
	})
}

// voices tells that the words up to the token only say who said, read or heard what is asked about,
// and where: "my neighbour read in the paper that we banned it, did we".
func (p *parser) voices(to int) bool {
	if p.verb.at < to || asks(&p.reading) || p.user() == thatUser {
		return false
	}
	tokens := p.reading.Tokens
	return language.Voiced(tokens, p.verb.at) && !language.Voiced(tokens[to:], p.verb.at-to)
}

// voicesPeople tells that the people named only say what is asked about, or are a part of what
// somebody read it in: "the Courier says that it is banned".
func (p *parser) voicesPeople(m language.Mention, e *knowledge.Entity) bool {
	if e.Kind != knowledge.AudienceKind || p.verb.at < m.To || asks(&p.reading) || p.user() == thatUser {
		return false
	}
	said := p.first("said")
	return p.voices(m.To) || m.To == said && said < p.verb.at && p.reading.Tokens[m.From].Upper
}
