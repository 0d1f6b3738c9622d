package ground

import (
	"policybot/knowledge"
	"policybot/knowledge/language"
)

// Records are those of the ground, as a document is read against them. What it asks
// of itself isn't noted.
type Records struct {
	ground *Ground
	notes  Notes
	own    knowledge.SourceID
	Home   knowledge.EntityID
}

// Lexicon is the lexicon of the ground, as a document is read with it.
type Lexicon struct {
	ground *Ground
	notes  Notes
}

// to gives the records and the lexicon to a document, noting what it asks.
func (g *Ground) to(own knowledge.SourceID, n Notes) (*Records, *Lexicon) {
	n.note(Question{What: askHome})
	return &Records{g, n, own, g.Base.Home}, &Lexicon{g, n}
}

// Entity is the entity with the id, or nil.
func (r *Records) Entity(id knowledge.EntityID) *knowledge.Entity {
	r.notes.note(Question{What: askEntity, A: string(id)})
	return r.ground.Base.Entity(id)
}

// NameOf is the entity's first name, or the id where nothing is known of it.
func (r *Records) NameOf(id knowledge.EntityID) string {
	r.notes.note(Question{What: askEntity, A: string(id)})
	return r.ground.Base.NameOf(id)
}

// Within tells that the term lies in the wider one on the day.
func (r *Records) Within(term, wider knowledge.EntityID, day knowledge.Day) bool {
	r.notes.note(Question{What: askWithin, A: string(term), B: string(wider), Day: day})
	return r.ground.Base.Within(term, wider, day)
}

// Above lists the bodies above the one today, nearest first.
func (r *Records) Above(id knowledge.EntityID) []knowledge.EntityID {
	r.notes.note(Question{What: askAbove, A: string(id)})
	return r.ground.Base.Above(id, r.ground.Today)
}

// EventsOn lists the events on record about the app.
func (r *Records) EventsOn(app knowledge.EntityID) []*knowledge.Event {
	r.notes.note(Question{What: askEvents, A: string(app)})
	return r.ground.Base.EventsOn(app)
}

// Source is the source with the id, or nil.
func (r *Records) Source(id knowledge.SourceID) *knowledge.Source {
	if id != r.own {
		r.notes.note(Question{What: askSource, A: string(id)})
	}
	return r.ground.Base.Source(id)
}

// Passage is the passage with the id, or nil.
func (r *Records) Passage(id knowledge.PassageID) *knowledge.Passage {
	p := r.ground.Base.Passage(id)
	if p == nil || p.Source != r.own {
		r.notes.note(Question{What: askPassage, A: string(id)})
	}
	return p
}

// PassagesOf lists the passages of a source, in the order in which they stand there.
func (r *Records) PassagesOf(id knowledge.SourceID) []knowledge.PassageID {
	if id != r.own {
		r.notes.note(Question{What: askPages, A: string(id)})
	}
	return r.ground.Base.PassagesOf(id)
}

func (r *Records) today() knowledge.Day {
	r.notes.note(Question{What: askToday})
	return r.ground.Today
}

// IsToCome tells that a date has not begun.
func (r *Records) IsToCome(d knowledge.Date) bool {
	if d.IsZero() {
		return false
	}
	r.notes.note(Question{What: askCome, Day: d.First})
	return d.First > r.ground.Today
}

func (l *Lexicon) noteWords(tokens []language.Token) {
	if l.notes == nil {
		return
	}
	for _, t := range tokens {
		if t.Word {
			l.notes[wordOf(t)] = true
		}
	}
}

// Named are the names among the words.
func (l *Lexicon) Named(tokens []language.Token) []language.Mention {
	l.noteWords(tokens)
	return l.ground.lexicon.Named(tokens)
}

// Mentions lists the entities that the text names, each once.
func (l *Lexicon) Mentions(text string) []knowledge.EntityID {
	var list []knowledge.EntityID
	for _, m := range l.Named(language.Words(text)) {
		for _, id := range m.Entities {
			list = AppendNew(list, id)
		}
	}
	return list
}

// Names lists the entities that the text as a whole is a name of.
func (l *Lexicon) Names(text string) []knowledge.EntityID {
	words := language.Words(text)
	l.noteWords(words)
	return l.ground.lexicon.NamedBy(words)
}

// Knows tells that the word is one of the language or of the records.
func (l *Lexicon) Knows(t language.Token) bool {
	l.noteWords([]language.Token{t})
	return l.ground.lexicon.Knows(t)
}

// Sector lists the entities whose kind or sector the word names.
func (l *Lexicon) Sector(stem string) []knowledge.EntityID {
	l.notes.note(Question{What: askSector, A: stem})
	return l.ground.lexicon.Sector(stem)
}

// Read reads a text with slips of spelling, for which the names are looked at that
// it hasn't got the words of.
func (l *Lexicon) Read(text string, today knowledge.Day) language.Reading {
	l.notes.note(Question{What: askText, A: text, Day: today})
	return l.ground.lexicon.Read(text, today)
}
