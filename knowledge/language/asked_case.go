package language

import "slices"

// CaseIn are the stems of the words of the case that the question asks of, behind an "if",
// "when" or "while" in it, or between one and the comma before what is asked.
func CaseIn(question string) []string {
	tokens := Tokenize(question)
	at := slices.IndexFunc(tokens, func(t Token) bool { return OpensCase(t.Norm) })
	end := at + 1
	for end < len(tokens) && tokens[end].Word {
		end++
	}
	if at < 0 || at == 1 || at == 0 && (end == len(tokens) || tokens[end].Text != ",") {
		return nil
	}
	var list []string
	for _, t := range tokens[at+1 : end] {
		if !Stop(t.Norm) && !Says("framing", t.Stem) && !Says("machine", t.Stem) {
			list = append(list, t.Stem)
		}
	}
	return list
}

// BeforeCase is the text up to the word that opens a case: "how do I get in" of
// "how do I get in when I am at home".
func BeforeCase(text string) string {
	for i, t := range Tokenize(text) {
		if i > 0 && OpensCase(t.Norm) {
			return text[:t.Start]
		}
	}
	return text
}

// DeniedIn are the stems of what the question says isn't so in the case that it asks
// about: "own" of "may I edit a page that I don't own", up to the end of the clause.
func DeniedIn(question string) []string {
	tokens := Tokenize(question)
	at := slices.IndexFunc(tokens, func(t Token) bool { return listed("denying-case", t.Norm) })
	var list []string
	for i := at + 1; at > 1 && i < len(tokens) && tokens[i].Word; i++ {
		if t := tokens[i]; !Stop(t.Norm) && !Says("framing", t.Stem) {
			list = append(list, t.Stem)
		}
	}
	return list
}
