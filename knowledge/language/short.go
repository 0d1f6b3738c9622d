package language

import (
	"slices"
	"strings"

	"policybot/knowledge"
)

// leastShort is how many letters a short name has at least.
const leastShort = 4

// learnShort notes by which one word people name a body shortly: by the first word of
// its name, or by what its name has behind that of the body it belongs to, where this
// means nothing else and nobody else.
func (l *Lexicon) learnShort(b *knowledge.Base) {
	first := map[string][]knowledge.EntityID{}
	l.short = map[string][]knowledge.EntityID{}
	for _, e := range b.Entities {
		for _, n := range e.Names {
			words := normsOf(Words(n.Text))
			if len(words) == 0 {
				continue
			}
			put(first, words[0], e.ID)
			if !e.Kind.Acts() || e.Kind == knowledge.Person || len(words) < 2 {
				continue
			}
			if e.Kind != knowledge.Government { // "Ruritanian" is said of more than the government
				l.putShort(words[0], e.ID)
			}
			if rest := behindParent(b, e, n.Text); rest != "" {
				l.putShort(rest, e.ID)
			}
		}
	}
	for word, ids := range l.short {
		others := slices.ContainsFunc(first[word], func(id knowledge.EntityID) bool { return !slices.Contains(ids, id) })
		if len(ids) > 1 || others {
			delete(l.short, word)
		}
	}
}

func (l *Lexicon) putShort(word string, id knowledge.EntityID) {
	if len(word) < leastShort || isEnglish(Token{Norm: word, Stem: Stem(word)}) || Everyday(word) || BodyNoun(word) || len(l.names[word]) > 0 || len(l.terms[singular(word)]) > 0 || len(l.asIs[strings.ToUpper(word)]) > 0 {
		return
	}
	put(l.short, word, id)
}

// behindParent is the one word that a name has behind that of a body above: "Labs" of
// "Acme Labs".
func behindParent(b *knowledge.Base, e *knowledge.Entity, name string) string {
	for _, id := range b.Above(e.ID, knowledge.LastDay-1) {
		parent := b.Entity(id)
		if parent == nil {
			continue
		}
		for _, n := range parent.Names {
			rest, ok := strings.CutPrefix(strings.ToLower(name), strings.ToLower(n.Text)+" ")
			if words := normsOf(Words(rest)); ok && len(words) == 1 {
				return words[0]
			}
		}
	}
	return ""
}

// shortAt reads a short name where a body is spoken of, which is told with the name that it is
// taken for: "at labs", "did labs ban it", "labs people". Before another word that may belong to a
// name it may be somebody else's, and elsewhere it is a word like any other.
func (l *Lexicon) shortAt(tokens []Token, i int) (Mention, bool) {
	ids := l.short[tokens[i].Norm]
	if !tokens[i].Word || len(ids) != 1 {
		return Mention{}, false
	}
	before, behind := Token{}, Token{}
	if i > 0 && tokens[i-1].Word {
		before = tokens[i-1]
	}
	if i+1 < len(tokens) && tokens[i+1].Word {
		behind = tokens[i+1]
	}
	people := Says("people-word", behind.Stem)
	switch {
	case behind.Word && (behind.Upper || BodyNoun(behind.Norm)) && !people:
		return Mention{}, false
	case before.Word && !listed("before-short", before.Norm) && !people:
		return Mention{}, false
	}
	return Mention{Entities: ids, From: i, To: i + 1, Slip: true}, true
}

// ownedAt reads a name with the ending of a genitive that lacks its apostrophe, before
// what is whose: "acmes phones".
func (l *Lexicon) ownedAt(tokens []Token, i int) (Mention, bool) {
	for n := min(l.reach(Token{Norm: strings.TrimSuffix(tokens[i].Norm, "s")}), l.longest, len(tokens)-i-1); n > 0; n-- {
		last, next := tokens[i+n-1], tokens[i+n]
		norm, ok := strings.CutSuffix(last.Norm, "s")
		if !ok || !last.Word || !next.Word || Stop(next.Norm) || len(norm) < leastShort-1 || isEnglish(last) || Everyday(last.Norm) || Everyday(norm) {
			continue
		}
		window := slices.Clone(tokens[i : i+n])
		window[n-1].Norm, window[n-1].Stem, window[n-1].Text = norm, Stem(norm), strings.TrimSuffix(last.Text, "s")
		if ids := l.named(window); len(ids) > 0 && !slices.ContainsFunc(ids, func(id knowledge.EntityID) bool { return !proper(l.base.Entity(id).Kind) }) {
			return Mention{Entities: ids, From: i, To: i + n}, true
		}
	}
	return Mention{}, false
}
