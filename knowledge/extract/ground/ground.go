package ground

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// Ground is what documents are read against: the records, with the entities that are
// proposed, the names of these, and the day.
type Ground struct {
	Base     *knowledge.Base
	lexicon  *language.Lexicon
	Today    knowledge.Day
	bearings func() *language.Bearings // once

	mu      sync.RWMutex
	answers map[Question][sha256.Size]byte // those that were given
}

// New is what the base and the day give.
func New(b *knowledge.Base, today knowledge.Day) *Ground {
	lex := language.NewLexicon(b)
	return &Ground{Base: b, lexicon: lex, Today: today, bearings: sync.OnceValue(lex.Bearings), answers: map[Question][sha256.Size]byte{}}
}

// Question is one that reading a document asks of the ground. Whoever gets the same
// answers to all that it asked reads the same document alike.
type Question struct {
	What    ask
	A, B, C string
	Day     knowledge.Day
}

// ask is what a question is about.
type ask byte

const (
	askWord    ask = iota + 1 // what bears on texts with the word
	askText                   // whom a text names, guessed at
	askSector                 // who is of a sector
	askEntity                 // what an entity is
	askWithin                 // whether a term lies in another
	askAbove                  // who is above a body
	askEvents                 // which records there are on an app
	askSource                 // what a source is
	askPassage                // what a passage is
	askPages                  // which passages a source has
	askHome                   // whom "we" means
	askToday                  // which day it is
	askCome                   // whether a day has come
)

// Notes are the questions that were asked. Of none, nothing is noted.
type Notes map[Question]bool

func (n Notes) note(q Question) {
	if n != nil {
		n[q] = true
	}
}

// Asked lists the questions, in order.
func (n Notes) Asked() []Question {
	list := make([]Question, 0, len(n))
	for q := range n {
		list = append(list, q)
	}
	slices.SortFunc(list, func(x, y Question) int {
		if c := int(x.What) - int(y.What); c != 0 {
			return c
		}
		if x.Day != y.Day {
			return int(x.Day) - int(y.Day)
		}
		return strings.Compare(x.A+"\x00"+x.B+"\x00"+x.C, y.A+"\x00"+y.B+"\x00"+y.C)
	})
	return list
}

// wordOf asks of a word. Of most words nothing but the text needs to be kept.
func wordOf(t language.Token) Question {
	q := Question{What: askWord, A: t.Text}
	if t.Norm != strings.ToLower(t.Text) {
		q.B = t.Norm
	}
	if t.Stem != language.Stem(t.Norm) {
		q.C = t.Stem
	}
	return q
}

func (q Question) token() language.Token {
	t := language.Token{Text: q.A, Norm: q.B, Stem: q.C, Word: true}
	if t.Norm == "" {
		t.Norm = strings.ToLower(t.Text)
	}
	if t.Stem == "" {
		t.Stem = language.Stem(t.Norm)
	}
	return t
}

// Given is the hash of what the ground answers to the questions.
func (g *Ground) Given(questions []Question) string {
	h := sha256.New()
	for _, q := range questions {
		sum := g.sumOf(q)
		h.Write(sum[:])
	}
	return hex.EncodeToString(h.Sum(nil))
}

func (g *Ground) sumOf(q Question) [sha256.Size]byte {
	g.mu.RLock()
	sum, known := g.answers[q]
	g.mu.RUnlock()
	if !known {
		sum = sha256.Sum256([]byte(g.answer(q)))
		g.mu.Lock()
		g.answers[q] = sum
		g.mu.Unlock()
	}
	return sum
}

func (g *Ground) answer(q Question) string {
	switch q.What {
	case askWord:
		return g.bearings().Of(q.token())
	case askText:
		return Encoded(g.lexicon.Read(q.A, q.Day).Mentions)
	case askSector:
		return Encoded(g.lexicon.Sector(q.A))
	case askEntity:
		return Encoded(g.Base.Entity(knowledge.EntityID(q.A)))
	case askWithin:
		return Encoded(g.Base.Within(knowledge.EntityID(q.A), knowledge.EntityID(q.B), q.Day))
	case askAbove:
		return Encoded(g.Base.Above(knowledge.EntityID(q.A), g.Today))
	case askEvents:
		return Encoded(g.Base.EventsOn(knowledge.EntityID(q.A)))
	case askSource:
		return Encoded(g.Base.Source(knowledge.SourceID(q.A)))
	case askPassage:
		return Encoded(g.Base.Passage(knowledge.PassageID(q.A)))
	case askPages:
		return Encoded(g.Base.PassagesOf(knowledge.SourceID(q.A)))
	case askHome:
		return string(g.Base.Home)
	case askToday:
		return g.Today.String()
	case askCome:
		return fmt.Sprint(q.Day <= g.Today)
	}
	panic(fmt.Sprintf("no such question: %d", q.What))
}

// Encoded is what is on record as text, alike for what is alike.
func Encoded(x any) string {
	body, err := json.Marshal(x)
	if err != nil {
		panic(fmt.Sprintf("what is on record can't be encoded: %v", err)) // it has nothing that can't
	}
	return string(body)
}
