package extract

import (
	"policybot/knowledge"
	"policybot/knowledge/language"
)

// records are those of the ground, as a document is read against them. What it asks
// of itself isn't noted.
type records struct {
	ground *ground
	notes  notes
	own    knowledge.SourceID
	Home   knowledge.EntityID
}

// lexicon is the lexicon of the ground, as a document is read with it.
type lexicon struct {
	ground *ground
	notes  notes
}

// to gives the records and the lexicon to a document, noting what it asks.
func (g *ground) to(own knowledge.SourceID, n notes) (*records, *lexicon) {
	n.note(question{What: askHome})
	return &records{g, n, own, g.base.Home}, &lexicon{g, n}
}

func (r *records) Entity(id knowledge.EntityID) *knowledge.Entity {
	r.notes.note(question{What: askEntity, A: string(id)})
	return r.ground.base.Entity(id)
}

// NameOf is the entity's first name, or the id where nothing is known of it.
func (r *records) NameOf(id knowledge.EntityID) string {
	r.notes.note(question{What: askEntity, A: string(id)})
	return r.ground.base.NameOf(id)
}

func (r *records) Within(term, wider knowledge.EntityID, day knowledge.Day) bool {
	r.notes.note(question{What: askWithin, A: string(term), B: string(wider), Day: day})
	return r.ground.base.Within(term, wider, day)
}

// Above lists the bodies above the one today, nearest first.
func (r *records) Above(id knowledge.EntityID) []knowledge.EntityID {
	r.notes.note(question{What: askAbove, A: string(id)})
	return r.ground.base.Above(id, r.ground.today)
}

func (r *records) EventsOn(app knowledge.EntityID) []*knowledge.Event {
	r.notes.note(question{What: askEvents, A: string(app)})
	return r.ground.base.EventsOn(app)
}

func (r *records) Source(id knowledge.SourceID) *knowledge.Source {
	if id != r.own {
		r.notes.note(question{What: askSource, A: string(id)})
	}
	return r.ground.base.Source(id)
}

func (r *records) Passage(id knowledge.PassageID) *knowledge.Passage {
	p := r.ground.base.Passage(id)
	if p == nil || p.Source != r.own {
		r.notes.note(question{What: askPassage, A: string(id)})
	}
	return p
}

// PassagesOf lists the passages of a source, in the order in which they stand there.
func (r *records) PassagesOf(id knowledge.SourceID) []knowledge.PassageID {
	if id != r.own {
		r.notes.note(question{What: askPages, A: string(id)})
	}
	return r.ground.base.PassagesOf(id)
}

func (r *records) today() knowledge.Day {
	r.notes.note(question{What: askToday})
	return r.ground.today
}

// isToCome tells that a date has not begun.
func (r *records) isToCome(d knowledge.Date) bool {
	if d.IsZero() {
		return false
	}
	r.notes.note(question{What: askCome, Day: d.First})
	return d.First > r.ground.today
}

func (l *lexicon) noteWords(tokens []language.Token) {
	if l.notes == nil {
		return
	}
	for _, t := range tokens {
		if t.Word {
			l.notes[wordOf(t)] = true
		}
	}
}

func (l *lexicon) Named(tokens []language.Token) []language.Mention {
	l.noteWords(tokens)
	return l.ground.lexicon.Named(tokens)
}

// Mentions lists the entities that the text names, each once.
func (l *lexicon) Mentions(text string) []knowledge.EntityID {
	var list []knowledge.EntityID
	for _, m := range l.Named(language.Words(text)) {
		for _, id := range m.Entities {
			list = appendNew(list, id)
		}
	}
	return list
}

// Names lists the entities that the text as a whole is a name of.
func (l *lexicon) Names(text string) []knowledge.EntityID {
	words := language.Words(text)
	l.noteWords(words)
	return l.ground.lexicon.NamedBy(words)
}

func (l *lexicon) Knows(t language.Token) bool {
	l.noteWords([]language.Token{t})
	return l.ground.lexicon.Knows(t)
}

func (l *lexicon) Sector(stem string) []knowledge.EntityID {
	l.notes.note(question{What: askSector, A: stem})
	return l.ground.lexicon.Sector(stem)
}

// Read reads a text with slips of spelling, for which the names are looked at that
// it hasn't got the words of.
func (l *lexicon) Read(text string, today knowledge.Day) language.Reading {
	l.notes.note(question{What: askText, A: text, Day: today})
	return l.ground.lexicon.Read(text, today)
}
