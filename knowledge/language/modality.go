package language

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// Modality is how a sentence tells people what they may do.
type Modality string

// The modalities.
const (
	Forbidden   Modality = "forbidden"
	Permitted   Modality = "permitted"
	Conditional Modality = "conditional"
)

//go:embed en/modality.txt
var modalityFile string

var modalities = sync.OnceValue(func() cueTable { return tableOf(modalityFile) })

// ModalityOf is how the sentence tells people what they may do, or "" where it
// doesn't, and the verb of which it says so, where that is one of its own: "share"
// in "you may share". What is forbidden with an exception is conditional.
func ModalityOf(sentence string) (Modality, string) {
	s := modal{tokens: slices.DeleteFunc(Tokenize(sentence), func(t Token) bool { return !t.Word && !strings.Contains(".?!;,:", t.Text) })}
	s.cues = modalities().find(s.tokens)
	forbidden, forbids := s.first("forbidden", s.any)
	if !forbids {
		forbidden, forbids = s.first("forbids", func(c CueAt) bool { return opens(s.tokens, c.From) && !s.at("permitted", c.From) })
	}
	permitted, permits := s.first("permitted", s.ofPeople)
	condition, conditional := s.first("conditional", s.asserted)
	switch {
	case len(s.tokens) > 0 && s.tokens[len(s.tokens)-1].Text == "?":
		return "", ""
	case forbids && conditional && listed("exceptive", s.tokens[condition.From].Norm):
		return Conditional, s.verb(forbidden)
	case forbids:
		return Forbidden, s.verb(forbidden)
	case conditional && permits:
		return Conditional, s.verb(permitted)
	case conditional:
		return Conditional, ""
	case permits:
		return Permitted, s.verb(permitted)
	}
	return "", ""
}

// modal is a sentence with the modalities in it.
type modal struct {
	tokens []Token
	cues   []CueAt
}

func (s modal) any(CueAt) bool { return true }

// ofPersons tells that people are named at the token, or behind a word for how many.
func (s modal) ofPersons(at int) bool {
	return s.at("people", at) || s.at("people", at+1)
}

// asserted tells that no word that denies it stands in front.
func (s modal) asserted(c CueAt) bool {
	return c.From == 0 || !listed("denying", s.tokens[c.From-1].Norm)
}

func (s modal) first(name Cue, fits func(CueAt) bool) (CueAt, bool) {
	i := slices.IndexFunc(s.cues, func(c CueAt) bool { return c.Cue == name && fits(c) })
	if i < 0 {
		return CueAt{}, false
	}
	return s.cues[i], true
}

func (s modal) at(name Cue, from int) bool {
	_, ok := s.first(name, func(c CueAt) bool { return c.From == from })
	return ok
}

// verb is the verb behind a modality that needs one.
func (s modal) verb(c CueAt) string {
	last := s.tokens[c.To-1].Norm
	infinitive := c.To < len(s.tokens) && s.tokens[c.To].Norm == "to"
	if infinitive && s.ofPersons(c.To+1) {
		return "" // "available to all staff"
	}
	if !infinitive && !listed("modal", last) && last != "not" && !listed("governing", last) {
		return ""
	}
	for _, t := range s.tokens[c.To:] {
		if t.Word && !Stop(t.Norm) && !strings.HasSuffix(t.Norm, "ly") && !listed("joining", t.Norm) {
			return t.Norm
		}
	}
	return ""
}

// opens tells that a clause begins at the token.
func opens(tokens []Token, at int) bool {
	return at == 0 || !tokens[at-1].Word || listed("joining", tokens[at-1].Norm)
}

// ofPeople tells that what is permitted is so to people: "you can", "may be used",
// but not "the button can".
func (s modal) ofPeople(c CueAt) bool {
	switch first := s.tokens[c.From].Norm; {
	case listed("participle", first): // "is approved", and no "approved tool"
		return slices.ContainsFunc(s.tokens[max(0, c.From-3):c.From], func(t Token) bool { return listed("being", t.Norm) })
	case !listed("modal", first):
		return true
	}
	if c.To+1 < len(s.tokens) && listed("obliging", s.tokens[c.To].Norm) && s.tokens[c.To+1].Norm == "to" {
		return false // who may have to do something isn't let do it
	}
	if c.To < len(s.tokens) && s.tokens[c.To].Norm == "be" {
		return true
	}
	_, ok := s.first("people", func(p CueAt) bool { return p.To <= c.From && c.From-p.To <= 3 })
	return ok
}

// Using tells that the verb says no more than that something is used.
func Using(verb string) bool { return Says("using", Stem(verb)) }

// Follows tells that the word, in lower case, may stand behind a whole name.
func Follows(word string) bool { return listed("follows", word) }

// OpensCase tells that the word, in lower case, opens a case in which something
// holds.
func OpensCase(word string) bool { return listed("case", word) }

// Unable tells that the sentence may say that something can't be done, rather than
// that it may not: "you can't access it".
func Unable(sentence string) bool {
	tokens := Tokenize(sentence)
	for i := range tokens {
		can := tokens[i].Norm == "cannot" || i > 0 && tokens[i].Norm == "not" && tokens[i-1].Norm == "can"
		if can && i+1 < len(tokens) && listed("reaching", tokens[i+1].Norm) {
			return true
		}
	}
	return false
}

// Indefinite tells that the word, in lower case, names nobody and nothing.
func Indefinite(word string) bool { return listed("indefinite", word) }
