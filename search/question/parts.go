package question

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// maxParts bounds how many questions of one message are answered.
const maxParts = 4

// ParseAll reads a message that may hold several questions. Sentences that ask
// nothing are what the next question is about: "I have a work phone. Is the
// app ok on it?" is one question. At least one question is given back. Asker is
// the language of whoever asks, or nothing where it isn't known: it counts where
// neither the words nor the thread tell.
func ParseAll(lex *language.Lexicon, b *knowledge.Base, text string, before *Question, asker language.Tag, today knowledge.Day) []*Question {
	t := tongue(lex, text, before, asker)
	if !t.Readable() {
		return []*Question{unread(text, t)}
	}
	plain := language.PlainAddresses(text)
	if t == language.English {
		plain = language.InFull(plain)
	}
	w := lex.InEnglish(plain, t)
	asked := parseAll(lex, b, w.Text, before, today)
	for _, q := range asked {
		q.saidIn(t, plain, w)
		q.Text = text
	}
	return asked
}

// parseAll reads a message in English.
func parseAll(lex *language.Lexicon, b *knowledge.Base, text string, before *Question, today knowledge.Day) []*Question {
	text = plainTail(lex, b, language.GrantsPlainly(text), before, today)
	segments := split(lex, text, today)
	if len(segments) < 2 {
		return []*Question{parse(lex, b, withoutHeard(lex, text, today), before, today)}
	}
	var asked []*Question
	var around []Word
	context := before
	for at, s := range segments {
		s.text = withoutHeard(lex, s.text, today)
		q := parse(lex, b, s.text, context, today)
		s.asks = s.asks && !s.wonders(q, segments)
		joined := false
		if s.asks {
			said := s.text
			for _, aside := range saidBeside(lex, b, segments) {
				text := aside.with(said, at)
				if with, ok := q.askedBy(b, parse(lex, b, text, context, today)); ok {
					q, joined, said = with, true, text
				}
			}
		}
		switch {
		case !s.asks && language.Limited(s.text):
			around = nil // what it denies says nothing of what "it" is
		case !s.asks:
			around = append(around, q.Words...)
		case language.PointsAtThing(s.text):
			q.Around = slices.DeleteFunc(slices.Clone(around), func(x Word) bool {
				return slices.ContainsFunc(q.Words, func(own Word) bool { return own.Stem == x.Stem })
			})
		}
		if context != before && !slices.Contains(asked, context) && !joined {
			q.placeIn(context)
		}
		same := slices.ContainsFunc(asked, func(a *Question) bool { return a.String() == q.String() })
		if s.asks && q.answerable() && len(asked) < maxParts && !same {
			asked = append(asked, q)
		}
		switch {
		case !s.asks && before != nil && before.Act != "" && q.Act == "" && len(q.Apps)+len(q.Actors) > 0 && len(q.Missing) == 0:
			context = before.of(q) // "back to the app."
		case !s.asks && usedOnce(s.text): // "I used to use it. Is that bad?" asks of nothing that they do
		case !q.Carried && (q.names() || q.Act != "" || len(q.Where)+len(q.Outside) > 0) || s.asks && q.Carried:
			context = q
		}
	}
	if len(asked) == 0 && usedOnce(text) {
		return []*Question{parse(lex, b, segments[len(segments)-1].text, before, today)}
	}
	if len(asked) == 0 {
		return []*Question{parse(lex, b, text, before, today)}
	}
	for _, q := range asked {
		q.Text, q.Wording = text, text
	}
	return asked
}

// saidAside is a segment that asks nothing and may be read with the question, and where it stands.
type saidAside struct {
	text   string
	at     int
	people bool // it names those who speak, or others
}

// with is the question, which is a segment as well, with what is said beside it: people ahead of it,
// where they were named before.
func (a saidAside) with(asked string, at int) string {
	if a.people && a.at < at {
		return strings.TrimRight(a.text, ".! ") + ", " + asked
	}
	return strings.TrimRight(asked, "?! ") + ", " + a.text
}

// speaks tells that the words say no more than who speaks, people or a unit on record or by their
// noun: "claims here", "the night desk here", but not "big mess here".
func speaks(lex *language.Lexicon, text string) bool {
	words := language.Words(text)
	last := len(words) - 1
	if last <= 0 || last > mostBetween || words[last].Norm != "here" || language.Says("oneself", words[0].Stem) || slices.ContainsFunc(words[:last], func(t language.Token) bool { return language.Stop(t.Norm) }) {
		return false
	}
	return language.Says("who-does", words[last-1].Stem) || language.Says("works-at", words[last-1].Stem) || slices.ContainsFunc(lex.Named(words), func(m language.Mention) bool { return m.To == last })
}

// saidBeside are the segments that may say who asks or where they work, or whether something was
// approved or done: "I'm a driver", "I'm in claims", "my manager approved it".
func saidBeside(lex *language.Lexicon, b *knowledge.Base, segments []segment) (list []saidAside) {
	for i, s := range segments {
		words := language.Words(s.text)
		if s.asks || len(words) > mostAside {
			continue
		}
		self := len(words) > 2 && language.Says("oneself", words[0].Stem)
		people := speaks(lex, s.text) || namesPeople(lex, b, words)
		if people || slices.ContainsFunc(words, func(t language.Token) bool {
			return self && (language.Listed("works-in", t.Norm) || language.Listed("on-body", t.Norm) || language.Says("completing", t.Stem)) || len(words) > 2 && (language.Says("granting-word", t.Stem) || language.Says("refusing", t.Stem))
		}) {
			list = append(list, saidAside{s.text, i, people})
		}
	}
	return list
}

// namesPeople tells that people or a unit on record are named, of whom those who ask may be.
func namesPeople(lex *language.Lexicon, b *knowledge.Base, words []language.Token) bool {
	return slices.ContainsFunc(lex.Named(words), func(m language.Mention) bool {
		e := b.Entity(m.Entities[0])
		return e != nil && (e.Kind == knowledge.AudienceKind || e.Kind == knowledge.UnitKind)
	})
}

// mostAside is how many words such a segment has at most.
const mostAside = 16

// askedBy is the question as it is read with what is said beside it, and whether that changes
// nothing but for whom, or on what terms, it is asked.
func (q *Question) askedBy(b *knowledge.Base, with *Question) (*Question, bool) {
	_, other := with.Lacks(OtherRole)
	if other || !q.AsksPermission() || with.Intent != May || with.Negative != q.Negative || !slices.Equal(q.Apps, with.Apps) || !slices.Equal(q.Actors, with.Actors) && !with.ofPartOf(b, q.Actors) {
		return q, false
	}
	with.Beyond = q.Beyond // "I only need it today" asks for nothing
	return with, true
}

// ofPartOf tells that the question is of one unit of home, where home is whom it would be of
// otherwise.
func (q *Question) ofPartOf(b *knowledge.Base, actors []knowledge.EntityID) bool {
	if len(q.Actors) != 1 || b.Home == "" || !slices.Equal(actors, []knowledge.EntityID{b.Home}) {
		return false
	}
	e := b.Entity(q.Actors[0])
	return e != nil && e.Kind == knowledge.UnitKind && slices.Contains(b.Above(e.ID, knowledge.LastDay-1), b.Home)
}

// of is the question asked of what a sentence names that asks nothing itself.
func (q *Question) of(named *Question) *Question {
	c := *q
	if len(named.Apps) > 0 {
		c.Apps = named.Apps
	}
	if len(named.Actors) > 0 {
		c.Actors = named.Actors
	}
	return &c
}

// placeIn adds the terms that a sentence before the question gave: "I'm a
// driver. May I use it?"
func (q *Question) placeIn(before *Question) {
	if q.them {
		before = before.forThem()
	}
	ofRule := before.Act != "" && !before.Asked && !before.self // "managers said that it is banned"
	for d, terms := range before.Where {
		if people := d == knowledge.Audience || d == knowledge.Unit; len(q.Where[d]) == 0 && !(ofRule && people) {
			q.Where[d] = terms
		}
	}
	for d, terms := range before.Outside {
		for _, id := range terms {
			if !slices.Contains(q.Where[d], id) {
				q.leaveOut(d, id)
			}
		}
	}
}

// answerable tells that the records could be asked this.
func (q *Question) answerable() bool {
	switch q.Intent {
	case Chat, Sure:
		return false
	case Fact, IsFact, Said, About:
		return q.names() || len(q.Words) > 1
	}
	return true
}

func (q *Question) names() bool {
	return len(q.Actors)+len(q.Apps)+len(q.Others)+len(q.Missing) > 0
}
