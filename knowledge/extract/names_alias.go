package extract

import (
	"strings"
	"unicode"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// alias is another name that the documents give something.
type alias struct {
	name        string
	past        bool           // it went by it once
	future      bool           // it goes by it now, and by the first one no longer
	on          knowledge.Date // when that changed
	collections map[knowledge.Collection]bool
}

func (c *candidate) alias(name string, t *text) *alias {
	key := strings.ToLower(name)
	if c == nil || key == c.key || key == "" {
		return nil
	}
	if c.aliases == nil {
		c.aliases = map[string]*alias{}
	}
	a := c.aliases[key]
	if a == nil {
		a = &alias{name: name, collections: map[knowledge.Collection]bool{}}
		c.aliases[key] = a
	}
	if name < a.name {
		a.name = name
	}
	for _, x := range t.collections {
		a.collections[x] = true
	}
	return a
}

// acronymOf parts "Creative Cloud (CC)" into the name and the letters it is
// short for. What else stands in brackets is left out.
func acronymOf(name string) (long, short string) {
	open := strings.IndexByte(name, '(')
	if open <= 0 {
		return name, ""
	}
	long = strings.TrimSpace(name[:open])
	inside, _, ok := strings.Cut(name[open+1:], ")")
	if ok && shortFor(inside, long) {
		return long, inside
	}
	return long, ""
}

// shortFor tells that the letters are the first ones of the last words of the
// name, in capitals.
func shortFor(letters, name string) bool {
	if len(letters) < 2 || len(letters) > 6 || letters != strings.ToUpper(letters) || strings.IndexFunc(letters, unicode.IsSpace) >= 0 {
		return false
	}
	firsts := ""
	for w := range strings.FieldsSeq(name) {
		r := []rune(w)[0]
		if unicode.IsUpper(r) || unicode.IsDigit(r) {
			firsts += string(r)
		}
	}
	return firsts == letters
}

// equated takes in another name for what was just named: in brackets or behind a
// comma with a word such as "formerly", behind "was renamed", or the first
// letters of its words in brackets.
func (n *namer) equated(words []word, low []string, s span, t *text) {
	c := n.candidate(words[s.from:s.to])
	if c == nil {
		return
	}
	n.onceKnown(words, low, s, t)
	if s.to >= len(words) {
		return
	}
	if next := words[s.to]; next.bracket && (shortFor(next.text, spelling(words[s.from:s.to])) || tailSpells(words[s.from:s.to], capitalsOf(next.text))) {
		c.alias(next.text, t)
		s.to++
	}
	at, rename := s.to, false
	for at < len(words) && (words[at].joined || at > s.from+1 && shortFor(words[at-1].text, spelling(words[s.from:at-1]))) && language.Naming("being").At(low, at) > 0 && low[at] != "now" {
		at++
	}
	list := "alias"
	if at >= len(words) {
		return
	}
	if at > s.to || words[at].joined {
		list, rename = "rename", true // a sentence, rather than something put in
	}
	k := language.Naming(list).At(low, at)
	if k == 0 {
		return
	}
	if !rename && words[at].joined {
		return
	}
	other := n.nameAt(words, at+k)
	if other == nil {
		return
	}
	phrase := strings.Join(low[at:at+k], " ")
	if a := c.alias(spelling(other), t); a != nil {
		a.past = language.Naming("past-alias").Has(phrase)
		a.future = rename || language.Naming("present-alias").Has(phrase)
		a.on = statedDate(t.words[words[s.from].start:sentenceEnd(t.words, words[at].start)])
	}
	if o := n.candidate(other); o != nil {
		o.in(t)
	}
}

// nameAt are the words of the name that stands there, after "to" or "as".
func (n *namer) nameAt(words []word, at int) []word {
	for at < len(words) && (words[at].lower == "to" || words[at].lower == "as") {
		at++
	}
	if found := n.words.names(words[min(at, len(words)):]); len(found) > 0 && found[0].from == 0 {
		return words[at : at+found[0].to]
	}
	return nil
}

// sentenceEnd is where the sentence ends that goes on at the place.
func sentenceEnd(text string, from int) int {
	for i := from; i < len(text); i++ {
		if strings.IndexByte(".!?", text[i]) < 0 {
			continue
		}
		if end, ok := language.SentenceEnd(text, from, i); ok {
			return end
		}
	}
	return len(text)
}

// statedDate is the one date with a year that the words give, or none.
func statedDate(text string) knowledge.Date {
	var date knowledge.Date
	for _, w := range language.Times(text, 0) {
		if w.Yearless || w.YearOnly || w.Counted || w.Event != "" {
			continue
		}
		if !date.IsZero() {
			return knowledge.Date{}
		}
		date = w.Date
	}
	return date
}

// onceKnown takes in a sentence that only tells a former name of what was named
// first: "Heron is a chat client. Formerly known as Wren."
func (n *namer) onceKnown(words []word, low []string, s span, t *text) {
	k := language.Naming("past-alias").Before(low, s.from)
	if k == 0 || !words[s.from-k].begins {
		return
	}
	for _, first := range n.words.names(words) {
		if first.to > s.from-k {
			return
		}
		c := n.candidate(words[first.from:first.to])
		if c == nil {
			continue
		}
		if a := c.alias(spelling(words[s.from:s.to]), t); a != nil {
			a.past = true
			a.on = statedDate(t.words[words[s.from].start:sentenceEnd(t.words, words[s.from].start)])
		}
		return
	}
}
