package language

import (
	"slices"
	"strings"
)

// Voiced tells that the words up to the token say that somebody only hears, thinks,
// wishes, asks or supposes what follows there, or that a word beside it does: it needn't
// be so, whoever is right. What is told to those who read it isn't voiced so: "we would
// like to remind you that it is banned".
func Voiced(tokens []Token, at int) bool {
	v := voices{tokens: tokens, ends: make([]map[string]int, len(tokens))}
	for _, p := range Phrases(tokens) {
		if v.ends[p.From] == nil {
			v.ends[p.From] = map[string]int{}
		}
		v.ends[p.From][p.List] = p.To
	}
	for i := range tokens {
		if i <= at && (v.opens(i, at) || v.demanded(i, at)) || v.aside(i) {
			return true
		}
	}
	return false
}

// voices are the words of a sentence with the phrases that begin at each.
type voices struct {
	tokens []Token
	ends   []map[string]int
}

func (v voices) to(i int, lists ...string) int {
	end := 0
	for _, l := range lists {
		if i >= 0 && i < len(v.ends) {
			end = max(end, v.ends[i][l])
		}
	}
	return end
}

// opens tells that a frame begins at the token which takes in the other one.
func (v voices) opens(i, at int) bool {
	if end := v.to(i, "hearsay", "voice-opens"); end > 0 && end > v.to(0, "at-wish") {
		return v.reaches(end, at)
	}
	if end := v.to(i, "voice-source"); end > 0 {
		return v.byOne(end, at)
	}
	if end := v.to(i, "hedged"); end > 0 {
		if end < at && !v.tokens[end].Word {
			end++
		}
		return v.within(end, at)
	}
	if v.to(v.subject(i)-1, "voice-case") > 0 {
		return false // "whoever wants it", "if you think"
	}
	end := v.to(i, "thinks")
	switch {
	case end > 0 && v.to(end, "preposition", "to-readers") > 0:
		return false // "think before you post", "I hope you know"
	case end == 0:
		if end = v.to(i, "voice-says"); end == 0 || !v.bystander(i) {
			return v.wished(i, at)
		}
	}
	if v.to(v.subject(i)-1, "voice-aside-clause") > 0 {
		return v.within(end, at) // "although many think that it is allowed, it is banned"
	}
	return v.reaches(end, at)
}

// wished tells that somebody wishes what stands at the other token, and doesn't only say
// so to tell it.
func (v voices) wished(i, at int) bool {
	end := v.to(i, "wishes")
	return end > 0 && v.to(end, "to-readers") == 0 && !(i > 0 && v.to(i-1, "not") > 0) && v.within(end, at)
}

// demanded tells that a clause of what somebody would have so begins at the token, and takes in
// the other one: "moves that it be banned". Who decides, orders it.
func (v voices) demanded(that, at int) bool {
	if v.to(that, "that-word") == 0 || v.endsAt(that, "has-it-so") {
		return false
	}
	for i := that + 1; i < min(that+1+mostSubject, len(v.tokens)) && (v.tokens[i].Word || strings.Trim(v.tokens[i].Text, "'’") == ""); i++ {
		if v.to(i, "have", "will", "would", "may", "must", "modal", "should", "to-word", "do") > 0 {
			return false // "that it will be"
		}
		if v.to(i, "bare-be") > 0 {
			return i > that+1 && v.reaches(that, at)
		}
	}
	return false
}

// endsAt tells that a phrase of the list ends where the token begins.
func (v voices) endsAt(at int, list string) bool {
	for i := max(0, at-4); i < at; i++ {
		if v.ends[i][list] == at {
			return true
		}
	}
	return false
}

// bystander tells that the subject of the verb at the token is somebody who doesn't
// decide: "my manager", "a colleague from the studio", "people".
func (v voices) bystander(verb int) bool {
	from, to := v.subject(verb), verb
	for to > from && v.to(to-1, "adverb", "have", "keeps-on") > 0 {
		to--
	}
	if to > from && v.to(to-1, "be", "to-word") > 0 {
		return false // "staff were told", "I write to tell you"
	}
	for i := from; i < to; i++ {
		if i == from && v.to(i, "bystander") > 0 {
			return true
		}
		if end := v.to(i, "bystander-noun"); end > 0 && (end == to || v.to(end, "preposition") > 0) {
			return true
		}
	}
	return false
}

// byOne tells that somebody who doesn't decide is named behind the token, before the next
// mark: "according to a colleague".
func (v voices) byOne(from, at int) bool {
	for i := from; i < min(from+mostSubject, at) && v.tokens[i].Word; i++ {
		if v.to(i, "bystander-noun") > 0 || i == from && v.to(i, "bystander") > 0 {
			return true
		}
	}
	return false
}

// mostSubject is how many words the subject of a voice has at most.
const mostSubject = 8

// subject is where the words begin that stand before the verb at the token, in its clause.
func (v voices) subject(verb int) int {
	i := verb
	for i > 0 && i > verb-mostSubject && v.tokens[i-1].Word && v.to(i-1, "voice-case", "voice-aside-clause", "voice-stop", "that-word") == 0 {
		i--
	}
	return i
}

// reaches tells that nothing between the tokens ends what the frame before takes in.
func (v voices) reaches(from, to int) bool {
	for i := from; i < min(to, len(v.tokens)); i++ {
		if v.to(i, "voice-stop") > 0 || v.tokens[i].Text == ";" {
			return false
		}
	}
	return true
}

// within tells that no mark stands between the tokens.
func (v voices) within(from, to int) bool {
	return !slices.ContainsFunc(v.tokens[min(from, to):to], func(t Token) bool { return !t.Word }) && from <= to
}

// aside tells that words stand at the token, apart from the others, by which the whole
// sentence is only what somebody thinks: "it is banned, as far as I know".
func (v voices) aside(i int) bool {
	end := v.to(i, "hearsay-aside")
	apart := func(i int) bool { return i < 0 || i >= len(v.tokens) || !v.tokens[i].Word }
	return end > 0 && apart(i-1) && apart(end) && !(i == 0 && end == len(v.tokens))
}
