package language

import (
	"slices"
	"strings"

	"policybot/knowledge"
)

// genericAt reads "the bank" or "that app": a kind or sector with an article. What stands
// between them must be known of whom is meant: "the central bank" is none that is known as a
// bank alone, and "the bank of" somewhere is another name.
func (l *Lexicon) genericAt(tokens []Token, i int) (Mention, bool) {
	if !listed("that-one", tokens[i].Norm) {
		return Mention{}, false
	}
	for n := 1; n <= 2 && i+n < len(tokens); n++ {
		t := tokens[i+n]
		ids := l.sectors[t.Stem]
		head := len(ids) == 0 && n == 1 // "the court", but not "the whole office"
		if head {
			ids = l.heads[t.Stem]
		}
		if len(ids) == 0 || !t.Word {
			continue
		}
		if m, ok := l.nameAt(tokens, i+1); ok && (head || m.To > i+n) {
			return Mention{}, false
		}
		if n == 2 {
			ids = l.knownAs(tokens[i+1], ids)
		}
		if len(ids) == 0 || l.anyActs(ids) && l.ofAnother(tokens, i+n+1, ids) {
			return Mention{}, false
		}
		return Mention{Entities: ids, From: i, To: i + n + 1, Generic: true}, true
	}
	return Mention{}, false
}

// knownAs keeps of the entities those of which the word is known too, or all where it tells
// nothing of anything.
func (l *Lexicon) knownAs(t Token, ids []knowledge.EntityID) []knowledge.EntityID {
	if listed("tells-no-kind", t.Norm) {
		return ids
	}
	return slices.DeleteFunc(slices.Clone(ids), func(id knowledge.EntityID) bool { return !slices.Contains(l.sectors[t.Stem], id) })
}

// ofAnother tells that the words go on with whose it is, by no form of the name of any of the
// entities: "of England", but not "of the Osvarrans" for Osvarra, nor of a time: "of the year".
func (l *Lexicon) ofAnother(tokens []Token, at int, ids []knowledge.EntityID) bool {
	if at+1 >= len(tokens) || !listed("of-another", tokens[at].Norm) {
		return false
	}
	at++
	if listed("that-one", tokens[at].Norm) && at+1 < len(tokens) {
		at++
	}
	if Ruling("time-units").Has(tokens[at].Norm) || Naming("calendar").Has(tokens[at].Norm) {
		return false
	}
	return !slices.ContainsFunc(ids, func(id knowledge.EntityID) bool {
		e := l.base.Entity(id)
		return e != nil && slices.ContainsFunc(e.Names, func(n knowledge.Name) bool {
			return strings.HasPrefix(tokens[at].Norm, strings.ToLower(n.Text))
		})
	})
}

// anyActs tells that one of the entities is a body.
func (l *Lexicon) anyActs(ids []knowledge.EntityID) bool {
	return slices.ContainsFunc(ids, func(id knowledge.EntityID) bool { e := l.base.Entity(id); return e != nil && e.Kind.Acts() })
}
