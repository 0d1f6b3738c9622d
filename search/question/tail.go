package question

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// plainTail asks in plain words what a few words behind a message ask: whether what somebody says
// that they do, or would do, is allowed, as in "I'd like to use it. Fine?", or whether anything is
// against it, as in "I'll install it, any objections?".
func plainTail(lex *language.Lexicon, b *knowledge.Base, text string, before *Question, today knowledge.Day) string {
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
		if language.Listed("comma-tail", said) && strings.Contains(".!-–—:", tokens[from-1].Text) {
			return strings.TrimRight(text[:tokens[from-1].Start], " .!-–—:") + ", " + text[tokens[from].Start:]
		}
		against := language.Listed("against-tail", said)
		if !against && !language.Listed("leave-tail", said) || tokens[from-1].Word && !language.Listed("whole-tail", said) {
			continue
		}
		told := strings.TrimRight(text[:tokens[from].Start], " ,;:.!-–—")
		at := 0
		for _, i := range append(sentenceEnds(told), lineEnds(lex, told, today)...) {
			at = max(at, i)
		}
		last := strings.TrimLeft(told[at:], ". \n")
		if asked := asUse(lex.Read(last, today), b, before, against); asked != "" {
			return told[:len(told)-len(last)] + asked + "?"
		}
	}
	return text
}

// asUse asks whether what the sentence says may be done, or is a problem: that somebody uses an
// app or would, or an app alone, with for what or where. What asks something itself, says how
// something stands, or tells of anything else is asked no other way, and is nothing here:
// "Pigeon is down, any problems?".
func asUse(r language.Reading, b *knowledge.Base, before *Question, against bool) string {
	app := slices.IndexFunc(r.Mentions, func(m language.Mention) bool {
		e := b.Entity(m.Entities[0])
		return e != nil && e.Kind.Used()
	})
	other := slices.ContainsFunc(r.Tokens, func(t language.Token) bool { return language.Listed("no-such-wish", t.Norm) })
	if other || usedOnce(r.Text) || app < 0 && (before == nil || len(r.Mentions) > 0) || asks(&r) || r.Has("ban", "allow", "undo", "restrict", "policy") {
		return ""
	}
	if app == 0 && r.Mentions[0].From == 0 { // "Pigeon for my notes"
		if to := r.Mentions[0].To; to < len(r.Tokens) && !language.Prepositional(r.Tokens[to].Norm) {
			return ""
		}
		return language.AsksLeaveToUse("", r.Text, against)
	}
	from, to := wish(&r)
	wishes := from < to
	uses := slices.ContainsFunc(r.Tokens[to:], func(t language.Token) bool { return language.Listed("would-use", t.Norm) })
	switch {
	case wishes && ofOthersUse(&r, from, to), !wishes && !uses:
		return ""
	case !wishes:
		return language.AsksLeaveFor(r.Text, against)
	}
	who, rest := strings.TrimSpace(r.Text[:r.Tokens[from].Start]), strings.TrimSpace(r.Text[r.Tokens[to-1].End:])
	if uses {
		return language.AsksLeave(who, rest, against)
	}
	return language.AsksLeaveToUse(who, rest, against)
}

// usedOnce tells that somebody says what they once did, and do no more: "I used to use it", but not "I'm
// used to using it".
func usedOnce(text string) bool {
	tokens := language.Tokenize(text)
	for i := 1; i+1 < len(tokens); i++ {
		if before := tokens[i-1].Norm; language.Listed("once-habit", joined(tokens[i:i+2])) && !language.Listed("am-of", before) && !language.Listed("am-short", before) {
			return true
		}
	}
	return false
}

// wish is where the words stand by which somebody says that they would do something.
func wish(r *language.Reading) (from, to int) {
	for from = range r.Tokens {
		for to = min(len(r.Tokens), from+longestTail); to > from; to-- {
			said := joined(r.Tokens[from:to])
			if language.Listed("wish-to", said) || language.Listed("wish-for", said) && to < len(r.Tokens) && r.Tokens[to].Norm != "to" {
				return from, to
			}
		}
	}
	return 0, 0
}

// ofOthersUse tells that what is wished between the tokens is that somebody else does something:
// "I'd like interns to use it", but not "I'd like Pigeon to write notes".
func ofOthersUse(r *language.Reading, from, to int) bool {
	if !language.Listed("wish-for", joined(r.Tokens[from:to])) {
		return false
	}
	rest := r.Tokens[to:]
	at := slices.IndexFunc(rest, func(t language.Token) bool { return language.Listed("sent-to", t.Norm) })
	return at > 0 && at+1 < len(rest) && language.Listed("would-use", rest[at+1].Norm)
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

// asksAgainst tells that it is asked whether anything is against it, which is answered by how it
// stands rather than by yes or no.
func (p *parser) asksAgainst() bool {
	return slices.ContainsFunc(p.reading.Cues, func(c language.CueAt) bool {
		return c.Cue == "may" && language.Listed("asks-against", joined(p.reading.Tokens[c.From:c.To]))
	})
}
