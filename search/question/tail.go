package question

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// plainTail asks in plain words what a few words behind a message ask: whether what was said
// before is allowed, as in "I'd like to use it. Fine?", or whether anything is against it, as in
// "I'll install it, any objections?", which is answered the other way.
func plainTail(lex *language.Lexicon, text string, today knowledge.Day) string {
	if len(text) > language.MaxText {
		return text
	}
	tokens := language.Tokenize(text)
	end := len(tokens)
	for end > 0 && !tokens[end-1].Word {
		end--
	}
	for from := end - 1; from > 0 && end-from <= longestTail; from-- {
		said := joined(tokens[from:end])
		if language.Listed("comma-tail", said) && strings.Contains(".!", tokens[from-1].Text) {
			return strings.TrimRight(text[:tokens[from-1].Start], " .!") + ", " + text[tokens[from].Start:]
		}
		against := language.Listed("against-tail", said)
		if !against && !language.Listed("leave-tail", said) || tokens[from-1].Word && !language.Listed("whole-tail", said) {
			continue
		}
		if plain, ok := withQuestion(lex, strings.TrimRight(text[:tokens[from].Start], " ,;:.!-–—"), against, today); ok {
			return plain
		}
	}
	return text
}

// withQuestion is what was said with the question ahead of its last sentence, or behind it where
// that names nothing. What asks something itself, says that something is allowed or banned, or
// tells of no use that somebody makes of an app, is asked no other way: "Pigeon is down, any
// problems?".
func withQuestion(lex *language.Lexicon, said string, against bool, today knowledge.Day) (string, bool) {
	from := 0
	for _, at := range append(sentenceEnds(said), lineEnds(lex, said, today)...) {
		from = max(from, at)
	}
	last := strings.TrimLeft(said[from:], ". \n")
	r := lex.Read(last, today)
	before := said[:len(said)-len(last)]
	switch {
	case asks(&r), strings.HasSuffix(said, "?"), r.Has("ban", "allow", "undo", "restrict", "policy"), !wouldUse(&r):
		return "", false
	case against && len(r.Mentions) == 0:
		return said + ". is that banned?", true
	case against:
		return before + "is it banned if " + last + "?", true
	case len(r.Mentions) == 0:
		return said + ". is that ok?", true
	case r.Mentions[0].From == 0:
		return before + "may we use " + last + "?", true // "Pigeon on deck, cool?"
	}
	return before + "is it ok if " + last + "?", true
}

// wouldUse tells that somebody says that they use something or would, or names an app alone with
// for what or where: "Pigeon for my notes".
func wouldUse(r *language.Reading) bool {
	if len(r.Mentions) > 0 && r.Mentions[0].From == 0 {
		to := r.Mentions[0].To
		return to == len(r.Tokens) || language.Prepositional(r.Tokens[to].Norm)
	}
	return slices.ContainsFunc(r.Tokens, func(t language.Token) bool { return language.Listed("would-use", t.Norm) })
}

// longestTail is how many words such a tail has at most.
const longestTail = 6

// joined are the words as they are looked up in a list.
func joined(tokens []language.Token) string {
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = t.Norm
	}
	return strings.Join(words, " ")
}
