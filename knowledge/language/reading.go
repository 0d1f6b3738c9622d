package language

import (
	"slices"
	"strings"

	"policybot/knowledge"
)

// Mention is a place in a text where an entity is named.
type Mention struct {
	Entities []knowledge.EntityID // several where the name is shared
	From, To int                  // tokens
	Text     string
	Slip     bool // read through a slip of spelling
	Generic  bool // by kind or sector: "the bank"
}

// Reading is what a text says, before anything is concluded from it.
type Reading struct {
	Text     string
	Tokens   []Token // words, and marks that end or part sentences
	Mentions []Mention
	Cues     []CueAt
	Times    []When
	Cut      bool // the text was longer than MaxText
}

// Read reads a text, with times anchored at today. Of a very long text the
// beginning is read.
func (l *Lexicon) Read(text string, today knowledge.Day) Reading {
	r := Reading{Text: text}
	if len(text) > MaxText {
		r.Text, r.Cut = strings.ToValidUTF8(text[:MaxText], ""), true
	}
	r.Tokens = slices.DeleteFunc(Tokenize(r.Text), func(t Token) bool { return !t.Word && !strings.Contains("?!;,:", t.Text) })
	r.Times = Times(r.Text, today)
	r.Mentions = l.mentions(r.Tokens, true)
	l.mend(r.Tokens, r.Mentions)
	for _, c := range findCues(r.Tokens) {
		if !r.dates(c) && r.bears(c) && !slices.ContainsFunc(r.Mentions, func(m Mention) bool { return !m.Generic && m.From <= c.From && c.To <= m.To }) {
			r.Cues = append(r.Cues, c)
		}
	}
	return r
}

// bears tells that what is taken back, brought back or called off is a rule, or
// stands for one: nobody undoes a ban who takes a phone back home.
func (r *Reading) bears(c CueAt) bool {
	if c.Cue == "allow" && c.To == c.From+1 && r.Tokens[c.From].Norm == "fine" {
		return r.letsDo(c.From)
	}
	if c.Cue != "undo" && c.Cue != "reinstate" || c.To-c.From < 3 || !listed("undoing-end", r.Tokens[c.To-1].Norm) {
		return true
	}
	return slices.ContainsFunc(r.Tokens[c.From:c.To-1], func(t Token) bool {
		return listed("rule", t.Norm)
	})
}

// letsDo tells that the "fine" at the token says that something may be done, and is no
// fine to be paid.
func (r *Reading) letsDo(i int) bool {
	if i == 0 || i+1 < len(r.Tokens) && listed("behind-penalty", r.Tokens[i+1].Norm) {
		return false
	}
	said := listed("before-fine", r.Tokens[i-1].Norm) || slices.ContainsFunc(r.Mentions, func(m Mention) bool {
		return m.To == i && (m.From == 0 || !Says("determiner-word", r.Tokens[m.From-1].Stem))
	})
	return said || r.Tokens[i-1].Text == ","
}

// dates tells that the words only name a time: the end of 2020 ends nothing.
// Today is also now.
func (r *Reading) dates(c CueAt) bool {
	return c.Cue != "now" && slices.ContainsFunc(r.Times, func(w When) bool {
		return w.Start <= r.Tokens[c.From].Start && r.Tokens[c.To-1].End <= w.End
	})
}

// unwritten are the ways in which words may name what no name of the records is written as, the
// surest first.
var unwritten = []func(l *Lexicon, tokens []Token, i int) (Mention, bool){
	(*Lexicon).addressAt, (*Lexicon).ownedAt, (*Lexicon).shortAt, (*Lexicon).shortAppAt, (*Lexicon).ruledClassAt, (*Lexicon).genericAt,
}

// mentions finds names from left to right, the longest first. Slips of
// spelling and generic names are looked for only where asked.
func (l *Lexicon) mentions(tokens []Token, guess bool) []Mention {
	var found []Mention
	guesses := 0
	for i := 0; i < len(tokens); {
		m, ok := l.nameAt(tokens, i)
		if device, owned := l.bodysDeviceAt(tokens, i); guess && owned && (!ok || device.To > m.To) {
			m, ok = device, true
		}
		for k := 0; !ok && guess && k < len(unwritten); k++ {
			m, ok = unwritten[k](l, tokens, i)
		}
		if !ok && guess && guesses < maxGuesses && l.strange(tokens[i:min(i+2, len(tokens))]) {
			guesses++
			m, ok = l.slipAt(tokens, i)
		}
		if !ok {
			i++
			continue
		}
		m.Text = textOf(tokens[m.From:m.To])
		found = append(found, m)
		i = m.To
	}
	return found
}

// strange tells that one of the words is neither of the language nor of the
// records.
func (l *Lexicon) strange(tokens []Token) bool {
	return slices.ContainsFunc(tokens, func(t Token) bool { return t.Word && !l.Knows(t) })
}

// maxGuesses bounds how many words of a text are tried as slips of spelling.
const maxGuesses = 64

func textOf(tokens []Token) string {
	var parts []string
	for _, t := range tokens {
		parts = append(parts, t.Text)
	}
	return strings.Join(parts, " ")
}

func (l *Lexicon) nameAt(tokens []Token, i int) (Mention, bool) {
	if !tokens[i].Word {
		return Mention{}, false
	}
	for n := min(l.reach(tokens[i]), len(tokens)-i); n > 0; n-- {
		window := tokens[i : i+n]
		if !window[n-1].Word {
			continue
		}
		ids := l.named(window)
		if len(ids) == 0 && n == 1 && i > 0 && tokens[i-1].Norm == "the" {
			ids = l.asIs[strings.ToUpper(window[0].Norm)] // "the us" is nobody's us
		}
		if len(ids) == 0 && n == 1 && i > 0 && listed("verb-follows", tokens[i-1].Norm) && !Stop(window[0].Norm) {
			ids = l.verbs[window[0].Stem] // "to record" speaks of recording
		}
		if len(ids) == 0 && n == 1 {
			ids = l.usedAt(tokens, i)
		}
		if len(ids) > 0 && n == 2 && l.standard(ids) && Using(tokens[i+1].Norm) {
			if people := l.people(tokens[i]); len(people) > 0 {
				ids, n = people, 1 // "may pilots use it", where pilots are on record
			}
		}
		if len(ids) > 0 {
			return Mention{Entities: ids, From: i, To: i + n}, true
		}
	}
	return Mention{}, false
}

// people are those on record whom the word names.
func (l *Lexicon) people(t Token) []knowledge.EntityID {
	ids := l.named([]Token{t})
	if slices.ContainsFunc(ids, func(id knowledge.EntityID) bool {
		e := l.base.Entity(id)
		return e == nil || e.Standard || e.Kind != knowledge.AudienceKind && e.Kind != knowledge.UnitKind
	}) {
		return nil
	}
	return ids
}

// usedAt reads an everyday word in lower case as the name that it is too, where no
// other word could stand so, without an article: "use slack", "is slack allowed",
// "a slack account". A plural can, but for the last word of what is asked.
func (l *Lexicon) usedAt(tokens []Token, i int) []knowledge.EntityID {
	t := tokens[i]
	ids := l.everyday[t.Norm]
	if len(ids) == 0 || t.Upper {
		return nil
	}
	if !Everyday(t.Norm) {
		return ids // written so in documents, but no word of the language
	}
	before, behind, last := "", "", i+1 == len(tokens) || !tokens[i+1].Word
	if i > 0 && tokens[i-1].Word {
		before = tokens[i-1].Norm
	}
	if !last {
		behind = tokens[i+1].Norm
	}
	switch plural := singular(t.Norm) != t.Norm; {
	case listed("uses-name", before) && (last || !plural && listed("behind-name", behind)):
		return ids
	case !plural && listed("within-name", before) && (last || behind != "with" && listed("behind-name", behind)):
		return ids // "in line with" is no app
	case !plural && (listed("is-name", before) && listed("ruled-name", behind) || listed("of-name", behind)):
		return ids
	}
	return nil
}

// named looks the words up: as names, as terms in any form, as somebody's
// device, then by their letters alone.
func (l *Lexicon) named(window []Token) []knowledge.EntityID {
	norms := normsOf(window)
	if len(window) == 1 {
		if ids := l.asIs[strings.ReplaceAll(window[0].Text, ".", "")]; len(ids) > 0 {
			return ids
		}
		if Stop(norms[0]) {
			return nil
		}
	}
	ids, others := l.names[strings.Join(norms, " ")], l.terms[singulars(window)]
	if len(ids) > 0 && l.standard(ids) && !l.standard(others) {
		return slices.Concat(others, ids) // "the VPN ban" is on the class "VPNs"
	}
	if len(ids) > 0 {
		return ids
	}
	if len(others) > 0 {
		return others
	}
	if ids := l.ownedDevice(window); len(ids) > 0 {
		return ids
	}
	if all := strings.Join(norms, ""); len(all) >= minSquashed {
		return l.squashed[all]
	}
	return nil
}

// standard tells that nothing but terms that anybody uses is meant.
func (l *Lexicon) standard(ids []knowledge.EntityID) bool {
	return !slices.ContainsFunc(ids, func(id knowledge.EntityID) bool { e := l.base.Entity(id); return e != nil && !e.Standard })
}

// Has tells that the cue stands anywhere in the text.
func (r *Reading) Has(cues ...Cue) bool { return r.First(cues...) >= 0 }

// First is the token where the first of the cues stands, or -1.
func (r *Reading) First(cues ...Cue) int {
	first := -1
	for _, c := range r.Cues {
		if slices.Contains(cues, c.Cue) && (first < 0 || c.From < first) {
			first = c.From
		}
	}
	return first
}

// At tells that the cue stands at the token.
func (r *Reading) At(i int, cue Cue) bool {
	return slices.ContainsFunc(r.Cues, func(c CueAt) bool { return c.Cue == cue && c.From <= i && i < c.To })
}
