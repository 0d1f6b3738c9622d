package names

import (
	"slices"
	"strings"

	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// shown takes in what the words around the names of a list show of each of
// them.
func (n *namer) shown(words []form.Word, low []string, group []form.Span, t *text) {
	first, last := group[0], group[len(group)-1]
	var found []clue
	found = append(found, before(words, low, first)...)
	found = append(found, behind(words, low, last)...)
	for _, s := range group {
		c := n.candidate(words[s.From:s.To])
		for _, x := range found {
			c.show(x, t)
			if x == acting && language.Naming("country").Has(c.keyOf()) {
				c.show(governs, t)
			}
		}
		n.ends(words[s.From:s.To], t)
	}
	if len(group) == 1 {
		n.equated(words, low, first, t)
	}
}

// before are the clues in front of a name.
func before(words []form.Word, low []string, s form.Span) []clue {
	at := behindOwner(words, s.From)
	switch {
	case exampleOfTools(words, low, at):
		return []clue{defined}
	case at == 0 || words[at].Begins:
		return nil
	case inOffice(words, s):
		return []clue{personal}
	case !words[at].Joined:
		return nil
	}
	var found []clue
	if endsList("of-person", low, at) {
		found = append(found, personal)
	}
	of := at
	if low[of-1] == "the" {
		of--
	}
	switch {
	case endsList("place-of", low, of):
		return append(found, governs) // "the city of Osteria"
	case endsList("staff-of", low, of):
		return append(found, staffed)
	}
	if called(words, low, at, s) {
		found = append(found, defined)
	}
	if endsList("like", low, at) && endsList("software", low, at-language.Naming("like").Before(low, at)) {
		found = append(found, defined)
	}
	if form.Modifies(words, low, s.To) || words[s.To-1].Owns || form.Stopped(low, s.To) {
		return found
	}
	return append(found, handling(low, at)...)
}

// endsList tells that a phrase of the list of names ends right before the word.
func endsList(list string, low []string, at int) bool {
	return language.Naming(list).Before(low, at) > 0
}

// called tells that the software called by the name stands before it: "the chat client Heron",
// "apps like Heron".
func called(words []form.Word, low []string, at int, s form.Span) bool {
	if !endsList("software", low, at) || words[at-1].Upper {
		return false
	}
	which := at > 1 && words[at-1].Joined && (language.Naming("article").Has(low[at-2]) || language.Naming("online-kind").Has(low[at-2]))
	return !endsList("loosely", low, at) || which && !form.Modifies(words, low, s.To)
}

// handling is what is done with the software of the name, by the words before it.
func handling(low []string, at int) []clue {
	for at > 0 && endsList("between", low, at) {
		at--
	}
	for _, by := range []struct {
		list string
		clue clue
	}{{"install", handled}, {"reach", reached}, {"forbid", forbidden}, {"permit", permitted}, {"use", used}} {
		if endsList(by.list, low, at) {
			return []clue{by.clue}
		}
	}
	return nil
}

// exampleOfTools tells that the name at the place is the first of the examples of tools told of
// before it: "games (e.g. Heron and Wren)".
func exampleOfTools(words []form.Word, low []string, at int) bool {
	n := language.Naming("example-lead").Before(low, at)
	return n > 0 && at > n && (!words[at-n-1].Upper || words[at-n-1].Begins) && strings.HasSuffix(low[at-n-1], "s") && !language.Naming("loosely").Has(low[at-n-1]) && language.Naming("software").Has(low[at-n-1])
}

// inOffice tells that the name is put in between commas to say who has an office: "the
// attorney general of Osteria, Mara Vale, ordered".
func inOffice(words []form.Word, s form.Span) bool {
	if s.To-s.From < 2 || s.To >= len(words) || !words[s.From].Comma || !words[s.To].Comma {
		return false
	}
	last := words[s.To-1].Lower
	if language.Naming("body-end").Has(last) || language.Naming("company-end").Has(last) {
		return false
	}
	from := s.From - 1
	for from > 0 && from > s.From-mostOffice && words[from].Joined {
		from--
	}
	return from >= 0 && language.Naming("of-person").In(form.Lowers(words[from:s.From]))
}

// mostOffice is how far before a name its office may be named.
const mostOffice = 7

// behindOwner is where the name begins of whose the thing is that is named at the
// place: "use Loft's Heron"; the place itself where it is nobody's.
func behindOwner(words []form.Word, at int) int {
	if at == 0 || !words[at-1].Owns || !words[at-1].Upper || words[at].Begins {
		return at
	}
	for at--; at > 0 && words[at].Joined && words[at-1].Upper && !words[at].Begins; at-- {
	}
	return at
}

// behind are the clues behind a name.
func behind(words []form.Word, low []string, s form.Span) []clue {
	at := s.To
	if at >= len(words) || words[at].Begins {
		return nil
	}
	is := func(list string, i int) bool { return language.Naming(list).At(low, i) > 0 }
	owns := words[s.To-1].Owns
	if at+1 < len(words) && low[at] == "among" && low[at+1] == "them" && language.Naming("software").In(low[max(0, s.From-mostBefore):s.From]) {
		return []clue{defined} // "89 apps by July, Heron and Wren among them"
	}
	if !words[at].Joined && !owns {
		return appositive(words, low, s)
	}
	if otherSoftware(words, low, at) {
		return []clue{defined}
	}
	in := s.From > 0 && words[s.From].Joined && language.Naming("preposition").Before(low, s.From) > 0
	switch {
	case bound(words, low, at) && !bodyWord(low[s.From]):
		return []clue{staffed} // by itself not enough: it may be a place
	case is("of-body", at):
		return []clue{staffed}
	case in && (is("body-act", at) || is("body-say", at)):
		return nil // "the court in Osteria banned"
	case owns:
		return nil
	case low[at] == "off":
		return []clue{forbidden} // "ordered Heron off all phones"
	case onDevice(low, at):
		return []clue{permitted}
	case is("being", at):
		return predicate(words, low, at)
	case is("software", at) && !is("loosely", at) && language.Naming("of-app").Has(low[at]):
		return []clue{withApp}
	case language.Naming("of-app").At(low, at) > 0:
		return []clue{withUse}
	case is("body-act", at):
		return done(words, low, at)
	case is("body-say", at):
		return []clue{saying}
	}
	return nil
}

// bound tells that people stand at the place who are told what they must, may or mustn't do:
// "Acme employees had to delete", "Acme's traders are forbidden to".
func bound(words []form.Word, low []string, at int) bool {
	to := at + language.Naming("worker").At(low, at)
	if to > at {
		to = behindAppositive(words, to) // "Acme's traders in Osteria"
	}
	if to == at || to+1 >= len(words) || !words[to].Joined || !words[to+1].Joined {
		return false
	}
	if language.Naming("obliging").Has(low[to]) {
		return true
	}
	end, be := to, false
	for ; end+1 < len(words) && words[end].Joined && (language.Naming("being").At(low, end) > 0 || form.Adverb(low[end])); end++ {
		be = be || language.Naming("be").Has(low[end])
	}
	if language.Naming("to-word").Has(low[end]) {
		return end > to && low[end-1] != "is" // "had to delete"
	}
	return be && (language.Naming("forbidden").Has(low[end]) || letsPeople(low, end))
}

// otherSoftware tells that what the name is one of is told of the others: "Heron and other
// chatbots".
func otherSoftware(words []form.Word, low []string, at int) bool {
	if at+2 >= len(words) || low[at] != "and" && low[at] != "or" || low[at+1] != "other" {
		return false
	}
	for i := at + 2; i < len(words) && i < at+2+maxModifiers+1 && words[i].Joined && !words[i].Upper; i++ {
		if one, plural := strings.CutSuffix(low[i], "s"); plural && language.Naming("software").Has(one) {
			return !language.Naming("loosely").Has(one)
		}
	}
	return false
}

// mostBefore is how far before the names the noun may stand for what they are some of.
const mostBefore = 9

// onDevice tells that devices stand behind the name: "Heron on official phones".
func onDevice(low []string, at int) bool {
	return (low[at] == "on" || low[at] == "from") && language.Naming("device-noun").In(low[at+1:min(len(low), at+5)])
}

// done is what a verb right behind a name shows: who acts has something that it
// is done to, and what something is done to has not.
func done(words []form.Word, low []string, at int) []clue {
	if at+1 < len(words) && words[at+1].Joined && language.Naming("behind-passive").At(low, at+1) == 0 {
		return []clue{acting}
	}
	switch {
	case language.Naming("forbidden").Has(low[at]):
		return []clue{forbidden}
	case language.Naming("permitted").Has(low[at]):
		return []clue{permitted}
	}
	return nil
}

// predicate is what is said of the name behind a form of be.
func predicate(words []form.Word, low []string, at int) []clue {
	being, is := language.Naming("being"), false
	for at < len(words) && words[at].Joined && (being.At(low, at) > 0 || is && form.Adverb(low[at])) {
		is = is || language.Naming("be").Has(low[at]) || low[at] == "not"
		at++
	}
	if at >= len(words) || !words[at].Joined {
		return nil
	}
	switch {
	case language.Naming("forbidden").At(low, at) > 0 && is && !form.Stopped(low, at+1):
		if fromPlace(low, at+1) {
			return nil
		}
		return []clue{forbidden}
	case language.Naming("opened").Has(low[at]) && is:
		return []clue{handled} // "cannot be opened"
	case language.Naming("permitted").At(low, at) > 0 && is:
		if letsPeople(low, at) {
			return nil
		}
		return []clue{permitted}
	case language.Naming("body-act").At(low, at) > 0:
		return []clue{acting}
	case softwareHead(words, low, at):
		return []clue{defined}
	}
	return nil
}

// letsPeople tells that what stands before the word is people, who are let do something:
// "have been allowed since May to use".
func letsPeople(low []string, at int) bool {
	if !language.Naming("lets-people").Has(low[at]) {
		return false
	}
	to := slices.IndexFunc(low[at:min(len(low), at+maxOffice+4)], language.Naming("to-word").Has)
	return to > 0 && at+to+1 < len(low) && (language.Naming("use").Has(low[at+to+1]) || language.Naming("install").Has(low[at+to+1]) || language.Naming("lets-do").Has(low[at+to+1]))
}

// fromPlace tells that somebody is kept from a place, rather than something off
// devices: "was banned from the canteen", and not "was banned from 1 May".
func fromPlace(low []string, at int) bool {
	if at+1 >= len(low) || low[at] != "from" || form.Number(low[at+1]) || language.Naming("calendar").Has(low[at+1]) || language.Naming("time-start").At(low, at+1) > 0 {
		return false
	}
	rest := low[at+1 : min(len(low), at+8)]
	return !language.Naming("device-noun").In(rest) && !language.Naming("kept-off").In(rest)
}

// appositive is what is said of the name behind a comma: "Heron, a chat client",
// "Mara Vale, the prime minister".
func appositive(words []form.Word, low []string, s form.Span) []clue {
	at := s.To
	switch {
	case !words[at].Comma:
		return nil
	case softwareHead(words, low, at):
		return []clue{defined}
	case s.To-s.From > 1 && !language.Naming("time-noun").Has(low[s.To-1]) && officeBehind(words, low, at):
		if low[at] != "the" {
			return []clue{personal, speaks} // "its president": who acts is the body
		}
		return []clue{personal}
	}
	return nil
}

// officeBehind tells that an office is named behind the comma: "the prime minister",
// "chief executive of Acme".
func officeBehind(words []form.Word, low []string, at int) bool {
	office := language.Naming("of-person")
	if language.Naming("article").Has(low[at]) || words[at].Owns {
		return office.In(low[at+1 : min(len(low), at+maxOffice)])
	}
	return !words[at].Upper && office.In(low[at:min(len(low), at+2)])
}

// maxOffice is how many words from its article on an office may take.
const maxOffice = 5

// softwareHead tells that a noun phrase begins there, with an article, whose
// noun is a kind of software: "a cloud storage and file backup system".
func softwareHead(words []form.Word, low []string, at int) bool {
	return headOf(words, low, at, "software")
}

// headOf tells that a noun phrase begins there, with an article, whose noun is of the
// list.
func headOf(words []form.Word, low []string, at int, list string) bool {
	if !language.Naming("article").Has(low[at]) && !words[at].Owns {
		return false
	}
	head := 0
	for i := at + 1; i < len(words) && i < at+longestPhrase && (words[i].Joined || words[i-1].Owns) && !language.Naming("phrase-end").Has(low[i]); i++ {
		if n := language.Naming(list).At(low, i); n > 0 {
			head = i + n
		} else if head <= i && low[i] != "and" && low[i] != "or" {
			head = 0
		}
		if list == "software" && low[i] == "manager" && language.Naming("managed").Has(low[i-1]) {
			head = i + 1
		}
	}
	return head > 0
}

// longestPhrase is how many words of a noun phrase are looked at.
const longestPhrase = 14

// ends takes in what the words of a name themselves show.
func (n *namer) ends(words []form.Word, t *text) {
	low := form.Lowers(words)
	last := low[len(low)-1]
	c := n.candidate(words)
	switch {
	case ofState(words, form.Span{To: len(words)}):
		c.show(governs, t)
	case language.Naming("body-start").In(low) || language.Naming("state-start").At(low, 0) > 0:
		c.show(bodied, t)
	case len(low) > 1 && language.Naming("company-end").Has(last):
		c.show(company, t)
	case len(low) > 1 && language.Naming("body-end").Has(last):
		c.show(bodied, t)
	}
}

// hosted takes in an address whose host may have the name of an app in it.
func (n *namer) hosted(host string, t *text) {
	labels := strings.Split(host, ".")
	if len(labels) < 2 || language.Naming("public-domain").Has(labels[len(labels)-1]) {
		return
	}
	if c := n.candidates[labels[len(labels)-2]]; c != nil {
		c.show(sited, t)
	}
}
