package language

import "strings"

// unsaid tells that the words of the clause before the cue make of it what isn't so, or not
// yet: they deny it ("has not been banned"), wish, weigh or suppose it ("should be banned"),
// or stand before a "that" and say of all of it that it is untrue or not said.
func (s modal) unsaid(c CueAt) bool {
	ruled := c.To == c.From+1 && (listed("participle", s.tokens[c.From].Norm) || Says("ruled-of-late", s.tokens[c.From].Stem))
	if s.ofPast(c) {
		return true
	}
	for i := c.From - 1; i >= 0 && s.tokens[i].Word; i-- {
		switch word := s.tokens[i].Norm; {
		case word == "that":
			return s.untrue(i)
		case ruled && s.undoes(i, c):
			return true
		case listed("finite-verb", word):
			ruled = false // what stands before it is said of something else: "what isn't listed is banned"
		}
	}
	return false
}

// ofPast tells that the cue is a "never" that says what was not done: "was never", "never said".
func (s modal) ofPast(c CueAt) bool {
	if s.tokens[c.From].Norm != "never" || c.To > c.From+1 {
		return false
	}
	before := c.From > 0 && listed("past-auxiliary", s.tokens[c.From-1].Norm)
	return before || c.To < len(s.tokens) && (strings.HasSuffix(s.tokens[c.To].Norm, "ed") || listed("past-saying", s.tokens[c.To].Norm))
}

// undoes tells that the word makes of the cue behind it, in the same clause, what isn't so.
func (s modal) undoes(i int, c CueAt) bool {
	word, next := s.tokens[i].Norm, s.tokens[i+1].Norm
	switch {
	case listed("was", word):
		return next == "to" || s.deniesAll(i-1) // "was to be banned"
	case listed("finite-verb", word):
		return s.deniesAll(i - 1)
	case word == "no":
		return listed("before-verb", s.tokens[c.From-1].Norm) // "no plans to ban it"
	}
	return listed("denying-rule", word) || listed("unruling", word) || s.deniesAll(i)
}

// deniesAll tells that nobody does what stands behind the word.
func (s modal) deniesAll(i int) bool {
	return i >= 0 && listed("nobody-doing", s.tokens[i].Norm) || i > 0 && s.tokens[i].Norm == "one" && s.tokens[i-1].Norm == "no"
}

// untrue tells that the words before the "that" deny what stands behind it, or say that it is
// but told: "it is a myth that", "we never said that"; "don't forget that" tells it.
func (s modal) untrue(that int) bool {
	denied := false
	for i := that - 1; i >= 0 && s.tokens[i].Word; i-- {
		switch word := s.tokens[i].Norm; {
		case listed("forgetting", word):
			return false
		case listed("denying-rule", word), listed("untruth", word), s.deniesAll(i):
			denied = true
		}
	}
	return denied
}
