package language

import (
	"slices"
	"strings"
)

// AskedToDo is the verb that a question asks leave for: "share" in "may I share" and in
// "is it fine to share". Where it says no more than that something is used, or another
// word stands there, it is "".
func AskedToDo(question string) string {
	tokens := Words(question)
	at := askedAt(tokens, "asking-leave", "let-to")
	if at > 0 && listed("speaking-verb", tokens[at].Norm) {
		return tokens[at].Norm
	}
	return saysMore(tokens, at)
}

// OwedToDo is the verb of which a question asks whether it has to be done: "submit" in "do I
// have to submit" and in "must I submit"; or "", where it says no more than that something
// is used.
func OwedToDo(question string) string {
	tokens := Words(question)
	return saysMore(tokens, askedAt(tokens, "asking-duty", "obliging", "needed", "expected"))
}

// askedAt is where the verb stands that a question asks about: behind a word of the first
// list and those who are to do it, or behind one of the others and "to"; or 0.
func askedAt(tokens []Token, asking string, before ...string) int {
	for i := 0; i+2 < len(tokens); i++ {
		word := tokens[i].Norm
		if listed(asking, word) {
			if at := behindAsker(tokens, i+1); at > 0 {
				return at
			}
		} else if listed("before-verb", tokens[i+1].Norm) && slices.ContainsFunc(before, func(list string) bool { return listed(list, word) }) {
			return i + 2
		}
	}
	return 0
}

// AskedVerb is where the verb stands, from the token on, of what a question asks leave for,
// whatever verb it is: "use" in "can I still use", "share" in "is it ok if I share" and
// "turn" in "am I allowed to turn it off"; or -1.
func AskedVerb(tokens []Token, from int) int {
	at := askedAt(tokens[from:], "modal", "let-to", "grant-named")
	if at == 0 {
		at = supposedAt(tokens[from:])
	}
	if at == 0 {
		return -1
	}
	for at += from; at < len(tokens); at++ {
		t := tokens[at]
		verb := !Stop(t.Norm) && !strings.HasSuffix(t.Norm, "ly") || listed("plain-verb", t.Norm) || listed("speaking-verb", t.Norm)
		if verb || !t.Word {
			break
		}
	}
	if at == len(tokens) || !tokens[at].Word {
		return -1
	}
	return at
}

// supposedAt is where the verb stands of what a question supposes that somebody did, or that
// they may: behind "ok if I", and behind "whether I may"; or 0.
func supposedAt(tokens []Token) int {
	for i := 1; i+2 < len(tokens); i++ {
		switch {
		case listed("case", tokens[i].Norm) && listed("let-to", tokens[i-1].Norm):
			return behindAsker(tokens, i+1)
		case listed("modal", tokens[i].Norm) && listed("asker", tokens[i-1].Norm):
			return i + 1
		}
	}
	return 0
}

// saysMore is the verb at the token, or "" where it says no more than that something is
// used, or is no verb.
func saysMore(tokens []Token, at int) string {
	if at == 0 {
		return ""
	}
	v := tokens[at]
	if Stop(v.Norm) || Using(v.Norm) || listed("light-verb", v.Norm) || Says("having", v.Stem) || Says("framing", v.Stem) {
		return ""
	}
	return v.Norm
}

// behindAsker is where the words for who asks leave end, or for whom it is asked: "I",
// "our contractors", "people outside the office"; or 0.
func behindAsker(tokens []Token, from int) int {
	for i := from; i+1 < len(tokens) && i < from+3; i++ {
		switch w := tokens[i].Norm; {
		case listed("asker", w) && !namesPeople(tokens[i+1].Norm), listed("other-people", w), listed("those-who-work", w):
			return behindWhence(tokens, i+1)
		case !Stop(w) && !listed("of-people", w) && !namesPeople(tokens[i+1].Norm):
			return 0 // but for the "board" of "may board guests"
		}
	}
	return 0
}

// namesPeople tells that the word is one for people, who work here or don't.
func namesPeople(word string) bool {
	return listed("other-people", word) || listed("those-who-work", word)
}

// behindWhence is where what says of people that they are from elsewhere ends: "from
// outside the office"; the token itself where nothing says so, and 0 where other words
// limit who they are.
func behindWhence(tokens []Token, at int) int {
	if !Narrows(tokens[at].Norm) {
		return at
	}
	outside := slices.IndexFunc(tokens[at:min(len(tokens), at+2)], func(t Token) bool { return listed("whence-outside", t.Norm) })
	if outside < 0 {
		return 0
	}
	for i := at + outside + 1; i+1 < len(tokens) && i < at+5; i++ {
		if !Stop(tokens[i].Norm) && !listed("behind-outside", tokens[i].Norm) {
			return i + 1
		}
	}
	return 0
}

// Askers are the stems of the words for those for whom the question asks leave, where
// they are others than those who work there: "guests" of "may guests add a room".
func Askers(question string) []string {
	tokens := Words(question)
	for i := 0; i+2 < len(tokens); i++ {
		if !listed("asking-leave", tokens[i].Norm) {
			continue
		}
		for j := i + 1; j < len(tokens) && j <= i+3; j++ {
			w := tokens[j].Norm
			switch {
			case listed("other-people", w):
				return []string{tokens[j].Stem}
			case !Stop(w) && !listed("of-people", w) || listed("asker", w):
				return nil
			}
		}
		return nil
	}
	return nil
}

// DoneToIt tells that the question asks leave to do something to what it calls "it".
func DoneToIt(question string) bool {
	tokens, verb := Words(question), AskedToDo(question)
	at := slices.IndexFunc(tokens, func(t Token) bool { return t.Norm == verb })
	return verb != "" && at >= 0 && at+1 < len(tokens) && listed("pronoun", tokens[at+1].Norm)
}
