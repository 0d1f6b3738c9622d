package names

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// offered takes in the names of what a document on tools says that its people use, have or left, by
// words that say that of anything else in another text: "we use Heron", "Heron is open to all staff".
func (n *namer) offered(words []form.Word, low []string, group []form.Span, t *text) {
	first, last := group[0], group[len(group)-1]
	if calledSo(words, low, first) {
		n.candidate(words[first.From:first.To]).show(defined, t)
	}
	behind := last.To < len(words) && words[last.To].Joined && language.Naming("offered-behind").At(low, last.To) > 0
	before := first.From > 0 && words[first.From].Joined && language.Naming("offered-before").Before(low, first.From) > 0
	if !t.onTools() || !behind && !(before && !form.Modifies(words, low, last.To)) {
		return
	}
	for _, s := range group {
		if !n.common(words[s.From:s.To]) {
			c := n.candidate(words[s.From:s.To])
			c.show(used, t)
			c.show(permitted, t)
		}
	}
}

// mostCalled is how many words may stand before what is called by the name behind them.
const mostCalled = 8

// calledSo tells that the sentence is about a kind of software and says what that one is called:
// "Our team chat is Heron", "The tool for minutes is Heron".
func calledSo(words []form.Word, low []string, s form.Span) bool {
	at := s.From - 1
	if at < 1 || low[at] != "is" || !words[s.From].Joined || form.Modifies(words, low, s.To) {
		return false
	}
	from := at
	for from > 0 && !words[from].Begins {
		from--
	}
	if at-from > mostCalled {
		return false
	}
	for i := from; i < at && !language.Naming("preposition").Has(low[i]); i++ {
		head := i+1 == at || language.Naming("place-before").Has(low[i+1]) || low[i+1] == "for"
		if head && (language.Naming("software").Has(low[i]) && !language.Naming("loosely").Has(low[i]) || language.Naming("online-kind").Has(low[i])) {
			return (!words[i].Upper || i == from) && !language.Ruling("own-occupation").Has(low[i]) // "the editor is Mara Vale"
		}
	}
	return false
}

// opened takes the title of a document for the name of a tool where its text begins with what that
// is to its people: "Heron is what we use to record talks".
func (n *namer) opened(s *knowledge.Source, t *text) {
	p := n.opensWith(s.ID, s.Title)
	if p == nil {
		return
	}
	words, _ := form.Scan(strings.TrimPrefix(p.Text, s.Title+" is "))
	if len(words) > 0 && (language.Naming("is-to-us").At(form.Lowers(words), 0) > 0 || softwareHead(words, form.Lowers(words), 0)) {
		n.subject(s, t)
	}
}
