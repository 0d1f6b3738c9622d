package layout

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// setOff tells that what is said of an item, behind its name, is a clause of what it is or why it
// stands so: ", the messenger", ", because it copies contacts".
func setOff(behind string) bool {
	low := form.LowersOf(behind)
	return strings.HasPrefix(behind, ",") && len(low) > 0 && language.Ruling("sets-off").Has(low[0])
}

// goesOn tells that further sentences stand behind the clause that say more than what the app does
// itself: "the messenger. Sales doesn't get it". They are read as any others.
func (l *Reader) goesOn(rest string, p *knowledge.Passage) bool {
	_, more := language.FirstSentence(rest)
	return slices.ContainsFunc(form.Split(more), func(s form.Piece) bool {
		low := form.LowersOf(s.Text)
		itself := len(low) > 0 && language.Ruling("what-can").Has(low[0])
		return !itself && !requests(s.Text) || l.narrows(s.Text, p) || overs(s.Text)
	})
}

// narrows tells that a clause of what an app is names people, a team, devices or anything else that
// a rule may be limited to: "the planner of Sales", "because interns need it". What it does to data,
// and over which network, only describes it.
func (l *Reader) narrows(text string, p *knowledge.Passage) bool {
	tokens := language.Tokenize(text)
	for i, t := range tokens {
		if !t.Word || language.Stop(t.Norm) && !language.Ruling("narrows-by").Has(t.Norm) {
			continue
		}
		behind := i > 0 && language.Ruling("narrows-by").Has(tokens[i-1].Norm)
		for _, words := range []string{text[t.Start:], t.Text} {
			terms, _ := l.prose.Terms(words, p)
			if behind && len(terms) > 0 || ofSome(terms) {
				return true
			}
		}
	}
	return false
}

// ofSome tells that the terms are of people or things of which there are others.
func ofSome(terms knowledge.Terms) bool {
	return len(terms[knowledge.Audience])+len(terms[knowledge.Unit])+len(terms[knowledge.Device])+len(terms[knowledge.Place]) > 0
}

// overs tells that a clause of what an app is tells of its end, of what was done about it or of what
// somebody may: "our old messenger, retired in May", "a planner that nobody may use in meetings".
func overs(text string) bool {
	low := form.LowersOf(text)
	return language.Ruling("ended").In(low) || language.Ruling("ending").In(low) || language.Ruling("note-ends").In(low) || language.Ruling("nobody-word").In(low) ||
		slices.ContainsFunc(language.Acts(language.Tokenize(text)), func(a language.ActAt) bool { return a.Form == language.Participle }) || letsOthers(text)
}
