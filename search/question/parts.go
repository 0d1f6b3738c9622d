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
	m := &message{lex: lex, base: b, today: today, before: before, context: before, segments: split(lex, text, today)}
	if len(m.segments) < 2 {
		return []*Question{m.parse(withoutHeard(lex, b, text, today))}
	}
	for at, s := range m.segments {
		m.read(at, s)
	}
	switch {
	case len(m.asked) == 0 && usedOnce(text):
		return []*Question{parse(lex, b, m.segments[len(m.segments)-1].text, before, today)}
	case len(m.asked) == 0:
		return []*Question{parse(lex, b, text, before, today)}
	}
	for _, q := range m.asked {
		q.Text, q.Wording = text, text
	}
	return m.asked
}

// message is a message of several segments as it is read.
type message struct {
	lex      *language.Lexicon
	base     *knowledge.Base
	today    knowledge.Day
	before   *Question // the question before it in the thread
	segments []segment

	asked   []*Question // so far
	around  []Word      // what was said since, and asked nothing
	context *Question   // what the next segment goes on from
	once    bool        // which says what somebody did once
}

// parse reads a segment as it goes on from those before it. "I used to use it. Is that bad?" asks of
// nothing that they do, and so for no leave: it goes on from what the words before it name, but from
// the use only where it asks of a rule itself.
func (m *message) parse(text string) *Question {
	q := parse(m.lex, m.base, text, m.context, m.today)
	if m.once && q.Intent == May {
		if alone := parse(m.lex, m.base, text, m.before, m.today); alone.Intent == Fact || alone.Intent == IsFact {
			return alone
		}
	}
	return q
}

// read takes in the segment at the place.
func (m *message) read(at int, s segment) {
	s.text = withoutHeard(m.lex, m.base, s.text, m.today)
	q := m.parse(s.text)
	s.asks = s.asks && !s.wonders(q, m.segments)
	joined := false
	if s.asks {
		q, joined = m.withAsides(q, at, s.text)
	}
	m.putAround(q, s)
	if m.context != m.before && !slices.Contains(m.asked, m.context) && !joined {
		q.placeIn(m.context)
	}
	same := slices.ContainsFunc(m.asked, func(a *Question) bool { return a.String() == q.String() })
	if s.asks && q.answerable() && len(m.asked) < maxParts && !same {
		m.asked = append(m.asked, q)
	}
	m.goOn(q, s)
}

// withAsides is the question of the segment at the place as it is read with what is said beside it,
// and whether something is.
func (m *message) withAsides(q *Question, at int, said string) (asked *Question, joined bool) {
	for _, aside := range saidBeside(m.lex, m.base, m.segments) {
		text := aside.with(said, at)
		if with, ok := q.askedBy(m.base, m.parse(text)); ok {
			q, joined, said = with, true, text
		}
	}
	return q, joined
}

// putAround keeps what a segment says that asks nothing for the question behind it that points at a
// thing.
func (m *message) putAround(q *Question, s segment) {
	switch {
	case !s.asks && language.Limited(s.text):
		m.around = nil // what it denies says nothing of what "it" is
	case !s.asks:
		m.around = append(m.around, q.Words...)
	case language.PointsAtThing(s.text):
		q.Around = slices.DeleteFunc(slices.Clone(m.around), func(x Word) bool {
			return slices.ContainsFunc(q.Words, func(own Word) bool { return own.Stem == x.Stem })
		})
	}
}

// goOn makes of a segment that names something or asks what the next one goes on from.
func (m *message) goOn(q *Question, s segment) {
	m.once = !s.asks && usedOnce(s.text)
	switch {
	case !s.asks && m.before != nil && m.before.Act != "" && q.Act == "" && len(q.Apps)+len(q.Actors) > 0 && len(q.Missing) == 0:
		m.context = m.before.of(q) // "back to the app."
	case !q.Carried && (q.names() || q.Act != "" || len(q.Where)+len(q.Outside) > 0) || s.asks && q.Carried:
		m.context = q
	}
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
		people := speaks(lex, s.text) || namesPeople(lex, b, words) || self && sitsOn(b, words)
		if people || slices.ContainsFunc(words, func(t language.Token) bool {
			return self && (language.Listed("works-in", t.Norm) || language.Says("completing", t.Stem)) || len(words) > 2 && (language.Says("granting-word", t.Stem) || language.Says("refusing", t.Stem))
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
