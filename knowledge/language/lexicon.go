package language

import (
	"hash/fnv"
	"slices"
	"strings"

	"policybot/knowledge"
)

// Lexicon knows the names of one Base. It is immutable and safe for use by
// many goroutines.
type Lexicon struct {
	base      *knowledge.Base
	names     map[string][]knowledge.EntityID // by the words' norms, parted by spaces
	terms     map[string][]knowledge.EntityID // terms of scopes, by the words in the singular
	verbs     map[string][]knowledge.EntityID // terms of one word, by its stem
	squashed  map[string][]knowledge.EntityID // by the letters alone, where there are enough
	asIs      map[string][]knowledge.EntityID // names that are also everyday words, as written
	everyday  map[string][]knowledge.EntityID // those of them that are proposed, in lower case
	sectors   map[string][]knowledge.EntityID // by the stems of sector and kind
	heads     map[string][]knowledge.EntityID // by the stem of the noun for a body in a name
	slips     map[slipKey][]string            // squashed names by first letter and length
	devices   map[owned][]knowledge.EntityID  // of a kind, by whose they are
	classes   map[string][]knowledge.EntityID // by the stems of their names without a noun for apps
	short     map[string][]knowledge.EntityID // bodies, by a word that is short for their name
	shortApps map[string][]shortApp           // by what stands in their names behind the maker's
	words     map[string]bool                 // stems that the records use in running text
	written   map[string]bool                 // stems that the documents use: no slips of spelling
	longest   int                             // words in the longest name

	begins, beginsTerm map[string]bool // words that names and terms begin with, see reach
}

type slipKey struct {
	first  byte
	length int
}

// minSquashed is how many letters a name must have to be found however its
// words are parted, and to be guessed from a slip of spelling: short names are
// never guessed.
const minSquashed = 5

// NewLexicon makes the lexicon of the records.
func NewLexicon(b *knowledge.Base) *Lexicon {
	l := NewNames(b)
	l.learnAll(b)
	return l
}

// NewNames makes the lexicon of the names alone, which knows no words of the records.
func NewNames(b *knowledge.Base) *Lexicon {
	l := &Lexicon{
		base: b, names: map[string][]knowledge.EntityID{}, terms: map[string][]knowledge.EntityID{}, verbs: map[string][]knowledge.EntityID{},
		squashed: map[string][]knowledge.EntityID{}, asIs: map[string][]knowledge.EntityID{}, everyday: map[string][]knowledge.EntityID{},
		sectors: map[string][]knowledge.EntityID{}, heads: map[string][]knowledge.EntityID{}, slips: map[slipKey][]string{}, words: map[string]bool{}, written: map[string]bool{},
		devices: map[owned][]knowledge.EntityID{}, classes: map[string][]knowledge.EntityID{},
	}
	for _, e := range b.Entities {
		l.learnNames(e)
	}
	for _, e := range b.Entities {
		if e.Kind == knowledge.DeviceKind {
			l.learnOwned(e)
		}
	}
	for key := range l.squashed {
		k := slipKey{key[0], len(key)}
		l.slips[k] = append(l.slips[k], key)
	}
	for _, list := range l.slips {
		slices.Sort(list)
	}
	l.learnBeginnings()
	l.learnShort(b)
	l.learnShortApps()
	return l
}

// learnNames notes what an entity is called, and what it is one of.
func (l *Lexicon) learnNames(e *knowledge.Entity) {
	for _, n := range e.Names {
		if n.AsWritten {
			l.addAsWritten(n.Text, e)
		} else {
			l.add(n.Text, e)
		}
	}
	if len(e.Names) == 0 {
		l.add(strings.NewReplacer("-", " ", "_", " ").Replace(string(e.ID)), e)
	}
	for _, t := range Tokenize(e.Sector) {
		if t.Word && !Stop(t.Norm) {
			put(l.sectors, t.Stem, e.ID)
		}
	}
	for _, n := range e.Names {
		if noun := headNoun(n.Text); noun != "" && (e.Kind == knowledge.Government || e.Kind == knowledge.Organization) {
			put(l.heads, Stem(noun), e.ID)
		}
	}
	put(l.sectors, Stem(string(e.Kind)), e.ID)
	l.learnClass(e)
}

// Part is the lexicon of a base with the same entities and fewer records. It
// shares the names.
func (l *Lexicon) Part(b *knowledge.Base) *Lexicon {
	part := *l
	part.base, part.words, part.written = b, map[string]bool{}, map[string]bool{}
	part.learnAll(b)
	return &part
}

func (l *Lexicon) learnAll(b *knowledge.Base) {
	for _, e := range b.Events {
		learn(l.words, e.Text)
	}
	for _, f := range b.Facts {
		learn(l.words, f.Relation+" "+f.Text)
	}
	share := 1 + uint32(len(b.Passages)/maxLearned)
	for share&(share-1) != 0 { // a power of two, so that it seldom changes
		share++
	}
	for _, p := range b.Passages {
		if share == 1 || chosen(string(p.ID), share) {
			learn(l.written, p.Text)
		}
	}
}

// maxLearned bounds of about how many passages the words are learned: more of them
// have few words that these don't.
const maxLearned = 10_000

// chosen tells that the passage is the one of so many whose words are learned. It
// doesn't depend on the others, so that a new one changes nothing for them.
func chosen(id string, of uint32) bool {
	h := fnv.New32a()
	h.Write([]byte(id))
	return h.Sum32()%of == 0
}

// headNoun is the noun for a body that a name says what it is by: "court" of "Labour Court of
// Ruritania"; or "".
func headNoun(name string) string {
	name, _, _ = strings.Cut(name, " of ")
	words := normsOf(Words(name))
	if len(words) < 2 || !BodyNoun(words[len(words)-1]) {
		return ""
	}
	return words[len(words)-1]
}

// put files an entity under a key, once. All of one entity is put before any of
// the next, so that only the last of a list can be it.
func put(m map[string][]knowledge.EntityID, key string, id knowledge.EntityID) {
	if list := m[key]; len(list) == 0 || list[len(list)-1] != id {
		m[key] = append(list, id)
	}
}

func learn(words map[string]bool, text string) {
	for _, t := range Tokenize(text) {
		if t.Word {
			words[t.Stem] = true
		}
	}
}

func (l *Lexicon) add(name string, e *knowledge.Entity) {
	words := Words(name)
	norms := normsOf(words)
	if len(norms) == 0 {
		return
	}
	l.longest = max(l.longest, len(norms))
	if len(norms) == 1 && Stop(norms[0]) {
		put(l.asIs, strings.ReplaceAll(name, ".", ""), e.ID)
		return
	}
	put(l.names, strings.Join(norms, " "), e.ID)
	if !proper(e.Kind) {
		put(l.terms, singulars(words), e.ID)
		if len(norms) == 1 {
			put(l.verbs, Stem(norms[0]), e.ID)
		}
		return
	}
	if all := strings.Join(norms, ""); len(all) >= minSquashed {
		put(l.squashed, all, e.ID)
	}
}

// addAsWritten adds a name that is an everyday word too.
func (l *Lexicon) addAsWritten(name string, e *knowledge.Entity) {
	words := Words(name)
	if len(words) != 1 {
		l.add(name, e)
		return
	}
	l.longest = max(l.longest, 1)
	put(l.asIs, strings.ReplaceAll(name, ".", ""), e.ID)
	if !Stop(words[0].Norm) {
		put(l.everyday, words[0].Norm, e.ID)
	}
}

func normsOf(words []Token) []string {
	var norms []string
	for _, t := range words {
		norms = append(norms, t.Norm)
	}
	return norms
}

// singulars are the words, each in the singular.
func singulars(words []Token) string {
	norms := normsOf(words)
	for i, n := range norms {
		norms[i] = singular(n)
	}
	return strings.Join(norms, " ")
}

// singular is the word without the ending of a plural. A stem would take too
// much away: records are no recordings.
func singular(word string) string {
	if head, ok := strings.CutSuffix(word, "ies"); ok && len(head) > 2 {
		return head + "y"
	}
	if head, ok := strings.CutSuffix(word, "wives"); ok { // midwives
		return head + "wife"
	}
	if strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && len(word) > 3 {
		return word[:len(word)-1]
	}
	return word
}

// proper tells that names of this kind are proper names, which have no other
// forms.
func proper(k knowledge.Kind) bool {
	return k.Acts() || k == knowledge.App || k == knowledge.PlaceKind
}

// Words are the words of a text, without marks.
func Words(text string) []Token {
	return slices.DeleteFunc(Tokenize(text), func(t Token) bool { return !t.Word })
}

// InRecords tells that the records use the word in running text.
func (l *Lexicon) InRecords(t Token) bool { return l.words[t.Stem] }

// Sector lists the entities whose kind or sector the word names.
func (l *Lexicon) Sector(stem string) []knowledge.EntityID { return l.sectors[stem] }

// Mentions lists the entities that the text names, each once, for texts that
// are read only for whom they speak of.
func (l *Lexicon) Mentions(text string) []knowledge.EntityID {
	var list []knowledge.EntityID
	for _, m := range l.mentions(Words(text), false) {
		for _, id := range m.Entities {
			if !slices.Contains(list, id) {
				list = append(list, id)
			}
		}
	}
	return list
}

// Names lists the entities that the text as a whole is a name of.
func (l *Lexicon) Names(text string) []knowledge.EntityID { return l.NamedBy(Words(text)) }

// NamedBy is the same of the words of a text.
func (l *Lexicon) NamedBy(words []Token) []knowledge.EntityID {
	if len(words) == 0 {
		return nil
	}
	if m, ok := l.nameAt(words, 0); ok && m.To == len(words) {
		return m.Entities
	}
	return nil
}
