package language

import (
	"regexp"
	"slices"
	"strings"
)

// DoneBySubject tells that the sentence has the verb, and says by it what somebody does, rather
// than what is done to them.
func DoneBySubject(sentence, verb string) bool {
	tokens := Words(sentence)
	at := slices.IndexFunc(tokens, func(t Token) bool { return t.Norm == verb })
	return verb != "" && at >= 0 && !(at > 0 && listed("being", tokens[at-1].Norm))
}

// Coordinated are the stems of the words that stand behind an "or" or "and", and before
// one behind a comma: the second verbs of "you can't publish or share files" and of "you
// can't add files, publish them, or share them" are some of them.
func Coordinated(sentence string) []string {
	var list []string
	tokens := Tokenize(sentence)
	for i := 1; i < len(tokens); i++ {
		lists := tokens[i-1].Text == "," && slices.ContainsFunc(tokens[i:], func(t Token) bool { return listed("coordinating", t.Norm) })
		if (lists || listed("coordinating", tokens[i-1].Norm)) && tokens[i].Word && !Using(tokens[i].Norm) {
			list = append(list, tokens[i].Stem)
		}
	}
	return list
}

// ObjectOf are the stems of what the verb of the sentence is done to: of the words
// behind it, up to one that says for what or where.
func ObjectOf(sentence, verb string) []string {
	var list []string
	tokens := Tokenize(sentence)
	at := slices.IndexFunc(tokens, func(t Token) bool { return t.Norm == verb })
	if at > 0 && listed("being", tokens[at-1].Norm) {
		return nil // it is done to what stands before it
	}
	for i := at + 1; at >= 0 && i < len(tokens); i++ {
		t := tokens[i]
		switch {
		case i == at+1 && listed("coordinating", t.Norm) && i+1 < len(tokens) && !Stop(tokens[i+1].Norm):
			i++ // "add or remove guests"
		case Narrows(t.Norm), i == at+1 && listed("coordinating", t.Norm), len(list) > 0 && (strings.Contains("().,;:!?", t.Text) || Stop(t.Norm) && !listed("within-names", t.Norm)):
			return list
		case t.Word && !Stop(t.Norm) && !strings.HasSuffix(t.Norm, "ly"):
			list = append(list, t.Stem)
		}
	}
	return list
}

// quoted is what a sentence has from elsewhere, such as what a button says.
var quoted = regexp.MustCompile(`["“][^"“”]*["”]`)

// LimitOf are the stems of what the sentence says for what, where or with whom its verb
// is done, up to the end of the clause; what it quotes says none of it.
func LimitOf(sentence, verb string) []string {
	var list []string
	tokens := Tokenize(quoted.ReplaceAllString(sentence, ""))
	at, narrowed := slices.IndexFunc(tokens, func(t Token) bool { return t.Norm == verb }), false
	for i := at + 1; at >= 0 && i < len(tokens); i++ {
		t := tokens[i]
		switch {
		case strings.Contains(".,;:!?", t.Text):
			return list
		case Narrows(t.Norm) || listed("by-way-of", t.Norm):
			narrowed = true
		case narrowed && t.Word && !Stop(t.Norm):
			list = append(list, t.Stem)
		}
	}
	return list
}

// Narrows tells that the word, in lower case, goes on to say for what, where or
// with whom.
func Narrows(word string) bool { return listed("narrowing", word) }
