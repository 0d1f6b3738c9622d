package names

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
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

// equated takes in another name for what was just named: in brackets or behind a
// comma with a word such as "formerly", behind "was renamed", or the first
// letters of its words in brackets.
func (n *namer) equated(words []form.Word, low []string, s form.Span, t *text) {
	c := n.candidate(words[s.From:s.To])
	if c == nil {
		return
	}
	n.onceKnown(words, low, s, t)
	if s.To >= len(words) {
		return
	}
	if next := words[s.To]; next.Bracket && (form.ShortFor(next.Text, spelling(words[s.From:s.To])) || tailSpells(words[s.From:s.To], capitalsOf(next.Text))) {
		c.alias(next.Text, t)
		s.To++
	}
	at, rename := s.To, false
	for at < len(words) && (words[at].Joined || at > s.From+1 && form.ShortFor(words[at-1].Text, spelling(words[s.From:at-1]))) && language.Naming("being").At(low, at) > 0 && low[at] != "now" {
		at++
	}
	list := "alias"
	if at >= len(words) {
		return
	}
	if at > s.To || words[at].Joined {
		list, rename = "rename", true // a sentence, rather than something put in
	}
	k := language.Naming(list).At(low, at)
	if k == 0 {
		return
	}
	if !rename && words[at].Joined {
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
		a.on = statedDate(t.words[words[s.From].Start:form.SentenceEnd(t.words, words[at].Start)])
	}
	if o := n.candidate(other); o != nil {
		o.in(t)
	}
}

// nameAt are the words of the name that stands there, after "to" or "as".
func (n *namer) nameAt(words []form.Word, at int) []form.Word {
	for at < len(words) && (words[at].Lower == "to" || words[at].Lower == "as") {
		at++
	}
	if found := n.words.names(words[min(at, len(words)):]); len(found) > 0 && found[0].From == 0 {
		return words[at : at+found[0].To]
	}
	return nil
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
func (n *namer) onceKnown(words []form.Word, low []string, s form.Span, t *text) {
	k := language.Naming("past-alias").Before(low, s.From)
	if k == 0 || !words[s.From-k].Begins {
		return
	}
	for _, first := range n.words.names(words) {
		if first.To > s.From-k {
			return
		}
		c := n.candidate(words[first.From:first.To])
		if c == nil {
			continue
		}
		if a := c.alias(spelling(words[s.From:s.To]), t); a != nil {
			a.past = true
			a.on = statedDate(t.words[words[s.From].Start:form.SentenceEnd(t.words, words[s.From].Start)])
		}
		return
	}
}
