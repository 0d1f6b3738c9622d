package names

import (
	"strings"

	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// role takes in what a text about rules says that somebody is, or has, of whom its
// sentences tell: "Acme, a carmaker", "the regulator KAVA", "Acme reminded its
// employees". The words are those of a sentence.
func (n *namer) role(words []form.Word, low []string, g []form.Span, t *text) {
	first, last := g[0], g[len(g)-1]
	switch {
	case isBody(words, low, last), namedAs(words, low, first), hasPeople(words, low, first, last), rulesByOthers(words, low, first, last), saysItRules(words, low, last), doesToo(words, low, last), peopleAt(words, low, first, last), peopleTold(words, low, first, last), informs(words, low, first, last),
		language.Naming("seat-of-power").Has(strings.Join(low[last.From:last.To], " ")):
	default:
		return
	}
	for _, s := range g {
		c := n.candidate(words[s.From:s.To])
		c.show(described, t)
		if language.Naming("country").Has(c.keyOf()) {
			c.show(governs, t)
		}
	}
}

// isBody tells that a noun for a body stands behind the name and a comma.
func isBody(words []form.Word, low []string, s form.Span) bool {
	at, of := s.To, s.From
	if at >= len(words) || !words[at].Comma {
		return false
	}
	if k := language.Naming("one-of").At(low, at); k > 0 {
		at += k
	}
	if of > 0 && language.Naming("article").Has(low[of-1]) {
		of--
	}
	kinds := "kind-of-body"
	if of > 0 && words[of].Joined && low[of-1] != "by" && language.Naming("preposition").Before(low, of) > 0 {
		kinds = "kind-of-place" // "patents of Acme, a carmaker": who is told of is somebody else
	}
	return at < len(words) && headOf(words, low, at, kinds)
}

// namedAs tells that a noun for a body stands right before the name. What is named behind a noun
// for software is what such a body makes: "the messaging giant Heron".
func namedAs(words []form.Word, low []string, s form.Span) bool {
	at := s.From
	if at < 2 || !words[at].Joined || words[at-1].Upper || !language.Naming("kind-before").Has(low[at-1]) {
		return false
	}
	return language.Naming("software").Before(low, at-1) == 0 && language.Naming("online-kind").Before(low, at-1) == 0 && (verbBehind(words, low, s) || !form.Modifies(words, low, s.To))
}

// hasPeople tells that the sentence is about the names, and about their people: "more
// than 1,000 of its employees".
func hasPeople(words []form.Word, low []string, first, last form.Span) bool {
	if !opensClause(words, low, first) || !verbBehind(words, low, last) {
		return false
	}
	for i := last.To; i+1 < len(words) && (!words[i].Upper || language.Naming("calendar").Has(low[i])); i++ {
		if (low[i] == "its" || low[i] == "their") && language.Naming("people-noun").In(low[i+1:min(len(low), i+mostOfPeople)]) {
			return true
		}
	}
	return false
}

// peopleAt tells that the sentence tells what people do who are at the names, or what the body is
// that they are of: "At Acme, employees may", "At Acme, the bank's managers wrote".
func peopleAt(words []form.Word, low []string, first, last form.Span) bool {
	at := last.To
	if first.From != 1 || low[0] != "at" || at >= len(words) || words[at].Upper {
		return false
	}
	for i := at; i <= at+mostOfPeople && i < len(words) && !words[i].Upper && (i == at || words[i].Joined); i++ {
		if language.Naming("people-noun").At(low, i) > 0 || i > at && words[at].Comma && language.Naming("company-noun").Has(low[i]) {
			return true
		}
	}
	return false
}

// peopleTold tells that a clause begins with the names and the noun for their people, and says what
// these were told or let do: "Acme employees were told", "Acme staff may no longer".
func peopleTold(words []form.Word, low []string, first, last form.Span) bool {
	at := last.To
	if !opensClause(words, low, first) || bodyWord(low[first.From]) && first.To == first.From+1 || at >= len(words) || !words[at].Joined || words[last.To-1].Owns || language.Naming("people-noun").At(low, at) == 0 {
		return false
	}
	at += language.Naming("people-noun").At(low, at)
	if at >= len(words) || !words[at].Joined {
		return false
	}
	if language.Naming("obliging").Has(low[at]) {
		return true
	}
	verb, passive := behindHelpers(words, low, at, false)
	return passive && verb < len(words) && (language.Naming("told").Has(low[verb]) || deedAt(low, verb))
}

// informs tells that the sentence begins with the names and tells that they wrote something to people:
// "Acme wrote to staff that".
func informs(words []form.Word, low []string, first, last form.Span) bool {
	at, passive := behindHelpers(words, low, last.To, false)
	if passive || !opensClause(words, low, first) || at >= len(words) || !words[at].Joined {
		return false
	}
	k := language.Naming("informs").At(low, at)
	return k > 0 && language.Naming("people-noun").In(low[at+k:min(len(low), at+k+mostOfPeople)])
}

// mostOfPeople is how many words whose people they are and the noun for them may take.
const mostOfPeople = 4

// rulesByOthers tells that the names make others do what rules are: "Acme gave agencies
// a month to delete it".
func rulesByOthers(words []form.Word, low []string, first, last form.Span) bool {
	at := last.To
	if !opensClause(words, low, first) || at >= len(words) || !words[at].Joined || !language.Naming("does").Has(low[at]) {
		return false
	}
	for i := at + 1; i+1 < len(words) && i < at+mostDeed && !words[i].Comma; i++ {
		if low[i] == "to" && deed(low, i+1, "deeds-to-apps", anyForm) != nil {
			return true
		}
		if deed(low, at, "deeds-of-moving", anyForm) != nil && language.Naming("away").At(low, i) > 0 {
			return true // "took it away from"
		}
	}
	return deed(low, at, "deeds", anyForm) != nil
}

// saysItRules tells that the name says that it does what rules are: "Acme said on Wednesday
// it would ban".
func saysItRules(words []form.Word, low []string, s form.Span) bool {
	return s.To < len(words) && words[s.To].Joined && saysItRulesAt(words, low, s.To)
}

// saysItRulesAt tells that the verb at the place is one for saying so.
func saysItRulesAt(words []form.Word, low []string, at int) bool {
	if language.Naming("body-say").At(low, at) == 0 {
		return false
	}
	for i := at + 1; i < len(words) && i < at+mostDeed && !words[i].Begins; i++ {
		if low[i] != "it" && low[i] != "they" {
			continue
		}
		verb, passive := behindHelpers(words, low, i+1, false)
		return !passive && verb < len(words) && verb > i && words[verb].Joined && deed(low, verb, "deeds-said", anyForm) != nil
	}
	return false
}

// doesToo tells that the name does what others do of whom the text tells: "Acme took the
// same step".
func doesToo(words []form.Word, low []string, s form.Span) bool {
	at, passive := behindHelpers(words, low, s.To, false)
	return !passive && at < len(words) && words[at].Joined && language.Naming("does-too").At(low, at) > 0
}

// opensClause tells that the name begins the sentence, but for a time and an article,
// or what a comma ends.
func opensClause(words []form.Word, low []string, s form.Span) bool {
	at := s.From
	if at > 0 && words[at].Joined && language.Naming("article").Has(low[at-1]) {
		at--
	}
	return at == 0 || words[at].Comma || behindTime(words, low, 0) == at || at <= mostTime && endsTime(low[at-1]) || at == 1 && (language.Stop(low[0]) || form.Adverb(low[0])) && language.Naming("preposition").At(low, 0) == 0
}

// endsTime tells that the word may be the last one of a time: "two days later".
func endsTime(lower string) bool {
	return language.Naming("time-end").Has(lower) || language.Naming("time-noun").Has(lower) || language.Naming("calendar").Has(lower)
}

// mostTime is how many words a time may have.
const mostTime = 5

// verbBehind tells that a verb stands behind the name.
func verbBehind(words []form.Word, low []string, s form.Span) bool {
	at := behindInsertions(words, low, s.To)
	for at < len(words) && at < s.To+maxAppositive && words[at].Joined && form.Adverb(low[at]) {
		at++
	}
	if at >= len(words) || words[at].Upper || words[s.To-1].Owns || !words[at].Joined && at == s.To {
		return false
	}
	return language.Naming("being").At(low, at) > 0 || verb(low, at) || strings.HasSuffix(low[at], "ed")
}

// verb tells that a verb stands there that tells what somebody does or says.
func verb(low []string, at int) bool {
	for _, list := range []string{"body-act", "body-say", "does"} {
		if language.Naming(list).At(low, at) > 0 {
			return true
		}
	}
	return deedAt(low, at)
}
