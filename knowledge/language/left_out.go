package language

import (
	"slices"
	"strings"
)

// Excluded is what a sentence sets aside for something else: "your own address" of
// "use the address of your office rather than your own address".
func Excluded(sentence string) string { return behind("set-aside", sentence) }

// ButNot are the stems of what the sentence leaves out of what it lets people do:
// "edit" and "comment" of "can view but not edit or comment".
func ButNot(sentence string) []string {
	tokens := Tokenize(sentence)
	for i := 0; i+2 < len(tokens); i++ {
		if !listed("opposing", tokens[i].Norm) || !listed("leaving-out", tokens[i+1].Norm) {
			continue
		}
		var list []string
		for _, t := range Words(clause(sentence, tokens[i+2:])) {
			list = append(list, t.Stem)
		}
		return list
	}
	return nil
}

// BeforeBut is the sentence up to a "but", or a word like it, that opens a clause of its own.
func BeforeBut(sentence string) string {
	tokens := Tokenize(sentence)
	for i := 1; i+1 < len(tokens); i++ {
		if listed("contrasting", tokens[i].Norm) && tokens[i-1].Text == "," && !listed("leaving-out", tokens[i+1].Norm) {
			return sentence[:tokens[i].Start]
		}
	}
	return sentence
}

// NotFor is whom or what the sentence leaves out behind what it says: "another agency" of
// "is for our own work; not another agency", "salaries" of "for notes (no salaries)", and
// "contracts" of "is allowed, contracts excluded"; or "".
func NotFor(sentence string) string {
	tokens := Tokenize(sentence)
	for i := 1; i+1 < len(tokens); i++ {
		before := tokens[i-1]
		set := strings.Contains(",;(", before.Text)
		switch {
		case listed("leaving-out", tokens[i].Norm) && (set || listed("coordinating", before.Norm)),
			set && listed("leaving-out-noun", tokens[i].Norm) && !Needless(sentence):
			return clause(sentence, tokens[i+1:])
		case set:
			words := Words(clause(sentence, tokens[i:]))
			if last := len(words) - 1; last > 0 && listed("left-out", words[last].Norm) {
				return sentence[tokens[i].Start:tokens[i+last-1].End]
			}
		}
	}
	return ""
}

// KeptFor is for whom the sentence says that something is and for nobody else, up to
// the end of the clause: "staff" of "is limited to staff"; or "".
func KeptFor(sentence string) string { return behind("kept-for", sentence) }

// behind is what stands behind the first word of the list, up to the end of the clause; or "".
func behind(list, sentence string) string {
	tokens := Tokenize(sentence)
	words := normsOf(tokens)
	for i := range tokens {
		if n := Ruling(list).At(words, i); n > 0 && i+n < len(tokens) {
			return clause(sentence, tokens[i+n:])
		}
	}
	return ""
}

// clause is the text from the first of the tokens up to the next mark.
func clause(text string, tokens []Token) string {
	end := len(tokens)
	if i := slices.IndexFunc(tokens, func(t Token) bool { return !t.Word }); i >= 0 {
		end = i
	}
	if end == 0 {
		return ""
	}
	return text[tokens[0].Start:tokens[end-1].End]
}
