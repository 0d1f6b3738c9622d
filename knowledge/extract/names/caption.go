package names

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// captions takes in the names in lines that stand like headings over what tells of "it"
// or "the app": "2. Heron gets another chance".
func (n *namer) captions(s *knowledge.Source, t *text) {
	var over *candidate
	for _, id := range n.base.PassagesOf(s.ID) {
		p := n.base.Passage(id)
		words, _ := form.Scan(p.Text)
		if caption(p.Text, words) {
			over = n.soleName(words)
			continue
		}
		if low := form.Lowers(words); over != nil && (isRuled(words, low) || thingRuled(words, low)) {
			over.show(ruled, t)
			over.shows[headed] = 1
			over = nil
		}
	}
}

// mostCaption is how many words a line has at most that stands like a heading.
const mostCaption = 9

// caption tells that the text is a line of few words without an end.
func caption(text string, words []form.Word) bool {
	return len(words) > 0 && len(words) <= mostCaption && !strings.ContainsAny(text, "\n|") && !strings.ContainsAny(text[len(text)-1:], ".!?:;,")
}

// soleName is the one name in the words, where it has the shape of one wherever it
// stands, or nil.
func (n *namer) soleName(words []form.Word) *candidate {
	spans := n.words.names(words)
	if len(spans) != 1 {
		return nil
	}
	s := spans[0]
	c := n.candidate(words[s.From:s.To])
	if c == nil || n.plain(c.key) || language.Naming("country").Has(c.key) || language.Naming("heading").Has(c.key) {
		return nil
	}
	return c
}

// thingRuled tells that something is done to "the app" or "the game".
func thingRuled(words []form.Word, low []string) bool {
	for i := range words {
		a := deed(low, i, "deeds-to-apps", anyForm)
		if a == nil && language.Naming("away").In(low[i:min(len(low), i+maxAway)]) {
			a = deed(low, i, "deeds-of-moving", anyForm) // "threw the game out of"
		}
		if a != nil && a.To < len(low) && words[a.To].Joined && low[a.To] == "the" && (thing(low, a.To+1) || thing(low, a.To+2)) {
			return true
		}
	}
	return false
}

// maxAway is how many words behind the verb may say where something is moved.
const maxAway = 6

// thing tells that the word is a noun for what rules are on.
func thing(low []string, at int) bool {
	return at < len(low) && (language.Naming("software").Has(low[at]) && !language.Naming("loosely").Has(low[at]) || language.Naming("device-noun").Has(low[at]))
}
